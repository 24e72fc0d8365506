"""What bank statements have in common: signs, kinds, currencies, and one statement for each account."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from app.domain.currencies import CODES
from app.domain.money import digits
from app.domain.period import EPOCH
from app.domain.record import Kind, Layer
from app.domain.statement import Check, StatementFacts
from app.importers import amounts, times
from app.importers.cell_bytes import figures_only
from app.importers.controls import Chain, Flow, GapChain, control_of
from app.importers.families.orders import offsets
from app.importers.joined import coded
from app.importers.names import Names, simplified
from app.importers.part import Minor, Part, Times, repeated
from app.importers.several import Several, taken

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from app.importers.base import Sink, Source

#: Currency names as Chinese banks print them; ISO codes are taken as they are.
CURRENCIES = {
    "人民币": "CNY", "人民币元": "CNY", "RMB": "CNY", "美元": "USD", "港币": "HKD", "港元": "HKD", "欧元": "EUR",
    "英镑": "GBP", "日元": "JPY", "澳大利亚元": "AUD", "澳元": "AUD", "加拿大元": "CAD", "加元": "CAD",
    "新加坡元": "SGD", "瑞士法郎": "CHF", "澳门元": "MOP", "新台币": "TWD", "韩元": "KRW", "泰铢": "THB",
    "台币": "TWD", "新台币元": "TWD", "NTD": "TWD", "NT$": "TWD", "美金": "USD", "日圆": "JPY", "日币": "JPY",
    "澳币": "AUD", "加币": "CAD", "新加坡币": "SGD", "纽币": "NZD", "韩圆": "KRW", "泰币": "THB", "南非币": "ZAR",
}  # fmt: skip

#: What the bank itself takes: words of its own fields, never of a remark that a customer writes.
_FEE = (
    "手续费|工本费|年费|短信费|汇划费|结算费|账户管理费|账户维护费|账户服务费|短信服务费|网银服务费|回单费|电汇费"
    "|手續費|帳戶管理費|匯費"
)
#: Money that stays with the owner of the account.
_OWN = "活转定|定转活|通知存款|同名转账|同名账户|本人账户|内部转账|卡内互转|资金归集|自动归集|约定转存|本人转账"
_MASKED = r"[xyzXYZ*×?]"
#: Days, with the time of day or without it.
DAY_TIMES = (*(f"{day} %H:%M:%S" for day in times.DATES), *(f"{day} %H:%M" for day in times.DATES), *times.DATES)


def currency_codes(part: Part, names: Names) -> pa.Array:
    """Return ISO codes of a column of currencies; an unknown word is refused, a missing column is CNY."""
    if not part.has(names):
        return repeated("CNY", len(part))
    words, at = coded(part.text(names))
    known = [currency_code(word) for word in words.to_pylist()]
    if "" in known:
        part.refuse("refused.word", names, int(np.argmax(at == known.index(""))))
    return repeated(known[0], len(part)) if len(known) == 1 else pa.array(known, pa.string()).take(pa.array(at))


def currency_code(word: str) -> str:
    """Return the ISO code of a printed currency, "" for a word that is none."""
    plain = simplified(word.strip().upper())
    if plain in CURRENCIES:
        return CURRENCIES[plain]
    return plain if plain in CODES else ""


def one_exponent(part: Part, names: Names, codes: pa.Array) -> int:
    """Return the digits of the part's amounts: those of its currencies, the most of them."""
    return max((digits(code) for code in coded(codes)[0].to_pylist()), default=2)


def two_columns(part: Part, into: Names, out: Names, exp: int, blank: Sequence[str]) -> NDArray[np.int64]:
    """Return money in as positive, money out as negative; a row with neither, or with both, is refused."""
    received, spent = part.minor(into, exp, blank=blank), part.minor(out, exp, blank=blank)
    neither = ~received.valid & ~spent.valid
    both = (received.value != 0) & (spent.value != 0)
    if neither.any():
        part.refuse("refused.not_amount", into, int(np.argmax(neither)))
    if both.any():
        part.refuse("refused.both_amounts", into, int(np.argmax(both)))
    return received.value - spent.value


def hidden(part: Part, names: Names, exp: int) -> Minor:
    """Return balances; one that is made unreadable on purpose (`xx,yyyy.zz`) counts as not stated."""
    column = part.text(names)
    if not figures_only(column):
        column = pc.if_else(pc.match_substring_regex(column, _MASKED), "", column)
    value, valid, bad = amounts.minor(column, exp, ())
    if bad >= 0:
        part.refuse("refused.not_amount", names, bad)
    return Minor(value, valid)


def day_and_clock(part: Part, day: Names, clock: Names) -> Times:
    """Return times whose day and time of day stand in two columns; `80024` is 08:00:24, blank a date alone."""
    hours = part.text(clock, blank=("-", "--"))
    seconds, days = times.of_day(hours), part.text(day)
    if seconds is not None and times.fixed(days, times.DATES):
        midnight, valid, date_only, bad = times.seconds(days, times.DATES)
        if bad < 0:
            return Times(midnight + seconds, valid, np.zeros_like(date_only))
    hours = with_colons(hours)
    both = pc.utf8_trim(pc.binary_join_element_wise(days, hours, " "), characters=" ")
    at, valid, date_only, bad = times.seconds(both, DAY_TIMES)
    if bad >= 0:
        part.refuse("refused.not_time", day, bad)
    return Times(at, valid, date_only)


def with_colons(column: pa.Array) -> pa.Array:
    """Return times of day as 08:00:24, where they are printed as 80024 too."""
    bare = pc.match_substring_regex(column, r"^[0-9]{1,6}$")
    if not pc.any(bare, min_count=0).as_py():
        return column
    padded = pc.utf8_lpad(column, 6, "0")
    pairs = (pc.utf8_slice_codeunits(padded, at, at + 2) for at in (0, 2, 4))
    return pc.if_else(bare, pc.binary_join_element_wise(*pairs, ":"), column)


def kinds(amount: NDArray[np.int64], words: pa.Array) -> NDArray[np.int8]:
    """Return deposit, withdrawal, fee or transfer by the sign and by the bank's own words."""
    said, at = coded(words)
    fee, own = (pc.match_substring_regex(said, pattern).to_numpy(zero_copy_only=False)[at] for pattern in (_FEE, _OWN))
    by_sign = np.select([amount > 0, amount < 0], [Kind.DEPOSIT, Kind.WITHDRAWAL], Kind.OTHER)
    return np.select([fee & (amount < 0), own], [Kind.FEE, Kind.TRANSFER], by_sign).astype(np.int8)


class BankRows:
    """Sends rows of a bank statement, one ordinal for each account and currency, and checks each.

    gaps: the balance is printed on some rows only.
    """

    def __init__(self, *, gaps: bool = False) -> None:
        self.several = Several()
        self._gaps = gaps
        self.flows: list[Flow] = []
        self._chains: list[Chain] = []
        self._exp: list[int] = []

    def send(
        self,
        out: Sink,
        part: Part,
        *,
        when: Times,
        amount: NDArray[np.int64],
        exp: int,
        account: pa.Array,
        currency: pa.Array,
        balance: Minor,
        layer: int = Layer.BANK,
        moved: NDArray[np.int64] | None = None,
        booked: NDArray[np.bool_] | None = None,
        **columns: Any,
    ) -> None:
        """Send a part; amount: signed, at `exp`; columns: further ones of the record schema, whole arrays.

        moved: by what a row changes the balance, where that is not its amount; booked: rows that change it.
        """
        sent = {
            "row": part.row,
            "at": when.at,
            "offset": offsets(when),
            "amount": amount,
            "balance": balance.array(),
            "account": account,
            "currency": currency,
            **columns,
        }
        for ordinal, mask in self.several.split(account, currency):
            if ordinal > len(self.flows):
                self.flows.append(Flow())
                self._chains.append(GapChain() if self._gaps else Chain())
                self._exp.append(exp)
            self._exp[ordinal - 1] = exp
            whole = bool(mask.all())
            self.flows[ordinal - 1].add(amount if whole else amount[mask])
            told = mask if booked is None else mask & booked
            by = amount if moved is None else moved
            chained = by, balance.value, balance.valid
            self._chains[ordinal - 1].add(*(chained if told.all() else (one[told] for one in chained)))
            mine = sent if whole else {name: taken(column, mask) for name, column in sent.items()}
            out.send(ordinal, layer=int(layer), exp=exp, **mine)

    def facts(
        self,
        source: Source,
        format_: str,
        version: int,
        *,
        account: str = "",
        currency: str = "CNY",
        chained: bool = True,
        layer: int = Layer.BANK,
        stated: Callable[[str, Flow, int], list[Check]] | None = None,
        **said: Any,
    ) -> list[StatementFacts]:
        """Return one statement for each account and currency, at least one.

        chained: whether the list is said to be whole, so that balances must follow from each other.
        stated(currency, flow, exp): figures that the source states for a currency. said: period and such.
        """
        if not self.several.keys:
            self.several.keys.append((account, currency))
            self.flows.append(Flow())
            self._chains.append(Chain())
            self._exp.append(digits(currency))
        found = []
        for at, (name, code) in enumerate(self.several.keys):
            exp = self._exp[at]
            checks = stated(code, self.flows[at], exp) if stated else []
            check, opening, closing = self._chains[at].close(exp, code) if chained else (None, None, None)
            checks += [check] if check else []
            # a total of the whole column proves both sides at once
            sides = {} if any(one.name == "sum" for one in checks) else self.flows[at].sides
            found.append(
                StatementFacts(
                    file=source.file,
                    sheet=source.sheet,
                    sha256=source.sha256,
                    ordinal=at + 1,
                    several=len(self.several.keys) > 1,
                    format=format_,
                    version=version,
                    layer=int(layer),
                    account=name,
                    shop=source.options.shop,
                    currency=code,
                    exp=exp,
                    rows_read=self.flows[at].rows,
                    opening=opening,
                    closing=closing,
                    control=control_of(checks, sides),
                    checks=tuple(checks),
                    **said,
                )
            )
        return found


def stated_period(first: str, last: str) -> dict[str, Any]:
    """Return period_start and period_end from two printed days; nothing where one of them is none."""
    found = [times.parse(one, (*times.ANY, *times.REPUBLIC)) for one in (first, last)]
    if None in found:
        return {}
    start, end = (str(EPOCH + timedelta(seconds=one or 0)) for one in found)
    return {"period_start": start, "period_end": end}
