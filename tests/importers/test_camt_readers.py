"""ISO 20022 statements: files in the layouts of every version, with their traps, their totals and what is refused."""

from __future__ import annotations

import zipfile
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.errors import SourceRefused
from app.domain.money import plain
from app.domain.period import EPOCH
from app.domain.record import NO_TIME, Kind
from app.importers.base import ReadOptions
from app.importers.sandbox import Sandbox
from app.services.read_source import read_sources
from tests.importers.reading import Read, read, sniff

ROOTS = {
    "052": ("BkToCstmrAcctRpt", "Rpt"),
    "053": ("BkToCstmrStmt", "Stmt"),
    "054": ("BkToCstmrDbtCdtNtfctn", "Ntfctn"),
}


def entry(
    amount: str, direction: str = "CRDT", *, sts: str = "<Sts>BOOK</Sts>", day: str = "2026-03-02", **more: str
) -> str:
    booked = (
        f"<BookgDt><Dt>{day}</Dt></BookgDt>"
        if len(day) == 10
        else f"<BookgDt><DtTm>{day}</DtTm></BookgDt>"
        if day
        else ""
    )
    return (
        f'<Ntry><Amt Ccy="{more.get("ccy", "EUR")}">{amount}</Amt><CdtDbtInd>{direction}</CdtDbtInd>'
        f"{more.get('head', '')}{sts}{booked}{more.get('tail', '')}</Ntry>"
    )


def balance(code: str, amount: str, direction: str = "CRDT", day: str = "2026-03-31", ccy: str = "EUR") -> str:
    sign = f"<CdtDbtInd>{direction}</CdtDbtInd>" if direction else ""
    return (
        f'<Bal><Tp><CdOrPrtry><Cd>{code}</Cd></CdOrPrtry></Tp><Amt Ccy="{ccy}">{amount}</Amt>{sign}'
        f"<Dt><Dt>{day}</Dt></Dt></Bal>"
    )


def statement(*parts: str, account: str = "DE02120300000000202051", ccy: str = "EUR", kind: str = "053") -> str:
    part = ROOTS[kind][1]
    own = f"<Ccy>{ccy}</Ccy>" if ccy else ""
    return f"<{part}><Id>1</Id><Acct><Id><IBAN>{account}</IBAN></Id>{own}</Acct>{''.join(parts)}</{part}>"


def message(*statements: str, kind: str = "053", version: str = "08", header: str = "") -> str:
    root = ROOTS[kind][0] + ("V01" if version == "01" else "")
    space = f' xmlns="urn:iso:std:iso:20022:tech:xsd:camt.{kind}.001.{version}"' if version else ""
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<Document{space}><{root}><GrpHdr><MsgId>m</MsgId>'
        f"<CreDtTm>2026-04-01T05:00:00+02:00</CreDtTm>{header}</GrpHdr>{''.join(statements)}</{root}></Document>"
    )


def put(tmp_path: Path, text: str | bytes, name: str = "s.xml") -> Path:
    path = tmp_path / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def amounts(one: Read) -> list[str]:
    return [
        plain(value, exp, one.facts.currency)
        for value, exp in zip(one.column("amount"), one.column("exp"), strict=True)
    ]


def refusal(path: Path) -> SourceRefused:
    with pytest.raises(SourceRefused) as caught:
        read(path)
    return caught.value


WHOLE = [balance("OPBD", "100.00"), balance("CLBD", "85.50"), entry("10.00"), entry("24.5", "DBIT")]


@pytest.mark.parametrize("version", ["", "01", *(f"{one:02}" for one in range(2, 16))])
@pytest.mark.parametrize("kind", ROOTS)
def test_every_version_and_message_is_one_format(kind, version, tmp_path):
    path = put(tmp_path, message(statement(*WHOLE, kind=kind), kind=kind, version=version))
    assert sniff(path) == [f"iso20022.camt{kind}"]
    (one,) = read(path)
    assert amounts(one) == ["10.00", "-24.50"]
    assert one.column("row") == [1, 2] and one.column("kind") == [Kind.DEPOSIT, Kind.WITHDRAWAL]
    assert (one.facts.opening, one.facts.closing, one.facts.control) == (10000, 8550, "agree")
    assert one.facts.account == "DE02120300000000202051"
    assert one.column("offset") == [NO_TIME, NO_TIME]


def wrapped(text: str) -> bytes:
    inner = text.partition("\n")[2]
    header = "<AppHdr><MsgDefIdr>camt.053.001.08</MsgDefIdr></AppHdr>"
    return f"<BizMsgEnvlp xmlns='urn:e'>{header}{inner}</BizMsgEnvlp>".encode()


def prefixed(text: str) -> bytes:
    text = text.replace("<Document xmlns=", "<Document xmlns:n=").replace("</", "</n:").replace("<", "<n:")
    return text.replace("<n:/n:", "</n:").replace("<n:?", "<?").encode()


@pytest.mark.parametrize(
    "packed",
    [
        lambda text: b"     " + text.partition("\n")[2].encode(),
        lambda text: b"\r\n \n" + text.encode(),
        lambda text: b"\xef\xbb\xbf" + text.encode() + b"\r\n\0\0",
        lambda text: text.replace("UTF-8", "ISO-8859-1").encode("latin-1"),
        lambda text: text.replace("UTF-8", "windows-1252").encode("cp1252"),
        lambda text: text.replace("UTF-8", "UTF-16").encode("utf-16"),
        lambda text: text.replace("><", ">\n  <").encode(),
        wrapped,
        prefixed,
    ],
)
def test_the_shape_of_the_file_changes_nothing(packed, tmp_path):
    text = message(
        statement(
            balance("OPBD", "0"), balance("CLBD", "8.5"), entry("8.5", tail="<AddtlNtryInf>Caf\xe9</AddtlNtryInf>")
        )
    )
    (one,) = read(put(tmp_path, packed(text)))
    assert (amounts(one), one.column("text"), one.facts.control) == (["8.50"], ["Caf\xe9"], "agree")


def test_a_chinese_encoding_that_the_parser_does_not_know_is_read(tmp_path):
    text = message(statement(entry("1", tail="<AddtlNtryInf>货款</AddtlNtryInf>"))).replace("UTF-8", "GBK")
    (one,) = read(put(tmp_path, text.encode("gb18030")))
    assert one.column("text") == ["货款"]


def test_several_statements_accounts_and_currencies_number_the_entries_through(tmp_path):
    first = statement(balance("OPBD", "0"), balance("CLBD", "3"), entry("1"), entry("2"))
    second = statement(
        balance("OPBD", "5", ccy="USD"),
        balance("CLBD", "1", ccy="USD"),
        entry("4", "DBIT", ccy="USD"),
        ccy="",
        account="B",
    )
    found = read(put(tmp_path, message(first, second, statement(account="C"))))
    assert [(one.facts.account, one.facts.currency, one.column("row"), one.facts.control) for one in found] == [
        ("DE02120300000000202051", "EUR", [1, 2], "agree"),
        ("B", "USD", [3], "agree"),
        ("C", "EUR", [], "none"),
    ]
    assert [one.facts.ordinal for one in found] == [1, 2, 3]


def test_an_entry_in_another_currency_is_a_statement_of_its_own(tmp_path):
    text = message(statement(balance("OPBD", "0"), balance("CLBD", "1"), entry("1"), entry("9", ccy="JPY")))
    euro, yen = read(put(tmp_path, text))
    assert (amounts(euro), euro.facts.control) == (["1.00"], "agree")
    assert (amounts(yen), yen.facts.currency, yen.facts.control) == (["9"], "JPY", "none")


@pytest.mark.parametrize(
    ("opening", "closing", "control", "opens", "closes"),
    [
        (balance("OPBD", "0"), balance("CLBD", "1.01"), "disagree", 0, 101),
        (balance("PRCD", "4"), balance("CLBD", "5"), "agree", 400, 500),
        (balance("PRCD", "9") + balance("OPBD", "4"), balance("CLBD", "5"), "agree", 400, 500),
        (balance("OPBD", "4", ""), balance("CLBD", "5", ""), "agree", 400, 500),
        (balance("OPBD", "4", "DBIT"), balance("CLBD", "3", "DBIT"), "agree", -400, -300),
        (balance("OPBD", "-4", "DBIT"), balance("CLBD", "-3", "DBIT"), "agree", -400, -300),
        (balance("OPBD", "-4", "CRDT"), balance("CLBD", "5"), "disagree", None, 500),
        (balance("OPBD", "66.0000000000001"), balance("CLBD", "67"), "disagree", None, 6700),
        (balance("OPBD", "4", ccy="SEK"), balance("CLBD", "5"), "none", None, 500),
        (balance("OPAV", "4"), balance("CLAV", "7"), "none", None, None),
        (balance("ITBD", "4", day="2026-03-01") + balance("ITBD", "5", day="2026-03-02"), "", "agree", 400, 500),
        (balance("OPBD", "4"), balance("ITBD", "9"), "none", None, 900),
        (
            balance("OPBD", "4", day="2026-03-01") + balance("OPBD", "7", day="2026-03-02"),
            balance("CLBD", "7", day="2026-03-01") + balance("CLBD", "5", day="2026-03-02"),
            "agree", 400, 500,
        ),
    ],
)  # fmt: skip
def test_balances_open_and_close_a_statement(opening, closing, control, opens, closes, tmp_path):
    (one,) = read(put(tmp_path, message(statement(opening, closing, entry("1")))))
    assert (one.facts.control, one.facts.opening, one.facts.closing) == (control, opens, closes)


def test_a_reversal_keeps_its_direction(tmp_path):
    text = message(
        statement(balance("OPBD", "9"), balance("CLBD", "4"), entry("5", "DBIT", head="<RvslInd>true</RvslInd>"))
    )
    (one,) = read(put(tmp_path, text))
    assert (amounts(one), one.facts.control) == (["-5.00"], "agree")
    assert one.column("subtype") == ["RVSL"]


def test_what_is_not_booked_is_set_aside_and_said(tmp_path):
    parts = [
        entry("1", sts=one) for one in ("<Sts>PDNG</Sts>", "<Sts><Cd>INFO</Cd></Sts>", "<Sts><Cd>BOOK</Cd></Sts>", "")
    ]
    (one,) = read(put(tmp_path, message(statement(balance("OPBD", "0"), balance("CLBD", "2"), *parts))))
    assert one.column("row") == [3, 4] and one.facts.rows_read == 2
    assert one.facts.control == "agree"
    assert (one.facts.message_key, one.facts.message_params) == ("statement.not_booked", {"count": 2})


def test_an_entry_takes_the_day_that_there_is(tmp_path):
    value = "<ValDt><Dt>2026-03-05</Dt></ValDt>"
    parts = [entry("1", day="2026-03-02+02:00"), entry("1", day="", tail=value), entry("1", day="")]
    parts += [
        entry("1", day="2026-03-02T23:30:00+02:00"),
        entry("1", day="2026-03-02T23:30:00.5Z"),
        entry("1", day="2026-03-02T10:00:00"),
    ]
    (one,) = read(put(tmp_path, message(statement(balance("CLBD", "6"), *parts))))
    days = [str(EPOCH.fromordinal(EPOCH.toordinal() + at // 86400)) for at in one.column("at")]
    assert days == ["2026-03-02", "2026-03-05", "2026-03-31", "2026-03-02", "2026-03-02", "2026-03-02"]
    assert one.column("offset") == [NO_TIME, NO_TIME, NO_TIME, 120, 0, 480]


DETAILS = (
    "<NtryDtls><Btch><PmtInfId>P1</PmtInfId><NbOfTxs>2</NbOfTxs></Btch>"
    '<TxDtls><Refs><EndToEndId>E1</EndToEndId></Refs><Amt Ccy="EUR">9</Amt><CdtDbtInd>CRDT</CdtDbtInd>'
    "<RmtInf><Ustrd>one</Ustrd></RmtInf></TxDtls>"
    '<TxDtls><Refs><EndToEndId>E2</EndToEndId></Refs><Amt Ccy="EUR">2</Amt><CdtDbtInd>DBIT</CdtDbtInd></TxDtls>'
    "</NtryDtls>"
)


def test_a_collected_entry_is_one_record_with_the_references_of_its_payments(tmp_path):
    (one,) = read(put(tmp_path, message(statement(entry("7", tail=DETAILS)))))
    assert (amounts(one), one.column("batch_ref"), one.column("text")) == (["7.00"], ["P1"], ["one E1 E2"])
    assert one.facts.control == "none"


def test_payments_that_do_not_make_their_collected_entry_disagree(tmp_path):
    (one,) = read(put(tmp_path, message(statement(entry("8", tail=DETAILS)))))
    assert [(each.name, each.stated, each.found) for each in one.facts.checks] == [("batch", "8.00", "7.00")]
    for other in (
        DETAILS.replace("<NbOfTxs>2", "<NbOfTxs>20"),
        DETAILS.replace('"EUR">9', '"USD">9'),
        DETAILS + "<Chrgs/>",
    ):
        (one,) = read(put(tmp_path, message(statement(entry("8", tail=other)))))
        assert one.facts.control == "none"


def party(tag: str, name: str, deep: bool) -> str:
    inner = f"<Pty><Nm>{name}</Nm></Pty>" if deep else f"<Nm>{name}</Nm>"
    return f"<{tag}>{inner}</{tag}>"


@pytest.mark.parametrize("deep", [False, True])
def test_references_text_and_counterparty_of_a_single_payment(deep, tmp_path):
    detail = (
        "<AcctSvcrRef>BANK-1</AcctSvcrRef><BkTxCd><Domn><Cd>PMNT</Cd><Fmly><Cd>RCDT</Cd><SubFmlyCd>ESCT</SubFmlyCd></Fmly>"
        "</Domn></BkTxCd><NtryDtls><TxDtls><Refs><EndToEndId>NOTPROVIDED</EndToEndId>"
        "<PmtInfId>PI</PmtInfId></Refs><RltdPties>"
        f"{party('Dbtr', 'Stripe  Ltd', deep)}{party('Cdtr', 'Our Shop', deep)}</RltdPties>"
        "<RmtInf><Ustrd>payout\n po_12</Ustrd>"
        "<Strd><CdtrRefInf><Ref>RF18</Ref></CdtrRefInf></Strd></RmtInf></TxDtls></NtryDtls>"
    )
    (one,) = read(put(tmp_path, message(statement(entry("7", tail=detail), entry("7", "DBIT", tail=detail)))))
    assert one.column("counterparty") == ["Stripe Ltd", "Our Shop"]
    assert one.column("channel_ref") == ["BANK-1", "BANK-1"] and one.column("order_ref") == ["", ""]
    assert one.column("batch_ref") == ["PI", "PI"]
    assert one.column("text")[0] == "payout po_12 RF18" and one.column("subtype")[0] == "PMNT-RCDT-ESCT"


def test_a_returned_payment_has_its_party_on_the_other_side(tmp_path):
    detail = (
        "<NtryDtls><TxDtls><RltdPties><Dbtr><Nm>Us</Nm></Dbtr><Cdtr><Nm>Them</Nm></Cdtr></RltdPties>"
        "<RtrInf><Rsn><Cd>AC04</Cd></Rsn></RtrInf></TxDtls></NtryDtls>"
    )
    (one,) = read(put(tmp_path, message(statement(entry("7", tail=detail)))))
    assert (one.column("counterparty"), one.column("text")) == (["Them"], ["AC04"])


@pytest.mark.parametrize(
    "code",
    [
        "<Domn><Cd>ACMT</Cd><Fmly><Cd>MDOP</Cd><SubFmlyCd>CHRG</SubFmlyCd></Fmly></Domn>",
        "<Prtry><Cd>NCHG+808+0000</Cd></Prtry>",
    ],
)
def test_charges_of_the_bank_are_fees(code, tmp_path):
    (one,) = read(put(tmp_path, message(statement(entry("7", "DBIT", tail=f"<BkTxCd>{code}</BkTxCd>")))))
    assert one.column("kind") == [Kind.FEE]


def summary(count: int, total: str, net: str, way: str, *, old: bool) -> str:
    held = (
        f"<TtlNetNtryAmt>{net}</TtlNetNtryAmt><CdtDbtInd>{way}</CdtDbtInd>"
        if old
        else f"<TtlNetNtry><Amt>{net}</Amt><CdtDbtInd>{way}</CdtDbtInd></TtlNetNtry>"
    )
    return f"<TxsSummry><TtlNtries><NbOfNtries>{count}</NbOfNtries><Sum>{total}</Sum>{held}</TtlNtries></TxsSummry>"


@pytest.mark.parametrize("old", [False, True])
def test_stated_numbers_and_sums_are_held_against_the_entries(old, tmp_path):
    rows = [entry("10"), entry("24.5", "DBIT")]
    for given_, control in (
        ((2, "34.5", "14.5", "DBIT"), "agree"),
        ((3, "34.5", "14.5", "DBIT"), "disagree"),
        ((2, "34.6", "14.5", "DBIT"), "disagree"),
        ((2, "34.5", "14.5", "CRDT"), "disagree"),
        ((2, "3x", "14.5", "DBIT"), "disagree"),
    ):
        (one,) = read(put(tmp_path, message(statement(summary(*given_, old=old), *rows))))
        assert one.facts.control == control, given_


def test_a_count_alone_proves_no_sum(tmp_path):
    part = "<TxsSummry><TtlNtries><NbOfNtries>{}</NbOfNtries></TtlNtries></TxsSummry>"
    (one,) = read(put(tmp_path, message(statement(part.format(1), entry("1")))))
    assert one.facts.control == "none"
    (one,) = read(put(tmp_path, message(statement(part.format(2), entry("1")))))
    assert one.facts.control == "disagree"


def test_sums_of_one_direction_say_nothing_where_something_is_taken_back(tmp_path):
    ends = [balance("OPBD", "0"), balance("CLBD", "5")]
    stated = "<TxsSummry><TtlCdtNtries><Sum>5</Sum></TtlCdtNtries><TtlDbtNtries><Sum>0</Sum></TtlDbtNtries></TxsSummry>"
    for head, control in (("<RvslInd>true</RvslInd>", "agree"), ("", "disagree")):
        (one,) = read(put(tmp_path, message(statement(*ends, stated, entry("7"), entry("2", "DBIT", head=head)))))
        assert one.facts.control == control


def test_a_page_of_several_says_so_and_its_totals_prove_nothing(tmp_path):
    pages = "<MsgPgntn><PgNb>1</PgNb><LastPgInd>false</LastPgInd></MsgPgntn>"
    parts = [balance("OPBD", "1"), summary(9, "99", "99", "CRDT", old=False), entry("1")]
    (one,) = read(put(tmp_path, message(statement(*parts), header=pages)))
    assert (one.facts.control, one.facts.message_key) == ("none", "statement.page")
    assert one.facts.message_params == {"page": "1"}


def test_a_copy_is_marked_and_a_notification_says_what_it_is(tmp_path):
    (one,) = read(put(tmp_path, message(statement("<CpyDplctInd>DUPL</CpyDplctInd>", entry("1")))))
    assert one.facts.message_key == "statement.copy"
    (one,) = read(put(tmp_path, message(statement(entry("1"), kind="054"), kind="054")))
    assert one.facts.message_key == "statement.notification"


def test_the_stated_days_are_the_period(tmp_path):
    span = "<FrToDt><FrDtTm>2026-03-01T00:00:00+01:00</FrDtTm><ToDtTm>2026-03-31T23:59:59+02:00</ToDtTm></FrToDt>"
    (one,) = read(put(tmp_path, message(statement(span, entry("1")))))
    assert (one.facts.period_start, one.facts.period_end) == ("2026-03-01", "2026-03-31")


@pytest.mark.parametrize(
    ("bad", "key", "column"),
    [
        (entry("12..34"), "refused.not_amount", "Amt"),
        (entry("1,5"), "refused.not_amount", "Amt"),
        (entry("1e309"), "refused.not_amount", "Amt"),
        (entry("NaN"), "refused.not_amount", "Amt"),
        (entry(""), "refused.not_amount", "Amt"),
        (entry("-5"), "refused.not_amount", "Amt"),
        (entry("１5"), "refused.not_amount", "Amt"),
        (entry("1<b/>0.00"), "refused.not_amount", "Amt"),
        (entry("9" * 30), "refused.not_amount", "Amt"),
        (entry("0.000000001"), "refused.not_amount", "Amt"),
        (entry("5", "CRED"), "refused.word", "CdtDbtInd"),
        (entry("5", ccy="EURO"), "refused.word", "Ccy"),
        (entry("5", sts="<Sts>MAYBE</Sts>"), "refused.word", "Sts"),
        (entry("5", day="2026-02-30"), "refused.not_time", "BookgDt"),
        (entry("5", day="2026-02-03T25:00:00"), "refused.not_time", "BookgDt"),
        (entry("5", day=""), "refused.not_time", "BookgDt"),
        (entry("5", head='<Amt Ccy="EUR">6</Amt>'), "refused.not_amount", "Amt"),
    ],
)
def test_an_entry_that_cannot_be_read_exactly_is_refused_by_number_and_field(bad, key, column, tmp_path):
    refused = refusal(put(tmp_path, message(statement(entry("1"), bad))))
    assert (refused.key, refused.row, refused.column) == (key, 2, column)


DTD = '<!DOCTYPE a [<!ENTITY x "y">]>'


@pytest.mark.parametrize(
    ("text", "key"),
    [
        (message(statement(entry("1")))[:-20], "refused.markup_broken"),
        (message(statement(entry("1"))).replace("</Amt>", "</Amd>", 1), "refused.markup_broken"),
        (message(statement(entry("1"))).replace("?>", "?>" + DTD, 1), "refused.markup_dtd"),
        (message(statement(entry("1"))).replace("EUR", "&x;", 1), "refused.markup_broken"),
        (message(statement("<a>" * 80 + "</a>" * 80)), "refused.markup_strange"),
        (
            message(statement(entry("1", tail=f"<AddtlNtryInf>{'x' * 1_000_001}</AddtlNtryInf>"))),
            "refused.markup_strange",
        ),
        (message(), "refused.empty"),
        (message(statement(entry("1"))).replace("UTF-8", "x-nobody"), "refused.markup_broken"),
    ],
)
def test_what_no_bank_sends_is_refused(text, key, tmp_path):
    assert refusal(put(tmp_path, text)).key in (key, "refused.not_text")


def test_foreign_elements_of_the_same_names_are_no_entries(tmp_path):
    inside = entry("1", tail=f"<SplmtryData><Envlp><Stmt>{entry('5')}</Stmt></Envlp></SplmtryData>")
    (one,) = read(put(tmp_path, message(statement(inside))))
    assert amounts(one) == ["1.00"]


def test_a_comment_inside_an_amount_does_not_cut_it(tmp_path):
    (one,) = read(put(tmp_path, message(statement(entry("1<!-- x -->0.00")))))
    assert amounts(one) == ["10.00"]


def test_an_archive_of_several_days_gives_every_statement(tmp_path):
    with zipfile.ZipFile(tmp_path / "days.zip", "w") as packed:
        for day in range(3):
            packed.writestr(
                f"{day}.xml", message(statement(balance("OPBD", str(day)), balance("CLBD", str(day + 1)), entry("1")))
            )
    with Sandbox(str(tmp_path / "out"), workers=1) as sandbox:
        (tmp_path / "out").mkdir(exist_ok=True)
        found = list(read_sources([str(tmp_path / "days.zip")], ReadOptions(), str(tmp_path / "out"), sandbox=sandbox))
    facts = [one.facts for source in found for one in source.statements]
    assert sorted((one.opening, one.closing, one.control) for one in facts) == [
        (0, 100, "agree"),
        (100, 200, "agree"),
        (200, 300, "agree"),
    ]


def test_report_statement_and_notification_of_one_booking_have_one_key(tmp_path):
    rows = entry("5", tail="<AcctSvcrRef>B-7</AcctSvcrRef>")
    keys = set()
    for kind in ROOTS:
        (one,) = read(put(tmp_path, message(statement(rows, kind=kind), kind=kind)))
        keys.update(one.column("key_fp"))
    assert len(keys) == 1


MONEY = st.decimals(min_value=0, max_value=10**9, places=2)


@given(st.lists(st.tuples(MONEY, st.booleans(), st.integers(0, 27)), max_size=12), st.sampled_from(["02", "08", ""]))
def test_entries_add_up_as_they_were_written_and_an_edited_one_never_agrees(tmp_path_factory, drawn, version):
    tmp_path = tmp_path_factory.mktemp("camt")
    rows = [
        entry(str(value), "CRDT" if into else "DBIT", day=str(date(2026, 3, 1 + day))) for value, into, day in drawn
    ]
    total = sum((value if into else -value for value, into, _day in drawn), Decimal(0))
    ends = [
        balance("OPBD", "7.25"),
        balance("CLBD", str(abs(total + Decimal("7.25"))), "CRDT" if total >= Decimal("-7.25") else "DBIT"),
    ]
    (one,) = read(put(tmp_path, message(statement(*ends, *rows), version=version)))
    assert Decimal(sum(one.column("amount"))).scaleb(-one.facts.exp) == total
    assert one.facts.control == "agree"
    if drawn:
        more = entry(str(drawn[0][0] + 1), "CRDT" if drawn[0][1] else "DBIT")
        (edited,) = read(put(tmp_path, message(statement(*ends, more, *rows[1:]), version=version)))
        assert edited.facts.control == "disagree"
