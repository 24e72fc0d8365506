"""Fee models of a real book: what was charged otherwise, contract rates that are kept and undone, claim lists."""

from __future__ import annotations

import csv
from dataclasses import replace
from types import SimpleNamespace

import numpy as np
import pytest
from openpyxl import load_workbook

from app.config.words import Words
from app.domain.errors import NotAllowed
from app.domain.fees import COMMISSION, DATA, PAYMENT, RATE, STEADY, FeeRule
from app.domain.progress import silent
from app.domain.shops import Shops
from app.matching.fees.models import AGREES, OTHERWISE
from app.matching.fees.rows import PAYOUT, REFUND
from app.services.claims import claim, claims_of_all, write_claims
from app.services.fees import _daily, load_fees, remove_contract, set_contract
from app.services.history import undo
from app.services.run_matching import run_matching
from tests.demo_book import SEPTEMBER, demo_book

WECHAT = "1609920260"


@pytest.fixture
def book(tmp_path):
    made = demo_book(tmp_path)
    yield made
    made.close()


def board_of(book):
    with book.read() as uow:
        return load_fees(uow, SEPTEMBER, Words("en"))


def model_of(board, account: str) -> int:
    return next(at for at, one in enumerate(board.models) if one.account == account)


def contract(**more) -> FeeRule:
    return FeeRule(account=WECHAT, **{"rate": 550_000, "since": "2026-09-15", **more})


def items(book, code: str) -> list:
    with book.read() as uow:
        return [one for one in uow.discrepancies.live().to_pylist() if one["code"] == code]


def test_the_models_of_the_demo_shop_are_its_price_list(book):
    board = board_of(book)
    told = {(one.kind, one.terms.rate, one.origin, one.sureness) for one in board.models if one.rows > 50}
    assert told == {(PAYMENT, 600_000, DATA, STEADY), (COMMISSION, 600_000, DATA, STEADY)}
    at = model_of(board, WECHAT)
    told = [[board.rows.base[row], board.rows.due[row], board.rows.charged[row]] for row in board.of(at)]
    unit = 10 ** (board.rows.exp - 2)
    # one payment was charged too much, and the fee of one refund was kept
    assert told == [[29_910 * unit, 179 * unit, 299 * unit], [26_310 * unit, -158 * unit, 0]]
    assert board.stake(at) == (120 + 158) * unit


def test_every_day_of_the_month_has_its_rate_and_the_odd_row_apart(book):
    board = board_of(book)
    at = model_of(board, WECHAT)
    odd = [one for one in board.daily if one.model == at and one.odd]
    assert [one.rate // 10_000 for one in odd] == [99]
    assert {abs(one.rate - 600_000) < 10_000 for one in board.daily if one.model == at and not one.odd} == {True}


def test_a_contract_rate_is_held_against_the_rows_and_undone_whole(book):
    before = len(items(book, "AM4"))
    entry = set_contract(book, contract(), "me")
    board = board_of(book)
    at = model_of(board, WECHAT)
    assert board.models[at].agreed.rate == 550_000
    assert board.models[at].terms.rate == 600_000
    assert len(board.of(at)) > 20
    run_matching(book, as_of=None, actor="me", report=silent)
    late = [one for one in items(book, "AM4") if one["text_key"] == "am4.contract"]
    assert len(late) == len(board.of(at))
    undo(book, "me")
    undo(book, "me")
    assert board_of(book).contracts == ()
    assert len(items(book, "AM4")) == before
    with book.read() as uow:
        assert entry.text_key == "audit.fee_rate" and uow.audit.entries()[-1].text_key == "audit.undo"
    nameless = set_contract(book, replace(contract(), account=""), "me")
    said = Words("zh_CN").say(nameless.text_key, nameless.params)
    assert said.startswith("设定 收款 自"), "a channel whose files name no account is called by its charges"
    assert said.endswith("：0.55\N{NO-BREAK SPACE}%"), "as the page of the fees has it"


def test_a_contract_of_the_same_day_is_replaced_and_can_be_removed(book):
    set_contract(book, contract(), "me")
    set_contract(book, contract(rate=500_000), "me")
    set_contract(book, contract(rate=400_000, since="2026-09-20"), "me")
    with book.read() as uow:
        assert [one.rate for one in uow.rules().fees] == [500_000, 400_000]
    remove_contract(book, contract(), "me")
    with book.read() as uow:
        assert [one.rate for one in uow.rules().fees] == [400_000]
    with pytest.raises(NotAllowed):
        remove_contract(book, contract(), "me")


def test_a_contract_rate_that_cannot_be_is_refused_before_anything_is_stored(book):
    with pytest.raises(NotAllowed):
        set_contract(book, contract(least=9, cap=8), "me")
    with book.read() as uow:
        assert uow.rules().fees == ()


def test_a_claim_list_holds_the_overcharged_rows_with_reason_and_total(book, tmp_path):
    board = board_of(book)
    at = model_of(board, WECHAT)
    made = claim(board, at, board.of(at).tolist(), Words("en"))
    assert made.lead.startswith("Between 2026-09-22 and 2026-09-23, 2 rows were charged 2.78 CNY more")
    assert made.total == ("Total of 1609920260", ("562.20", "0.21", "2.99", "2.78"))
    made = claim(board, at, board.of(at).tolist()[:1], Words("en"))
    assert made.lead.startswith("On 2026-09-22, one row was charged 1.20 CNY more than the rate of 0.6%")
    assert "shops" not in made.lead
    of_one = replace(board, shops=Shops(frozenset({("Hill", None)})))
    assert claim(of_one, at, [0], Words("en")).lead.endswith("Rows of these shops alone are listed: Hill.")
    assert write_claims(str(tmp_path / "claim.xlsx"), [made], silent) == 1
    sheet = load_workbook(tmp_path / "claim.xlsx").active
    cells = [[one.value for one in row] for row in sheet.iter_rows(min_row=4)]
    assert cells[0] == [
        "Channel number",
        "Order number",
        "Time",
        "Charged on",
        "Amount",
        "Fee due",
        "Fee charged",
        "Overcharged",
    ]
    assert cells[1][0] == "4200002055202609222989760898"
    assert cells[1][4:] == [299.1, 1.79, 2.99, 1.2]
    assert cells[2][4:] == [299.1, 1.79, 2.99, 1.2]
    write_claims(str(tmp_path / "claim.csv"), [made], silent)
    with (tmp_path / "claim.csv").open(encoding="utf-8-sig", newline="") as file:
        lines = list(csv.reader(file))
    assert lines[3][4:] == ["299.10", "1.79", "2.99", "1.20"]
    assert lines[-1][-1] == "1.20"


def test_claims_of_all_channels_stand_on_their_own_sheets_in_chinese(book, tmp_path):
    set_contract(book, FeeRule(account="20880412600157390156", rate=550_000), "me")
    found = claims_of_all(board_of(book), Words("zh_CN"))
    assert len(found) == 2
    assert any("合同费率 0.55%" in one.lead for one in found)
    write_claims(str(tmp_path / "all.xlsx"), found, silent)
    assert len(load_workbook(tmp_path / "all.xlsx").sheetnames) == 2


def test_nothing_overcharged_is_no_claim(book, tmp_path):
    board = board_of(book)
    with pytest.raises(NotAllowed):
        write_claims(str(tmp_path / "none.xlsx"), [], silent)
    assert claim(board, model_of(board, WECHAT), [], Words("en")) is None
    assert not (tmp_path / "none.xlsx").exists()


def test_daily_rates_are_sums_of_a_model_a_day_and_whether_charged_as_it_should():
    random = np.random.default_rng(7)
    model, day, what, odd = (
        random.integers(low, high, 400) for low, high in ((-1, 4), (20_700, 20_705), (0, 3), (0, 2))
    )
    fee, base = random.integers(-5, 900, 400), random.integers(0, 9_000, 400)
    charges = SimpleNamespace(day=day, what=np.where(what > 1, REFUND, PAYOUT), fee=fee, base=base)
    fees = SimpleNamespace(model=model, charges=charges, verdict=np.where(odd > 0, OTHERWISE, AGREES))
    sums = {}
    for at in np.flatnonzero((model >= 0) & (charges.what != REFUND) & (base > 0)).tolist():
        one = sums.setdefault((int(model[at]), int(day[at]), int(odd[at])), [0, 0])
        one[0] += int(fee[at])
        one[1] += int(base[at])
    wanted = [(of, when, RATE * cost // total, bool(o)) for (of, when, o), (cost, total) in sorted(sums.items())]
    got = [(one.model, one.day, one.rate, one.odd) for one in _daily(fees, np.ones(400, bool))]
    assert got == wanted
