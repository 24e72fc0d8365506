"""Vouchers (journal entries) as records of the ledger layer: what readers of books have in common.

One record for each line on a cash, channel, revenue or tax account, and on accounts of which nothing says what they
are; other lines are counted, held against their voucher, and named. Every voucher must balance. A set of books is one
statement for each currency; its records name their accounts.

Signs: on cash and channel accounts a debit is positive, on revenue and tax accounts a credit: what a sale adds to each
is positive, so that orders and revenue, deposits and bank accounts meet with equal signs.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from app.domain.chart import Use, use_of
from app.domain.money import plain
from app.domain.record import NO_TIME, Kind, Layer
from app.domain.statement import DISAGREE, NONE, Check, StatementFacts
from app.importers.base import BATCH_ROWS
from app.importers.checks import sentences
from app.importers.controls import money_check
from app.importers.joined import extracted

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from app.importers.base import Sink, Source

    Ints = NDArray[np.int64]

#: What books are called as an account: their lines name the accounts, and overlapping exports must meet.
BOOKS = "ledger"
_NAMED = 5  # vouchers that a message names
_LISTED = 12  # accounts that a message names
_PAYOUT = r"\b(?P<n>po_[A-Za-z0-9]{8,})\b"  # Stripe's own form of a payout's number
_ORDER = re.compile(r"(?:\border|订单号?|订单编号|單號)[ :：#]{0,3}([A-Za-z0-9][A-Za-z0-9_-]{2,40})", re.IGNORECASE)


@dataclass(kw_only=True)
class Lines:
    """Lines of vouchers, as many of each.

    row, suffix: where they stand; at: seconds of the day; voucher: number of the line's voucher, −1 where nothing says
    which lines belong together; label: how the books call it. code, name: of the account. amount: debit less credit at
    `exp`, in `currency`; weight, book: the same in the currency in which the voucher must balance.
    root, use: of the account, where the file says it (Use value, −1 = by its name). texts: further text columns.
    """

    row: NDArray[np.int32]
    at: Ints
    voucher: Ints
    label: pa.Array
    code: pa.Array
    name: pa.Array
    amount: Ints
    exp: int
    currency: pa.Array
    weight: Ints
    book: pa.Array
    suffix: NDArray[np.int8] | None = None
    use: NDArray[np.int8] | None = None
    texts: dict[str, pa.Array] = field(default_factory=dict)

    def __len__(self) -> int:
        return len(self.row)


def send_vouchers(
    source: Source, out: Sink, reader: Any, lines: Lines, *, rows: int, checks: tuple[Check, ...] = ()
) -> list[StatementFacts]:
    """Send the records; return one statement for each currency.

    rows: data rows of the source; checks: further figures that it states.
    """
    uses = _uses(lines)
    balances = [*_balances(lines), *checks]
    currencies = pc.unique(lines.currency).to_pylist() or [""]
    found = []
    for ordinal, currency in enumerate(currencies, start=1):
        here = pc.equal(lines.currency, currency).to_numpy(zero_copy_only=False)
        kept = np.flatnonzero(here & (uses != Use.OTHER))
        for start in range(0, len(kept), BATCH_ROWS):
            _send(out, ordinal, lines, kept[start : start + BATCH_ROWS], uses, currency)
        left = _left_out(lines, np.flatnonzero(here & (uses == Use.OTHER)))
        whole = len(currencies) == 1
        found.append(
            StatementFacts(
                file=source.file,
                sheet=source.sheet,
                sha256=source.sha256,
                ordinal=ordinal,
                several=not whole,
                format=reader.format,
                version=reader.version,
                layer=Layer.LEDGER.value,
                account=source.options.account or BOOKS,
                shop=source.options.shop,
                currency=currency,
                exp=lines.exp,
                rows_read=rows if whole else len(np.unique(lines.row[here])),
                control=_control(balances),
                checks=tuple(balances),
                **_message(balances, currency, left),
            )
        )
    return found


def _uses(lines: Lines) -> NDArray[np.int8]:
    """Return a Use for each line, asked once for each account."""
    full = bool(pc.any(pc.match_substring_regex(lines.code, "^6[0-9]{3}"), min_count=0).as_py())
    pairs = pc.dictionary_encode(pc.binary_join_element_wise(lines.code, lines.name, "\x1f"))
    known = [use_of(*one.split("\x1f", 1), full=full).value for one in pairs.dictionary.to_pylist()]
    found = np.array(known or [0], np.int8)[pairs.indices.to_numpy(zero_copy_only=False)]
    return found if lines.use is None else np.where(lines.use >= 0, lines.use, found).astype(np.int8)


def _send(out: Sink, ordinal: int, lines: Lines, kept: Ints, uses: NDArray[np.int8], currency: str) -> None:
    at = pa.array(kept)
    credit = np.isin(uses[kept], (Use.REVENUE, Use.TAX))
    amount = np.where(credit, -lines.amount[kept], lines.amount[kept])
    label, text = lines.label.take(at), lines.texts["text"].take(at)
    account = accounts(lines.code, lines.name).take(at)
    days = pa.array(lines.at[kept] // 86_400).cast(pa.string())
    key = [days, label, account, pa.array(amount).cast(pa.string()), text]
    columns: dict[str, Any] = {name: one.take(at) for name, one in lines.texts.items()}
    if "order_ref" not in columns:
        columns["order_ref"] = pa.array([order_in(one) for one in text.to_pylist()], pa.string())
    if "batch_ref" not in columns:
        said = pc.binary_join_element_wise(label, text, " ")
        columns["batch_ref"] = extracted(said, _PAYOUT, "n")
    out.send(
        ordinal,
        row=lines.row[kept],
        suffix=0 if lines.suffix is None else lines.suffix[kept],
        layer=Layer.LEDGER.value,
        kind=Kind.VOUCHER.value,
        at=lines.at[kept],
        offset=NO_TIME,
        amount=amount,
        exp=lines.exp,
        currency=currency,
        account=account,
        subtype=label,
        key=pc.binary_join_element_wise(*key, "|"),
        **columns,
    )


def accounts(code: pa.Array, name: pa.Array) -> pa.Array:
    """Return "1002 银行存款" of number and name, either of which may be missing."""
    return pc.utf8_trim(pc.binary_join_element_wise(code, name, " "), characters=" ")


def order_in(text: str) -> str:
    """Return the one order number that a text names as such, "" where it names none or several."""
    found = {one for one in _ORDER.findall(text) if any(char.isdigit() for char in one)}
    return found.pop() if len(found) == 1 else ""


def _balances(lines: Lines) -> list[Check]:
    """Return a check that every voucher balances, and one for each of the first that do not."""
    told = lines.voucher >= 0
    if not told.any():
        return []
    books = pc.dictionary_encode(lines.book)
    width = max(1, len(books.dictionary))
    group = lines.voucher * width + books.indices.to_numpy(zero_copy_only=False)
    keys, first, inverse = np.unique(group[told], return_index=True, return_inverse=True)
    weight = lines.weight[told]
    debit, credit = np.zeros(len(keys), np.int64), np.zeros(len(keys), np.int64)
    np.add.at(debit, inverse, np.maximum(weight, 0))
    np.add.at(credit, inverse, -np.minimum(weight, 0))
    off = np.flatnonzero(debit != credit)
    where = np.flatnonzero(told)[first]
    off = off[np.argsort(where[off], kind="stable")]
    if not len(off):
        return [money_check("vouchers", int(debit.sum()), int(credit.sum()), lines.exp, _one(lines.book))]
    found = []
    for one in off[:_NAMED].tolist():
        at = int(where[one])
        currency = lines.book[at].as_py()
        label = lines.label[at].as_py() or str(int(lines.row[at]))
        sums = [plain(int(side[one]), lines.exp, currency) for side in (debit, credit)]
        found.append(Check(name="voucher", stated=f"{label}: {sums[0]}", found=sums[1], agrees=False))
    return found


def _one(column: pa.Array) -> str:
    known = pc.unique(column).to_pylist()
    return str(known[0]) if len(known) == 1 else ""


def _left_out(lines: Lines, rows: Ints) -> tuple[int, list[str]]:
    """Return (how many lines are no records, the accounts they are on)."""
    names = pc.unique(accounts(lines.code, lines.name).take(pa.array(rows))).to_pylist() if len(rows) else []
    return len(rows), [*names[:_LISTED], *(["…"] if len(names) > _LISTED else [])]


def _control(checks: list[Check]) -> str:
    """Return disagree or none: vouchers that balance prove their amounts, and not which accounts the lines are on."""
    return NONE if all(one.agrees for one in checks) else DISAGREE


def _message(checks: list[Check], currency: str, left: tuple[int, list[str]]) -> dict[str, Any]:
    """Return the sentence that says what is proved and left out; none where figures disagree, which says more."""
    if _control(checks) == DISAGREE:
        return {}
    balanced = any(one.name == "vouchers" for one in checks)
    notes: list[dict[str, Any]] = [{"key": "statement.accounts_open", "params": {}}] if balanced else []
    if not currency:
        notes.append({"key": "statement.no_currency", "params": {}})
    if left[0]:
        notes.append({"key": "statement.other_accounts", "params": {"count": left[0], "accounts": left[1]}})
    key, params = sentences(notes)
    return {"message_key": key, "message_params": params} if key else {}
