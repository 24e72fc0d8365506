"""The proof line: the names of many pairs have the room that is there."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QLabel, QMenu

from app.domain.proof import ProofLine
from app.ui.review.proof_line import ProofBar, ProofTerm, _shares
from app.ui.review.sides import lacking_said
from app.ui.theme import LABEL, theme


def _line(account_a: str, account_b: str, unexplained: int, comparison: str = "L4") -> ProofLine:
    return ProofLine(comparison=comparison, account_a=account_a, account_b=account_b, currency="CNY", sum_a=unexplained)


def _labels(bar: ProofBar) -> list[str]:
    return [one.findChild(QLabel).text() for one in bar.findChildren(ProofTerm) if one.isVisible()]


def test_small_widths_are_kept_and_large_ones_share_the_rest():
    assert _shares([20, 300, 100], 1000) == [20, 300, 100]
    assert _shares([20, 300, 100], 220) == [20, 100, 100]
    assert _shares([20, 300, 400], 220) == [20, 100, 100]
    assert _shares([300, 300], 0) == [0, 0]


def test_names_are_whole_where_they_fit_and_elided_where_not(qtbot):
    bar = ProofBar()
    qtbot.addWidget(bar)
    bar.resize(1400, 68)
    bar.show()
    pairs = [_line("", "101", 0), _line("12020260093006688", "1002", 50), _line("B", "C", -50)]
    titles = {"101": "1012.01 other money, Alipay", "1002": "1002.03 bank deposits, ICBC"}
    bar.show_lines(pairs, "Bank", "Books", titles)
    qtbot.waitUntil(lambda: len(_labels(bar)) == 3)
    assert _labels(bar) == [
        "— ↔ 1012.01 other money, Alipay, no bank statement",
        "12020260093006688 ↔ 1002.03 bank deposits, ICBC, short",
        "B ↔ C, over",
    ]
    bar.resize(620, 68)
    qtbot.waitUntil(lambda: any("…" in one for one in _labels(bar)[1:2]))
    assert _labels(bar)[2] == "B ↔ C, over"
    assert all(one.geometry().right() <= bar.width() for one in bar.findChildren(ProofTerm) if one.isVisible())


def test_names_that_are_elided_fill_the_room_there_is(qtbot):
    bar = ProofBar()
    qtbot.addWidget(bar)
    bar.show()
    bar.resize(400, 68)
    pairs = [_line("1202026009300668899", "1002.03 bank deposits, ICBC", 0), _line("B", "C", 0)]
    bar.show_lines(pairs, "Bank", "Books", {})
    qtbot.waitUntil(lambda: len(_labels(bar)) == 2)
    measures = QFontMetrics(theme.font(LABEL))
    reasons = next(one for one in bar.findChildren(QLabel) if one.parent() is bar)
    room = 400 - 3 * 24 - reasons.sizeHint().width()
    assert all("…" in one for one in _labels(bar)[0].split(" ↔ "))
    assert 0 <= room - measures.horizontalAdvance("".join(_labels(bar))) < 2 * measures.horizontalAdvance("0")


def test_a_pair_without_one_side_has_no_tick(qtbot):
    """Books of an account whose statement is not here are set aside; the 0.00 that is left proves nothing."""
    bar = ProofBar()
    qtbot.addWidget(bar)
    bar.resize(1400, 68)
    bar.show()
    alone = replace(_line("", "101", 0), count_b=3, sum_b=900, adjustments={"set_aside": -900})
    proved = replace(_line("B", "C", 0), count_a=1, count_b=1)
    assert [one.lacking for one in (alone, replace(alone, count_a=1), replace(alone, sum_b=800))] == ["a", "", ""]
    assert lacking_said(replace(alone, across=1)) == "matched in another currency"
    for lines, results in (([alone, proved], ["—", "0.00 ✓"]), ([alone], ["—"]), ([proved], ["0.00 ✓"])):
        bar.show_lines(lines, "Bank", "Books", {})
        qtbot.waitUntil(lambda: bool(_labels(bar)))
        terms = [one for one in bar.findChildren(ProofTerm) if one.isVisible()]
        assert [one.findChildren(QLabel)[1].text() for one in terms][-len(results) :] == results
        assert ("no bank statement" in " ".join(one.accessibleName() for one in terms)) == (alone in lines)


def test_large_counts_are_grouped_as_everywhere_else(qtbot):
    bar = ProofBar()
    qtbot.addWidget(bar)
    bar.resize(1400, 68)
    bar.show()
    line = replace(_line("A", "B", 5), count_a=1, count_b=1, open_count=24_081, suggested=1_000, waiting=5)
    bar.show_lines([replace(line, waiting_count=1_234)], "Orders", "Payments", {})
    qtbot.waitUntil(lambda: bool(_labels(bar)))
    said = " ".join(one.text() for one in bar.findChildren(QLabel))
    assert all(one in said for one in ("24,081 ", "1,000 ", "1,234"))


def test_many_pairs_of_one_side_are_one_term_where_there_is_no_room_and_nothing_is_cut(qtbot):
    bar = ProofBar()
    qtbot.addWidget(bar)
    bar.resize(1250, 68)
    bar.show()
    alone = replace(_line("", "", 0), count_b=3, sum_b=900, adjustments={"set_aside": -900})
    pairs = [replace(alone, account_b=f"1178.0{at} receivables, a channel") for at in range(4)]
    pairs += [_line("hsbc", "1113.03 deposits", 20_000), _line("0070717559515", "1113.01 deposits", 880_000)]
    bar.show_lines(pairs, "Bank", "Books", {})
    qtbot.waitUntil(lambda: len(_labels(bar)) == 3)
    assert _labels(bar)[0].startswith("4 pair")
    shown = [one for one in bar.children() if isinstance(one, ProofTerm | QLabel) and one.isVisible()]
    spans = sorted((one.geometry().left(), one.geometry().right()) for one in shown)
    assert all(right < left for (_l, right), (left, _r) in pairwise(spans)) and spans[-1][1] <= bar.width()
    asked = []
    bar.pair_asked.connect(lambda *said: asked.append(said[1]))
    next(one for one in bar.findChildren(QMenu) if len(one.actions()) == 4).actions()[2].trigger()
    assert asked == ["1178.02 receivables, a channel"]


def test_a_name_made_of_last_digits_has_the_whole_number_below_it(qtbot):
    bar = ProofBar()
    qtbot.addWidget(bar)
    bar.resize(1400, 68)
    bar.show()
    names = {"12020260093006688": "ICBC …6688", "youzan.orders": "Youzan orders"}
    bar.show_lines([_line("12020260093006688", "1002", 0), _line("youzan.orders", "1002", 0)], "Bank", "Books", names)
    qtbot.waitUntil(lambda: len(_labels(bar)) == 2)
    tips = [one.toolTip() for one in bar.findChildren(ProofTerm) if one.isVisible()]
    assert tips == ["ICBC …6688 ↔ 1002\n12020260093006688 ↔ 1002", "Youzan orders ↔ 1002"]


def test_orders_meet_revenue_and_tax_and_not_the_tax_account_alone(qtbot):
    bar = ProofBar()
    qtbot.addWidget(bar)
    bar.resize(1400, 68)
    bar.show()
    pairs = [_line("shop", "2221", 0, "L5"), _line("mall", "2221", 0, "L5"), _line("mall", "2222", 0, "L5")]
    bar.show_lines(pairs, "Orders", "Revenue and tax", {"2221": "2221 tax", "2222": "2222 other tax"})
    qtbot.waitUntil(lambda: len(_labels(bar)) == 3)
    assert _labels(bar) == ["shop ↔ Revenue and tax", "mall ↔ 2221 tax", "mall ↔ 2222 other tax"]  # told apart


def test_names_of_files_turn_none_of_our_words_around(qtbot):
    """A shop's name may be written from right to left, carry a direction of its own, or look like a web page."""
    bar = ProofBar()
    qtbot.addWidget(bar)
    bar.resize(1400, 68)
    bar.show()
    bar.show_lines([_line("\u202eמתג", "قهوة", 50), _line("<b>B</b>", "C", -50)], "Orders", "Payments", {})
    qtbot.waitUntil(lambda: len(_labels(bar)) == 2)
    assert _labels(bar) == ["\u2068⟨202E⟩מתג\u2069 ↔ \u2068قهوة\u2069, short", "<b>B</b> ↔ C, over"]
    terms = [one for one in bar.findChildren(ProofTerm) if one.isVisible()]
    assert all(one.findChild(QLabel).textFormat() == Qt.TextFormat.PlainText for one in terms)


def test_pairs_that_tie_out_give_way_to_those_that_do_not(qtbot):
    """Where names have no room the pairs without a difference are one term, whose menu leads to each."""
    bar = ProofBar()
    qtbot.addWidget(bar)
    bar.resize(1400, 68)
    bar.show()
    open_pair = replace(_line("Shopify orders", "Stripe balance history", 50), currency="USD")
    even = [replace(_line("Shopify orders", f"PayPal account {at}", 0), count_a=1, count_b=1) for at in range(7)]
    bar.show_lines([*even, open_pair], "Orders", "Payments", {})
    qtbot.waitUntil(lambda: len(_labels(bar)) == 2)
    assert _labels(bar)[1] == "Shopify orders ↔ Stripe balance history, short" and "7" in _labels(bar)[0]
    (entries,) = (one.actions() for one in bar.findChildren(QMenu))
    assert entries[3].text() == "Shopify orders ↔ PayPal account 3 CNY"
    with qtbot.waitSignal(bar.pair_asked) as asked:
        entries[3].trigger()
    assert asked.args == ["Shopify orders", "PayPal account 3", "CNY"]
    bar.show_lines(even[:2], "Orders", "Payments", {})
    qtbot.waitUntil(lambda: len(_labels(bar)) == 2 and "7" not in _labels(bar)[0])  # there is room for both


def test_a_bill_and_its_account_are_said_apart_where_one_line_holds_both(qtbot):
    """Each event stands on either side twice; a bookkeeper knows the sums of her files, not their sum."""
    bar = ProofBar()
    qtbot.addWidget(bar)
    bar.resize(1400, 68)
    bar.show()
    line = replace(_line("2088", "2088", 0, "L2"), sum_a=2_500, view_a=1_500, sum_b=2_000, view_b=1_500)
    line = replace(line, count_a=3, count_b=3, adjustments={"balance": 500})
    bar.show_lines([line], "Entries", "Account", {})
    qtbot.waitUntil(lambda: bool(_labels(bar)))
    assert _labels(bar)[:3] == ["Entries: bill 15.00 + account 10.00", "Account: account 15.00 + payouts 5.00",
                                "Left in the channel"]  # fmt: skip
    bar.resize(900, 68)
    qtbot.waitUntil(lambda: _labels(bar)[:2] == ["Entries", "Account"])
