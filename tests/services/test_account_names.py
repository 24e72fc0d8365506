"""What accounts are called in pairs: shortly, and never two of them alike."""

from __future__ import annotations

from dataclasses import replace

from app.config.words import Words
from app.domain.proof import ProofLine
from app.domain.record import Kind, Layer
from app.importers.base import load_formats
from app.services.account_names import account_names, account_titles, format_titles, named, provider_name
from app.store.engine import BookStore
from tests.builders import records
from tests.store.helpers import add

STATEMENTS = [
    ("2088000011110156", "alipay.merchant.trade", Layer.CHANNEL),
    ("2088000011110156", "alipay.merchant.account", Layer.CHANNEL),
    ("16000000017777", "wechatpay.merchant.trade", Layer.CHANNEL),
    ("17000000017777", "wechatpay.merchant.fundflow", Layer.CHANNEL),
    ("6222000000001234", "cmb.bank", Layer.BANK),
    ("6222000000005678", "nobody.bank", Layer.BANK),
    ("ledger", "kingdee.cloud", Layer.LEDGER),
]


def test_every_source_has_a_name_by_which_accounts_without_a_number_go():
    """`douyin.orders` is no name for a person."""
    assert not {name for name in load_formats() if name not in format_titles(Words("zh_TW"))}


def test_an_account_is_called_by_its_provider_and_last_digits_unless_another_would_be_too(tmp_path):
    words = Words("en")
    book = BookStore().create(str(tmp_path / "shop.tieout"))
    for number, (account, name, layer) in enumerate(STATEMENTS, 1):
        table = records(layer=int(layer), kind=int(Kind.OTHER), row=number)
        add(book, tmp_path, table, account=account, format=name, file=f"{number}.csv")
    with book.read() as uow:
        found = account_names(uow, words, account_titles(uow, words))
    book.close()
    assert {account: found.get(account, "") for account in {one[0] for one in STATEMENTS}} == {
        "2088000011110156": "Alipay …0156",
        "16000000017777": "",
        "17000000017777": "",  # both would be WeChat Pay …7777
        "6222000000001234": "China Merchants Bank …1234",
        "6222000000005678": "",
        "ledger": "",
    }
    assert format_titles(words).items() <= found.items()


def test_two_sides_of_one_account_say_which_they_are():
    """On paper, and where a sign-off says what it waits for; other comparisons have two names."""
    line = ProofLine(comparison="L2", account_a="2088", account_b="2088", currency="CNY")
    titles, words = {"2088": "Alipay"}, Words("en")
    said = named(line, titles, words)
    assert (said.account_a, said.account_b) == ("Alipay · Entries", "Alipay · Account")
    for other in (replace(line, comparison="L3"), replace(line, account_b="alipay.merchant.account")):
        assert "·" not in named(other, titles, words).account_a
    assert named(line, titles).account_a == "Alipay"  # a field of a workbook is the account alone


def test_no_page_calls_a_provider_by_its_code():
    words = Words("en")
    stems = {one.partition(".")[0] for one in format_titles(words)}
    assert {one for one in stems if not provider_name(one, words)} == set()
