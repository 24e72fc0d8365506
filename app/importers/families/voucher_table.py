"""Tables of vouchers: one row for each line, columns by name, days and numbers that only a voucher's first row has."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from app.domain.errors import SourceRefused
from app.importers import times
from app.importers.families.bank import currency_code
from app.importers.families.marked_money import marked, says_comma
from app.importers.families.vouchers import Lines
from app.importers.families.worded_days import slash_order
from app.importers.names import Names, same_name
from app.importers.open_table import open_table
from app.importers.part import Part
from app.importers.table import Table

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from app.importers.base import Source

    Ints = NDArray[np.int64]

_DAY = 86_400
_BLANK = ("-", "--", "—")
#: Days with a point or dash between, whose order the year's place tells; with a slash the file has to prove it.
_DAYS = (*times.ANY, "%d.%m.%Y", "%d-%m-%Y", "%Y年%m月%d日", "%d %b %Y", "%d-%b-%Y", "%b %d %Y")
_SLASHES = {"mdy": ("%m/%d/%Y",), "dmy": ("%d/%m/%Y",)}
_FINE = r"[.,][0-9]{2}[0-9]?[1-9]$"  # more than two digits after the point
_TOTAL = ("合计", "总计", "小计", "本页合计", "total", "totals", "grandtotal")


@dataclass(frozen=True, slots=True, kw_only=True)
class VoucherColumns:
    """Which columns say what; "" or () for none.

    label: columns that together call a voucher (凭证字, 凭证号). code, name: of the account, one of them may be absent.
    debit and credit, or amount (debit positive). own_debit, own_credit: the same in the line's own currency, own: its
    amount without a sign. currency: of the line; home: of the books, "" where nothing says. filled: whether a blank
    day or number means that of the row above. slashes: order of `09/24/26` where the layout has one.
    split: of one column into number and name. texts: further columns.
    """

    day: Names
    label: Sequence[Names]
    code: Names = ""
    name: Names = ""
    debit: Names = ""
    credit: Names = ""
    amount: Names = ""
    own: Names = ""
    own_debit: Names = ""
    own_credit: Names = ""
    currency: Names = ""
    home: str = ""
    homes: tuple[str, ...] = ()
    republic: str = ""
    each: bool = False
    filled: bool = False
    slashes: str = ""
    text: Sequence[Names] = ()
    split: Callable[[pa.Array], tuple[pa.Array, pa.Array]] | None = None
    currency_of: Callable[[str], str] = currency_code
    texts: dict[str, Names] = field(default_factory=dict)

    def wanted(self) -> list[Names]:
        """Return the columns without which a table is not this layout's."""
        account = [one for one in (self.code, self.name) if one][:1]
        money = [self.amount] if self.amount else [self.debit, self.credit]
        return [self.day, *self.label, *account, *money]


def voucher_lines(
    source: Source, columns: VoucherColumns, header: Sequence[Names] = (), *, table: Table | None = None
) -> tuple[Lines, Table]:
    """Read all rows of a table; header: further columns that it must have. table: where it is open already."""
    said = source.options
    columns = replace(columns, slashes=columns.slashes or said.date_order, home=columns.home or said.currency)
    if table is None:
        table = open_table(source, [*columns.wanted(), *header], footer=_is_total, pad_short=True)
    parts = list(table)
    if not parts:
        return _empty(), table
    columns = replace(columns, home=columns.home or _home(columns, parts))
    form = _Form(columns, parts)
    read = [_read(part, columns, form) for part in parts]
    lines = _joined(read)
    _group(lines, columns, parts)
    return lines, table


def _home(columns: VoucherColumns, parts: Sequence[Part]) -> str:
    """Return the books' own currency as rows show it, "" where none does."""
    if columns.republic and any(_of_the_republic(part.text(columns.day)) for part in parts):
        return columns.republic
    told = [part.text(columns.currency) for part in parts if columns.homes and part.has(columns.currency)]
    named = {columns.currency_of(one) for words in told for one in pc.unique(words).to_pylist()}
    return next((one for one in columns.homes if one in named), "")


def _of_the_republic(days: pa.Array) -> bool:
    found = pc.match_substring_regex(days, "|".join(times.pattern(one) for one in times.REPUBLIC))
    return bool(pc.any(found, min_count=0).as_py())


def _is_total(line: str) -> bool:
    first = next((one for one in re.split("[,;\t]", line) if one.strip(' "')), "")
    return same_name(first).rstrip(":") in _TOTAL


class _Form:
    """How the file writes days and amounts, proved by all of its rows."""

    def __init__(self, columns: VoucherColumns, parts: Sequence[Part]) -> None:
        days = pa.concat_arrays([part.text(columns.day) for part in parts])
        order = columns.slashes or slash_order(days)
        slashed = pc.match_substring_regex(days, r"^[0-9]{1,2}/[0-9]{1,2}/[0-9]{4}$")
        if not order and pc.any(slashed, min_count=0).as_py():
            value = days.filter(slashed)[0].as_py()
            raise SourceRefused("refused.date_order", file=parts[0].file, column=str(_first(columns.day)), value=value)
        self.days = (*_DAYS, *_SLASHES.get(order, ()), *(times.REPUBLIC if columns.republic else ()))
        money = [one for one in (columns.debit, columns.credit, columns.amount) if one]
        self.comma = sum(says_comma(part, *money) for part in parts) * 2 > len(parts)
        fine = (pc.match_substring_regex(part.text(one), _FINE) for part in parts for one in money)
        self.exp = 4 if any(pc.any(one, min_count=0).as_py() for one in fine) else 2


def _first(names: Names) -> str:
    return names if isinstance(names, str) else names[0]


def _read(part: Part, columns: VoucherColumns, form: _Form) -> Lines:
    when = part.time(columns.day, form.days, blank=() if columns.filled else None)
    weight = _money(part, columns, form)
    currency, amount = _own(part, columns, form, weight)
    code, name = _account(part, columns)
    said = [part.text(one) for one in columns.text if part.has(one)]
    texts = {field: part.text(names, blank=_BLANK) for field, names in columns.texts.items() if part.has(names)}
    return Lines(
        row=part.row,
        at=when.at - when.at % _DAY,
        voucher=np.where(when.valid, 0, -1).astype(np.int64),
        label=_label(part, columns),
        code=code,
        name=name,
        amount=amount,
        exp=form.exp,
        currency=currency,
        weight=weight,
        book=_book(currency, columns),
        texts={"text": _spaced(said, len(part)), **texts},
    )


def _book(currency: pa.Array, columns: VoucherColumns) -> pa.Array:
    """Return the currency in which vouchers balance: the books' own, where the table states amounts in both."""
    if (columns.own or columns.own_debit) and not columns.each:
        return pa.array([columns.home] * len(currency), pa.string())
    return currency


def _money(part: Part, columns: VoucherColumns, form: _Form) -> Ints:
    """Return debit less credit of each row; one with neither, or with both, is refused."""
    if columns.amount:
        return marked(part, columns.amount, form.exp, comma=form.comma).value
    debit = marked(part, columns.debit, form.exp, blank=_BLANK, comma=form.comma)
    credit = marked(part, columns.credit, form.exp, blank=_BLANK, comma=form.comma)
    neither = ~debit.valid & ~credit.valid
    both = (debit.value != 0) & (credit.value != 0)
    if neither.any():
        part.refuse("refused.not_amount", columns.debit, int(np.argmax(neither)))
    if both.any():
        part.refuse("refused.both_amounts", columns.debit, int(np.argmax(both)))
    return debit.value - credit.value


def _own(part: Part, columns: VoucherColumns, form: _Form, weight: Ints) -> tuple[pa.Array, Ints]:
    """Return the currency of each line and its amount in it."""
    home = pa.array([columns.home] * len(part), pa.string())
    if not columns.currency or not part.has(columns.currency):
        return home, weight
    words = pc.dictionary_encode(part.text(columns.currency))
    codes = [columns.currency_of(one) if one else columns.home for one in words.dictionary.to_pylist()]
    if any(not code and one for code, one in zip(codes, words.dictionary.to_pylist(), strict=True)):
        wrong = next(at for at, one in enumerate(words.dictionary.to_pylist()) if one and not codes[at])
        at = int(np.argmax(words.indices.to_numpy(zero_copy_only=False) == wrong))
        part.refuse("refused.word", columns.currency, at)
    currency = pa.array(codes, pa.string()).take(words.indices)
    foreign = pc.not_equal(currency, columns.home).to_numpy(zero_copy_only=False)
    if not columns.home or columns.each or not foreign.any():
        return currency, weight
    if columns.own_debit and part.has(columns.own_debit) and part.has(columns.own_credit):
        debit = marked(part, columns.own_debit, form.exp, blank=_BLANK, comma=form.comma)
        credit = marked(part, columns.own_credit, form.exp, blank=_BLANK, comma=form.comma)
        own, valid = debit.value - credit.value, debit.valid | credit.valid
    elif columns.own and part.has(columns.own):
        printed = marked(part, columns.own, form.exp, blank=_BLANK, comma=form.comma)
        own, valid = np.sign(weight) * np.abs(printed.value), printed.valid
    else:
        return home, weight
    if (foreign & ~valid).any():
        part.refuse("refused.not_amount", columns.own or columns.own_debit, int(np.argmax(foreign & ~valid)))
    return currency, np.where(foreign, own, weight)


def _account(part: Part, columns: VoucherColumns) -> tuple[pa.Array, pa.Array]:
    code = part.ref(columns.code) if columns.code else pa.array([""] * len(part), pa.string())
    name = part.text(columns.name) if columns.name else pa.array([""] * len(part), pa.string())
    if columns.split is not None:
        code, name = columns.split(name)
    empty = pc.equal(pc.binary_join_element_wise(code, name, ""), "")
    wrong = pc.index(empty, True).as_py()
    if wrong >= 0:
        part.refuse("refused.value", columns.code or columns.name, wrong)
    return code, name


def _label(part: Part, columns: VoucherColumns) -> pa.Array:
    """Return what a voucher is called, "" where the row does not say."""
    words = [part.text(one) for one in columns.label]
    if not words:
        return pa.array([""] * len(part), pa.string())
    number = pc.replace_substring_regex(words[-1], r"^([0-9]+)\.0+$", r"\1")
    joined = pc.binary_join_element_wise(*words[:-1], number, "-") if len(words) > 1 else number
    return pc.if_else(pc.equal(number, ""), "", joined)


def _spaced(columns: Sequence[pa.Array], count: int) -> pa.Array:
    if not columns:
        return pa.array([""] * count, pa.string())
    found = columns[0]
    for one in columns[1:]:
        repeated = pc.or_(pc.equal(one, ""), pc.equal(one, found))
        both = pc.utf8_trim(pc.binary_join_element_wise(found, one, " "), characters=" ")
        found = pc.if_else(repeated, found, both)
    return found


def _joined(read: Sequence[Lines]) -> Lines:
    first = read[0]
    if len(read) == 1:
        return first

    def texts(name: str) -> pa.Array:
        return pa.concat_arrays([getattr(one, name) for one in read])

    def numbers(name: str) -> Ints:
        return np.concatenate([getattr(one, name) for one in read])

    return Lines(
        row=np.concatenate([one.row for one in read]),
        at=numbers("at"),
        voucher=numbers("voucher"),
        amount=numbers("amount"),
        weight=numbers("weight"),
        label=texts("label"),
        code=texts("code"),
        name=texts("name"),
        currency=texts("currency"),
        book=texts("book"),
        exp=first.exp,
        texts={name: pa.concat_arrays([one.texts[name] for one in read]) for name in first.texts},
    )


def _group(lines: Lines, columns: VoucherColumns, parts: Sequence[Part]) -> None:
    """Number the vouchers: rows of one day and label; a blank day or number is that of the row above."""
    dated = lines.voucher >= 0
    named = pc.not_equal(lines.label, "").to_numpy(zero_copy_only=False)
    if columns.filled:
        if not dated[0]:
            parts[0].refuse("refused.not_time", columns.day, 0)
        lines.at = lines.at[_above(dated)]
        if named.any():
            # rows of another day without a number do not belong to the voucher above
            other = np.append(True, lines.at[1:] != lines.at[:-1])
            lines.label = lines.label.take(pa.array(_above(named | other)))
    day = lines.at // _DAY
    labels = pc.dictionary_encode(lines.label)
    codes = labels.indices.to_numpy(zero_copy_only=False).astype(np.int64)
    group = np.unique(day * max(1, len(labels.dictionary)) + codes, return_inverse=True)[1].astype(np.int64)
    if columns.filled and columns.currency and not columns.home:
        said = pc.not_equal(lines.currency, "").to_numpy(zero_copy_only=False)
        begins = np.append(True, group[1:] != group[:-1])
        lines.currency = lines.book = lines.currency.take(pa.array(_above(said | begins)))
    named = pc.not_equal(lines.label, "").to_numpy(zero_copy_only=False)
    lines.voucher = np.where(named & ~_mixed(group, lines.book), group, -1)


def _mixed(group: Ints, book: pa.Array) -> NDArray[np.bool_]:
    """Return the rows of vouchers in several currencies: without a rate nobody can say whether they balance."""
    books = pc.dictionary_encode(book).indices.to_numpy(zero_copy_only=False).astype(np.int64)
    pairs = np.unique(np.stack([group, books]), axis=1)[0]
    several = np.bincount(pairs, minlength=int(group.max()) + 1) > 1
    return np.asarray(several[group])


def _above(told: NDArray[np.bool_]) -> Ints:
    """Return for each row the last one so far that says something."""
    return np.maximum.accumulate(np.where(told, np.arange(len(told)), 0))


def _empty() -> Lines:
    none, text = np.zeros(0, np.int64), pa.array([], pa.string())
    return Lines(
        row=np.zeros(0, np.int32), at=none, voucher=none, label=text, code=text, name=text, amount=none, exp=2,
        currency=text, weight=none, book=text, texts={"text": text},
    )  # fmt: skip


def number_and_name(column: pa.Array) -> tuple[pa.Array, pa.Array]:
    """Return number and name of `1002 银行存款`, `1002_银行存款` or `银行存款`."""
    parts = pc.extract_regex(column, r"^\s*(?P<code>[0-9][0-9.\-]*)?[\s_\-:：/]*(?P<name>.*?)\s*$")
    return pc.fill_null(pc.struct_field(parts, ["code"]), ""), pc.fill_null(pc.struct_field(parts, ["name"]), "")
