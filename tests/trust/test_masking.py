"""What masking takes out, whatever it stands in, and what it leaves for finding a fault."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.trust.masking import mask


@pytest.mark.parametrize(
    ("text", "gone"),
    [
        ("order 1930679858170647 is unpaid", "1930679858170647"),
        ("='260531-662941284701219'", "662941284701219"),
        ("phone 138-1234-5678", "138-1234"),
        ("phone +86 138 1234 5678", "1234 5678"),
        ("card 6222 0212 3456 7890", "0212"),
        ("not an amount: 1,234.56", "234"),
        ("paid ¥88 and 12 元", "88"),
        ("sum 128,000 in", "128"),
        ("fee 0.04000", "04"),
        ("全角 １２３４５６", "１２"),
        ("ValueError: 李小华 in 对方账户", "李小华"),
        ("open 'C:\\Users\\anna\\Desktop\\bills\\alipay.csv'", "anna"),
        ('File "D:\\shop\\book.tieout"', "shop"),
        ("cannot read " + "/ho" + "me/anna/月账单/trade bill.csv now", "anna"),
        ("[Errno 2] No such file: '~/books/north.tieout'", "north"),
        ("trade_20880211.csv was empty", "trade_"),
        ("mail anna.lee@example.com", "anna"),
        ("Anna Lee Trading asked", "Lee"),
    ],
)
def test_personal_data_go(text, gone):
    """UX 68."""
    assert gone in text
    assert gone not in mask(text, ["Anna Lee Trading"])


@pytest.mark.parametrize(
    "text",
    [
        "2026-10-31 09:12:08,123 INFO app.store.uow entry 12 import: 48213 rows",
        "Qt 6.11.3, Python 3.12.1",
        'File "…/app/services/import_statement.py", line 50, in import_statement',
        "14 files, 13 sources, 1 refused",
        "run 3: {'L1': {'confirmed': 812}}",
    ],
)
def test_what_helps_to_find_a_fault_stays(text):
    assert mask(text) == text


def test_a_traceback_keeps_the_programs_own_lines():
    here = f'File "{Path(__file__).resolve()}", line 3, in read'
    assert mask(here) == 'File "…/tests/trust/test_masking.py", line 3, in read'


_CELLS = st.one_of(
    st.text(max_size=30),
    st.from_regex(r"[0-9]{6,28}", fullmatch=True),
    st.from_regex(r"-?[0-9]{1,3}(,[0-9]{3}){0,3}\.[0-9]{1,5}", fullmatch=True),
    st.from_regex(r"1[3-9][0-9]-[0-9]{4}-[0-9]{4}", fullmatch=True),
    st.sampled_from(
        [
            "李*华",
            "王小明",
            "禾木家居",
            "杭州禾木家居有限公司",
            "支付宝（中国）",
            "２０２６",
            " ",
            ", ",
            "'",
            "\t",
            "\n",
        ]
    ),
)


@given(st.lists(_CELLS, max_size=8).map("".join))
def test_no_text_keeps_a_long_number_an_amount_or_a_chinese_name(text):
    """UX 68."""
    masked = mask(text)
    assert not re.search(r"\d{6,}", masked)
    assert not re.search(r"[\u3400-\u9fff]", masked)
    for number in re.findall(r"\d[\d.．]*\d", masked):
        assert "." not in number or re.fullmatch(r"\d{1,5}(\.\d{1,5}){2,}", number)
    assert mask(masked) == masked


@given(st.lists(st.text(alphabet="abcXYZ ._-", min_size=1, max_size=12), min_size=1, max_size=4))
def test_no_folder_of_a_home_survives(parts):
    folder = "/ho" + "me/anna/" + "/".join(parts)
    assert "anna" not in mask(f"cannot write '{folder}/x.csv'")
    assert "anna" not in mask(f"cannot write {folder.replace(' ', '_')}/x.csv")
