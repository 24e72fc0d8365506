"""What readers of one table share whose rows are records: one for each row, a statement by account and currency.

Such a reader names its header, layer and currency, and says in `send` what a part of the rows holds. A format of
another shape (two headers, several rows an order, totals in other sheets) writes `sniff` and `read` itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import numpy as np

from app.domain.record import Layer, State
from app.importers.families.ledgers import Ledgers, accounts, paid_out_layer
from app.importers.families.orders import offsets
from app.importers.heads import header_in
from app.importers.open_table import open_table
from app.importers.part import repeated

if TYPE_CHECKING:
    import pyarrow as pa
    from numpy.typing import NDArray

    from app.domain.statement import Check, StatementFacts
    from app.importers.base import Head, Sink, Source
    from app.importers.families.ledgers import Ledger
    from app.importers.names import Names
    from app.importers.part import Part, Times
    from app.importers.table import Footer, Table


@dataclass(slots=True, kw_only=True)
class Rows:
    """Where the rows of one table go: sends them with what most of them share, and adds them up."""

    source: Source
    out: Sink
    layer: Layer
    currency: str
    ledgers: Ledgers = field(default_factory=Ledgers)

    def send(
        self,
        part: Part,
        *,
        amount: NDArray[np.int64],
        kind: NDArray[np.int8] | Any,
        account: pa.Array | None = None,
        currency: pa.Array | None = None,
        exp: int = 2,
        when: Times | None = None,
        **columns: Any,
    ) -> None:
        """Send one record for each row of `part`, its money at `exp`; further columns as `Ledgers.send` takes them.

        account: of each row, "" and None for what the person said. currency: None for the reader's. when: times in
        China; else `at` and `offset`. Rows are done, and of the reader's layer, those that take money from a channel
        to a bank of the settlement layer, where `state` and `layer` say nothing else.
        """
        said: dict[str, Any] = {"state": State.DONE.value}
        said["layer"] = paid_out_layer(kind, self.layer) if self.layer is Layer.CHANNEL else self.layer.value
        if when is not None:
            said |= {"at": when.at, "offset": offsets(when)}
        self.ledgers.send(
            self.out,
            part,
            account=accounts(part, self.source, account),
            currency=repeated(self.currency, len(part)) if currency is None else currency,
            exp=exp,
            amount=amount,
            kind=kind,
            **(said | columns),
        )


class TableReader:
    """A reader of one table, a record for each row; subclasses are registered, their `format`, `version`, `title` said.

    header: names that the table must have. footer: where its rows end. layer: of the statement. currency: of rows
    that name none, "" where the person must say it.
    """

    header: Sequence[Names]
    footer: Footer | None = None
    layer = Layer.CHANNEL
    currency = ""

    def sniff(self, head: Head) -> float:
        """Look for the header among the first rows."""
        return 1.0 if header_in(head, self.header) else 0.0

    def read(self, source: Source, out: Sink) -> Iterable[StatementFacts]:
        """Send one record for each row; return one statement for each account and currency."""
        currency = self.currency or source.options.currency
        rows = Rows(source=source, out=out, layer=self.layer, currency=currency)
        table = open_table(source, self.header, footer=self.footer)
        for part in table:
            self.send(part, rows)

        def checks(one: Ledger) -> list[Check]:
            return self.checks(one, table)

        return rows.ledgers.facts(source, self, layer=self.layer, checks=checks, currency=currency)

    def send(self, part: Part, rows: Rows) -> None:
        """Send the rows of `part`, whole columns of at most 50,000 rows, with `rows.send`."""
        raise NotImplementedError

    def checks(self, one: Ledger, table: Table) -> list[Check]:
        """Return the totals that the table states for one account and currency, held against its rows."""
        return []
