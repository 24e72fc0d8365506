"""What the fields of a form stand for: values of the summary, and rows of the tables of one export."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from app.domain.errors import FormRefused
from app.domain.money import plain
from app.reports.template.fill import MOST_LISTED
from app.reports.template.names import TABLES, is_currency
from app.services.account_names import format_titles, named
from app.services.summary import ComparisonSummary, Total

if TYPE_CHECKING:
    import pyarrow as pa

    from app.config.words import Words
    from app.domain.proof import ProofLine
    from app.services.report_data import Loaded, Tables

_PIECE = 5_000


class FormValues:
    """Says single fields and lists of one export, worded in its language."""

    def __init__(self, loaded: Loaded, tables: Tables, words: Words) -> None:
        self._loaded, self._tables, self._words = loaded, tables, words
        self._summary = tables.summary
        self._first, self._last = self._days()

    def _days(self) -> tuple[str, str]:
        """Return the first and last day reported, else those that the stored statements cover; "" for none."""
        stored = [one for one in self._loaded.statements if not one.refused_key]
        starts = [one.period_start for one in stored if one.period_start]
        ends = [one.period_end for one in stored if one.period_end]
        first = str(self._summary.first or min(starts, default=""))
        return first, str(self._summary.last or max(ends, default=""))

    def singles(self, names: Sequence[str], places: Mapping[str, str]) -> dict[str, str]:
        """Return the text of each single field; places: where each stands, for messages."""
        return {name: self._single(name, places.get(name, "")) for name in names}

    def _single(self, name: str, where: str) -> str:
        lead, _, rest = name.partition(".")
        if lead == "company":
            return self._loaded.info.get("company", "")
        if lead == "shop":
            return self._shops()
        if lead == "period":
            return {"first": self._first, "last": self._last}[rest] if rest else self._period()
        if lead == "sources":
            return str(self._summary.statements[rest])
        if rest == "title":
            return self._title(lead)
        return self._total(name, lead, rest.split("."), where)

    def _shops(self) -> str:
        import pyarrow as pa

        known = self._loaded.records["shop"].cast(pa.string()).unique().to_pylist()
        between = ", " if self._words.lang == "en" else "、"
        return between.join(sorted((one for one in known if one), key=str.encode))

    def _period(self) -> str:
        if not self._first or not self._last:
            return self._words.say("report.all_days")
        return self._words.say("report.days", {"first": self._first, "last": self._last})

    def _title(self, comparison: str) -> str:
        return self._words.say(f"summary.{comparison}")

    def _total(self, name: str, comparison: str, parts: list[str], where: str) -> str:
        """Return a figure of a comparison; "" where the book compares nothing of the kind."""
        mine = [one for one in self._summary.comparisons if one.comparison == comparison]
        if len(parts) > 1 and is_currency(parts[-1]):
            mine = [one for one in mine if one.currency == parts[-1]]
            parts = parts[:-1]
        if len(mine) > 1:
            known = sorted(one.currency for one in mine)
            raise FormRefused("template.which_currency", where=where, field=name, currencies=known, first=known[0])
        return _figure(mine[0], parts) if mine else ""

    def rows(self, wanted: Mapping[str, Any], pause: Callable[[], None], most: int = MOST_LISTED) -> pa.Table:
        """Return the columns of a list as texts; wanted: {"table", "where", "columns"}.

        Well past `most` rows, which no form takes, they are counted alone and come empty.

        Records and statements outside the days reported are left out, as their matches and discrepancies are.
        """
        import pyarrow as pa

        table, columns = wanted["table"], wanted["columns"]
        used = list(dict.fromkeys([*columns, *(one[0] for one in wanted["where"])]))
        found, count = [], 0
        for piece in self._pieces(table, used):
            pause()
            rows = _filtered(self._inside(table, piece), wanted["where"]).select(columns)
            count += len(rows)
            if count - len(rows) <= most:
                found.append(rows)
        schema = pa.schema([(name, pa.string()) for name in columns])
        listed = pa.concat_tables([one.cast(schema) for one in found]) if found else schema.empty_table()
        missing = count - len(listed)  # the count alone is told
        return pa.concat_tables([listed, pa.table({name: [""] * missing for name in columns})]) if missing else listed

    def _pieces(self, table: str, used: list[str]) -> Any:
        import pyarrow as pa

        if table in ("comparisons", "reconciliation", "codes"):
            made = {"comparisons": self._comparisons, "reconciliation": self._lines, "codes": self._codes}[table]()
            names = list(TABLES[table])
            columns = list(zip(*made, strict=True)) or [()] * len(names)
            pairs = zip(names, columns, strict=True)
            yield pa.table({name: pa.array(list(texts), pa.string()) for name, texts in pairs})
            return
        source = getattr(self._tables, table)
        days = {"records": ["occurred_at"], "statements": ["period_start", "period_end"]}.get(table, [])
        for start in range(0, len(source), _PIECE):
            piece = source.piece(start, min(start + _PIECE, len(source)))
            if table == "discrepancies":
                codes = zip(piece["code"].to_pylist(), piece["comparison"].to_pylist(), strict=True)
                meaning = [self._words.code_title(code, comparison) for code, comparison in codes]
                piece = piece.append_column("meaning", pa.array(meaning, pa.string()))
                states = [self._words.say(f"report.{state}") for state in piece["state"].to_pylist()]
                piece = piece.append_column("state_title", pa.array(states, pa.string()))
            kept = piece.select(list(dict.fromkeys([*used, *days])))
            yield pa.table({name: kept[name].cast(pa.string()) for name in kept.column_names})

    def _inside(self, table: str, piece: pa.Table) -> pa.Table:
        """Leave out records and statements outside the days reported; what names no day stays."""
        import pyarrow.compute as pc

        first, last = str(self._summary.first or ""), str(self._summary.last or "")
        low, high = {"records": ("occurred_at", "occurred_at"), "statements": ("period_end", "period_start")}.get(
            table, ("", "")
        )
        if not low or not (first or last):
            return piece
        late = pc.utf8_slice_codeunits(piece[low], 0, 10)
        early = pc.utf8_slice_codeunits(piece[high], 0, 10)
        keep = pc.and_(pc.greater_equal(late, first), pc.less_equal(early, last or "9999"))
        return piece.filter(pc.or_(keep, pc.or_(pc.equal(late, ""), pc.equal(early, ""))))

    def _comparisons(self) -> list[list[str]]:
        return [
            [one.comparison, self._title(one.comparison), one.currency]
            + [_figure(one, name.split(".")) for name in list(TABLES["comparisons"])[3:]]
            for one in self._summary.comparisons
        ]

    def _lines(self) -> list[list[str]]:
        titles = format_titles(self._words)
        return [self._line(named(one, titles)) for one in self._tables.proof.lines]

    def _line(self, one: ProofLine) -> list[str]:
        def money(value: int) -> str:
            return plain(value, one.exp, one.currency)

        sums = [str(one.count_a), money(one.sum_a), str(one.count_b), money(one.sum_b)]
        listed = (sum(one.adjustments.values()), one.waiting, one.explained, one.open, one.unexplained)
        return [
            *(one.comparison, self._title(one.comparison), one.account_a, one.account_b, one.currency),
            *sums,
            *(money(value) for value in listed),
            *(str(count) for count in (one.matched_a, one.matched_b, one.suggested)),
        ]

    def _codes(self) -> list[list[str]]:
        return [
            [
                *(code, self._words.code_title(code, comparison), comparison, currency, state),
                *(self._words.say(f"report.{state}"), str(total.count), total.text(currency)),
            ]
            for (code, comparison, currency), states in sorted(self._summary.codes.items())
            for state, total in sorted(states.items())
        ]


def _figure(one: ComparisonSummary, parts: list[str]) -> str:
    """Return one figure of a comparison as text: `side_a.count`, `unexplained`, `adjustments.fees`, …"""
    name, what = parts[0], parts[-1]
    if name == "suggested":
        return str(one.suggested)
    if name == "adjustments":
        return one.adjustments.get(what, Total()).text(one.currency)
    if name == "unexplained":
        return one.total("unexplained").text(one.currency)
    total = one.codes.get(parts[1], Total()) if name == "open_by_code" else one.total(_STORED.get(name, name))
    return str(total.count) if what == "count" else total.text(one.currency)


#: Names of totals where summary.json calls them otherwise.
_STORED = {"timing": "waiting"}


def _filtered(piece: pa.Table, where: list[list[Any]]) -> pa.Table:
    import pyarrow as pa
    import pyarrow.compute as pc

    for column, values, other in where:
        hit = pc.is_in(piece[column], value_set=pa.array(values, pa.string()))
        piece = piece.filter(pc.invert(hit) if other else hit)
    return piece
