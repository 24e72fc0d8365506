"""OFX, QFX and QBO: every shape of head and body, decimal marks, days, several accounts, what is refused."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.errors import SourceRefused
from app.domain.money import plain
from app.domain.period import EPOCH
from app.domain.record import NO_TIME, Kind
from tests.importers.reading import Read, read, sniff

SGML = (
    "OFXHEADER:100\r\nDATA:OFXSGML\r\nVERSION:102\r\nSECURITY:NONE\r\nENCODING:USASCII\r\nCHARSET:1252\r\n"
    "COMPRESSION:NONE\r\nOLDFILEUID:NONE\r\nNEWFILEUID:NONE\r\n\r\n"
)
XML = '<?xml version="1.0" encoding="UTF-8"?>\n<?OFX OFXHEADER="200" VERSION="211" SECURITY="NONE"?>\n'


def booking(amount: str, day: str = "20260302", number: str = "F1", **more: str) -> str:
    rest = "".join(f"<{name}>{value}\n" for name, value in more.items())
    kind = "" if "TRNTYPE" in more else "<TRNTYPE>OTHER\n"
    return f"<STMTTRN>\n{kind}<DTPOSTED>{day}\n<TRNAMT>{amount}\n<FITID>{number}\n{rest}</STMTTRN>\n"


def account(
    *bookings: str, name: str = "123", closing: str = "9.99", currency: str = "EUR", kind: str = "CHECKING"
) -> str:
    return (
        f"<STMTTRNRS>\n<TRNUID>1\n<STATUS>\n<CODE>0\n<SEVERITY>INFO\n</STATUS>\n<STMTRS>\n<CURDEF>{currency}\n"
        f"<BANKACCTFROM>\n<BANKID>1\n<ACCTID>{name}\n<ACCTTYPE>{kind}\n</BANKACCTFROM>\n<BANKTRANLIST>\n<DTSTART>20260301\n"
        f"<DTEND>20260331\n{''.join(bookings)}</BANKTRANLIST>\n<LEDGERBAL>\n<BALAMT>{closing}\n<DTASOF>20260331\n</LEDGERBAL>\n"
        "</STMTRS>\n</STMTTRNRS>\n"
    )


def ofx(*accounts: str, head: str = SGML) -> str:
    return (
        f"{head}<OFX>\n<SIGNONMSGSRSV1>\n<SONRS>\n<STATUS>\n<CODE>0\n<SEVERITY>INFO\n</STATUS>\n<LANGUAGE>ENG\n</SONRS>\n"
        f"</SIGNONMSGSRSV1>\n<BANKMSGSRSV1>\n{''.join(accounts)}</BANKMSGSRSV1>\n</OFX>\n"
    )


def put(tmp_path: Path, text: str | bytes) -> Path:
    path = tmp_path / "s.ofx"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def amounts(one: Read) -> list[str]:
    return [
        plain(value, exp, one.facts.currency)
        for value, exp in zip(one.column("amount"), one.column("exp"), strict=True)
    ]


def test_entries_that_name_their_currency_speak_for_a_statement_that_does_not(tmp_path):
    own = {"CURRENCY": "\n<CURRATE>1.0\n<CURSYM>CHF\n</CURRENCY>"}
    entries = [booking("5.00", number="F1", **own), booking("4.99", number="F2", **own)]
    (found,) = read(put(tmp_path, ofx(account(*entries, currency=""))))
    assert (found.facts.currency, amounts(found), found.facts.message_key) == ("CHF", ["5.00", "4.99"], "")
    assert found.facts.closing == 999


def days(one: Read) -> list[str]:
    return [str(EPOCH.fromordinal(EPOCH.toordinal() + at // 86400)) for at in one.column("at")]


def refusal(path: Path) -> SourceRefused:
    with pytest.raises(SourceRefused) as caught:
        read(path)
    return caught.value


def closed(text: str) -> str:
    """Write every value with its end tag, as XML does."""
    lines = []
    for line in text.split("\n"):
        name = line[1:].partition(">")[0]
        valued = line.startswith("<") and line[1] not in "?/" and line.rpartition(">")[2]
        lines.append(f"{line.replace('&', '&amp;')}</{name}>" if valued else line)
    return "\n".join(lines)


BODY = (booking("-12.30", MEMO="Caf\xe9"), booking("100", number="F2", NAME="Shop"))


@pytest.mark.parametrize(
    "shaped",
    [
        lambda: ofx(account(*BODY)).encode(),
        lambda: ofx(account(*BODY)).encode("cp1252"),
        lambda: ofx(account(*BODY), head=SGML.replace("1252", "ISO-8859-1")).encode("latin-1"),
        lambda: ofx(account(*BODY)).replace("\n", "\r").encode(),
        lambda: ofx(account(*BODY), head=SGML.rstrip() + "\r\n").encode(),
        lambda: ofx(account(*BODY), head=SGML.replace("\r\n", "")).encode(),
        lambda: ofx(account(*BODY), head=SGML.replace("\r\n", " ")).encode(),
        lambda: ofx(account(*BODY), head="").encode(),
        lambda: ofx(account(*BODY), head="<!-- OFXHEADER:100 -->\n").encode(),
        lambda: (SGML + ofx(account(*BODY), head="").replace("\n", "")).encode(),
        lambda: ofx(account(*BODY)).encode() + b"\0\0\r\n",
        lambda: b"\xef\xbb\xbf" + ofx(account(*BODY)).encode(),
        lambda: b"\r\n\r\n" + ofx(account(*BODY)).encode(),
        lambda: closed(ofx(account(*BODY), head=XML)).encode(),
        lambda: closed(ofx(account(*BODY), head=XML.partition("\n")[2])).encode(),
        lambda: closed(ofx(account(*BODY), head=XML.replace("\n", ""))).replace("\n", "").encode(),
        lambda: ofx(account(*BODY)).replace("<", "<").lower().replace("ofxheader", "OFXHEADER").encode(),
        lambda: ofx(account(*BODY)).replace("</BANKTRANLIST>\n", "").encode(),
        lambda: ofx(account(*BODY)).replace("</STMTTRN>\n", "").encode(),
    ],
)
def test_the_shape_of_the_file_changes_nothing(shaped, tmp_path):
    path = put(tmp_path, shaped())
    assert sniff(path) == ["ofx"]
    (one,) = read(path)
    assert amounts(one) == ["-12.30", "100.00"] and one.column("row") == [1, 2]
    assert [text.casefold() for text in one.column("text")] == ["caf\xe9", "shop"]
    assert one.column("kind") == [Kind.WITHDRAWAL, Kind.DEPOSIT]
    assert (one.facts.account, one.facts.opening, one.facts.closing, one.facts.control) == ("123", None, 999, "none")
    assert (one.facts.period_start, one.facts.period_end) == ("2026-03-01", "2026-03-31")


def test_ampersands_entities_and_tags_of_vendors_are_read_as_they_are(tmp_path):
    memo = "A&B &amp; C&lt;D&gt; &nbsp;R&D &#233; &unknown; &lt"
    text = ofx(account(booking("1", MEMO=memo, NAME="", **{"INTU.X": "y"}), booking("2", MEMO="<![CDATA[1 < 2 & 3]]>")))
    (one,) = read(put(tmp_path, text))
    assert one.column("text") == ["A&B & C<D> R&D \xe9 &unknown; &lt", "1 < 2 & 3"]


@pytest.mark.parametrize(
    ("printed", "wanted"),
    [
        (["            -11,76", "47,01"], ["-11.76", "47.01"]),
        (["+5", "-80", "0.5", ".25"], ["5.00", "-80.00", "0.50", "0.25"]),
        (["1.23456"], ["1.23456"]),
        (["8.850"], ["8.85"]),
        (["1.234,56", "-7,00"], ["1234.56", "-7.00"]),
        (["1,234.56", "-7.00"], ["1234.56", "-7.00"]),
        (["1 234,56", "- 7,00"], ["1234.56", "-7.00"]),
        (["1.234", "7.5"], ["1.234", "7.50"]),
        (["1,234", "7,5"], ["1.234", "7.50"]),
    ],
)
def test_amounts_are_read_by_the_decimal_mark_of_the_file(printed, wanted, tmp_path):
    (one,) = read(put(tmp_path, ofx(account(*map(booking, printed)))))
    assert amounts(one) == wanted


@pytest.mark.parametrize(
    ("printed", "key"),
    [
        (["1,234"], "refused.decimal_mark"),
        (["1,234", "7.50"], "refused.decimal_mark"),
        (["1.234", "7,50"], "refused.decimal_mark"),
        (["            .  "], "refused.not_amount"),
        ([""], "refused.not_amount"),
        (["NaN"], "refused.not_amount"),
        (["1e309"], "refused.not_amount"),
        (["9" * 40], "refused.not_amount"),
        (["1.2.3"], "refused.not_amount"),
        (["--5"], "refused.not_amount"),
        (["1 2.50"], "refused.not_amount"),
        (["5-"], "refused.not_amount"),
        (["\u0663"], "refused.not_amount"),
        (["5\n<TRNAMT>6"], "refused.value"),
    ],
)
def test_an_amount_that_is_none_or_could_be_two_is_refused_with_its_number(printed, key, tmp_path):
    refused = refusal(
        put(
            tmp_path,
            ofx(account(booking("1.50", number="F0") if "7" not in str(printed) else "", *map(booking, printed))),
        )
    )
    if key == "refused.decimal_mark" and len(printed) == 1:
        refused = refusal(put(tmp_path, ofx(account(*map(booking, printed)))))
    assert (refused.key, refused.column) == (key, "TRNAMT") and refused.row in (1, 2)


@pytest.mark.parametrize(
    ("printed", "day", "offset"),
    [
        ("20260302", "2026-03-02", NO_TIME),
        ("20260302233000[-5:EST]", "2026-03-02", -300),
        ("20260302233000.123[+8:CST]", "2026-03-02", 480),
        ("20260302120000[5.5:IST]", "2026-03-02", 330),
        ("20260302120000[-3]", "2026-03-02", -180),
        ("20260302120000", "2026-03-02", 0),
        ("202603021120", "2026-03-02", 0),
        ("20260302120000[GMT]", "2026-03-02", 0),
        ("2026-03-02", "2026-03-02", NO_TIME),
        ("20260302048208.398", "2026-03-02", NO_TIME),
    ],
)
def test_the_day_is_taken_as_written(printed, day, offset, tmp_path):
    (one,) = read(put(tmp_path, ofx(account(booking("1", printed)))))
    assert (days(one), one.column("offset")) == ([day], [offset])


@pytest.mark.parametrize("printed", ["", "20260231", "2026", "02/03/2026", "00000000", "20260302x", "20260302120000x"])
def test_a_booking_without_a_day_that_exists_is_refused(printed, tmp_path):
    refused = refusal(put(tmp_path, ofx(account(booking("1"), booking("1", printed)))))
    assert (refused.key, refused.row, refused.column) == ("refused.not_time", 2, "DTPOSTED")


def test_accounts_are_statements_and_bookings_are_numbered_through(tmp_path):
    card = (
        account(booking("-3"), name="4111", closing="-3")
        .replace("STMTRS>", "CCSTMTRS>")
        .replace("BANKACCTFROM", "CCACCTFROM")
    )
    text = ofx(
        account(booking("1"), booking("2")),
        account(name="B", closing="", currency="USD"),
        card.replace("STMTTRNRS", "CCSTMTTRNRS"),
    )
    found = read(put(tmp_path, text))
    assert [(one.facts.account, one.facts.currency, one.column("row"), one.facts.closing) for one in found] == [
        ("123", "EUR", [1, 2], 999),
        ("B", "USD", [], None),
        ("4111", "EUR", [3], -300),
    ]


def test_one_number_for_accounts_of_two_kinds_is_told_apart(tmp_path):
    found = read(put(tmp_path, ofx(account(booking("1")), account(booking("2"), kind="SAVINGS"))))
    assert [one.facts.account for one in found] == ["123 CHECKING", "123 SAVINGS"]


def test_periods_that_all_name_todays_balance_leave_it_to_the_latest(tmp_path):
    older = (
        account(booking("1", "20260202")).replace("20260301", "20260201").replace("<DTEND>20260331", "<DTEND>20260228")
    )
    found = read(put(tmp_path, ofx(account(booking("2")), older)))
    assert [one.facts.closing for one in found] == [999, None]


def test_a_booking_in_its_own_currency_is_a_statement_of_its_own(tmp_path):
    own = booking("5").replace("</STMTTRN>", "<CURRENCY><CURRATE>1.1<CURSYM>USD</CURRENCY></STMTTRN>")
    paid = booking("6").replace("</STMTTRN>", "<ORIGCURRENCY><CURRATE>1.1<CURSYM>GBP</ORIGCURRENCY></STMTTRN>")
    found = read(put(tmp_path, ofx(account(own, paid))))
    assert [(one.facts.currency, amounts(one)) for one in found] == [("EUR", ["6.00"]), ("USD", ["5.00"])]


def test_numbers_names_and_fees(tmp_path):
    text = ofx(
        account(
            booking("-2", number="0", TRNTYPE="SRVCHG", NAME="Bank", CHECKNUM="77"),
            booking("2", number="X9", TRNTYPE="FEE"),
        )
    )
    (one,) = read(put(tmp_path, text))
    assert one.column("kind") == [Kind.FEE, Kind.DEPOSIT]
    assert (one.column("channel_ref"), one.column("order_ref")) == (["", "X9"], ["77", ""])
    assert one.column("counterparty") == ["Bank", ""]


def test_two_bookings_that_share_a_number_are_both_read(tmp_path):
    (one,) = read(put(tmp_path, ofx(account(booking("-18.34"), booking("-18.34"), booking("-18.35")))))
    assert len(one.table) == 3 and len(set(one.column("key_fp"))) == 2


def test_pending_bookings_are_set_aside_and_said(tmp_path):
    pending = booking("9").replace("STMTTRN>", "STMTTRNP>")
    text = ofx(
        account(booking("1")).replace(
            "<LEDGERBAL>", f"<BANKTRANLISTP><DTASOF>20260331\n{pending}</BANKTRANLISTP><LEDGERBAL>"
        )
    )
    (one,) = read(put(tmp_path, text))
    assert amounts(one) == ["1.00"]
    assert (one.facts.message_key, one.facts.message_params) == ("statement.not_booked", {"count": 1})


INVESTMENT = (
    "<INVSTMTTRNRS><INVSTMTRS><CURDEF>USD<INVTRANLIST><INVBANKTRAN><STMTTRN><TRNAMT>5</STMTTRN></INVBANKTRAN>"
    "</INVTRANLIST></INVSTMTRS></INVSTMTTRNRS>"
)


def test_investments_are_left_aside(tmp_path):
    (one,) = read(put(tmp_path, ofx(INVESTMENT, account(booking("1")))))
    assert (one.column("row"), one.facts.message_key) == ([2], "statement.investment_left")
    assert refusal(put(tmp_path, ofx(INVESTMENT))).key == "refused.investment"


@pytest.mark.parametrize(
    ("text", "key"),
    [
        (ofx(account(booking("1"))).replace("</OFX>", ""), "refused.cut_off"),
        (ofx(account(booking("1")))[:600], "refused.cut_off"),
        (SGML, "refused.cut_off"),
        (ofx(account(booking("1"))).replace("<OFX>", "<!DOCTYPE a><OFX>"), "refused.markup_dtd"),
        (ofx(account(booking("1"))).replace("TRNUID", "TRN\0UID"), "refused.nul"),
        (ofx(account(booking("1"))).replace("<SEVERITY>INFO", "<SEVERITY>ERROR"), "refused.bank_error"),
        (ofx(account(booking("1"))).replace("<CODE>0", "<CODE>15500"), "refused.bank_error"),
        (ofx(account(booking("1"))).replace("<STMTTRN>", ""), "refused.value"),
        (ofx(account(booking("1"), currency="EURO")), "refused.word"),
        (ofx(), "refused.empty"),
        (ofx(account("<STMTRS>" * 90)), "refused.markup_strange"),
    ],
)
def test_what_is_cut_off_or_an_error_is_refused(text, key, tmp_path):
    assert refusal(put(tmp_path, text)).key == key


def test_many_open_comments_take_no_time(tmp_path):
    text = ofx(account(booking("1"))) + "<!--" * 200_000
    assert refusal(put(tmp_path, text)).key in ("refused.cut_off", "refused.markup_strange")


MONEY = st.decimals(min_value=-(10**9), max_value=10**9, places=2)


@given(st.lists(MONEY, max_size=10), st.sampled_from(".,"), st.sampled_from(["utf-8", "cp1252"]), st.booleans())
def test_bookings_add_up_whatever_mark_encoding_and_shape(tmp_path_factory, drawn, mark, encoding, xml):
    tmp_path = tmp_path_factory.mktemp("ofx")
    text = ofx(
        account(*(booking(f"{value:.2f}".replace(".", mark), MEMO="\xfc") for value in drawn)),
        head=XML if xml else SGML,
    )
    (one,) = read(put(tmp_path, (closed(text) if xml else text).encode(encoding)))
    assert Decimal(sum(one.column("amount"))).scaleb(-one.facts.exp) == sum(drawn, Decimal(0))
    assert one.facts.rows_read == len(drawn) and set(one.column("text")) <= {"\xfc"}
