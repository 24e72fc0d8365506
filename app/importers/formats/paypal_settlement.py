"""paypal.settlement: PayPal's settlement report (STL) and transaction detail report (TRR), records of types RH … FF.

Source of the layout: PayPal's developer documentation, a masked real file of 2024, and two large merchants' programs
with their test files. Amounts are whole numbers in the currency's smallest unit without a sign: 10000 is 100.00 USD and
10000 JPY; the column before says DR (out) or CR (in), also for the fee. Event codes say what a row is (T0006 a payment,
T1107 a refund, T0400 a withdrawal). Known traps: a blank too many in old names; the account stands in the section's
header; one section for each account and one statement for each of its currencies; the detail report also has what is
pending (P), denied (D), authorised (T13) or only shown (T97, T98), which moved nothing, while V was paid and taken back
by a row of its own. The footers state counts of rows; those of the settlement also sums in and out, and two sums of
fees whose order our sources give either way.
"""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from app.domain.errors import SourceRefused
from app.domain.money import digits
from app.domain.record import Kind, Layer, State
from app.domain.statement import Check, StatementFacts
from app.importers.base import BATCH_ROWS, Head, Sink, Source, register
from app.importers.controls import money_check
from app.importers.families.ledgers import Ledger, Ledgers, paid_out_layer
from app.importers.families.paypal_records import Report, Section, looks_like, read_report
from app.importers.families.psp import stamps
from app.importers.joined import first_filled, joined
from app.importers.part import Columns, Part, repeated

SIGNS = {"CR": 1, "DR": -1, "": 0}
#: Event codes by their first three characters, or whole.
EVENTS = {
    "T00": Kind.PAYMENT, "T01": Kind.FEE, "T02": Kind.TRANSFER, "T03": Kind.TRANSFER, "T04": Kind.WITHDRAWAL,
    "T0401": Kind.PAYOUT, "T05": Kind.TRANSFER, "T06": Kind.TRANSFER, "T07": Kind.TRANSFER, "T08": Kind.ADJUSTMENT,
    "T09": Kind.OTHER, "T10": Kind.OTHER, "T11": Kind.CHARGEBACK, "T1107": Kind.REFUND, "T1108": Kind.FEE,
    "T1110": Kind.HOLD, "T1111": Kind.RELEASE, "T12": Kind.CHARGEBACK, "T13": Kind.OTHER, "T15": Kind.HOLD,
    "T17": Kind.TRANSFER, "T18": Kind.TRANSFER, "T20": Kind.TRANSFER, "T21": Kind.HOLD, "T22": Kind.TRANSFER,
}  # fmt: skip
TEXTS = ("transactionid", "invoiceid", "paypalreferenceid", "paypalreferenceidtype", "transactioneventcode",
         "customfield", "consumerid", "paymenttrackingid", "storeid", "bankreferenceid")  # fmt: skip
#: What the detail report says of a row; another word moved nothing yet.
STATES = {"S": State.DONE, "V": State.DONE, "F": State.DONE, "P": State.PENDING, "D": State.FAILED}
STATUS = ("transactionalstatus", "transactionstatus")
_SHOWN = "^T(?:13|97|98)"
_WHOLE = "0123456789"
_LONGEST = 15


@register
class PaypalSettlement:
    """Every row of a settlement report."""

    format = "paypal.settlement"
    version = 2
    title = "PayPal settlement report"
    western = True

    def sniff(self, head: Head) -> float:
        """Look for the record types and the columns of a settlement."""
        names = ("Transaction Event Code", "Gross Transaction Amount", "Fee Debit or Credit")
        return 1.0 if looks_like(head, *names) else 0.0

    def read(self, source: Source, out: Sink) -> Iterable[StatementFacts]:
        """Send every row, one statement for each account and currency."""
        report = read_report(source)
        ledgers = Ledgers()
        for section in report.sections:
            for start in range(0, len(section.rows), BATCH_ROWS):
                _send(section, section.rows[start : start + BATCH_ROWS], source, out, ledgers)
        checks = report.checks()
        first = next(iter(report.sections), None)
        return ledgers.facts(
            source,
            self,
            layer=Layer.CHANNEL,
            checks=lambda one: [*checks, *_stated(report, one)],
            account=first.account if first else "",
        )


def _send(section: Section, rows: list[tuple[int, list[str]]], source: Source, out: Sink, ledgers: Ledgers) -> None:
    part = _part(section, rows, source)
    codes = pa.array([_code(part, at, "grosstransactioncurrency") for at in range(len(part))], pa.string())
    amount = _money(part, "grosstransactionamount", "transactiondebitorcredit", codes)
    fee = -_money(part, "feeamount", "feedebitorcredit", codes)
    _same_currency(part, fee, codes)
    event = part.text("transactioneventcode")
    kind = _kinds(part, amount)
    at, offset = _when(part)
    account = repeated(section.account or source.options.account, len(part))
    ledgers.send(
        out,
        part,
        account=account,
        currency=codes,
        exp=3,
        amount=amount,
        fee=fee,
        kind=kind,
        layer=paid_out_layer(kind, Layer.CHANNEL),
        state=_states(part),
        at=at,
        offset=offset,
        order_ref=first_filled(part.ref("invoiceid"), part.ref("customfield")),
        channel_ref=part.ref("transactionid"),
        parent_ref=part.ref("paypalreferenceid"),
        counterparty=part.text("consumerid"),
        subtype=event,
        text=joined(part.text("customfield"), part.text("paymenttrackingid"), part.text("bankreferenceid")),
        key=joined(part.ref("transactionid"), event, codes, between="|"),
    )


def _stated(report: Report, one: Ledger) -> list[Check]:
    """Hold the sums in the footers of a settlement's sections against the rows of one account and currency."""
    scale = 10 ** (one.exp - digits(one.currency))
    mine = [section for section in report.sections if section.account in ("", one.account)]
    said = [footer[1:5] for section in mine for footer in section.footers if footer[0].upper() == one.currency]
    detailed = any(name in section.columns for section in mine for name in STATUS)
    if detailed or not said or not all(len(sums) == 4 and all(map(str.isdecimal, sums)) for sums in said):
        return []
    into, out, back, fees = (sum(int(sums[at]) for sums in said) * scale for at in range(4))
    moved = one.flow.sum_in + one.flow.sum_out
    return [
        money_check("sum_in", into, one.flow.sum_in, one.exp, one.currency),
        money_check("sum_out", out, -one.flow.sum_out, one.exp, one.currency),
        money_check("sum_fees", abs(fees - back), abs(moved - one.net), one.exp, one.currency),
    ]


def _states(part: Part) -> np.ndarray:
    """Return what happened to each row: done in a settlement; in a detail report what it says."""
    if not part.has(STATUS):
        return np.full(len(part), State.DONE, np.int8)
    state = part.by_word(pc.utf8_upper(part.text(STATUS)), STATES.get, other=State.PENDING)
    shown = pc.match_substring_regex(part.text("transactioneventcode"), _SHOWN).to_numpy(zero_copy_only=False)
    return np.where(shown & (state == State.DONE), State.PENDING, state).astype(np.int8)


def _when(part: Part) -> tuple[np.ndarray, np.ndarray]:
    """Return when each row was completed, or begun where it is not."""
    day = "transactioncompletiondate"
    ended = first_filled(part.text(day), part.text("transactioninitiationdate"))
    return stamps(part.with_text(day, ended), day, formats=("%Y/%m/%d %H:%M:%S", "%Y-%m-%d %H:%M:%S"))


def _part(section: Section, rows: list[tuple[int, list[str]]], source: Source) -> Part:
    columns = Columns(section.columns, file=source.file)
    columns.need("transactionid", "grosstransactionamount", "transactiondebitorcredit", "transactioncompletiondate")
    cells = [pa.array(one, pa.string()) for one in zip(*(cells for _row, cells in rows), strict=True)]
    return Part(np.array([row for row, _cells in rows], np.int32), cells, columns, file=source.file)


def _code(part: Part, at: int, name: str) -> str:
    code = str(part.text(name)[at].as_py()).upper()
    if len(code) != 3 or not (code.isascii() and code.isalpha()):
        part.refuse("refused.word", name, at)
    return code


def _money(part: Part, name: str, sign: str, codes: pa.Array) -> np.ndarray:
    """Return signed amounts at three digits, printed as whole numbers in the smallest unit of each row's currency."""
    found = np.zeros(len(part), np.int64)
    signs = part.text(sign).to_pylist()
    for at, (text, code) in enumerate(zip(part.text(name).to_pylist(), codes.to_pylist(), strict=True)):
        if not text:
            continue
        if text.strip(_WHOLE) or len(text) > _LONGEST:
            part.refuse("refused.not_amount", name, at)
        value = int(text)
        if signs[at].upper() not in SIGNS or (value and not signs[at]):
            part.refuse("refused.word", sign, at)
        found[at] = SIGNS[signs[at].upper()] * value * 10 ** (3 - digits(code))
    return found


def _same_currency(part: Part, fee: np.ndarray, codes: pa.Array) -> None:
    """Refuse a fee in another currency than the amount beside it: a row has one account."""
    of_fee = [one.upper() for one in part.text("feecurrency").to_pylist()]
    for at, (code, mine) in enumerate(zip(of_fee, codes.to_pylist(), strict=True)):
        if code and code != mine and fee[at]:
            raise SourceRefused(
                "refused.value", file=part.file, row=int(part.row[at]), column="Fee Currency", value=code
            )


def _kinds(part: Part, amount: np.ndarray) -> np.ndarray:
    """Return the kind of each row by its event code; money that comes back from a hold is a release."""
    code = part.text("transactioneventcode").to_pylist()
    kind = np.array([int(EVENTS.get(one, EVENTS.get(one[:3], Kind.OTHER))) for one in code] or [0], np.int8)[
        : len(code)
    ]
    kind = np.where((kind == Kind.HOLD) & (amount > 0), Kind.RELEASE, kind)
    kind = np.where((kind == Kind.PAYMENT) & (amount < 0), Kind.OTHER, kind)
    return np.asarray(np.where((kind == Kind.REFUND) & (amount > 0), Kind.OTHER, kind).astype(np.int8))
