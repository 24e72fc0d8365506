"""Drafts of entries for discrepancies: by code, side and channel, one for each or rolled up by day or month."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np

from app.domain.account_roles import DEBITED, FORMED, UNBOOKED, sides
from app.domain.book import home_of
from app.domain.booking import FEES, VOUCHER, WRITTEN_OFF, BookedLine, Draft, fault, from_params
from app.domain.discrepancy import OF_THE_FEE
from app.domain.money import digits, parse_plain, plain
from app.domain.period import day_number, day_of
from app.domain.rates import exchanged
from app.domain.record import Layer
from app.services import rates
from app.services.deciding import item_subjects, live_items
from app.services.review_lines import DAY_SECONDS
from app.services.sales_tax import SalesTax, taxed

if TYPE_CHECKING:
    import pyarrow as pa

    from app.config.words import Words
    from app.services.book_chart import Chart
    from app.services.ports import UnitOfWork

#: How several items become vouchers: one each, one for each day, one for each month.
EACH, DAY, MONTH = "each", "day", "month"
ROLL_UPS = (EACH, DAY, MONTH)
#: Lines that take what rounding to the coin leaves over, the first that there is.
_BALANCING = ("residue", "exchange", "fee", "commission", "revenue")
#: What a difference that was written off is booked on, by its cause.
_CAUSES = {"rounding": "residue", "fee": "fee", "discount": "discount"}
_CLEARING = ("channel", "receivable", "bank")
#: What a sale books that the books and the orders do not both know.
_SALE = ("receivable", "revenue")
_CHANNEL = (int(Layer.CHANNEL), int(Layer.SETTLEMENT))


class _Without(Exception):
    """No draft can be offered; key and parameters say why."""

    def __init__(self, key: str, **params: Any) -> None:
        super().__init__(key)
        self.why = (key, params)


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """A draft, or why there is none (key and parameters); numbers: the discrepancies that it is for.

    why: beside a draft, what it leaves to the person.
    """

    numbers: tuple[int, ...]
    draft: Draft | None
    why: tuple[str, dict[str, Any]] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Raw:
    """What one item would book, not yet rounded. lines: (account, amount at exp, debit positive)."""

    number: int
    subject: str
    code: str
    day: int
    exp: int
    currency: str
    lines: tuple[tuple[_Account, int], ...]
    text: str
    whole: bool = False  # a sale with its tax, which nothing tells apart


@dataclass(frozen=True, slots=True)
class _Account:
    role: str
    place: str
    code: str
    name: str


def usual_roll_up(codes: Iterable[str]) -> str:
    """Return how items of these codes are usually booked: residues once a month, others one by one."""
    return MONTH if set(codes) == {"AM9"} else EACH


def offers(uow: UnitOfWork, chart: Chart, words: Words, numbers: Sequence[int], by: str = EACH) -> list[Offer]:
    """Return a draft for each group of live items, or why there is none, in the order of the items.

    by: EACH, DAY or MONTH; what is rolled up has one code, one currency and one day or month, and nets by account.
    """
    made = _Maker(uow, chart, words)
    raws: list[_Raw] = []
    found: list[Offer] = []
    items = live_items(uow, numbers)
    for item, subject in zip(items.to_pylist(), item_subjects(uow, items), strict=True):
        try:
            raws.append(made.raw(item, subject))
        except _Without as none:
            found.append(Offer(numbers=(item["number"],), draft=None, why=none.why))
    groups: dict[tuple[Any, ...], list[_Raw]] = {}
    for one in raws:
        day = day_of(one.day)
        when = (one.number,) if by == EACH else (day,) if by == DAY else (day.year, day.month)
        groups.setdefault((one.code, one.currency, *when), []).append(one)
    return [made.offer(some, by) for some in groups.values()] + found


def written_off(uow: UnitOfWork, chart: Chart, words: Words, first: date, last: date) -> list[Offer]:
    """Return a draft for each currency of what was written off in a range of days and is in no draft yet.

    A line for each account; the cause of each write-off says what it costs.
    """
    made = _Maker(uow, chart, words)
    causes = {one.subject: str(one.params.get("cause", "")) for one in uow.decisions.live("explain")}
    drafted = {item for one in uow.decisions.live(VOUCHER) for item in one.params["items"]}
    items = uow.discrepancies.live()
    groups: dict[str, list[_Raw]] = {}
    for item, subject in zip(items.to_pylist(), item_subjects(uow, items), strict=True):
        if item["reason"] != "written_off" or WRITTEN_OFF + subject in drafted:
            continue
        try:
            raw = made.raw(item, WRITTEN_OFF + subject, causes.get(subject) or "other")
        except _Without:
            continue
        if first <= day_of(raw.day) <= last:
            groups.setdefault(raw.currency, []).append(raw)
    return [made.offer(some, MONTH, "vouchers.word_off") for _currency, some in sorted(groups.items())]


class _Maker:
    """Reads what items are made of, once for all of them where it can."""

    def __init__(self, uow: UnitOfWork, chart: Chart, words: Words) -> None:
        self._uow, self._chart, self._words = uow, chart, words
        self._home = home_of(uow.info())

    def raw(self, item: dict[str, Any], subject: str, cause: str = "") -> _Raw:
        """Return what an item books; cause: why it was written off, "" where it was not. _Without says why not."""
        code, params = item["code"], json.loads(item["params"] or "{}")
        if code in UNBOOKED:
            usual = self._words.code_advice("settle", code, item["comparison"])
            raise _Without("vouchers.none", usual=usual) if usual else _Without("vouchers.none_bare")
        if not item["currency"]:
            raise _Without("vouchers.no_currency")
        rows = self._rows(item["records"])
        about = _About(self._chart, rows)
        exp, currency = int(item["exp"]), item["currency"]
        last = max([int(one["at"]) // DAY_SECONDS for one in rows], default=int(item["since_day"]))
        day = day_number(open_day(self._uow, day_of(last)))
        whole = False
        if code in FORMED:
            lines, exp, currency = self._formed(item, params, about)
        else:
            if code in OF_THE_FEE and (mark := self._fees_drafted(about, day)):
                raise _Without("vouchers.in_fees", mark=mark)
            pair = self._sides(item, rows, cause)
            lines = _pair(about, pair, int(item["amount"]))
            if item["comparison"] == "L5" and pair == _SALE:
                share = self._tax.share(rows, currency)
                whole = share is None
                lines = lines if share is None else _with_tax(about, lines, share)
            elif code == "HM7":
                lines = _with_interest(about, rows, lines, exp)
        if not any(value for _account, value in lines):
            raise _Without("vouchers.nothing")
        return _Raw(
            number=item["number"],
            subject=subject,
            code=code,
            day=day,
            exp=exp,
            currency=currency,
            lines=tuple(lines),
            text=self._text(item, params, rows),
            whole=whole,
        )

    def _sides(self, item: dict[str, Any], rows: list[dict[str, Any]], cause: str) -> tuple[str, str]:
        """Return the roles of the code; a deposit that a payout explains comes from its channel, what was written off
        goes where its cause says."""
        pair = sides(item["code"], item["comparison"], item["text_key"])
        assert pair is not None, item["code"]
        if cause:
            cost = _CAUSES.get(cause, "residue")
            return (pair[0], cost) if pair[0] in _CLEARING else (cost, pair[1])
        if (item["code"], item["comparison"]) == ("EX1", "L4") and (payout := self._payout(rows)):
            rows.append(payout)
            return "bank", "channel"
        return pair

    def _payout(self, rows: list[dict[str, Any]]) -> dict[str, Any] | None:
        """Return a payout that a match joins with the first of these bank rows, None for none."""
        import pyarrow as pa
        import pyarrow.compute as pc

        if not rows:
            return None
        _matches, members = self._deposits
        mine = members.filter(pc.equal(members["record"], pa.scalar(int(rows[0]["record"]), pa.int64())))
        others = members.filter(pc.and_(pc.is_in(members["match"], mine["match"]), pc.equal(members["side"], 0)))
        found = self._rows(others["record"].to_pylist()[:1])
        return found[0] if found else None

    @cached_property
    def _tax(self) -> SalesTax:
        return SalesTax(self._uow)

    @cached_property
    def _deposits(self) -> tuple[pa.Table, pa.Table]:
        matches, members = self._uow.matches.live("L3")
        return matches, members.combine_chunks()

    @cached_property
    def _fees(self) -> list[tuple[str, Draft]]:
        live = [(one.subject, from_params(one.params)) for one in self._uow.decisions.live(VOUCHER)]
        return [(mark, draft) for mark, draft in live if any(item.startswith(FEES) for item in draft.items)]

    def _fees_drafted(self, about: _About, day: int) -> str:
        """Return the mark of a draft of all fees of the channel in the month of a day, "" for none."""
        channel, month = about.account("channel"), day_of(day).replace(day=1)
        return next(
            (
                mark
                for mark, draft in self._fees
                if draft.day.replace(day=1) == month
                and any((line.code, line.name) == (channel.code, channel.name) for line in draft.lines)
            ),
            "",
        )

    def offer(self, some: list[_Raw], by: str, word: str = "") -> Offer:
        """Return the draft of items of one code and currency."""
        numbers = tuple(one.number for one in some)
        try:
            draft = self._draft(some, by, word)
        except _Without as none:
            return Offer(numbers=numbers, draft=None, why=none.why)
        wrong = fault(draft)
        told: tuple[str, dict[str, Any]] | None = ("vouchers.whole", {}) if any(one.whole for one in some) else None
        return Offer(numbers=numbers, draft=None if wrong else draft, why=wrong or told)

    def _draft(self, some: list[_Raw], by: str, word: str) -> Draft:
        first, day = some[0], max(one.day for one in some)
        exp = max(one.exp for one in some)
        sums: dict[_Account, int] = {}
        for raw in some:
            for account, value in raw.lines:
                sums[account] = sums.get(account, 0) + value * 10 ** (exp - raw.exp)
        sums = {account: value for account, value in sums.items() if value}
        if not sums:
            raise _Without("vouchers.even")
        text = first.text
        if len(some) > 1 or word:
            of = day_of(day)
            period = of.isoformat() if by == DAY else f"{of:%Y-%m}"
            said = {"title": self._words.code_title(first.code), "count": len(some), "period": period}
            text = self._words.say(word or "vouchers.word_many", said)
        lines, text = self._in_coins(sums, exp, first.currency, day, text)
        return Draft(
            day=day_of(day),
            text=text,
            currency=self._home if first.currency != self._home else first.currency,
            exp=digits(self._home),
            lines=tuple(sorted(lines, key=lambda one: one.minor < 0)),
            items=tuple(one.subject for one in some),
            codes=tuple(sorted({one.code for one in some})),
        )

    def _in_coins(
        self, sums: dict[_Account, int], exp: int, currency: str, day: int, text: str
    ) -> tuple[list[BookedLine], str]:
        """Return lines in whole coins of the home currency; what rounding leaves goes to a line of cost."""
        least, rate = digits(self._home), Fraction(1)
        if currency != self._home:
            known = rates.stored(self._uow, {currency, self._home}).at(currency, self._home, day)
            if known is None:
                raise _Without("vouchers.no_rate", currency=currency, home=self._home, day=day_of(day).isoformat())
            rate = known.value
            amount = plain(sum(value for value in sums.values() if value > 0), exp, currency)
            said = {"text": text, "amount": amount, "currency": currency, "rate": _rate_text(rate)}
            text = self._words.say("vouchers.at_rate", said)
        minor = {account: exchanged(value, exp, rate, least) for account, value in sums.items()}
        left = sum(minor.values())
        if left:
            roles = [account for name in _BALANCING for account in minor if account.role == name]
            minor[(roles or list(minor))[0]] -= left
        if not any(minor.values()):
            size = plain(max(abs(value) for value in sums.values()), exp, currency)
            raise _Without("vouchers.fine", amount=size, currency=currency)
        return [
            BookedLine(minor=value, code=one.code, name=one.name, role=one.role, place=one.place)
            for one, value in minor.items()
            if value
        ], text

    def _rows(self, numbers: Sequence[int]) -> list[dict[str, Any]]:
        if not numbers:
            return []
        rows: list[dict[str, Any]] = self._uow.records.rows(np.array(numbers, np.int64)).to_pylist()
        return rows

    def _text(self, item: dict[str, Any], params: dict[str, Any], rows: list[dict[str, Any]]) -> str:
        title = self._words.code_title(item["code"], item["comparison"])
        order = next((one["order_ref"] for one in rows if one["layer"] == Layer.ORDER and one["order_ref"]), "")
        ref = order or str(params.get("ref", "")) or item["subject"].strip()
        return self._words.say(
            "vouchers.word_order" if order else "vouchers.word", {"title": title, "ref": ref}
        ).strip()

    def _formed(
        self, item: dict[str, Any], params: dict[str, Any], about: _About
    ) -> tuple[list[tuple[_Account, int]], int, str]:
        """Return (lines, exponent, currency) of a code with an entry of its own form."""
        code, exp, currency = item["code"], int(item["exp"]), item["currency"]
        if code == "EX4":
            return self._reversed(item), exp, currency
        if code == "ST5":
            banks = [one for one in about.rows if one["layer"] == Layer.BANK]
            if len(banks) != 2:
                raise _Without("vouchers.partner")
            to, source = sorted(banks, key=lambda one: -int(one["amount"]))
            size = abs(int(item["amount"]))
            lines = [(about.account("bank", to), size), (about.account("bank", source), -size)]
            return lines, exp, currency
        if code == "ST3":
            said = str(params.get("net_b") or params.get("net_a") or "0")
            value, exp = parse_plain(said)
            return _pair(about, ("owed", "channel"), -value), exp, currency
        return *_of_exchange(item, params, about), str(params.get("other", currency))

    def _reversed(self, item: dict[str, Any]) -> list[tuple[_Account, int]]:
        """Return the voucher of the item's first line turned round, where all of its lines are in the book."""
        import pyarrow.compute as pc

        from app.domain.chart import Use, use_of
        from app.matching.books import split_account

        rows = self._rows(item["records"][:1])
        if not rows or not rows[0]["subtype"]:
            raise _Without("vouchers.reverse")
        lead = rows[0]
        names = ["layer", "at", "subtype", "statement", "account", "amount", "exp", "currency"]
        lines = self._uow.records.table(layers=[int(Layer.LEDGER)], columns=names)
        for name in ("subtype", "statement", "at", "currency"):
            lines = lines.filter(pc.equal(lines[name].cast("string"), str(lead[name])))
        full = any(str(one).startswith("6001") for one in lines["account"].to_pylist())
        found = []
        for one in lines.to_pylist():
            code, name = split_account(one["account"])
            credit = use_of(code, name, full=full) in (Use.REVENUE, Use.TAX)
            value = int(one["amount"]) * 10 ** (int(item["exp"]) - int(one["exp"]))
            found.append((_Account("", "", code, name), value if credit else -value))
        if sum(value for _account, value in found):
            raise _Without("vouchers.reverse")
        return found


class _About:
    """Which accounts of the shop and of the books an item's records speak of."""

    def __init__(self, chart: Chart, rows: list[dict[str, Any]]) -> None:
        self._chart, self.rows = chart, rows

    def account(self, role: str, row: dict[str, Any] | None = None) -> _Account:
        """Return the account of a role; row: the record whose own account is meant, else the first that fits."""
        booked = {"bank": True, "revenue": True}.get(role, False) and row is None
        lines = [one for one in self.rows if one["layer"] == Layer.LEDGER] if booked else []
        if lines and (role == "bank" or len({one["account"] for one in lines}) == 1):
            from app.matching.books import split_account

            code, name = split_account(lines[0]["account"])
            return _Account(role, "", code, name)
        line = self._chart.line(role, _place(row) if row is not None else self._place_of(role))
        return _Account(role, line.place, line.code, line.name)

    def _place_of(self, role: str) -> str:
        wanted = (int(Layer.BANK),) if role == "bank" else _CHANNEL
        found = [one for one in self.rows if one["layer"] in wanted]
        found = found or ([] if role == "bank" else [one for one in self.rows if one["layer"] == Layer.ORDER])
        return _place(found[0]) if found else ""


def _place(row: dict[str, Any]) -> str:
    """Return the shop's account of a record, its format where its source states none."""
    return str(row["account"] or row["source"])


def _pair(about: _About, pair: tuple[str, str], amount: int) -> list[tuple[_Account, int]]:
    """Return debit and credit of two roles, turned round for a negative amount."""
    debit, credit = pair if amount >= 0 else (pair[1], pair[0])
    size = abs(amount)
    return [(about.account(DEBITED.get(debit, debit)), size), (about.account(credit), -size)]


def _with_tax(about: _About, lines: list[tuple[_Account, int]], share: Fraction) -> list[tuple[_Account, int]]:
    """Return the lines of a sale with its tax on a line of its own."""
    found = []
    for account, value in lines:
        tax = taxed(value, share) if account.role == "revenue" else 0
        found.append((account, value - tax))
        if tax:
            found.append((about.account("tax"), tax))
    return found


def _with_interest(
    about: _About, rows: list[dict[str, Any]], lines: list[tuple[_Account, int]], exp: int
) -> list[tuple[_Account, int]]:
    """Return the lines of a loan paid back with the price that its own rows state beside it on a line of its own."""
    finest = max([exp, *(int(one[name]) for one in rows for name in ("exp", "fee_exp") if one[name] is not None)])
    paid = sum(-int(one["amount"]) * 10 ** (finest - int(one["exp"])) for one in rows)
    price = sum(int(one["fee"]) * 10 ** (finest - int(one["fee_exp"])) for one in rows if one["fee"])
    loan = sum(value for account, value in lines if account.role == "loan")
    step = 10 ** (finest - exp)
    if price <= 0 or price % step or paid + price != loan * step:
        return lines
    found = [(account, value - price // step if account.role == "loan" else value) for account, value in lines]
    return [*found, (about.account("interest"), price // step)]


def _of_exchange(item: dict[str, Any], params: dict[str, Any], about: _About) -> tuple[list[tuple[_Account, int]], int]:
    """Return what came less than what it was worth: the rate's part, the margin kept, and what rounding left."""
    parts = {name: params.get(name) for name in ("off", "exchange", "margin", "residue")}
    if not all(isinstance(one, str) for one in parts.values()):
        raise _Without("vouchers.exchange")
    read = {name: parse_plain(str(one)) for name, one in parts.items()}
    exp = max(places for _value, places in read.values())
    value = {name: minor * 10 ** (exp - places) for name, (minor, places) in read.items()}
    if value["off"] != value["exchange"] + value["margin"] + value["residue"]:
        raise _Without("vouchers.exchange")
    clearing = "receivable" if item["comparison"] == "L1" else "channel"
    lines = [(about.account(clearing), value["off"])]
    lines += [
        (about.account(role), -value[name])
        for role, name in (("exchange", "exchange"), ("fee", "margin"), ("residue", "residue"))
    ]
    return [one for one in lines if one[1]], exp


def _rate_text(rate: Fraction) -> str:
    """Return a rate with up to six digits, exactly rounded."""
    return plain(exchanged(1, 0, rate, 6), 6, "JPY")


def open_day(uow: UnitOfWork, day: date) -> date:
    """Return a day on which may be booked: this one, or the first after the signed period that it lies in."""
    for one in sorted(uow.periods.sign_offs(), key=lambda one: one.period.first):
        if one.period.first <= day <= one.period.last:
            day = one.period.last + timedelta(days=1)
    return day
