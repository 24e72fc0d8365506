"""The chart of accounts of a book: which account stands for what, said by the person, by her vouchers, or proposed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any

from app.domain.account_roles import FULL, ROLES, SMALL, STANDARDS, number_of
from app.domain.chart import Use, use_of
from app.domain.errors import NotAllowed
from app.domain.record import Layer
from app.services.account_names import account_names, account_titles, provider_name

if TYPE_CHECKING:
    from app.config.words import Words
    from app.services.ports import AuditEntry, Book, UnitOfWork

KIND = "chart"
_STANDARD = "standard"
#: Who says so.
PERSON, LEARNED, DEFAULT = "person", "learned", "default"
_USES = {"channel": Use.CHANNEL, "receivable": Use.CHANNEL, "bank": Use.CASH, "revenue": Use.REVENUE, "tax": Use.TAX}
_RECEIVABLE = re.compile(r"应收|應收|receivable", re.IGNORECASE)
_NOT_SALES = re.compile(r"折扣|折让|折讓|退回|其他|discount|return|other", re.IGNORECASE)
_OUTPUT_TAX = re.compile(r"销项|銷項|output", re.IGNORECASE)
#: A bank account is known in the books by so many of its last digits.
_TAIL = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class ChartLine:
    """What one role is booked on. place: account of the shop, "" where the role has one alone; said_of: how that is
    called. code, name: of the books; by: PERSON, LEARNED (found in vouchers of this book) or DEFAULT."""

    role: str
    place: str
    said_of: str
    code: str
    name: str
    by: str


@dataclass(frozen=True, kw_only=True)
class Chart:
    """The chart of one book; asked role by role. standard: SMALL or FULL; standard_by: as ChartLine.by.

    places: accounts of the shop by kind ("channel", "bank") → what each is called; booked: (code, name) of accounts
    that vouchers of this book use. same: place → the place under which it is listed, where two statements of one
    channel mean one account because one of them states none.
    """

    standard: str
    standard_by: str
    places: Mapping[str, Mapping[str, str]]
    own: Mapping[tuple[str, str], tuple[str, str]]
    booked: tuple[tuple[str, str], ...]
    words: Words
    tells: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    same: Mapping[str, str] = field(default_factory=dict)

    def line(self, role: str, place: str = "") -> ChartLine:
        """Return what a role is booked on; place: of the shop's account, "" where it is not known."""
        kind = ROLES[role].kind
        place = self.same.get(place, place) if kind else ""
        said = self.places.get(kind, {}).get(place, place)
        own = self.own.get((role, place))
        if own is not None:
            return ChartLine(role=role, place=place, said_of=said, code=own[0], name=own[1], by=PERSON)
        learned = self._learned(role, place)
        if learned is not None:
            return ChartLine(role=role, place=place, said_of=said, code=learned[0], name=learned[1], by=LEARNED)
        name = default_name(self.words, role, said, self.standard)
        code = number_of(role, self.standard)
        return ChartLine(role=role, place=place, said_of=said, code=code, name=name, by=DEFAULT)

    def lines(self) -> list[ChartLine]:
        """Return every line: roles in their order, for each account of the shop where it has one."""
        found = []
        for role, said in ROLES.items():
            for place in self.places.get(said.kind, {}) if said.kind else ("",):
                found.append(self.line(role, place))
        return found

    @cached_property
    def accounts(self) -> list[tuple[str, str]]:
        """Return (code, name) of every account that is known, each once, by code."""
        known = {(one.code, one.name) for one in self.lines()} | set(self.booked)
        return sorted(known, key=lambda one: (one[0], one[1]))

    def _learned(self, role: str, place: str) -> tuple[str, str] | None:
        """Return the one account of the vouchers that can be meant, None where none or several can."""
        fits = [one for one in self.booked if self._fits(role, place, *one)]
        return fits[0] if len(fits) == 1 else None

    def _fits(self, role: str, place: str, code: str, name: str) -> bool:
        if ROLES[role].words:
            return bool(re.search(ROLES[role].words, name, re.IGNORECASE))
        use = use_of(code, name, full=self.standard == FULL)
        if _USES.get(role) != use:
            return False
        if role in ("channel", "receivable"):
            tells = self.tells.get(place, ())
            return bool(_RECEIVABLE.search(name)) == (role == "receivable") and any(one in name for one in tells)
        if role == "bank":
            return any(
                one in (code, name, f"{code} {name}".strip()) or one in name for one in self.tells.get(place, ())
            )
        if role == "revenue":
            return not _NOT_SALES.search(name)
        return role != "tax" or bool(_OUTPUT_TAX.search(name))


def default_name(words: Words, role: str, said_of: str, standard: str) -> str:
    """Return the proposed name of a role's account."""
    key = f"role.{role}.{standard}" if role == "advance" else f"role.{role}"
    return words.say(key, {"place": said_of}) if said_of else words.say(key, {"place": ""}).rstrip("—")


def load_chart(uow: UnitOfWork, words: Words) -> Chart:
    """Return the chart of the book; words: the language of proposed names."""
    own: dict[tuple[str, str], tuple[str, str]] = {}
    standard, by = "", PERSON
    for one in uow.decisions.live(KIND):
        if one.subject == _STANDARD:
            standard = str(one.params["standard"])
        else:
            role, _, place = one.subject.partition(" ")
            own[role, place] = (str(one.params["code"]), str(one.params["name"]))
    booked = _booked(uow)
    if standard not in STANDARDS:
        full = any(code.startswith("6001") for code, _name in booked)
        standard, by = (FULL, LEARNED) if full else (SMALL, LEARNED if booked else DEFAULT)
    places, tells, same = _places(uow, words)
    return Chart(
        standard=standard,
        standard_by=by,
        places=places,
        own=own,
        booked=booked,
        words=words,
        tells=tells,
        same=same,
    )


def _booked(uow: UnitOfWork) -> tuple[tuple[str, str], ...]:
    """Return (code, name) of the accounts that vouchers use: of their lines, and of lines that are no records."""
    import pyarrow.compute as pc

    from app.matching.books import split_account

    found: set[str] = set()
    ledger = [one for one in uow.statements.live() if one.layer == Layer.LEDGER and not one.refused_key]
    if not ledger:
        return ()
    lines = uow.records.table(layers=[int(Layer.LEDGER)], columns=["account", "layer"])
    mine = lines.filter(pc.equal(lines["layer"], int(Layer.LEDGER)))
    found |= {one for one in pc.unique(mine["account"]).to_pylist() if one}
    for one in ledger:
        found |= set(_left_out(one.message_params))
    return tuple(sorted(split_account(one) for one in found))


def _left_out(params: Mapping[str, Any]) -> Iterable[str]:
    """Return the accounts that the sentence about a file of vouchers names."""
    for name, value in params.items():
        if name == "accounts" and isinstance(value, (list, tuple)):
            yield from (str(one) for one in value if one != "…")
        elif isinstance(value, Mapping):
            yield from _left_out(value)
        elif isinstance(value, (list, tuple)):
            for one in value:
                if isinstance(one, Mapping):
                    yield from _left_out(one)


def _places(
    uow: UnitOfWork, words: Words
) -> tuple[dict[str, dict[str, str]], dict[str, tuple[str, ...]], dict[str, str]]:
    """Return the shop's accounts by kind with what they are called, words by which vouchers name each, and those that
    are another's (`Chart.same`).

    A channel whose source states no account goes by its format, as everywhere on screen; it is the channel's account
    where there is one alone.
    """
    from app.config.words import LANGUAGES, Words

    titles = account_titles(uow, words)
    names = account_names(uow, words, titles)
    own = uow.accounts.live()
    places: dict[str, dict[str, str]] = {"channel": {}, "bank": {}}
    tells: dict[str, set[str]] = {}
    alone: dict[str, str] = {}  # provider → the place of its only account
    same: dict[str, str] = {}
    tongues = [Words(one) for one in LANGUAGES]
    kinds = (Layer.ORDER, Layer.CHANNEL, Layer.SETTLEMENT, Layer.BANK)
    stated = [one for one in uow.statements.live() if not one.refused_key and one.layer in kinds]
    for one in sorted(stated, key=lambda one: (not one.account, one.account or one.format, one.statement_id)):
        kind = "bank" if one.layer == Layer.BANK else "channel"
        place, stem = one.account or one.format, one.format.split(".")[0]
        provider = provider_name(stem, words)
        several = len({each.account for each in stated if each.account and each.format.startswith(f"{stem}.")}) > 1
        said = names.get(place) or provider or place
        if kind == "channel" and not several and not (one.account and place in titles):
            said = provider or said
            if provider and alone.setdefault(stem, place) != place:
                same[place] = place = alone[stem]
        places[kind].setdefault(place, said)
        heard = tells.setdefault(place, set())
        if kind == "bank":
            digits = "".join(char for char in place if char.isdigit())
            heard |= {digits[-_TAIL:]} if len(digits) >= _TAIL else set()
            heard |= {other.code for other in own.values() if other.role == "ledger" and other.bank == place}
        elif place in titles and one.account:
            heard.add(titles[place])
        if kind == "channel":
            heard |= {name for tongue in tongues if (name := provider_name(stem, tongue))} | _ALSO.get(stem, set())
    return places, {place: tuple(sorted(one for one in heard if one)) for place, heard in tells.items()}, same


#: How books call a provider beside its own name.
_ALSO = {
    "wechatpay": {"微信", "财付通", "WeChat"},
    "alipay": {"支付宝", "支付寶", "Alipay"},
    "douyin": {"抖音", "抖店"},
    "taobao": {"淘宝", "天猫"},
    "pinduoduo": {"拼多多"},
    "jd": {"京东"},
}


def set_account(book: Book, role: str, place: str, code: str, name: str, actor: str) -> AuditEntry:
    """Say what a role is booked on; NotAllowed where neither number nor name is given."""
    code, name = code.strip(), name.strip()
    if role not in ROLES or not (code or name):
        raise NotAllowed("vouchers.no_account", line=1)
    with book.write(KIND, actor) as uow:
        _close(uow, f"{role} {place}".rstrip())
        uow.decisions.add(KIND, f"{role} {place}".rstrip(), params={"code": code, "name": name})
        said = {"role": _role_said(role, place), "account": f"{code} {name}".strip()}
        return uow.commit(text_key="audit.chart", params=said, rows=1)


def forget_account(book: Book, role: str, place: str, actor: str) -> AuditEntry:
    """Go back to what is proposed for a role; NotAllowed where nobody said otherwise."""
    with book.write(KIND, actor) as uow:
        if not _close(uow, f"{role} {place}".rstrip()):
            raise NotAllowed("review.gone")
        return uow.commit(text_key="audit.chart_default", params={"role": _role_said(role, place)}, rows=1)


def set_standard(book: Book, standard: str, actor: str) -> AuditEntry:
    """Choose the standard by which accounts are proposed."""
    if standard not in STANDARDS:
        raise NotAllowed("review.gone")
    with book.write(KIND, actor) as uow:
        _close(uow, _STANDARD)
        uow.decisions.add(KIND, _STANDARD, params={"standard": standard})
        return uow.commit(text_key="audit.chart_standard", params={"standard": standard}, rows=1)


def _close(uow: UnitOfWork, subject: str) -> int:
    old = [one.number for one in uow.decisions.live(KIND) if one.subject == subject]
    uow.decisions.close(old)
    return len(old)


def _role_said(role: str, place: str) -> dict[str, Any]:
    key = f"role.{role}.small" if role == "advance" else f"role.{role}"
    return {"key": key, "params": {"place": place}}
