"""The calendar of covered days: what is covered, twice, idle, missing, and what only the rows say."""

from __future__ import annotations

from datetime import date

from app.bootstrap import wire
from app.domain.period import Period, day_number
from app.services.coverage_calendar import (
    COVERED,
    IDLE,
    MISSING,
    OUTSIDE,
    OVERLAP,
    Cover,
    book_covers,
    coverage,
    line_covers,
    months_of,
    said,
)
from app.services.import_draft import ImportDraft
from tests.samples import ROOT

OCTOBER = Period.month(2026, 10)
DEMO = ROOT / "resources" / "demo"


def _day(day: int, month: int = 10) -> int:
    return day_number(date(2026, month, day))


def _cover(start: int, end: int, **said_of_it: object) -> Cover:
    values = {
        "account": "1623", "format": "wechatpay.merchant.fundflow", "first": _day(start), "last": _day(end),
        "days": tuple(range(_day(start), _day(end) + 1)),
    }  # fmt: skip
    return Cover(**{**values, **said_of_it})


def test_a_busy_account_misses_the_day_between_two_files():
    found = coverage([_cover(1, 13), _cover(15, 31)], OCTOBER)
    [row] = found.rows
    assert row.states.tolist() == [COVERED] * 13 + [MISSING] + [COVERED] * 17
    assert said(found) == [
        (
            "coverage.missing",
            {"what": {"key": "format.wechatpay.merchant.fundflow"}, "account": "1623", "days": "2026-10-14"},
        ),
        (
            "coverage.kept",
            {"what": {"key": "format.wechatpay.merchant.fundflow"}, "site": "2031-10-14", "programs": "2027-01-14"},
        ),
    ]


def test_what_is_missing_is_as_much_as_the_balance_moved_by():
    covers = [
        _cover(1, 13, closing=500, opening=0, currency="CNY"),
        _cover(16, 31, opening=318500, closing=9000, currency="CNY"),
    ]
    (key, params), _kept = said(coverage(covers, OCTOBER))
    assert (key, params["amount"], params["currency"]) == ("coverage.missing_moved", "3180.00", "CNY")


def test_without_balances_as_much_is_missing_as_other_days_hold_on_average():
    covers = [
        _cover(1, 13, net=1_000_000, currency="CNY", format="wechatpay.personal"),
        _cover(16, 31, net=3_611_111_00, net_exp=4, currency="CNY", format="wechatpay.personal"),
    ]
    [(key, params)] = said(coverage(covers, OCTOBER))  # 46,111.11 in 29 days; what a person's app offers nobody says
    assert (key, params["amount"], params["days"]) == ("coverage.missing_about", "3180.00", "2026-10-14 – 2026-10-15")
    [(key, _params)] = said(coverage([*covers, _cover(1, 2, net=5, format="wechatpay.personal")], OCTOBER))[:1]
    assert key == "coverage.missing"  # two currencies


def test_a_balance_that_follows_covers_the_days_between():
    covers = [_cover(1, 13, closing=500, opening=0), _cover(15, 31, opening=500, closing=900)]
    assert not coverage(covers, OCTOBER).gaps


def test_a_quiet_account_without_stated_days_misses_nothing():
    covers = [_cover(1, 13, days=(_day(1), _day(13))), _cover(15, 31, days=(_day(15), _day(31)))]
    [row] = coverage(covers, OCTOBER).rows
    assert row.states[13] == OUTSIDE and row.states[1] == IDLE
    assert row.from_rows[:13].all()


def test_a_stated_period_is_told_from_one_of_rows():
    [row] = coverage([_cover(1, 10, stated=True), _cover(8, 12)], OCTOBER).rows
    assert row.states[7:10].tolist() == [OVERLAP] * 3
    assert row.from_rows.tolist() == [False] * 10 + [True] * 2 + [False] * 19
    assert said(coverage([_cover(1, 10), _cover(8, 12)], OCTOBER))[0][0] == "coverage.overlap"


def test_a_copy_and_a_second_currency_of_one_file_are_no_overlap():
    covers = [_cover(1, 31, same="a", currency="CNY"), _cover(1, 31, same="a", currency="USD")]
    [row] = coverage(covers, OCTOBER).rows
    assert set(row.states.tolist()) == {COVERED}


def test_days_outside_and_other_months_are_no_gap():
    found = coverage([_cover(5, 9)], OCTOBER)
    assert found.rows[0].states[:4].tolist() == [OUTSIDE] * 4 and not found.gaps
    assert coverage([_cover(5, 9)], Period.month(2026, 11)).rows == ()
    assert months_of([_cover(30, 31), _cover(1, 30, first=_day(2, 11), last=_day(3, 11))]) == [OCTOBER, OCTOBER.next()]


def test_the_book_and_the_files_to_come_stand_in_one_calendar(tmp_path):
    book = wire().book_store.create(str(tmp_path / "shop.tieout"), info={"zone": "Asia/Shanghai"})
    draft, later = ImportDraft(), ImportDraft()
    draft.add([str(DEMO / "2026-09")])
    draft.take(draft.look(book, "me"))
    draft.store(book, "me")
    later.add([str(DEMO / "2026-10")])
    later.take(later.look(book, "me"))
    with book.read() as uow:
        there = book_covers(uow)
    coming = line_covers(later.found.lines, later.chosen())
    assert {"2026-09", "2026-10"} <= {one.name for one in months_of([*there, *coming])}
    accounts = {(one.account, one.format) for one in coverage([*there, *coming], OCTOBER).rows}
    assert {(one.account, one.format) for one in later.chosen() if one.rows} <= accounts
    known = {(one.file.rpartition("/")[2], one.format): one.look.stated for one in draft.found.lines}
    kept = {(one.file.rpartition("/")[2], one.format): one.stated for one in there}
    assert kept.items() <= known.items() and set(kept.values()) == {True, False}  # what the import said of each
    statement = next(one for one in there if one.format == "alipay.merchant.account")
    row = next(one for one in coverage(there, Period.month(2026, 9)).rows if one.format == statement.format)
    assert [one.number for one in row.on(_day(14, 9))] == [statement.number]
    draft.close()
    later.close()
    book.close()
