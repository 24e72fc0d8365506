"""unionpay.gateway: the reconciliation file of UnionPay's online gateway: ZM (trades) and ZME (corrections).

Source of the layout: the official SDK's reader and a public parser of V2.5, read 2026. Fixed width in bytes of GB18030,
no header, one trade a line; fields stand a blank apart (some copies have none). Known traps: 查询流水号 has 21
characters, in older files 20, and two of them shift the line; amounts are fen; fee and settlement begin with C (credit)
or D (debit), seen from the shop; times have no year: a query number that repeats the time after two digits of the year
proves it, else the day in the file's own name (INN260101 …) does, also across New Year; otherwise the file is refused.
Amount, fee and settlement of a trade must add up. RD, RN and PED members of the archive hold no trades.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from app.domain.errors import SourceRefused
from app.domain.record import Kind, Layer, State
from app.domain.statement import StatementFacts
from app.importers.base import Head, Sink, Source, register
from app.importers.families.fixed import ENCODING, Lines, Widths, read_lines, widths
from app.importers.families.orders import CHINA
from app.importers.families.platform import RowSums, bill_facts
from app.importers.families.unionpay import Years
from app.importers.joined import filled, first_filled, joined, where
from app.importers.part import Minor, repeated
from app.importers.several import Several

_HEAD = [("code", 3), ("acquirer", 11), ("sender", 11), ("trace", 6), ("time", 10), ("card", 19), ("amount", 12)]
_HEAD += [("mcc", 4), ("terminal_type", 2)]
_BEFORE = [("old_pay_type", 2), ("order", 32), ("card_type", 2), ("orig_trace", 6), ("orig_time", 10), ("fee", 13)]
_BEFORE += [("settlement", 13), ("pay_type", 4), ("group", 15), ("type", 2), ("sub_type", 2), ("business", 6)]
_BEFORE += [("account_type", 2), ("bill_type", 4), ("bill", 32), ("mode", 1)]
_AFTER = [("merchant", 15), ("share", 1), ("sub_merchant", 15), ("sub_name", 32), ("sub_amount", 13), ("net", 13)]
_AFTER += [("terminal", 8), ("reserved", 32), ("discount", 13), ("invoice", 13), ("plan_fee", 12), ("plan", 2)]
_AFTER += [("medium", 1), ("orig_order", 32)]
_REST = [("clearing", 13), ("entry_mode", 2), ("product", 1), ("reference", 12), ("campaign", 20), ("spare", 45)]
_ZME = [*_HEAD, ("card_type", 2), ("orig_trace", 6), ("orig_time", 10), ("orig_day", 4), ("orig_amount", 12)]
_ZME += [("fee", 13), ("settlement", 13), ("group", 15), ("merchant", 15), ("share", 1), ("plan_fee", 12), ("plan", 2)]
_ZME += [("spare", 135)]


def _zm(query: int, gap: int) -> Widths:
    fields = [*_HEAD, ("query", query), *_BEFORE, ("orig_query", query), *_AFTER, *_REST]
    return widths(fields, gap, "merchant")


#: Layouts by name: with a blank between the fields, or none.
LAYOUTS = {
    "ZM": [_zm(query, gap) for gap in (1, 0) for query in (21, 20)],
    "ZME": [widths(_ZME, gap, "merchant") for gap in (1, 0)],
}
_FORMS = {
    "acquirer": r"[0-9A-Z]{1,11}",
    "trace": r"[0-9]{6}",
    "time": r"(0[1-9]|1[0-2])(0[1-9]|[12][0-9]|3[01])([01][0-9]|2[0-3])[0-5][0-9][0-5][0-9]",
    "amount": r"[0-9]{12}",
    "settlement": r"[CD][0-9]{11,12}",
    "merchant": r"[0-9A-Z]{15}",
    "query": r"[0-9A-Z]{20,21}",
}
_SIGNED = r"^[CD][0-9]{11,12}$"
_KINDS = {
    **dict.fromkeys(("01", "03", "11"), Kind.PAYMENT),
    **dict.fromkeys(("04", "31", "32"), Kind.REFUND),
    **dict.fromkeys(("12", "13"), Kind.TRANSFER),
}


@register
class UnionPayGateway:
    """Every trade, or correction, of a merchant on a clearing day."""

    format = "unionpay.gateway"
    version = 1
    title = "UnionPay gateway file (ZM, ZME)"

    def sniff(self, head: Head) -> float:
        """Return 1.0 where the first line is cut rightly by one of the layouts."""
        return 1.0 if head.container == "text" and _layout(head) else 0.0

    def read(self, source: Source, out: Sink) -> Iterable[StatementFacts]:
        """Send one record for each line, one statement for each merchant."""
        found = _layout(source.head)
        if found is None:
            raise SourceRefused("refused.format", file=source.file, format=self.format)
        name, places = found
        years = Years(source.file)
        for lines in read_lines(source, places):
            years.learn(lines.text("time"), lines.text("query") if name == "ZM" else None)
        several, sums = Several(), list[RowSums]()
        for lines in read_lines(source, places):
            _send(lines, name == "ZM", years, out, several, sums)
        keys = several.keys or [("", "CNY")]
        return [
            bill_facts(
                source,
                self.format,
                self.version,
                rows=several.rows[at] if several.rows else 0,
                layer=Layer.CHANNEL,
                sums=sums[at] if sums else None,
                account=key[0] or source.options.account,
                ordinal=at + 1,
                several=len(keys) > 1,
            )
            for at, key in enumerate(keys)
        ]


def _layout(head: Head) -> tuple[str, Widths] | None:
    """Return the only layout that cuts the first lines rightly."""
    lines = [one for one in head.text.split("\n")[:40] if one.strip()][:5]
    try:
        first = [one.rstrip("\r").encode(ENCODING) for one in lines]
    except UnicodeEncodeError:
        return None
    fits = [(name, one) for name, all_of in LAYOUTS.items() for one in all_of if first and _fits(first[0], one)]
    return fits[0] if len(fits) == 1 else None


def _fits(line: bytes, places: Widths) -> bool:
    if not places.least <= len(line) <= places.width or not places.spaced(line):
        return False
    known = (name for name in _FORMS if name in places.fields)
    return all(re.fullmatch(_FORMS[name], places.cut(line, name)) for name in known)


def _send(lines: Lines, trades: bool, years: Years, out: Sink, several: Several, sums: list[RowSums]) -> None:
    merchant = lines.text("merchant")
    columns = _columns(lines, trades)
    at = years.seconds(lines, lines.text("time"), lines.text("query") if trades else None, merchant)
    kind = _kinds(lines) if trades else np.full(len(lines), Kind.ADJUSTMENT, np.int8)
    money = _money(lines, kind)
    for ordinal, mask in several.split(merchant, repeated("CNY", len(lines))):
        if ordinal > len(sums):
            sums.append(RowSums())
        keep = pa.array(mask)
        sums[ordinal - 1].add(lines.row[mask], parts=~money.right[mask])
        out.send(
            ordinal,
            row=lines.row[mask],
            layer=Layer.CHANNEL.value,
            kind=kind[mask],
            state=State.DONE.value,
            at=at[mask],
            offset=CHINA,
            amount=money.amount[mask],
            fee=Minor(money.fee.value[mask], money.fee.valid[mask]),
            currency="CNY",
            account=merchant.filter(keep),
            **{name: one.filter(keep) for name, one in columns.items()},
        )


class _Money(NamedTuple):
    """What lines moved; right: whether amount, fee and settlement of each add up and go the same way."""

    amount: NDArray[np.int64]
    fee: Minor
    right: NDArray[np.bool_]


def _money(lines: Lines, kind: NDArray[np.int8]) -> _Money:
    size = _plain(lines, "amount", r"^[0-9]{12}$")
    plan_fee = _plain(lines, "plan_fee", r"^[0-9]{0,12}$")
    settled, fee = _signed(lines, "settlement"), -_signed(lines, "fee")
    stated = filled(lines.text("settlement"))
    by_kind = np.where(np.isin(kind, (Kind.REFUND, Kind.TRANSFER)), -1, 1)
    amount = size * np.where(settled != 0, np.sign(settled), by_kind)
    with_plan = (amount - fee != settled) & (amount - fee - plan_fee == settled)
    fee = np.where(with_plan, fee + plan_fee, fee)
    # a refund that is a credit, or a payment that is a debit, contradicts itself
    against = ((kind == Kind.PAYMENT) & (settled < 0)) | ((kind == Kind.REFUND) & (settled > 0))
    right = ~stated | ((amount - fee == settled) & ~against)
    return _Money(amount, Minor(fee, filled(lines.text("fee")) | with_plan), right)


def _columns(lines: Lines, trades: bool) -> dict[str, pa.Array]:
    """Return the texts of lines."""
    code = lines.text("code")
    if not trades:
        number = joined(code, lines.text("trace"), lines.text("time"), between=":")
        text = joined(lines.text("orig_trace"), lines.text("orig_time"), lines.text("card"))
        return {"channel_ref": number, "key": number, "subtype": code, "text": text}
    number, order, original = lines.text("query"), lines.text("order"), lines.text("orig_order")
    kind = lines.text("type")
    refund = pc.is_in(kind, pa.array([word for word, one in _KINDS.items() if one is Kind.REFUND]))
    mine = refund.to_numpy(zero_copy_only=False)
    return {
        "channel_ref": number,
        "key": number,
        "subtype": joined(code, kind),
        "order_ref": where(mine, first_filled(original, order), order),
        "parent_ref": where(mine, lines.text("orig_query"), ""),
        "counterparty": lines.text("sub_name"),
        "text": joined(where(mine, order, ""), lines.text("bill"), lines.text("card"), lines.text("reserved")),
    }


def _kinds(lines: Lines) -> NDArray[np.int8]:
    words = lines.text("type").dictionary_encode()
    kinds = np.array([_KINDS.get(word, Kind.OTHER).value for word in words.dictionary.to_pylist()] or [0], np.int8)
    return np.asarray(kinds[words.indices.to_numpy(zero_copy_only=False)])


def _plain(lines: Lines, name: str, form: str) -> NDArray[np.int64]:
    """Return fen without a sign, 0 where the field is blank and may be."""
    text = lines.text(name)
    _insist(lines, name, pc.match_substring_regex(text, form))
    found: NDArray[np.int64] = pc.if_else(pc.equal(text, ""), "0", text).cast(pa.int64()).to_numpy()
    return found


def _signed(lines: Lines, name: str) -> NDArray[np.int64]:
    """Return fen, a debit negative; 0 where the field is blank."""
    text = lines.text(name)
    text = pc.if_else(pc.equal(text, ""), "C00000000000", text)
    _insist(lines, name, pc.match_substring_regex(text, _SIGNED))
    value: NDArray[np.int64] = pc.utf8_slice_codeunits(text, 1).cast(pa.int64()).to_numpy()
    debit: NDArray[np.bool_] = pc.starts_with(text, "D").to_numpy(zero_copy_only=False)
    return np.asarray(np.where(debit, -value, value))


def _insist(lines: Lines, name: str, right: pa.Array) -> None:
    if not pc.all(right, min_count=0).as_py():
        lines.refuse("refused.not_amount", name, pc.index(right, False).as_py())
