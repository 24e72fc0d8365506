"""One entry (`Ntry`) of an ISO 20022 account message: amount, day, references, counterparty, text.

Read by local names, so that every version from 001.01 to 001.13 and later ones are the same: `Sts` as a word or as
`Sts/Cd`, parties as `Dbtr/Nm` or `Dbtr/Pty/Nm`, details inside `NtryDtls` or, in version 01, beside it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from app.domain.errors import SourceRefused
from app.domain.record import NO_TIME
from app.importers.containers.xml_stream import child, children, said, value
from app.importers.families.entries import Entry, Exact, add, day, exact, negative, one_line, same
from app.importers.stamps import of_zone

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

BOOKED = ("", "BOOK")
#: Reported and not booked: pending, information, future.
ASIDE = ("PDNG", "INFO", "FUTR")

_DAY = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})(?:Z|[+-][0-9]{2}:?[0-9]{2})?")
_TIME = re.compile(
    r"([0-9]{4})-([0-9]{2})-([0-9]{2})T([0-9]{2}):([0-9]{2}):([0-9]{2})(?:\.[0-9]+)?(Z|[+-][0-9]{2}:?[0-9]{2})?"
)
_CURRENCY = re.compile(r"[A-Z]{3}")
_NO_REFERENCE = frozenset({"NOTPROVIDED", "NOT PROVIDED", "NONREF", "NONE", "UNKNOWN", "N/A", "-"})
#: Sub-families of the bank transaction code that are the bank's own charges.
_CHARGES = frozenset({"CHRG", "COMM", "FEES", "COME", "COMI", "COMT"})
_GERMAN_CHARGES = re.compile(r"NCHG\b|\+80[58]\b")
_DETAILS = 200  # payments of one entry whose texts are kept


@dataclass(frozen=True, slots=True)
class Moment:
    """A day, or a time with its offset in minutes; NO_TIME for a day alone."""

    at: int
    offset: int = NO_TIME


def moment(text: str, zone: str) -> Moment | None:
    """Return a date or date-time as stated, on its own clock; None where it is neither."""
    found = _DAY.fullmatch(text)
    if found:
        at = day(*map(int, found.group(1, 2, 3)))
        return None if at is None else Moment(at)
    found = _TIME.fullmatch(text)
    at = day(*map(int, found.group(1, 2, 3))) if found else None
    if found is None or at is None:
        return None
    hour, minute, second = map(int, found.group(4, 5, 6))
    if hour > 23 or minute > 59 or second > 59:
        return None
    at += hour * 3600 + minute * 60 + second
    if found[7] is None:
        return Moment(at, int(of_zone(np.array([at], np.int64), zone)[0]))
    sign = -1 if found[7][0] == "-" else 1
    minutes = 0 if found[7] == "Z" else sign * (int(found[7][1:3]) * 60 + int(found[7][-2:]))
    return Moment(at, minutes) if abs(minutes) <= 14 * 60 else None


def status_of(entry: Element) -> str:
    """Return the status word of an entry, "" where it has none."""
    return (said(entry, "Sts", "Cd") or said(entry, "Sts", "Prtry") or said(entry, "Sts")).upper()


def read_entry(element: Element, row: int, owner: str, zone: str, currency: str, otherwise: Moment | None) -> Entry:
    """Return a booked entry; SourceRefused names the field that cannot be read exactly.

    owner: who the account belongs to; currency, otherwise: where the entry itself states no currency, no day.
    """
    amount = _amount(element, row)
    when = _when(element, row, zone) or otherwise
    if when is None:
        raise SourceRefused("refused.not_time", row=row, column="BookgDt", value="")
    details = children(element, "NtryDtls", "TxDtls") or children(element, "TxDtls")
    single = details[0] if len(details) == 1 else None
    number = reference(element, "AcctSvcrRef") or reference(single, "Refs", "AcctSvcrRef")
    reversal = said(element, "RvslInd").lower() in ("true", "1")
    code, fee = _code(element, single)
    entry = Entry(
        row=row,
        amount=amount,
        at=when.at,
        offset=when.offset,
        fee=fee,
        reversal=reversal,
        currency=_currency(element, row) or currency,
        channel_ref=number,
        order_ref=reference(single, "Refs", "EndToEndId"),
        batch_ref=_batch_ref(element, single),
        counterparty=_party(details, amount[0] > 0, owner, reversal),
        status=status_of(element),
        subtype=one_line(code, "RVSL" if reversal else ""),
        text=_text(element, details),
    )
    if number:
        entry.key = f"{number}|{when.at // 86_400}|{amount[0]}|{amount[1]}|{entry.currency}"
    return entry


def _amount(element: Element, row: int) -> Exact:
    printed, direction = value(element, "Amt"), value(element, "CdtDbtInd")
    amount = exact(printed)
    if amount is None or amount[0] < 0 or len(children(element, "Amt")) > 1:
        raise SourceRefused("refused.not_amount", row=row, column="Amt", value=printed)
    if direction not in ("CRDT", "DBIT") or len(children(element, "CdtDbtInd")) > 1:
        raise SourceRefused("refused.word", row=row, column="CdtDbtInd", value=direction)
    return amount if direction == "CRDT" else negative(amount)


def _currency(element: Element, row: int) -> str:
    amount = child(element, "Amt")
    found = (amount.get("Ccy", "") if amount is not None else "").strip()
    if found and not _CURRENCY.fullmatch(found):
        raise SourceRefused("refused.word", row=row, column="Ccy", value=found)
    return found


def _when(element: Element, row: int, zone: str) -> Moment | None:
    for name in ("BookgDt", "ValDt"):
        printed = value(element, name, "Dt") or value(element, name, "DtTm") or said(element, name)
        if printed:
            found = moment(printed, zone)
            if found is None:
                raise SourceRefused("refused.not_time", row=row, column=name, value=printed)
            return found
    return None


def reference(element: Element | None, *path: str) -> str:
    """Return a reference; words that say that there is none are none."""
    found = one_line(said(element, *path))
    return "" if found.upper() in _NO_REFERENCE else found


def _batch_ref(element: Element, single: Element | None) -> str:
    batches = children(element, "NtryDtls", "Btch") or children(element, "Btch")
    batch = batches[0] if len(batches) == 1 else None
    return reference(batch, "PmtInfId") or reference(single, "Refs", "PmtInfId") or reference(batch, "MsgId")


def _code(element: Element, single: Element | None) -> tuple[str, bool]:
    """Return the transaction code, domain and bank's own, and whether it is a charge of the bank."""
    for holder in (element, single):
        code = child(holder, "BkTxCd")
        domain = [said(code, "Domn", "Cd"), said(code, "Domn", "Fmly", "Cd"), said(code, "Domn", "Fmly", "SubFmlyCd")]
        own = said(code, "Prtry", "Cd")
        if any(domain) or own:
            fee = domain[2] in _CHARGES or bool(_GERMAN_CHARGES.search(own))
            return one_line("-".join(one for one in domain if one), own), fee
    return "", False


def _party(details: list[Element], incoming: bool, owner: str, reversal: bool) -> str:
    """Return the one other party of all payments of an entry, "" where there are several or none.

    What comes back keeps the roles of the first payment: the party is then on the other side. Where both sides are
    named and one is the owner of the account, it is the other.
    """
    found = set()
    for detail in details:
        parties = child(detail, "RltdPties")
        returned = reversal or child(detail, "RtrInf") is not None
        sides = [_name(parties, "Dbtr"), _name(parties, "Cdtr")]
        first = 0 if incoming != returned else 1
        name = sides[first]
        if not name or (owner and one_line(name).casefold() == owner.casefold()):
            name = sides[1 - first] or name
        found.add(one_line(name))
    return next(iter(found)) if len(found) == 1 else ""


def _name(parties: Element | None, side: str) -> str:
    party = child(parties, side)
    return (
        said(party, "Nm")
        or said(party, "Pty", "Nm")
        or said(party, "Agt", "FinInstnId", "Nm")
        or said(child(parties, "Ultmt" + side), "Nm")
        or said(child(parties, "Ultmt" + side), "Pty", "Nm")
    )


def _text(element: Element, details: list[Element]) -> str:
    """Return what the entry says in words, with the references that a payout may be known by."""
    texts: list[str] = []
    for detail in details[:_DETAILS]:
        texts += [(one.text or "") for one in children(detail, "RmtInf", "Ustrd")]
        for structured in children(detail, "RmtInf", "Strd"):
            texts += [said(structured, "CdtrRefInf", "Ref"), said(structured, "CdtrRefInf", "CdtrRef")]
            texts += [(one.text or "") for one in children(structured, "AddtlRmtInf")]
        if len(details) > 1:
            texts.append(reference(detail, "Refs", "EndToEndId"))
        texts += [said(detail, "AddtlTxInf"), said(detail, "RtrInf", "Rsn", "Cd")]
    texts.append(said(element, "AddtlNtryInf"))
    return one_line(*texts)


def batch_off(element: Element, entry: Entry) -> Exact | None:
    """Return what the payments of a collected entry add up to where that is another amount than the entry's.

    None where they agree or nothing follows: not all payments are given, one has no amount of its own in the
    entry's currency, or charges were taken off.
    """
    details = children(element, "NtryDtls", "TxDtls") or children(element, "TxDtls")
    counts = children(element, "NtryDtls", "Btch", "NbOfTxs") + children(element, "Btch", "NbOfTxs")
    stated = [(one.text or "").strip() for one in counts]
    whole = not stated or (all(map(str.isdecimal, stated)) and sum(map(int, stated)) == len(details))
    if len(details) < 2 or not whole or any(child(one, "Chrgs") is not None for one in (element, *details)):
        return None
    parts = []
    for detail in details:
        own = child(detail, "Amt")
        own = child(detail, "AmtDtls", "TxAmt", "Amt") if own is None else own
        amount = exact((own.text or "").strip()) if own is not None else None
        if own is None or amount is None or own.get("Ccy", entry.currency) != entry.currency:
            return None
        direction = said(detail, "CdtDbtInd") or ("CRDT" if entry.amount[0] > 0 else "DBIT")
        parts.append(amount if direction == "CRDT" else negative(amount))
    found = add(parts)
    return None if same(found, entry.amount) else found
