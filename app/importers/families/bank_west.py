"""What lists of banks outside China have beside their columns: words around the rows, rows that explain the one
above, rows that are not booked yet, years of two digits."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from app.domain.period import EPOCH
from app.importers import amounts, times
from app.importers.base import Source
from app.importers.containers.encoding import WESTERN
from app.importers.containers.lines import split_line
from app.importers.families.bank import currency_code
from app.importers.families.bank_layout import CODES, BankLayout
from app.importers.families.bank_said import Said
from app.importers.joined import first_filled, joined, of_each
from app.importers.names import clean_cell
from app.importers.part import Columns, Part
from app.importers.printed import plain_amounts
from app.importers.table import Line

#: What a line says by its first words; figures with a date in them included (`Ending balance as of 05/31/2026`).
_LABELS = (
    ("opening", r"(?:opening|beginning|starting) ?balance|balance at start|balance brought forward|solde initial|"
     r"solde au d[ée]but|anfangssaldo|alter kontostand|saldo inicial|saldo iniziale|beginsaldo"),
    ("closing", r"(?:closing|ending) ?balance|balance at end|balance carried forward|solde final|endsaldo|schlusssaldo|"
     r"neuer kontostand|saldo final|saldo finale|eindsaldo|solde \(euros\)"),
    ("count", r"numbers? of transactions|anzahl transaktionen|nombre d.op[ée]rations"),
    ("sum_in", r"total credits?|total des? cr[ée]dits?"),
    ("sum_out", r"total debits?|total des? d[ée]bits?"),
    ("account", r"iban|account (?:number|no\.?)|account details for|kontonummer|girokonto|konto|rekeningnummer|"
     r"num[ée]ro (?:de )?compte|cuenta|account|giro account"),
    ("currency", r"currency|valued in|w[äa]hrung|devise|ccy|munt|bewertet in"),
    ("first", r"from|date from|start date|download start date|von|du"),
    ("last", r"until|to|date to|end date|download end date|bis|au"),
    ("period", r"period|zeitraum|date range|statement period|datum"),
)  # fmt: skip
_AND = r"(?:(?: of| in)? (?:the|this)? ?period)?(?: (?:as of|on|am|vom) .*)?"
_KNOWN = tuple((name, re.compile(rf"(?:{words}){_AND}", re.IGNORECASE)) for name, words in _LABELS)
_ACCOUNT = re.compile(r"[A-Z]{2}[0-9]{2}[0-9A-Z ]{8,30}|[0-9][0-9 .-]{4,}[0-9]")
_CLOCK = "%Y-%m-%d %H:%M:%S"
_DAY_MONTH = r"^([0-9]{1,2}[./ -](?:[0-9]{1,2}|[A-Za-z]{3})[./ -])"


def said_in_the_west(lines: Sequence[Line], delimiter: str, layout: BankLayout) -> Said:
    """Read the lines before and after the rows: a name in one cell, its value in the next or behind a colon."""
    found: dict[str, str] = {}
    totals: list[tuple[str, str]] = []
    for line in lines:
        cells = [clean_cell(one) for one in split_line(line.text, delimiter or ",")]
        for name, value in _pairs([one for one in cells if one], layout):
            if name in ("count", "sum_in", "sum_out"):
                totals.append((name, plain(value, layout)))
            else:
                found.setdefault(name, value)
    account = _ACCOUNT.search(found.get("account", ""))
    span = re.split(r"\s+(?:-|–|to|bis|au|t/m)\s+", found.get("period", ""))
    return Said(
        account=re.sub(r"\s", "", account.group()) if account else "",
        currency=currency_code(found.get("currency", "")) or _named_alone(lines),
        first=_day(found.get("first", span[0] if len(span) == 2 else ""), layout),
        last=_day(found.get("last", span[1] if len(span) == 2 else ""), layout),
        totals=tuple(dict.fromkeys(totals)),
        opening=plain(found.get("opening", ""), layout),
        closing=plain(found.get("closing", ""), layout),
    )


def _pairs(cells: Sequence[str], layout: BankLayout) -> list[tuple[str, str]]:
    found = []
    for at, cell in enumerate(cells):
        name, colon, value = cell.partition(":")
        label = _label(name.strip()) or _label(cell.rstrip(":").strip())
        if label and colon and value.strip():
            found.append((label, value.strip()))
        elif label and at + 1 < len(cells):
            found.append((label, _beside(cells[at + 1 :], layout) if layout.flag else cells[at + 1]))
    return found


def _beside(cells: Sequence[str], layout: BankLayout) -> str:
    """Return the value behind its name where a word tells its side (`Anfangssaldo; EUR; 5,00; S`)."""
    value = next((one for one in cells if one not in CODES), "")
    side = cells[-1].casefold()
    return f"-{value}" if side != value.casefold() and side.startswith(layout.debit) else value


def _label(name: str) -> str:
    return next((one for one, pattern in _KNOWN if pattern.fullmatch(name)), "")


def _named_alone(lines: Sequence[Line]) -> str:
    """Return the currency of a cell `: EUR`, as some lists print it behind the account's name."""
    found = {match[1] for line in lines for match in re.finditer(r"(?:^|[,;\t])\s*:\s*([A-Z]{3})\b", line.text)}
    return found.pop() if len(found) == 1 and found <= set(CODES) else ""


def plain(text: str, layout: BankLayout) -> str:
    """Return a printed figure as `amounts.parse` reads it; another text as it is, "" for a masked one."""
    if not text or amounts.masked(text):
        return ""
    column = pa.array([text.replace("\u2019", "'")], pa.string())
    found = str(plain_amounts(column, layout.decimal, layout.grouping)[0].as_py())
    return found if amounts.parse(found, 2) is not None else text


def _day(text: str, layout: BankLayout) -> str:
    column = two_digit_years(pa.array([text.strip()], pa.string()))
    at = times.parse(str(column[0].as_py()), (*layout.dates, *times.ANY)) if text.strip() else None
    return str(EPOCH + timedelta(seconds=at)) if at is not None else ""


def two_digit_years(column: pa.Array) -> pa.Array:
    """Return days with four digits of the year: of two, from 70 on are of the last century."""
    column = pc.replace_substring_regex(column, _DAY_MONTH + "([7-9][0-9])$", r"\119\2")
    return pc.replace_substring_regex(column, _DAY_MONTH + "([0-6][0-9])$", r"\120\2")


def _known_day(column: pa.Array) -> pa.Array:
    """Return times without parts of seconds, their shift right behind them, and years with four digits."""
    column = pc.replace_substring_regex(column, r"(:[0-9]{2})\.[0-9]+", r"\1")
    column = pc.replace_substring_regex(column, r"([0-9]) ([+-][0-9]{2}:?[0-9]{2})(?: UTC)?$", r"\1\2")
    return two_digit_years(column)


def named_currency(columns: Columns, layout: BankLayout) -> str:
    """Return the currency in the name of a column (`Debit CHF`), "" where there is none."""
    at = columns.find(layout.named) if layout.named else -1
    if at < 0:
        return ""
    return next((code for code in CODES if code in columns.printed[at]), "")


def western_rows(part: Part, layout: BankLayout, source: Source, said: Said) -> tuple[Part, Said]:
    """Return the booked rows in the forms that the readers know, and what rows of balances say."""
    if layout.apart:
        part = _one_amount(part, layout)
    day = part.text(layout.day)
    kept = np.ones(len(part), np.bool_)
    if layout.unbooked:
        words = pa.array(list(layout.unbooked), pa.string())
        kept &= ~pc.is_in(pc.utf8_lower(day), words).to_numpy(zero_copy_only=False)
    if layout.opening_row:
        rows, said = _balance_rows(part, layout, said)
        kept &= ~rows
    if not kept.all():
        part, day = part.where(kept), day.filter(pa.array(kept))
    if not times.fixed(day, (_CLOCK,)):
        # a whole day has neither parts of seconds nor a shift nor a short year
        known = times.fixed(day, [one for one in layout.dates if ":" not in one])
        part = part.with_text(layout.day, day if known else of_each(day, _known_day))
    if layout.codepage and source.head.encoding == WESTERN:
        for names in (*layout.text, *layout.party, *layout.subtype, layout.party_in, layout.party_out):
            part = part.with_text(names, _in_codepage(part.text(names), layout.codepage))
    return part, said


def _one_amount(part: Part, layout: BankLayout) -> Part:
    """Return the rows with the amount in the first of the columns apart, and its currency in the second."""
    texts = [part.text(name) for name, _code in layout.apart]
    filled = sum(pc.not_equal(one, "").to_numpy(zero_copy_only=False).astype(int) for one in texts)
    if (filled > 1).any():
        part.refuse("refused.both_amounts", layout.apart[0][0], int(np.argmax(filled > 1)))
    codes = [pc.if_else(pc.equal(text, ""), "", code) for text, (_name, code) in zip(texts, layout.apart, strict=True)]
    part = part.with_text(layout.apart[0][0], first_filled(*texts))
    return part.with_text(layout.apart[1][0], first_filled(*codes))


def _balance_rows(
    part: Part, layout: BankLayout, said: Said
) -> tuple[np.ndarray[tuple[int], np.dtype[np.bool_]], Said]:
    """Return which rows hold a balance instead of an amount, and `said` with the first of them as opening."""
    text = joined(*(part.text(names) for names in layout.text))
    pattern = "(?i)^(?:" + "|".join(layout.opening_row) + ")"
    rows = pc.match_substring_regex(text, pattern).to_numpy(zero_copy_only=False)
    rows &= pc.equal(part.text(layout.amount), "").to_numpy(zero_copy_only=False)
    if rows.any() and not said.opening:
        balance = part.text(layout.balance)[int(np.argmax(rows))].as_py()
        said = replace(said, opening=plain(str(balance), layout))
    return rows, said


def _in_codepage(column: pa.Array, codepage: str) -> pa.Array:
    texts = [one.encode(WESTERN, "replace").decode(codepage, "replace") for one in column.to_pylist()]
    return pa.array(texts, pa.string())


def whole_rows(part: Part, layout: BankLayout) -> Part:
    """Join rows without an amount that explain the row before them to its text."""
    more = np.ones(len(part), np.bool_)
    for names in (layout.into, layout.out, layout.amount):
        more &= pc.equal(part.text(names), "").to_numpy(zero_copy_only=False)
    explains = pc.equal(part.text(layout.day), "").to_numpy(zero_copy_only=False)
    if layout.detail:
        explains |= pc.not_equal(part.text(layout.detail), "").to_numpy(zero_copy_only=False)
    more &= explains
    if not more.any() or more[0]:
        return part  # a first row without a day is refused with its number
    owner = np.cumsum(~more) - 1
    texts = ["" for _one in range(int(owner[-1]) + 1)]
    rest = joined(*(part.text([name]) for name in dict.fromkeys(part.columns.printed) if name))
    for at in np.flatnonzero(more).tolist():
        texts[owner[at]] = f"{texts[owner[at]]} {rest[at].as_py()}".strip()
    kept = part.where(~more)
    first = kept.text(layout.text[0])
    return kept.with_text(layout.text[0], joined(first, pa.array(texts, pa.string())))
