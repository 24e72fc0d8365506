"""Drafts of entries: by code and side, rolled up, in home currency, changed, undone, exported, booked, never twice."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest

from app.config.words import Words
from app.domain.account_roles import BOOKED, FORMED, UNBOOKED
from app.domain.booking import BookedLine, Draft, fault
from app.domain.chart import Use, use_of
from app.domain.columns import discrepancy_schema
from app.domain.discrepancy import CODES
from app.domain.errors import NotAllowed, PeriodClosed
from app.domain.match import OPEN, RESOLVED
from app.domain.progress import silent
from app.services.book_chart import DEFAULT, LEARNED, PERSON, forget_account, load_chart, set_account, set_standard
from app.services.decide import Decision, decide
from app.services.draft_entries import DAY, EACH, MONTH, Offer, offers, usual_roll_up, written_off
from app.services.fee_entries import fee_offers
from app.services.history import history, redo, undo
from app.services.month import load_month
from app.services.overview_columns import money_figures
from app.services.ports import Book
from app.services.rates import take_rates
from app.services.run_matching import run_matching
from app.services.sign_off import sign_off
from app.services.take_in import read_options, take_in
from app.services.verify import verify
from app.services.voucher_files import LAYOUTS, export_vouchers, write_vouchers
from app.services.vouchers import add, change, load_vouchers, settle, take_back
from tests.demo_book import SEPTEMBER, demo_book
from tests.services.test_sign_off import settle as settle_month
from tests.two_shops import HEAD

WORDS = Words("en")


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    opened = demo_book(tmp_path)
    yield opened
    opened.close()


def state_of(book: Book) -> str:
    with book.read() as uow:
        return uow.business_hash()


def items_of(book: Book) -> list[dict[str, Any]]:
    with book.read() as uow:
        found: list[dict[str, Any]] = uow.discrepancies.live().to_pylist()
    return found


def number_of(book: Book, code: str, comparison: str = "") -> int:
    return next(
        int(one["number"]) for one in items_of(book) if one["code"] == code and comparison in ("", one["comparison"])
    )


def offered(book: Book, *numbers: int, by: str = EACH, words: Words = WORDS) -> list[Offer]:
    with book.read() as uow:
        return offers(uow, load_chart(uow, words), words, numbers, by)


def draft_of(book: Book, code: str, comparison: str = "") -> Draft:
    draft = offered(book, number_of(book, code, comparison))[0].draft
    assert draft is not None
    return draft


def listed(book: Book, **fields: Any) -> int:
    """List one more item like the first that the book has, with other fields; return its number."""
    base = next(one for one in items_of(book) if one["code"] == "AM1")
    with book.write("run", "Lin") as uow:
        row = {**base, "number": 0, "match": 0, "state": OPEN, **fields}
        table = pa.table({name: [value] for name, value in row.items()}, schema=discrepancy_schema())
        number = int(uow.discrepancies.add(table)[0])
        uow.commit(text_key="audit.run", params={}, rows=1)
    return number


def sides_of(draft: Draft) -> list[tuple[str, int]]:
    return [(one.role, one.minor) for one in draft.lines]


#: What the codes of the taxonomy that have an entry book for an amount of +10.00 (side A says more).
EXPECTED = {
    "EX1": ("claimable", "channel"),
    "EX1.L4": ("bank", "suspense"),
    "EX1.L5": ("receivable", "revenue"),
    "EX2": ("claimable", "receivable"),
    "EX2.L4": ("bank", "suspense"),
    "EX2.L5": ("receivable", "revenue"),
    "EX3": ("channel", "overpaid"),
    "EX5": ("transit", "channel"),
    "EX6": ("claimable", "bank"),
    "EX7": ("claimable", "channel"),
    "EX7.L5": ("receivable", "revenue"),
    "AM1": ("discount", "receivable"),
    "AM1.L5": ("receivable", "revenue"),
    "AM2": ("advance", "channel"),
    "AM2.L5": ("receivable", "revenue"),
    "AM3": ("subsidy", "revenue"),
    "AM4": ("channel", "fee"),
    "am4.ledger": ("fee", "channel"),
    "AM5": ("channel", "fee"),
    "AM6": ("channel", "commission"),
    "AM8": ("fee", "channel"),
    "AM8.L4": ("bank", "fee"),
    "AM9": ("residue", "channel"),
    "AM9.L1": ("residue", "receivable"),
    "AM9.L4": ("bank", "residue"),
    "AM9.L5": ("receivable", "residue"),
    "AM11": ("compensation", "channel"),
    "AM13": ("revenue", "tax"),
    "TS3": ("transit", "channel"),
    "TS6": ("channel", "suspense"),
    "TS7": ("receivable", "revenue"),
    "ts7.unsent": ("channel", "advance"),
    "TS8": ("receivable", "revenue"),
    "HM1": ("frozen", "channel"),
    "HM2": ("reserve", "channel"),
    "HM3": ("deposit", "channel"),
    "HM5": ("channel", "instalment"),
    "HM7": ("loan", "channel"),
    "HM8": ("advance", "revenue"),
    "AB4": ("residue", "channel"),
}


def test_every_code_of_the_taxonomy_has_an_entry_or_says_why_not():
    named = {one.partition(".")[0] for one in BOOKED if one[0].isupper()}
    assert named | FORMED | UNBOOKED == set(CODES) and len(named) + len(FORMED) + len(UNBOOKED) == len(CODES)
    assert set(EXPECTED) == set(BOOKED)


def test_each_code_books_its_roles_on_the_side_that_its_sign_says(book):
    """All codes, both signs, and every code without an entry, on one book."""
    records = next(one["records"] for one in items_of(book) if one["code"] == "AM1")
    signs: list[tuple[str, int, int]] = []
    fields: list[dict[str, Any]] = []
    for key in [*EXPECTED, *sorted(UNBOOKED)]:
        code, _, comparison = key.partition(".")
        told = {"code": code, "comparison": comparison or "L2", "text_key": "x"}
        if key[0].islower():
            told = {"code": code.upper(), "comparison": "L2", "text_key": key}
        for sign in (1, -1):
            fields.append({**told, "amount": sign * 100_000, "records": records, "params": "{}"})
            signs.append((key, sign, len(signs)))
    base = next(one for one in items_of(book) if one["code"] == "AM1")
    rows = [{**base, "number": 0, "match": 0, **one} for one in fields]
    with book.write("run", "Lin") as uow:
        table = pa.table(
            {name: [one[name] for one in rows] for name in discrepancy_schema().names}, schema=discrepancy_schema()
        )
        numbers = uow.discrepancies.add(table).tolist()
        found = {one.numbers: one for one in offers(uow, load_chart(uow, WORDS), WORDS, numbers)}
    for key, sign, at in signs:
        one = found[(numbers[at],)]
        if key in UNBOOKED:
            assert one.draft is None and one.why is not None and one.why[0].startswith("vouchers.none"), key
            continue
        assert one.draft is not None, (key, one.why)
        debit, credit = EXPECTED[key]
        if sign < 0:
            turned = {"claimable": "suspense", "suspense": "claimable"}
            debit, credit = turned.get(credit, credit), turned.get(debit, debit)
        assert sides_of(one.draft) == [(debit, 1000), (credit, -1000)], (key, sign)
        assert fault(one.draft) is None


def test_codes_of_their_own_form(book):
    """A voucher turned round, an own transfer, a negative payout, and what an exchange is made of."""
    again = draft_of(book, "EX4")
    assert [one.code for one in again.lines] == ["1012.02", "1002.03"] and again.debit == 56_806
    with book.read() as uow:
        bank = uow.records.table(layers=[4], columns=["record", "layer", "account", "amount"]).to_pylist()
    bank = [one for one in bank if one["layer"] == 4]
    to = next(one for one in bank if one["amount"] > 0)
    other = next(one for one in bank if one["amount"] < 0 and one["account"] != to["account"])
    both = [to["record"], other["record"]]
    own = listed(book, code="ST5", comparison="L3", amount=-50_000, exp=2, records=both, params="{}")
    drafts = {one.numbers: one for one in offered(book, own)}
    draft = drafts[(own,)].draft
    assert draft is not None and sides_of(draft) == [("bank", 50_000), ("bank", -50_000)]
    assert [one.place for one in draft.lines] == [to["account"], other["account"]]
    alone = listed(book, code="ST5", comparison="L3", amount=-500, exp=2, records=both[:1], params="{}")
    assert offered(book, alone)[0].why == ("vouchers.partner", {})
    down = listed(book, code="ST3", comparison="L2", amount=0, params='{"net_b":"-12.50"}')
    draft = offered(book, down)[0].draft
    assert draft is not None and sides_of(draft) == [("owed", 1250), ("channel", -1250)]
    parts = '{"other":"CNY","off":"-2.35","exchange":"1.10","margin":"-3.44","residue":"-0.01"}'
    crossed = listed(book, code="AM10", comparison="L3", currency="USD", params=parts)
    draft = offered(book, crossed)[0].draft
    assert draft is not None
    assert sorted(sides_of(draft)) == [("channel", -235), ("exchange", -110), ("fee", 344), ("residue", 1)]
    unknown = listed(book, code="AM10", comparison="L3", currency="USD", params='{"other":"CNY"}')
    assert offered(book, unknown)[0].why == ("vouchers.exchange", {})


def records_of(uow: Any, stem: str) -> list[int]:
    """Return the records of the file of this name."""
    stated = next(one.number for one in uow.statements.live() if Path(one.file).stem == stem)
    rows = uow.records.table(columns=["record", "statement"]).to_pylist()
    return [one["record"] for one in rows if one["statement"] == stated]


def sale(number: int, base: int, tax: int) -> Draft:
    """Return a voucher of a sale as the books write it, in fen."""
    accounts = (("1122", "应收账款", base + tax), ("5001", "主营业务收入", -base), ("2221", "应交税费", -tax))
    lines = tuple(BookedLine(minor=minor, code=code, name=name) for code, name, minor in accounts)
    return Draft(day=date(2026, 9, 20 + number), text=f"sale {number}", currency="CNY", exp=2, lines=lines)


def test_a_sale_is_booked_with_the_tax_that_the_vouchers_state_and_a_loan_with_its_price(book, tmp_path):
    def put(name: str, *sales: Draft) -> list[int]:
        path = tmp_path / f"{name}.csv"
        write_vouchers(str(path), "journal.csv", sales, WORDS, home="CNY", maker="", first=900 + len(name))
        take(book, path)
        with book.read() as uow:
            return records_of(uow, name)

    order = next(one["records"] for one in items_of(book) if one["code"] == "AM1")[:1]
    sold = listed(book, code="EX2", comparison="L5", text_key="x", amount=113_005, exp=3, records=order)
    (whole,) = offered(book, sold)
    assert whole.draft is not None and sides_of(whole.draft) == [("receivable", 11_301), ("revenue", -11_301)]
    assert whole.why == ("vouchers.whole", {})
    put("a", *(sale(number, 1_000 * number + 7, (13 * (1_000 * number + 7) + 50) // 100) for number in range(1, 5)))
    (split,) = offered(book, sold)
    assert split.draft is not None and split.why is None
    assert sides_of(split.draft) == [("receivable", 11_301), ("revenue", -10_001), ("tax", -1_300)]
    # a sale at another rate: now no rate holds for all, but an item of its own lines knows what they say
    lines = put("bb", sale(5, 20_000, 1_200))
    assert [one.why for one in offered(book, sold)] == [("vouchers.whole", {})]
    own = listed(book, code="EX1", comparison="L5", text_key="x", amount=-21_200, exp=2, records=lines)
    (turned,) = offered(book, own)
    assert turned.draft is not None and dict(sides_of(turned.draft)) == {
        "revenue": 20_000, "tax": 1_200, "receivable": -21_200,
    }  # fmt: skip
    # a loan paid back: what its own row states beside it is its price, where both together are the item
    path = tmp_path / "loan.csv"
    row = "s1,pay.csv,,2,s1-2,channel,other,2026-09-20T10:00:00+08:00,-50.00,CNY,0.50,-50.50,,t1,,,,,pay"
    path.write_text(f"{HEAD}\n{row}\n", encoding="utf-8")
    take(book, path)
    with book.read() as uow:
        loan = records_of(uow, "loan")
    told = {"code": "HM7", "comparison": "L2", "text_key": "x", "exp": 2, "records": loan}
    drafts = [one.draft for one in offered(book, *(listed(book, **told, amount=size) for size in (5_050, 5_000)))]
    assert [sides_of(one) for one in drafts if one] == [
        [("loan", 5_000), ("interest", 50), ("channel", -5_050)], [("loan", 5_000), ("channel", -5_000)],
    ]  # fmt: skip


def test_rounding_is_to_the_coin_and_residues_are_one_voucher_a_month(book):
    assert usual_roll_up(["AM9"]) == MONTH and usual_roll_up(["AM9", "AM1"]) == EACH
    tiny = number_of(book, "AM9")  # 0.0006
    assert offered(book, tiny)[0].why == ("vouchers.fine", {"amount": "0.0006", "currency": "CNY"})
    some = [listed(book, code="AM9", comparison="L2", amount=value, exp=4, params="{}") for value in (33, 33, 33, -50)]
    each = offered(book, *some)
    assert [one.why and one.why[0] for one in each] == ["vouchers.fine"] * 3 + [None]
    (one,) = offered(book, *some, by=MONTH)
    assert one.why == ("vouchers.fine", {"amount": "0.0049", "currency": "CNY"})
    more = [listed(book, code="AM9", comparison="L2", amount=120, exp=4, params="{}") for _ in range(3)]
    (one,) = offered(book, *some, *more, by=MONTH)
    assert one.draft is not None and sides_of(one.draft) == [("residue", 4), ("channel", -4)]
    assert len(one.draft.items) == 7 and "7 items of 2026-09" in one.draft.text
    even = [listed(book, code="AM9", comparison="L2", amount=value, params="{}") for value in (500, -500)]
    assert offered(book, *even, by=DAY)[0].why == ("vouchers.even", {})


def test_foreign_amounts_need_a_rate_of_the_book(book, tmp_path):
    dollars = listed(book, code="EX6", comparison="L3", currency="USD", amount=-1_003, exp=2, params="{}")
    why = offered(book, dollars)[0].why
    assert why is not None and why[0] == "vouchers.no_rate" and "USD" in WORDS.say(*why)
    table = tmp_path / "rates.csv"
    table.write_text("date,from,to,rate\n2026-09-04,USD,CNY,7.1234\n", encoding="utf-8")
    take_rates(book, str(table), actor="Lin")
    draft = offered(book, dollars)[0].draft
    assert draft is not None and (draft.currency, draft.debit, draft.credit) == ("CNY", 7145, 7145)
    assert "10.03 USD at 7.1234" in draft.text
    none = listed(book, code="AM1", currency="", params="{}")
    assert offered(book, none)[0].why == ("vouchers.no_currency", {})


def test_accounts_are_learned_from_vouchers_proposed_by_the_standard_and_changed(book):
    def line(role: str, place: str = "") -> Any:
        with book.read() as uow:
            return load_chart(uow, Words("zh_CN")).line(role, place)

    alipay = "20880412600157390156"
    assert (line("channel", alipay).code, line("channel", alipay).by) == ("1012.01", LEARNED)
    assert (line("bank", "571906600010188").code, line("fee").code) == ("1002.01", "5603.02")
    assert (line("residue").code, line("residue").name, line("residue").by) == ("5603", "财务费用—尾差", DEFAULT)
    before = state_of(book)
    set_standard(book, "full", "Lin")
    assert (line("residue").code, line("advance").name) == ("6603", "合同负债")
    set_account(book, "channel", alipay, "1012.09", "支付宝企业户", "Lin")
    said = line("channel", alipay)
    assert (said.code, said.name, said.by) == ("1012.09", "支付宝企业户", PERSON)
    assert any(one.code == "1012.09" for one in draft_of(book, "AM11").lines)
    forget_account(book, "channel", alipay, "Lin")
    assert line("channel", alipay).by == LEARNED
    for _step in range(3):
        undo(book, "Lin")
    assert state_of(book) == before
    with pytest.raises(NotAllowed):
        set_account(book, "fee", "", " ", "", "Lin")


def test_settling_by_entries_is_one_step_that_undo_takes_back_and_redo_does_again(book):
    before = state_of(book)
    numbers = [number_of(book, "AM1"), number_of(book, "AM2")]
    drafts = [one.draft for one in offered(book, *numbers) if one.draft]
    done = settle(book, numbers, drafts, "as agreed", "Lin")
    assert (done.text_key, done.rows, done.sums) == ("audit.entries", 2, {"CNY": "20.00"})
    settled = [one for one in items_of(book) if one["reason"] == "entry_made"]
    assert [(one["state"], one["note"]) for one in settled] == [(RESOLVED, "as agreed")] * 2
    after = state_of(book)
    with book.read() as uow:
        rows = load_vouchers(uow, first=SEPTEMBER.first, last=SEPTEMBER.last)
        assert [(one.state, one.actor, one.draft) for one in rows] == [
            ("draft", "Lin", one) for one in sorted(drafts, key=lambda one: (one.day, one.mark))
        ]
        assert not load_vouchers(uow, first=date(2026, 10, 1))
    undo(book, "Lin")
    assert state_of(book) == before
    redo(book, "Lin")
    assert state_of(book) == after
    assert not [one for one in verify(book, silent) if not one.passed]
    run_matching(book, as_of=None, actor="Lin", report=silent)
    assert len([one for one in items_of(book) if one["reason"] == "entry_made"]) == 2


def test_a_draft_is_changed_while_it_balances_and_taken_back_with_its_items(book):
    number = number_of(book, "AM1")
    draft = draft_of(book, "AM1")
    with pytest.raises(NotAllowed, match=r"vouchers\.gone"):
        settle(book, [number, number_of(book, "AM2")], [draft], "", "Lin")
    odd = replace(draft, lines=(replace(draft.lines[0], minor=999), draft.lines[1]))
    assert fault(odd) == ("vouchers.unbalanced", {"debit": "9.99", "credit": "10.00", "currency": "CNY"})
    for wrong in (
        odd,
        replace(draft, lines=draft.lines[:1]),
        replace(draft, lines=(*draft.lines, BookedLine(minor=0, code="1", name=""))),
    ):
        with pytest.raises(NotAllowed):
            settle(book, [number], [wrong], "", "Lin")
    settle(book, [number], [draft], "", "Lin")
    lines = (
        replace(draft.lines[0], minor=600),
        BookedLine(minor=400, code="6711", name="营业外支出", text="客服补偿"),
        draft.lines[1],
    )
    change(book, replace(draft, lines=lines, text="改价"), "Lin")
    with pytest.raises(NotAllowed):
        change(book, odd, "Lin")
    with book.read() as uow:
        (row,) = load_vouchers(uow)
    assert row.draft.lines == lines and row.draft.mark == draft.mark
    assert row.draft.text_of(lines[1]) == f"客服补偿 {draft.mark}"
    take_back(book, [draft.mark], "Lin")
    assert next(one for one in items_of(book) if one["code"] == "AM1")["state"] == OPEN
    with book.read() as uow:
        assert not load_vouchers(uow)


def test_an_item_settled_otherwise_lets_its_draft_go_but_not_that_of_others(book):
    more = [
        listed(book, code="AM9", comparison="L2", amount=300 + at, exp=2, records=[at], subject="", params="{}")
        for at in range(1, 3)
    ]
    (one,) = offered(book, *more, by=MONTH)
    assert one.draft is not None
    settle(book, more, [one.draft], "", "Lin")
    mine = [int(each["number"]) for each in items_of(book) if each["reason"] == "entry_made"]
    with pytest.raises(NotAllowed, match=r"vouchers\.together"):
        decide(book, Decision(kind="explain", discrepancies=(mine[0],), reason="accepted"), "Lin")
    decide(book, Decision(kind="explain", discrepancies=tuple(mine), reason="accepted"), "Lin")
    with book.read() as uow:
        assert not load_vouchers(uow)


def test_signed_months_take_no_entry_and_proposals_go_to_the_day_after(book):
    late = draft_of(book, "AM1")
    settle_month(book)
    sign_off(book, SEPTEMBER, "Lin Xiao", "", "Lin")
    with pytest.raises(PeriodClosed):
        settle(book, [number_of(book, "AM1")], [late], "", "Lin")
    with pytest.raises(PeriodClosed):
        add(book, replace(late, items=("fees:x",), codes=()), "Lin")
    assert draft_of(book, "AM1").day == date(2026, 10, 1)


def test_fees_of_a_month_are_what_the_channels_kept_and_none_is_booked_twice(book):
    def found() -> dict[str, Offer]:
        with book.read() as uow:
            made = fee_offers(uow, load_chart(uow, WORDS), WORDS, SEPTEMBER)
        return {one.draft.lines[-1].place if one.draft else "": one for one in made}

    with book.read() as uow:
        flows = money_figures(load_month(uow, SEPTEMBER), "CNY").flows
    drafts = found()
    assert {place: one.draft.debit for place, one in drafts.items() if one.draft} == {
        one.account: one.fees for one in flows
    }
    excess = draft_of(book, "AM4")
    number = number_of(book, "AM4")
    settle(book, [number], [excess], "", "Lin")
    wechat = next(place for place in drafts if place.startswith("wechat"))
    less = found()[wechat].draft
    assert less is not None and drafts[wechat].draft is not None
    assert less.debit == drafts[wechat].draft.debit - excess.debit
    undo(book, "Lin")
    whole = found()[wechat].draft
    assert whole is not None
    add(book, whole, "Lin")
    assert wechat not in found()
    with pytest.raises(NotAllowed, match=r"vouchers\.there"):
        add(book, whole, "Lin")
    why = offered(book, number)[0].why
    assert why == ("vouchers.in_fees", {"mark": whole.mark})
    assert history(book).undoable[-1].text_key == "audit.entries_more"


def test_what_was_written_off_is_one_entry_by_cause(book):
    number = next(int(one["number"]) for one in items_of(book) if one["code"] == "AM8" and one["match"])
    from app.services.write_off import set_limit

    set_limit(book, "20", "Lin")
    decide(book, Decision(kind="write_off", discrepancies=(number,), reason="fee"), "Lin")
    with book.read() as uow:
        (one,) = written_off(uow, load_chart(uow, WORDS), WORDS, SEPTEMBER.first, SEPTEMBER.last)
    assert one.draft is not None and sides_of(one.draft) == [("fee", 1000), ("channel", -1000)]
    add(book, one.draft, "Lin")
    with book.read() as uow:
        assert not written_off(uow, load_chart(uow, WORDS), WORDS, SEPTEMBER.first, SEPTEMBER.last)
        assert [each.state for each in load_vouchers(uow)] == ["draft"]


@pytest.fixture
def several(book: Book) -> list[Draft]:
    """Four drafts of several channels, one with a text that a spreadsheet would take for a formula."""
    numbers = [number_of(book, *one) for one in (("AM1",), ("AM2",), ("EX1", "L4"), ("EX6", "L3"))]
    drafts = [one.draft for one in offered(book, *numbers, words=Words("zh_CN")) if one.draft]
    drafts[0] = replace(drafts[0], text='=HYPERLINK("http://x","是,否")')
    settle(book, numbers, drafts, "", "Lin")
    return drafts


def take(book: Book, path: Path) -> None:
    options = read_options(book, account="", shop="", zone="", passwords=(), layout=None)
    assert not take_in(book, [str(path)], options, actor="Lin", report=silent)


@pytest.mark.parametrize(
    ("layout", "lang"),
    [*((one, "zh_CN") for one in LAYOUTS), ("journal.csv", "en"), ("journal.xlsx", "zh_TW")],
)
def test_an_exported_file_reads_back_as_the_same_entries(book, several, tmp_path, layout, lang):
    path = tmp_path / f"entries{LAYOUTS[layout].ending}"
    again = tmp_path / f"again{LAYOUTS[layout].ending}"
    for one in (path, again):
        write_vouchers(str(one), layout, several, Words(lang), home="CNY", maker="Lin", first=7)
    assert path.read_bytes() == again.read_bytes()
    export_vouchers(book, str(path), layout, several, Words(lang), "Lin", first=7)
    with book.read() as uow:
        assert {one.state for one in load_vouchers(uow)} == {"exported"}
        (said,) = {one.exports[0].file for one in load_vouchers(uow)}
        assert said == path.name
    take(book, path)
    with book.read() as uow:
        rows = load_vouchers(uow)
        assert [(one.state, one.draft.mark) for one in rows if one.state != "booked"] == []
        assert {one.booked.day for one in rows if one.booked} == {one.day for one in several}
        stated = next(one for one in uow.statements.live() if Path(one.file).name == path.name)
        assert (stated.control, stated.rows_refused) == ("none", 0)
        lines = uow.statements.stated(stated.number).to_pylist()
    if layout not in ("beancount", "hledger"):  # there a record is a transaction
        named = layout != "yonyou.u8"  # its account numbers have no names, so that not every one tells what it is for
        kept = [
            line for one in several for line in one.lines if use_of(line.code, line.name if named else "") != Use.OTHER
        ]
        assert sum(abs(one["amount"]) for one in lines) == sum(abs(one.minor) for one in kept)
        assert len(lines) == len(kept)


def test_an_exported_entry_is_not_changed_or_undone_before_its_export_is(book, several, tmp_path):
    path = tmp_path / "entries.txt"
    export_vouchers(book, str(path), "yonyou.u8", several, Words("zh_CN"), "Lin")
    first = path.read_bytes().decode("gbk").split("\r\n")
    assert first[0] == "填制凭证,V800" and all(len(one.split(",")) == 12 for one in first[1:-1])
    with pytest.raises(NotAllowed, match=r"vouchers\.exported"):
        change(book, replace(several[1], text="other"), "Lin")
    with pytest.raises(NotAllowed, match=r"vouchers\.exported"):
        take_back(book, [several[1].mark], "Lin")
    number = next(int(one["number"]) for one in items_of(book) if one["code"] == "AM2")
    with pytest.raises(NotAllowed, match=r"vouchers\.exported"):
        decide(book, Decision(kind="explain", discrepancies=(number,), reason="accepted"), "Lin")
    undo(book, "Lin")
    change(book, replace(several[1], text="other"), "Lin")
    with pytest.raises(NotAllowed, match=r"vouchers\.no_code"):
        bare = replace(several[0], lines=tuple(replace(one, code="") for one in several[0].lines))
        write_vouchers(str(path), "kingdee.k3", [bare], WORDS, home="CNY", maker="")
    with pytest.raises(NotAllowed, match=r"vouchers\.currency"):
        write_vouchers(str(path), "kingdee.k3", [replace(several[0], currency="TWD")], WORDS, home="TWD", maker="")


def test_once_the_voucher_is_imported_nothing_is_open_twice(book, several, tmp_path):
    """The bank row meets its voucher; lines that have no counterpart are known as those of the draft."""
    open_before = {one["code"] for one in items_of(book) if one["state"] == OPEN}
    path = tmp_path / "entries.xlsx"
    export_vouchers(book, str(path), "kingdee.jdy", several, Words("zh_CN"), "Lin", first=900)
    take(book, path)
    run_matching(book, as_of=None, actor="Lin", report=silent)
    after = items_of(book)
    marks = {one.mark for one in several}
    with book.read() as uow:
        ledger = uow.records.table(layers=[5], columns=["record", "layer", "text"]).to_pylist()
        ours = {one["record"] for one in ledger if any(mark in one["text"] for mark in marks)}
        assert {one.state for one in load_vouchers(uow)} == {"booked"}
    assert len(ours) >= 4
    ghosts = [one for one in after if one["state"] == OPEN and set(one["records"]) & ours]
    assert ghosts == []
    assert {one["code"] for one in after if one["state"] == OPEN} <= open_before
