"""QIF and BAI2: what their files leave unsaid is proved or refused, what they state is checked."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.errors import SourceRefused
from app.domain.money import plain
from app.domain.period import EPOCH
from app.domain.record import Kind
from tests.importers.reading import Read, read, sniff


def put(tmp_path: Path, text: str | bytes) -> Path:
    path = tmp_path / "s.txt"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def amounts(one: Read) -> list[str]:
    return [
        plain(value, exp, one.facts.currency)
        for value, exp in zip(one.column("amount"), one.column("exp"), strict=True)
    ]


def days(one: Read) -> list[str]:
    return [str(EPOCH.fromordinal(EPOCH.toordinal() + at // 86400)) for at in one.column("at")]


def refusal(path: Path) -> SourceRefused:
    with pytest.raises(SourceRefused) as caught:
        read(path)
    return caught.value


def qif(*bookings: str, head: str = "!Type:Bank\n") -> str:
    return head + "".join(f"{one}\n^\n" for one in bookings)


@pytest.mark.parametrize("kind", ["Bank", "CCard", "Cash", "Oth A", "oth l", "bank "])
def test_lists_of_accounts_with_money_are_read(kind, tmp_path):
    path = put(
        tmp_path, qif("D31/12/2025\nT-1,234.56\nPShop\nMsocks\nN12\nCX", head=f"!Type:{kind}\n").replace("\n", "\r\n")
    )
    assert sniff(path) == ["qif"]
    (one,) = read(path)
    assert (amounts(one), days(one), one.column("row")) == (["-1234.56"], ["2025-12-31"], [2])
    assert (one.column("counterparty"), one.column("text"), one.column("channel_ref")) == (
        ["Shop"],
        ["Shop socks"],
        ["12"],
    )
    assert one.column("kind") == [Kind.WITHDRAWAL] and one.column("status") == ["X"]
    assert (one.facts.currency, one.facts.control, one.facts.message_key) == ("", "none", "statement.no_currency")


@pytest.mark.parametrize(
    ("printed", "wanted"),
    [
        (["12/19/18", "1/2/18"], ["2018-12-19", "2018-01-02"]),
        (["19/12/18", "1/2/18"], ["2018-12-19", "2018-02-01"]),
        (["2/10'2020", "2/14'2020"], ["2020-02-10", "2020-02-14"]),
        (["1/ 1'00"], ["2000-01-01"]),
        (["1/13' 5"], ["2005-01-13"]),
        (["2016/08/12"], ["2016-08-12"]),
        (["2016-08-12"], ["2016-08-12"]),
        (["20160812"], ["2016-08-12"]),
        (["31.12.2016", "01.02.2016"], ["2016-12-31", "2016-02-01"]),
        (["12/31/98"], ["1998-12-31"]),
        (["5/5/2020", "7/7/2020"], ["2020-05-05", "2020-07-07"]),
        (["99/12/31"], ["1999-12-31"]),
        (["13/08/12", "13/3/3"], ["2013-08-12", "2013-03-03"]),
    ],
)
def test_the_order_of_a_date_is_what_the_file_proves(printed, wanted, tmp_path):
    (one,) = read(put(tmp_path, qif(*(f"D{day}\nT1.00" for day in printed))))
    assert days(one) == wanted


@pytest.mark.parametrize(("printed", "wanted"), [
    (("03/09/26", "14/09/26", "28/09/26"), ("2026-09-03", "2026-09-14", "2026-09-28")),
    (("03.09.26", "04.09.26", "14.09.26"), ("2026-09-03", "2026-09-04", "2026-09-14")),
    (("26-09-03", "26-09-14", "26-09-28"), ("2026-09-03", "2026-09-14", "2026-09-28")),
])  # fmt: skip
def test_a_number_that_no_day_of_a_file_changes_is_its_year(printed, wanted, tmp_path):
    """Else everything happened on the 26th of a September, each time in another year."""
    (got,) = read(put(tmp_path, qif(*(f"D{day}\nT1.00" for day in printed))))
    assert days(got) == list(wanted)
    two = put(tmp_path, qif(*(f"D{day}\nT1.00" for day in printed[1:])))
    assert refusal(two).key == "refused.date_order"


@pytest.mark.parametrize("printed", [["1/2/2020"], ["13/08/12", "13/03/03"], ["1/2'20", "3/4'20"], ["01-02-03"]])
def test_dates_that_can_be_read_in_two_ways_are_refused(printed, tmp_path):
    assert refusal(put(tmp_path, qif(*(f"D{day}\nT1.00" for day in printed)))).key == "refused.date_order"


def test_a_date_format_and_a_currency_that_a_person_gave_are_used(tmp_path):
    path = put(tmp_path, qif("D1/2/2020\nT1.00"))
    for form, day in (("%d/%m/%Y", "2020-02-01"), ("%m/%d/%Y", "2020-01-02")):
        (one,) = read(path, layout={"date_format": form, "currency": "GBP"})
        assert (days(one), one.facts.currency, one.facts.message_key) == ([day], "GBP", "")


def test_an_order_that_the_file_states_itself_is_used(tmp_path):
    (one,) = read(put(tmp_path, qif("D1/2/2020\nT1.00", head="!Option:MDY\n!Type:Bank\n")))
    assert days(one) == ["2020-01-02"]


def test_bookings_under_a_header_that_nobody_knows_are_not_passed_over(tmp_path):
    refused = refusal(put(tmp_path, qif("D31/01/2020\nT1.00") + qif("D31/01/2020\nT2.00", head="!Type:Savings\n")))
    assert (refused.key, refused.row) == ("refused.word", 5)
    refused = refusal(put(tmp_path, "!Account\nNMain\n^\nD31/01/2020\nT1.00\n^\n"))
    assert (refused.key, refused.row) == ("refused.no_account", 4)


@pytest.mark.parametrize("printed", ["", "31/02/2020", "yesterday", "0/1/2020"])
def test_a_booking_without_a_day_that_exists_is_refused(printed, tmp_path):
    refused = refusal(put(tmp_path, qif("D31/01/2020\nT1.00", f"D{printed}\nT1.00")))
    assert (refused.key, refused.row, refused.column) == ("refused.not_time", 5, "D")


@pytest.mark.parametrize(
    ("printed", "wanted"),
    [
        (["1,000.00", "-75.46"], ["1000.00", "-75.46"]),
        (["1.000,00", "-75,46"], ["1000.00", "-75.46"]),
        (["-5", "12"], ["-5.00", "12.00"]),
        (["1,000", "7.50"], ["1000.00", "7.50"]),
        (["1.000", "7,50"], ["1000.00", "7.50"]),
        (["$12.50", "-$3"], ["12.50", "-3.00"]),
        (["1,234,567"], ["1234567.00"]),
    ],
)
def test_amounts_are_read_by_the_marks_of_the_file(printed, wanted, tmp_path):
    (one,) = read(put(tmp_path, qif(*(f"D31/01/2020\nT{each}" for each in printed))))
    assert amounts(one) == wanted


@pytest.mark.parametrize(
    ("printed", "key"),
    [
        ("1,234", "refused.decimal_mark"),
        ("1.234", "refused.decimal_mark"),
        ("12..34", "refused.not_amount"),
        ("", "refused.not_amount"),
        ("1e309", "refused.not_amount"),
        ("NaN", "refused.not_amount"),
        ("9" * 40, "refused.not_amount"),
        ("5\nU6", "refused.value"),
        ("5\nT6", "refused.value"),
    ],
)
def test_an_amount_that_is_none_or_could_be_two_is_refused_with_its_line(printed, key, tmp_path):
    refused = refusal(put(tmp_path, qif("D31/01/2020\nT5", f"D31/01/2020\nT{printed}")))
    assert (refused.key, refused.row) == (key, 5)


def test_splits_are_held_against_their_booking(tmp_path):
    split = "D31/01/2020\nT-10.00\nLx\nSrent\n$-9.00\nD01/02/2020\nEnote\nStips\n$-1.00"
    (one,) = read(put(tmp_path, qif(split)))
    assert (amounts(one), days(one), one.column("text"), one.facts.control) == (
        ["-10.00"],
        ["2020-01-31"],
        ["rent note tips"],
        "none",
    )
    (one,) = read(put(tmp_path, qif(split.replace("$-9", "$-8"))))
    assert [(each.name, each.stated, each.found) for each in one.facts.checks] == [("splits", "-10.00", "-9.00")]
    assert one.facts.control == "disagree"
    for wrong in ("NaN", "1e309", "-9.0.0"):
        (one,) = read(put(tmp_path, qif(split.replace("$-9.00", f"${wrong}"))))
        assert [(each.stated, each.found, each.agrees) for each in one.facts.checks] == [("-10.00", wrong, False)]


def test_accounts_have_names_and_an_opening_balance_is_no_movement(tmp_path):
    listed = "!Option:AutoSwitch\n!Account\nNOther\nTBank\n^\n!Clear:AutoSwitch\n"
    first = "!Account\nNMain\nTBank\n^\n" + qif("D31/01/2020\nT5.00\nPOpening Balance\nL[Main]", "D31/01/2020\nT1.00")
    second = qif("D31/01/2020\nT7.00\nPOpening Balance\nL[Cash]", "D31/01/2020\nT2.00", head="!Type:Cash\n")
    found = read(put(tmp_path, listed + first + second))
    assert [(one.facts.account, one.facts.opening, amounts(one)) for one in found] == [
        ("Main", 500, ["1.00"]),
        ("Cash", 700, ["2.00"]),
    ]


def test_other_sections_and_comments_are_passed_over(tmp_path):
    others = "!Type:Cat\nNfood\nD1/2/20\n^\n!Type:Invst\nD1/2/20\nNBuy\nT9\n^\n!Type:Memorized\nT-50.00\n^\n"
    (one,) = read(put(tmp_path, "# from a program\n\n" + others + qif("D31/01/2020\nT1.00") + "!Type:Class\nNc\n^\n"))
    assert amounts(one) == ["1.00"]
    assert refusal(put(tmp_path, others)).key == "refused.empty"


def test_the_last_mark_may_be_missing_but_no_other(tmp_path):
    text = qif("D31/01/2020\nT1.00", "D31/01/2020\nT2.00")
    (one,) = read(put(tmp_path, text.removesuffix("^\n")))
    assert amounts(one) == ["1.00", "2.00"]
    assert refusal(put(tmp_path, text.removesuffix("^\n") + "!Type:Cash\n")).key == "refused.cut_off"
    assert refusal(put(tmp_path, text.replace("^\n", "", 1))).key == "refused.value"


@pytest.mark.parametrize(
    ("encoding", "word"), [("utf-8", "Café 货款"), ("cp1252", "Café créée"), ("gb18030", "货款收入 淘宝")]
)
def test_letters_are_read_in_the_encoding_that_they_are_in(encoding, word, tmp_path):
    (one,) = read(put(tmp_path, qif(f"D31/01/2020\nT1.00\nP{word}").encode(encoding)))
    assert one.column("counterparty") == [word]


def test_zero_bytes_inside_are_refused(tmp_path):
    assert refusal(put(tmp_path, qif("D31/01/2020\nT1\0.00"))).key == "refused.nul"


MONEY = st.decimals(min_value=-(10**8), max_value=10**8, places=2)


@given(st.lists(MONEY, min_size=1, max_size=10), st.booleans())
def test_bookings_add_up_with_either_mark(tmp_path_factory, drawn, comma):
    def printed(value: Decimal) -> str:
        return f"{value:,.2f}".translate(str.maketrans(",.", ".,")) if comma else f"{value:,.2f}"

    (one,) = read(put(tmp_path_factory.mktemp("qif"), qif(*(f"D31/01/2020\nT{printed(value)}" for value in drawn))))
    assert Decimal(sum(one.column("amount"))).scaleb(-one.facts.exp) == sum(drawn, Decimal(0))


def bai2(*accounts: str, currency: str = "USD", status: str = "1", edit: tuple[str, str] = ("", "")) -> str:
    """Write a file of one group, its trailers counted and added up here once more."""
    lines = ["01,BANK,SHOP,260401,0600,1,,,2/", f"02,SHOP,BANK,{status},260331,2400,{currency},2/"]
    totals = []
    for one in accounts:
        inside = one.rstrip("\n").split("\n")
        total = sum(numbers(line) for line in inside)
        totals.append(total)
        lines += [*inside, f"49,{total},{len(inside) + 1}/"]
    lines.append(f"98,{sum(totals)},{len(accounts)},{len(lines)}/")
    lines.append(f"99,{sum(totals)},1,{len(lines) + 1}/")
    return "\n".join(lines).replace(*edit) if edit[0] else "\n".join(lines)


def numbers(line: str) -> int:
    """Return the amounts of a line as they count for a control total: every fourth field of 03 and 88, one of 16."""
    fields = line.rstrip("/").split(",")
    found = (
        fields[2:3]
        if fields[0] == "16"
        else fields[4::4]
        if fields[0] == "03"
        else fields[2::4]
        if not fields[1].startswith("TEXT")
        else []
    )
    return sum(int(one) for one in found if one.lstrip("+-").isdigit())


ACCOUNT = "03,777,,010,10000,,,015,10150,,/\n88,100,250,1,,400,100,1,/\n"
ENTRIES = "16,195,250,,B1,C1,payout, with comma/\n16,475,100,V,260401,,B2,C2,check/\n"


def test_a_whole_file_agrees_with_all_that_it_states(tmp_path):
    path = put(tmp_path, bai2(ACCOUNT + ENTRIES))
    assert sniff(path) == ["bai2"]
    (one,) = read(path)
    assert (amounts(one), one.column("row"), days(one)) == (["2.50", "-1.00"], [5, 6], ["2026-03-31", "2026-03-31"])
    assert (one.facts.account, one.facts.opening, one.facts.closing, one.facts.control) == (
        "777",
        10000,
        10150,
        "agree",
    )
    assert one.column("channel_ref") == ["B1", "B2"] and one.column("order_ref") == ["C1", "C2"]
    assert one.column("text") == ["payout, with comma", "check"] and one.column("subtype") == ["195", "475"]
    names = {each.name for each in one.facts.checks}
    assert names >= {
        "closing",
        "control",
        "records",
        "sum_in",
        "count_out",
        "group_accounts",
        "file_groups",
        "file_control",
    }


@pytest.mark.parametrize(
    "edit",
    [("16,195,250", "16,195,251"), ("16,195", "16,495"), ("49,", "49,1"), ("98,", "98,1"), ("99,", "99,1"),
     ("100,250,1", "100,250,2"), ("400,100", "400,101"), ("015,10150", "015,10151"), ("98,20850,1,", "98,20850,2,"),
     (",1,9/", ",1,8/"), ("49,20850,", "49,x,")],
)  # fmt: skip
def test_any_edited_figure_disagrees(edit, tmp_path):
    text = bai2(ACCOUNT + ENTRIES)
    assert edit[0] in text
    (one,) = read(put(tmp_path, text.replace(edit[0], edit[1], 1)))
    assert one.facts.control == "disagree"


@pytest.mark.parametrize(
    "shaped",
    [
        lambda text: text.replace("/\n", "\n"),
        lambda text: text.replace("\n", "\r\n") + "\r\n\r\n",
        lambda text: text.replace("/\n", "/"),
        lambda text: "\n".join(line.ljust(80) for line in text.split("\n")),
        lambda text: text.replace("2400,USD", "2400,"),
        lambda text: text.replace("250,,B1", "000000000250,,B1"),
        lambda text: text.replace("250,,B1", "+250,,B1"),
        lambda text: text.replace("475,100,V,260401,,", "475,100,S,50,30,20,"),
        lambda text: text.replace("475,100,V,260401,,", "475,100,D,2,0,50,1,50,"),
        lambda text: text.replace("475,100,V,260401,,", "475,100,Z,"),
        lambda text: text.replace("475,100,V,260401,,", "475,100,1,"),
    ],
)
def test_the_shape_of_the_records_changes_nothing(shaped, tmp_path):
    (one,) = read(put(tmp_path, shaped(bai2(ACCOUNT + ENTRIES))))
    assert (amounts(one), one.facts.control, one.facts.currency) == (["2.50", "-1.00"], "agree", "USD")
    assert one.column("channel_ref") == ["B1", "B2"]


def test_records_on_one_line_are_told_apart(tmp_path):
    (one,) = read(put(tmp_path, bai2(ACCOUNT + ENTRIES).replace("/\n", "/")))
    assert one.column("row") == [1, 1] and len(set(one.column("suffix"))) == 2


def test_a_text_goes_on_in_the_next_records(tmp_path):
    rows = "16,195,250,,B1,/\n88,TEXT,first line\n88,TEXT 100,250,x\n16,475,100,,,,\n"
    (one,) = read(put(tmp_path, bai2(ACCOUNT + rows)))
    assert one.column("text") == ["TEXT,first line TEXT 100,250,x", ""]
    assert one.facts.control == "agree"


def test_digits_follow_the_currency(tmp_path):
    rows = "16,195,250,,,,\n"
    for currency, wanted in (("JPY", "250"), ("KWD", "0.250"), ("GBP", "2.50")):
        (one,) = read(put(tmp_path, bai2("03,777,,,,,/\n" + rows, currency=currency)))
        assert (amounts(one), one.facts.currency) == ([wanted], currency)


def test_balances_that_do_not_move_say_nothing_of_the_movements(tmp_path):
    (one,) = read(put(tmp_path, bai2("03,777,,010,100,,,015,100,,/\n16,191,1,,,,\n")))
    assert (one.facts.opening, one.facts.closing, one.facts.control) == (100, 100, "agree")


@pytest.mark.parametrize("code", ["191", "475"])
def test_control_totals_prove_amounts_and_not_their_signs(code, tmp_path):
    (one,) = read(put(tmp_path, bai2(f"03,777,,010,100,,,015,100,,/\n16,{code},1,,,,\n")))
    assert (one.facts.control, one.facts.message_key) == ("agree", "statement.signs_open")
    for stated in ("010,100,,,015,101,,", "100,1,1,,400,0,0,"):
        (proved,) = read(put(tmp_path, bai2(f"03,777,,{stated}/\n16,{code},1,,,,\n")))
        assert proved.facts.control == ("agree" if code == "191" else "disagree")
        assert "signs_open" not in proved.facts.message_key


def test_accounts_are_statements(tmp_path):
    found = read(put(tmp_path, bai2(ACCOUNT + ENTRIES, "03,888,EUR,040,5,,/\n16,698,5,,,,fee\n16,890,,,,,note only\n")))
    assert [(one.facts.account, one.facts.currency, amounts(one), one.facts.control) for one in found] == [
        ("777", "USD", ["2.50", "-1.00"], "agree"),
        ("888", "EUR", ["-0.05"], "agree"),
    ]
    assert found[1].column("kind") == [Kind.FEE]


def test_a_trailer_that_is_blank_states_nothing(tmp_path):
    text = bai2("03,777,,,,,/\n16,195,250,,,,\n")
    lines = [line if line[:2] not in ("49", "98", "99") else f"{line[:2]},,/" for line in text.split("\n")]
    (one,) = read(put(tmp_path, "\n".join(lines)))
    assert one.facts.control == "none"


def test_days_with_their_century_read_alike(tmp_path):
    text = bai2(ACCOUNT + ENTRIES)
    path = put(tmp_path, text.replace("SHOP,260401", "SHOP,20260401").replace(",260331,", ",20260331,"))
    assert sniff(path) == ["bai2"]
    (one,) = read(path)
    (plain,) = read(put(tmp_path, text))
    assert (days(one), amounts(one), one.facts.control) == (days(plain), amounts(plain), "agree")


@pytest.mark.parametrize(
    ("text", "key", "row"),
    [
        (bai2(ACCOUNT).replace("260331", "20261331"), "refused.not_time", 2),
        (bai2(ACCOUNT + "16,195,2.50,,,,\n"), "refused.not_amount", 5),
        (bai2(ACCOUNT + "16,195,,,,,\n"), "refused.not_amount", 5),
        (bai2(ACCOUNT + "16,195,-5,,,,\n"), "refused.not_amount", 5),
        (bai2(ACCOUNT + "16,721,5,,,,\n"), "refused.word", 5),
        (bai2(ACCOUNT + "16,1x5,5,,,,\n"), "refused.word", 5),
        (bai2(ACCOUNT + "16,195,5,Q,,,\n"), "refused.word", 5),
        (bai2("03,777,,010,1x,,/\n"), "refused.value", 3),
        (bai2("03,777,DOLLAR,010,1,,/\n"), "refused.word", 3),
        (bai2(ACCOUNT).replace("260331", "260231"), "refused.not_time", 2),
        (bai2(ACCOUNT, status="2"), "refused.group_status", 2),
        (bai2(ACCOUNT, status="4"), "refused.group_status", 2),
        (bai2(ACCOUNT).rpartition("\n")[0], "refused.cut_off", 0),
        (bai2(ACCOUNT + ENTRIES).replace("49,", "88,", 1), "refused.cut_off", 8),
        (bai2(ACCOUNT) + "\n16,195,5,,,,", "refused.after_footer", 8),
        (bai2(ACCOUNT).replace("03,777", "16,195", 1), "refused.no_account", 3),
        (bai2(ACCOUNT).replace("03,777", "05,777", 1), "refused.word", 3),
        (bai2(ACCOUNT).replace("03,777", "03,7\x0077", 1), "refused.nul", 3),
    ],
)  # fmt: skip
def test_what_cannot_be_read_exactly_is_refused_with_its_line(text, key, row, tmp_path):
    refused = refusal(put(tmp_path, text))
    assert (refused.key, refused.row) == (key, row)


@given(
    st.lists(
        st.tuples(st.sampled_from(["195", "108", "399", "475", "409", "699"]), st.integers(0, 10**12)), max_size=10
    )
)
def test_transactions_add_up_and_their_trailers_agree(tmp_path_factory, drawn):
    rows = "".join(f"16,{code},{value},,,,text {value}\n" for code, value in drawn)
    (one,) = read(put(tmp_path_factory.mktemp("bai2"), bai2("03,777,,,,,/\n" + rows)))
    assert sum(one.column("amount")) == sum(value if code < "400" else -value for code, value in drawn)
    assert one.facts.control == "agree"
