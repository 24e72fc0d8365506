"""MT940 and MT942: signs, years, wraps, pages, several accounts, dialects, encodings; cut and edited files."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.errors import SourceRefused
from app.domain.record import NO_TIME, Kind, Layer, State
from app.domain.statement import AGREE, DISAGREE, NONE
from app.importers.containers.old_encodings import by_letters
from app.importers.families.swift_lines import messages
from tests.importers.reading import read, sniff

EPOCH = dt.date(1970, 1, 1)
IBAN = "NL18ABNA0484869868"


def comma(value: int) -> str:
    return f"{value // 100},{value % 100:02d}"


def balance(tag: str, value: int, day: dt.date, currency: str = "EUR") -> str:
    return f":{tag}:{'D' if value < 0 else 'C'}{day:%y%m%d}{currency}{comma(abs(value))}"


def entry(value: int, day: dt.date, *, told: str = "text", type_: str = "NTRF", ref: str = "NONREF") -> list[str]:
    mark = "D" if value < 0 else "C"
    return [f":61:{day:%y%m%d}{day:%m%d}{mark}{comma(abs(value))}{type_}{ref}", *([f":86:{told}"] if told else [])]


def message(
    opening: int,
    moves: list[int],
    *,
    day: dt.date = dt.date(2026, 9, 30),
    account: str = IBAN,
    number: str = "1/1",
    tags: str = "FF",
    end: str = "-",
) -> list[str]:
    """Return the lines of one message that balances."""
    lines = [":20:REF1", f":25:{account}", f":28C:{number}", balance("60" + tags[0], opening, day)]
    for one in moves:
        lines += entry(one, day)
    return [*lines, balance("62" + tags[1], opening + sum(moves), day), *([end] if end else [])]


def write(path: Path, lines: list[str], encoding: str = "utf-8", end: str = "\r\n") -> Path:
    path.write_bytes(end.join([*lines, ""]).encode(encoding))
    return path


def refused(path: Path) -> SourceRefused:
    with pytest.raises(SourceRefused) as caught:
        read(path)
    return caught.value


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["DE02", "NL18ABNA0484869868", "50880050/0194774600888"]),
            st.integers(-(10**9), 10**9),
            st.lists(st.integers(-(10**8), 10**8), max_size=5),
        ),
        min_size=1,
        max_size=6,
    ),
    st.sampled_from(["-", "-}", "-}{5:}", "-XXX", ""]),
    st.sampled_from(["\r\n", "\n", "\r"]),
    st.booleans(),
)
def test_every_message_comes_back_with_its_sum_and_balances(tmp_path, wanted, end, lines_end, preamble):
    days = [dt.date(2026, 1, 2) + dt.timedelta(days=3 * one) for one in range(len(wanted))]
    said = [
        message(opening, moves, day=day, account=account, end=end)
        for (account, opening, moves), day in zip(wanted, days, strict=True)
    ]
    lines = ["An example", "- with a list", ""] * preamble + [line for one in said for line in one]
    path = write(tmp_path / "s.sta", lines, end=lines_end)
    assert sniff(path) == ["swift.mt940"]
    found = read(path)
    assert sum(one.facts.rows_read for one in found) == sum(len(moves) for _account, _opening, moves in wanted)
    assert {one.facts.control for one in found} == {AGREE}
    for account in {one[0] for one in wanted}:
        mine = [one for one in found if one.facts.account == account]
        moves = [move for name, _opening, each in wanted if name == account for move in each]
        assert [move for one in mine for move in one.column("amount")] == moves
        for one in mine:
            assert one.facts.opening + sum(one.column("amount")) == one.facts.closing
    rows = [row for one in found for row in one.column("row")]
    assert sorted(rows) == [at for at, line in enumerate(lines, 1) if line.startswith(":61:")]


def test_days_whose_balances_follow_are_one_statement_and_a_gap_begins_another(tmp_path):
    day = dt.date(2026, 9, 1)
    lines = [
        *message(1000, [50], day=day),
        *message(1050, [-20, 5], day=day + dt.timedelta(days=1)),
        *message(5000, [1], day=day + dt.timedelta(days=9)),
    ]
    one, two = read(write(tmp_path / "s.sta", lines))
    assert (one.facts.opening, one.facts.closing, one.facts.rows_read) == (1000, 1035, 3)
    assert (two.facts.opening, two.facts.closing, two.facts.ordinal) == (5000, 5001, 2)
    assert one.facts.control == two.facts.control == AGREE
    assert (one.facts.period_start, one.facts.period_end) == ("2026-09-01", "2026-09-02")


def test_newest_first_is_turned_round(tmp_path):
    lines = [*message(1035, [5]), *message(1050, [-15]), *message(1000, [50])]
    (got,) = read(write(tmp_path / "s.sta", lines))
    assert (got.facts.opening, got.facts.closing, got.facts.control) == (1000, 1040, AGREE)
    assert got.column("amount") == [5, -15, 50]  # rows stay in the order of the file


def test_pages_of_one_statement_must_follow_from_each_other(tmp_path):
    right = [*message(0, [100], tags="FM"), *message(100, [5], number="1/2", tags="MF")]
    (got,) = read(write(tmp_path / "s.sta", right))
    assert (got.facts.opening, got.facts.closing, got.facts.control) == (0, 105, AGREE)
    (torn,) = read(write(tmp_path / "t.sta", [*right[:-8], *message(130, [5], number="1/3", tags="MF")]))
    assert torn.facts.control == DISAGREE
    assert [(one.name, one.stated, one.found) for one in torn.facts.checks if not one.agrees] == [
        ("opening", "1.30", "1.00")
    ]


@pytest.mark.parametrize(
    ("line", "amount", "kind"),
    [
        ("2609300930CR300,NTRFNONREF", 30000, Kind.DEPOSIT),  # credit, R of EUR
        ("2609300930RCR204,88NRTINONREF", -20488, Kind.WITHDRAWAL),  # a credit taken back
        ("2609300930RD1,5NRTINONREF", 150, Kind.DEPOSIT),
        ("260930D000000000127,50N0701313131319      J. DOE", -12750, Kind.WITHDRAWAL),
        ("260930    DD212,39NMSCNONREF//", -21239, Kind.WITHDRAWAL),  # blanks for the day of entry, D of USD
        ("2609300930d1,01N946NONREF", -101, Kind.WITHDRAWAL),
        ("260930C0,00NMSCNONREF", 0, Kind.OTHER),
        ("2609300930D3,NCHGFees", -300, Kind.FEE),
        ("260930C7,", 700, Kind.DEPOSIT),
    ],
)
def test_marks_are_read_from_the_side_of_the_shop(tmp_path, line, amount, kind):
    day = dt.date(2026, 9, 30)
    head = message(0, [], day=day)[:4]
    lines = [*head, f":61:{line}", balance("62F", amount, day)]
    (got,) = read(write(tmp_path / "s.sta", lines))
    assert (got.column("amount"), got.column("kind"), got.facts.control) == ([amount], [int(kind)], AGREE)


@pytest.mark.parametrize(
    ("printed", "day"),
    [
        ("2512310102", dt.date(2026, 1, 2)),
        ("2601021231", dt.date(2025, 12, 31)),
        ("260930", dt.date(2026, 9, 30)),
        ("2609300000", dt.date(2026, 9, 30)),
        ("1602300301", dt.date(2016, 3, 1)),
        ("160230", dt.date(2016, 2, 29)),
        ("240229", dt.date(2024, 2, 29)),
        ("990104", dt.date(1999, 1, 4)),
    ],
)
def test_the_day_of_entry_takes_the_year_next_to_the_day_of_value(tmp_path, printed, day):
    lines = [*message(0, [])[:4], f":61:{printed}C1,00NMSCNONREF", ":62F:C260930EUR1,00"]
    (got,) = read(write(tmp_path / "s.sta", lines))
    assert got.column("at") == [(day - EPOCH).days * 86_400] and got.column("offset") == [NO_TIME]
    assert ("160230" in got.column("text")[0]) == printed.startswith("160230")


@pytest.mark.parametrize(
    ("bad", "column"),
    [
        (":61:261330C1,00NMSCNONREF", ":61:"),
        (":61:260930C1.00NMSCNONREF", ":61:"),
        (":61:260930C1e309,NMSCNONREF", ":61:"),
        (":61:260930C1234567890123456789,00NMSCNONREF", ":61:"),
        (":61:260930X1,00NMSCNONREF", ":61:"),
        (":61:", ":61:"),
        (":62F:C260930EUR", ":62F:"),
        (":62F:C260930EURNaN", ":62F:"),
        (":62F:C269930EUR1,00", ":62F:"),
    ],
)
def test_what_cannot_be_read_exactly_is_refused_with_its_line(tmp_path, bad, column):
    lines = message(0, [100])
    at = next(index for index, line in enumerate(lines) if line.startswith(column))
    lines[at] = bad
    found = refused(write(tmp_path / "s.sta", lines))
    assert (found.row, found.column) == (at + 1, column)


def test_a_cut_file_is_refused_and_a_message_without_closing_is_not(tmp_path):
    lines = message(0, [100, 200])
    assert refused(write(tmp_path / "s.sta", lines[:6])).key == "refused.cut_off"
    blocks = [
        "{1:F01X}{2:O940X}{3:}{4:",
        *message(0, [1], end="-}"),
        "{1:F01X}{2:O940X}{3:}{4:",
        *message(1, [1], end=""),
    ]
    assert refused(write(tmp_path / "b.sta", blocks)).key == "refused.cut_off"
    assert refused(write(tmp_path / "h.sta", [*blocks[:7], "{1:F01"])).key == "refused.cut_off"
    (got,) = read(write(tmp_path / "c.sta", [*lines[:6], "-"]))
    assert (got.facts.control, got.facts.closing, got.facts.rows_read) == (NONE, None, 1)
    assert refused(write(tmp_path / "d.sta", [line for line in lines if ":25:" not in line] + lines)).column == ":25:"


def test_an_edited_amount_or_balance_disagrees(tmp_path):
    for before, after in ((":61:2609300930C1,00", ":61:2609300930C1,10"), ("EUR3,00", "EUR3,01"), ("C1,00", "D1,00")):
        lines = "\r\n".join(message(0, [100, 200])).replace(before, after).split("\r\n")
        (got,) = read(write(tmp_path / "s.sta", lines))
        assert got.facts.control == DISAGREE
    lines = "\r\n".join(message(0, [100])).replace(":62F:C260930EUR", ":62F:C260930USD").split("\r\n")
    (got,) = read(write(tmp_path / "s.sta", lines))
    assert [one.stated for one in got.facts.checks] == ["1.00 USD"]


def test_german_narratives_are_joined_over_their_wraps(tmp_path):
    told = (
        "166?00GUTSCHRIFT?100399?20EREF+EndToEndIdTFNR20004000?2101?22SVWZ+Rechnung 7\r\n"
        "12 vom Mai?30PBNKDEFF100?31DE42100100100043921105?32Ri\r\nchter Renate?33 GmbH?34000"
    )
    lines = [*message(0, [])[:4], *entry(100, dt.date(2026, 9, 30), told=told), ":62F:C260930EUR1,00"]
    (got,) = read(write(tmp_path / "s.sta", lines))
    assert got.column("counterparty") == ["Richter Renate GmbH"]
    assert got.column("order_ref") == ["EndToEndIdTFNR2000400001"]
    assert got.column("subtype") == ["NTRF GUTSCHRIFT"]
    assert got.column("text") == ["EREF+EndToEndIdTFNR2000400001 SVWZ+Rechnung 712 vom Mai"]


def test_dutch_and_plain_narratives_and_references(tmp_path):
    day = dt.date(2026, 9, 30)
    lines = [
        *message(0, [])[:4],
        *entry(100, day, ref="EREF//142376", told="/EREF/EV12//CNTP/NL57ABNA/ABNANL2A/B Bert///REMI/USTD//Fac"),
        "tuur 12/",
        *entry(200, day, ref="NONREF", told="/ORDP//NAME/DLN CONSULTING/REMI/factuur/ISDT/2026-09-30"),
        ":61:2609300930C3,00NOVBNL47INGB9999999999",
        "hr gjlm paulissen",
        ":86:NL47INGB9999999999 hr gjlm paulissen",
        "",
        "Betaling :61: sieraden",
        ":86:- nog een regel",
        *entry(400, day, ref="9001123412341234", told=""),
        ":62F:C260930EUR10,00",
        ":86:of the statement",
    ]
    (got,) = read(write(tmp_path / "s.sta", lines))
    assert got.column("order_ref") == ["EV12", "", "", "9001123412341234"]
    assert got.column("channel_ref") == ["142376", "", "", ""]
    assert got.column("counterparty") == ["B Bert", "DLN CONSULTING", "hr gjlm paulissen", ""]
    assert got.column("text")[2] == "NL47INGB9999999999 hr gjlm paulissen Betaling :61: sieraden - nog een regel"
    assert "Factuur 12" in got.column("text")[0] and "statement" not in got.column("text")[3]
    assert got.facts.control == AGREE


def test_broken_wraps_do_not_change_what_is_read(tmp_path):
    day = dt.date(2026, 9, 30)
    whole = [
        *message(0, [])[:4],
        *entry(114, day, ref="EREF//00000000001005", told="/EREF/EV1-2/"),
        ":62F:C260930EUR1,14",
        "-",
    ]
    broken = [
        ":20:REF1", f":25:{IBAN}", ":28C:0000", "0", whole[3],
        ":61:2609300930C1,1", "4NTRFEREF//00000000001", "005", "/TRCD/00100/", ":86:/EREF/EV1", "-", "2/",
        ":62F:C260930EUR1,14", "-", "}",
    ]  # fmt: skip
    (one,), (two,) = read(write(tmp_path / "a.sta", whole)), read(write(tmp_path / "b.sta", broken))
    for name in ("amount", "order_ref", "at", "channel_ref"):
        assert one.column(name) == two.column(name)
    assert two.facts.control == AGREE


def test_account_and_currency_of_a_balance(tmp_path):
    for printed, account in (
        ("NL77INGB0574908765EUR", "NL77INGB0574908765"),
        ("NL34RABO0142623393 EUR", "NL34RABO0142623393"),
        ("UBRTHUHB/1234002/EUR", "UBRTHUHB/1234002"),
        ("50880050/0194774600888", "50880050/0194774600888"),
    ):
        (got,) = read(write(tmp_path / "s.sta", message(0, [1], account=printed)))
        assert (got.facts.account, got.facts.currency) == (account, "EUR")
    yen = "\r\n".join(message(0, [100])).replace("EUR1,00", "JPY1,").replace("EUR0,00", "JPY0,").split("\r\n")
    (got,) = read(write(tmp_path / "y.sta", yen))
    assert (got.facts.currency, got.facts.exp, got.column("amount"), got.facts.control) == ("JPY", 0, [1], AGREE)


def interim(sums: list[str]) -> list[str]:
    day = dt.date(2026, 9, 30)
    head = [":20:X", f":25:{IBAN}", ":28C:1/1", ":34F:EURD0,", ":13D:2609301733+0100"]
    return [*head, *entry(979200, day), *entry(-50, day, type_="NCHG"), *sums, "-"]


def test_an_interim_report_is_pending_and_held_against_its_sums(tmp_path):
    sums = [":90D:1EUR0,50", ":90C:1EUR9792,00"]
    (got,) = read(write(tmp_path / "s.sta", [*interim(sums), "", *interim(sums)]))
    assert got.column("amount") == [979200, -50] * 2 and set(got.column("state")) == {int(State.PENDING)}
    assert (got.facts.control, got.facts.opening, got.facts.currency) == (AGREE, None, "EUR")
    # of what went out nothing is said, or nothing of a second message
    for lines in (interim(sums[1:]), [*interim(sums), "", *interim([])]):
        (half,) = read(write(tmp_path / "h.sta", lines))
        assert half.facts.control == NONE
    (wrong,) = read(write(tmp_path / "t.sta", interim([":90D:2EUR0,50", ":90C:1EUR9792,01"])))
    assert {one.name for one in wrong.facts.checks if not one.agrees} == {"count_out", "sum_in"}
    (none,) = read(write(tmp_path / "u.sta", interim([])))
    assert none.facts.control == NONE
    assert (
        refused(write(tmp_path / "v.sta", [one for one in interim([]) if "34F" not in one])).key
        == "refused.no_currency"
    )


def test_an_entry_of_the_interim_report_is_the_statements_entry_again(tmp_path):
    day = dt.date(2026, 9, 30)
    (one,) = read(write(tmp_path / "a.sta", interim([])))
    lines = [*message(0, [])[:4], *entry(979200, day), *entry(-50, day, type_="NCHG"), ":62F:C260930EUR9791,50"]
    (two,) = read(write(tmp_path / "b.sta", lines))
    assert one.column("key_fp") == two.column("key_fp")


def test_sums_that_a_bank_adds_after_the_balances(tmp_path):
    for said, control in (
        (":86:/SUM/1/2/0,50/3,00/", AGREE),
        (":86:/SUM/1/2/0,50/3,10/", DISAGREE),
        (":86:D000001C000002D0,50C3,00", AGREE),
        (":86:D000002C000002D0,50C3,00", DISAGREE),
    ):
        (got,) = read(write(tmp_path / "s.sta", [*message(0, [100, 200, -50], end=""), said, "-"]))
        assert got.facts.control == control


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("Überweisung für Bürobedarf, Straße 5", "cp1252"),
        ("Árvíztűrő utalás jóváírása, díj, jutalék", "cp852"),
        ("Zażółć gęślą jaźń, opłata za prowadzenie", "cp1250"),
        ("Café Noël à la française", "latin-1"),
        ("货款 九月 结算", "gb18030"),
        ("Überweisung 货款", "utf-8"),
    ],
)
def test_the_letters_say_which_encoding_a_file_is_in(tmp_path, text, encoding):
    lines = [*message(0, [])[:4], *entry(100, dt.date(2026, 9, 30), told=text), ":62F:C260930EUR1,00"]
    (got,) = read(write(tmp_path / "s.sta", lines, encoding=encoding))
    assert got.column("text") == [text] and got.facts.control == AGREE


def test_any_bytes_have_an_encoding():
    assert by_letters(bytes(range(128, 256))) in ("cp852", "latin-1")
    assert by_letters(b"") == "cp1252"


def test_control_characters_blocks_and_indented_ends(tmp_path):
    lines = ["\x01", *message(0, [100], end="-\x03"), "{1:F01X}{2:I940XN}{4:", *message(100, [5], end="-}"), "{5:}"]
    (got,) = read(write(tmp_path / "s.sta", lines))
    assert (got.facts.rows_read, got.facts.closing) == (2, 105)
    (path := tmp_path / "n.sta").write_bytes(
        b":20:X\r\n:25:1\r\n:28C:1\r\n:60F:C260930EUR1,\0\r\n:62F:C260930EUR1,\r\n"
    )
    assert refused(path).key == "refused.nul"


def test_many_lines_with_a_minus_do_not_slow_the_cutting():
    lines = [":20:X", ":25:1", ":28C:1", ":61:260930C1,NMSC", ":86:x", *["-"] * 200_000]
    assert len(messages(lines)) == 1


@given(st.data())
def test_a_changed_character_is_never_a_wrong_sum_that_agrees(tmp_path, data):
    moves = [12345, -678, 90000]
    lines = [*message(5000, moves[:2]), *message(5000 + sum(moves[:2]), moves[2:])]
    text = "\r\n".join(lines)
    at = data.draw(st.integers(0, len(text) - 1))
    char = data.draw(st.sampled_from([*"0123456789,:CDRE-\n {/", "é"]))
    path = tmp_path / "s.sta"
    path.write_bytes((text[:at] + char + text[at + 1 :] + "\r\n").encode())
    if not sniff(path):
        return
    try:
        found = read(path)
    except SourceRefused as why:
        assert why.key
        return
    total = sum((Decimal(sum(one.column("amount"))).scaleb(-one.facts.exp) for one in found), Decimal(0))
    if total != Decimal(sum(moves)).scaleb(-2):
        assert DISAGREE in {one.facts.control for one in found}


def mollie(order: str = "/REMI/Order 123/EREF/tr_WDqYK6vllg") -> list[str]:
    day = dt.date(2026, 9, 30)
    return [
        *message(0, [])[:4],
        *entry(2993, day, type_="NMSC", ref="", told=f"/TRTP/SEPA OVERBOEKING/IBAN/NL30/NAME/V. Naam{order}"),
        *entry(1000, day, type_="NMSC", ref="", told="/TRTP/X/NAME/N/REMI/Order 9/EREF/tr_7UhSN1zuXS"),
        *entry(-500, day, type_="NMSC", ref="", told="/TRTP/X/NAME/N/REMI/Terug/EREF/re_4qqhO89gsT"),
        *entry(-2000, day, type_="NMSC", ref="", told="/NAME/Shop/REMI/REF 1 UITBETALINGEN/EREF/1.2609.01"),
        *entry(-14, day, type_="NMSC", ref="", told="/NAME/Mollie B.V./REMI/Factuurnummer 20/EREF/NOTPROVIDED"),
        ":62F:C260930EUR14,79",
    ]


def test_the_balance_at_mollie_is_a_channel_and_no_bank(tmp_path):
    path = write(tmp_path / "m.sta", mollie())
    assert sniff(path) == ["swift.mt940.mollie.balance"]
    (got,) = read(path)
    assert got.column("kind") == [Kind.PAYMENT, Kind.PAYMENT, Kind.REFUND, Kind.PAYOUT, Kind.FEE]
    assert got.column("layer") == [Layer.CHANNEL] * 3 + [Layer.SETTLEMENT, Layer.CHANNEL]
    assert got.column("order_ref") == ["123", "9", "", "", ""]
    assert got.column("channel_ref")[:2] == ["tr_WDqYK6vllg", "tr_7UhSN1zuXS"]
    assert got.column("batch_ref") == ["", "", "", "1.2609.01", ""]
    assert got.facts.control == AGREE
