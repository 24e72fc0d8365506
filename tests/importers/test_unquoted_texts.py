"""Alipay never quotes its texts: what commas and quotation marks in them may do, and what they may not."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.errors import SourceRefused
from app.domain.record import Kind
from tests.importers.reading import read
from tests.importers.test_channel_readers import (
    ALL_HEADER,
    SALES,
    Sale,
    alipay_account,
    alipay_trade,
    wechat_trade,
    written,
)

NASTY = st.text(st.sampled_from('商a5,," ”'), max_size=8)


def bill(*names: str) -> str:
    """Return a trade bill with a payment of 1.00 for each product name."""
    sales = [Sale(100, 0, 1, False, f"@{number}@", number) for number in range(len(names))]
    text = alipay_trade(sales)
    for number, name in enumerate(names):
        text = text.replace(f"@{number}@", name)
    return text


@given(SALES, st.data())
def test_any_product_name_leaves_every_amount_where_it_is(tmp_path_factory, sales, data):
    plain = [replace(one, name=f"@{number}@") for number, one in enumerate(sales)]
    text = alipay_trade(plain)
    for number in range(len(sales)):
        text = text.replace(f"@{number}@", data.draw(NASTY))
    (got,) = read(written(tmp_path_factory.mktemp("u"), text, "gb18030"))
    signs = [-1 if one.refund else 1 for one in sales]
    assert got.facts.control == "agree"
    assert got.column("amount") == [sign * one.cents for sign, one in zip(signs, sales, strict=True)]
    assert got.column("row") == list(range(6, 6 + len(sales)))


def test_a_comma_in_name_and_in_remark_is_given_back_to_both(tmp_path):
    text = bill("茶,红色,大", "b")
    lines = text.split("\r\n")
    lines[5] = lines[5].removesuffix(",") + ",补,发"
    (got,) = read(written(tmp_path, "\r\n".join(lines)))
    assert got.column("text") == ["茶,红色,大 补,发", "b"]


def test_two_stray_quotation_marks_swallow_no_row(tmp_path):
    (got,) = read(written(tmp_path, bill('"半', '茶"', "c")))
    assert got.column("text") == ['"半', '茶"', "c"] and got.facts.control == "agree"


def test_a_quoted_text_over_two_lines_is_one_row_and_the_next_keeps_its_number(tmp_path):
    (got,) = read(written(tmp_path, bill('"红\n大,""5"""', "b")))
    assert got.column("text") == ['红\n大,"5"', "b"]
    assert got.column("row") == [6, 8]


def test_a_comma_where_nothing_says_whose_it_is_is_refused(tmp_path):
    lines = bill("a", "b").split("\r\n")
    lines[6] = lines[6].replace("*津水(", "*津,水(")
    with pytest.raises(SourceRefused) as refused:
        read(written(tmp_path, "\r\n".join(lines)))
    assert refused.value.key == "refused.ragged" and refused.value.row == 7


def test_the_account_log_takes_commas_as_well(tmp_path):
    sales = [Sale(100, 0, 0, False, "a", 1), Sale(250, 0, 0, False, "b", 2)]
    text = alipay_account(sales)
    row = text.split("\n")[5]
    cells = row.split(",")
    cells[3] = '茶,"红'
    (got,) = read(written(tmp_path, text.replace(row, ",".join(cells))))
    assert got.column("amount") == [100, 250] and got.facts.control == "agree"


def test_fees_keep_every_digit_that_is_printed(tmp_path):
    lines = bill("a", "b").split("\r\n")
    cells = lines[5].split(",")
    cells[22] = "0.0065"
    lines[5] = ",".join(cells)
    (got,) = read(written(tmp_path, "\r\n".join(lines)))
    assert list(zip(got.column("fee"), got.column("fee_exp"), strict=True)) == [(650, 5), (1, 2)]


def test_joined_exports_are_refused_instead_of_cut(tmp_path):
    one = bill("a")
    first = one.count("\n")
    with pytest.raises(SourceRefused) as refused:
        read(written(tmp_path, one + bill("b")))
    assert refused.value.key == "refused.after_footer" and refused.value.row == first + 5
    day = wechat_trade([Sale(100, 0, 0, False, "a", 1)])
    with pytest.raises(SourceRefused) as refused:
        read(written(tmp_path, day + ("" if day.endswith("\n") else "\n") + day))
    assert refused.value.key == "refused.after_footer" and ALL_HEADER in day


def test_a_reversed_payment_that_was_given_back_counts_as_a_refund(tmp_path):
    text = wechat_trade([Sale(100, 0, 0, True, "", 1)]).replace("`REFUND,", "`REVOKED,")
    (got,) = read(written(tmp_path, text))
    assert got.column("kind") == [Kind.REFUND] and got.column("status") == ["REVOKED"]


@pytest.mark.parametrize(
    ("kind_of", "remark", "kind"),
    [
        ("其它", "代扣款（扣款用途：淘宝联盟佣金代扣 tradeid:1）", Kind.COMMISSION),
        ("其它", "天猫保证金-充值（代扣）-延迟发货", Kind.ADJUSTMENT),
        ("其它", "天猫保证金-充值（代扣）", Kind.OTHER),
        ("收费", "保险承保-卖家版运费险保费收取", Kind.FEE),
    ],
)
def test_a_type_that_says_nothing_leaves_it_to_the_remark(tmp_path, kind_of, remark, kind):
    text = alipay_account([Sale(100, 0, 0, True, "a", 1)], negative=True)
    (got,) = read(written(tmp_path, text.replace("交易退款,订单收款", f"{kind_of},{remark}")))
    assert got.column("kind") == [kind] and got.column("amount") == [-100]


def test_a_refund_is_negative_also_where_its_sign_was_lost(tmp_path):
    text = alipay_trade([Sale(100, 20, 1, True, "a", 1), Sale(300, 0, 1, False, "b", 2)])
    (got,) = read(written(tmp_path, text.replace(",-1.20,-1.00,", ",1.20,1.00,")))
    assert got.column("amount") == [-100, 300] and got.facts.control == "agree"
    assert got.column("coupon") == [-20, 0]


@pytest.mark.parametrize(("line", "refused"), [("`", False), ("``", False), ("`a", True)])
def test_a_line_with_one_tick_is_a_blank_line_or_is_refused(line, refused, tmp_path):
    header, row, *rest = wechat_trade([Sale(100, 0, 1, False, "a", 1)]).split("\n")
    for lines in ([header, line, row, *rest], [header, row, line, *rest]):
        path = written(tmp_path, "\n".join(lines))
        if refused:
            with pytest.raises(SourceRefused):
                read(path)
        else:
            assert read(path)[0].column("amount") == [100]
