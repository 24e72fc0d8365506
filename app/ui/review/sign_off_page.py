"""The sign-off page: every pair as A, B, A − B, listed, unexplained; what is listed; the certificate."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from app.domain.book import home_of
from app.domain.discrepancy import code_order
from app.domain.period import PeriodState
from app.domain.proof import ProofLine
from app.services.sign_off import Check
from app.ui import resources
from app.ui.dashboard.steps import said
from app.ui.delegates.amount import AmountDelegate
from app.ui.delegates.cell import CellDelegate
from app.ui.delegates.state import StateDelegate
from app.ui.models import shown
from app.ui.models.rows_model import RowsModel
from app.ui.models.shown import Paint
from app.ui.models.states import ITEM_STATES, STATE_ICONS, STATE_TONES, state_word
from app.ui.privacy import privacy
from app.ui.review.certificate_head import CertificateHead
from app.ui.review.grid import DataGrid
from app.ui.review.of_all_shops import OfAllShops
from app.ui.review.proof_document import ProofDocument
from app.ui.review.sides import accounts_said, lacking_said
from app.ui.review.sign_off_view import SignOffView, load_sign_off
from app.ui.review.signing import Signing
from app.ui.session import Session
from app.ui.text import error_text, params_shown, plain_amount_text
from app.ui.theme import theme
from app.ui.widgets.common import Notice, action, at_edge, button, frame, label
from app.ui.widgets.elided import ElidedLabel
from app.ui.widgets.flow import FlowLayout
from app.ui.widgets.page import ReadingPage
from app.ui.widgets.splitter import Splitter

_NARROW = 1150
_BESIDE = 6  # pixels of a link beside its words: those of what is met end there too
_PAIRS = 8  # columns
_ITEMS = 7


class SignOffPage(ReadingPage):
    """A month is closed here, under a name."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.view: SignOffView | None = None
        self.paper, self.signing = ProofDocument(self), Signing(self)
        self._build()
        self.setFocusProxy(self.name)
        theme.changed.connect(self._fit)
        privacy.changed.connect(self._show_again)

    def _build(self) -> None:
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        left = QVBoxLayout()
        left.setSpacing(0)
        self.notice = Notice()
        left.addWidget(self.notice)
        self.of_all = OfAllShops(self.session)
        left.addWidget(self.of_all)
        self.pairs = self._table(self.tr("Pairs"), _PAIRS, (2, 4, 5, 6, 7))
        self.items = self._table(self.tr("Listed items"), _ITEMS, (4,))
        splitter = Splitter(Qt.Orientation.Vertical)
        self.pairs.model().made_again = self._pair_rows
        self.items.model().made_again = self._item_rows
        for grid, title, hint in (
            (self.pairs, self.tr("Balance of every pair"), self.tr("A − B = what is listed + unexplained")),
            (self.items, self.tr("Listed items"), self.tr("each leads to its source row; open ones are unexplained")),
        ):
            part = QWidget()
            box = QVBoxLayout(part)
            box.setContentsMargins(0, 0, 0, 0)
            box.setSpacing(0)
            head = frame("bar")
            row = QHBoxLayout(head)
            row.setContentsMargins(16, 8, 16, 8)
            row.addWidget(label(title, "panel"))
            said = ElidedLabel("label")
            said.setText(hint)
            row.addWidget(said, 1)
            box.addWidget(head)
            box.addWidget(grid, 1)
            splitter.addWidget(part)
        left.addWidget(splitter, 1)
        whole.addLayout(left, 1)
        whole.addWidget(self._certificate())
        self.pairs.activated.connect(self._on_pair)
        self.items.activated.connect(self._on_item)
        self.document = action(
            self, self.tr("Bank reconciliation"), "sign_off.document", "file-text", self.paper.preview
        )
        self.document.setProperty("quiet", True)
        self.pdf = action(self, self.tr("Save as PDF…"), "", "download", self.paper.save)
        self.sign_action = action(self, self.tr("Sign off"), "sign_off.sign", "stamp", self._sign)
        self.evidence = self.paper.evidence()
        for one in (self.document, self.evidence, self.pdf, self.sign_action):
            self.addAction(one)

    def _table(self, name: str, columns: int, right: tuple[int, ...]) -> DataGrid:
        grid = DataGrid(self)
        grid.setAccessibleName(name)
        model = RowsModel(right=right, parent=grid)
        model.set_titles([""] * columns)
        grid.setModel(model)
        grid.delegates = (CellDelegate(grid), AmountDelegate(grid), StateDelegate(grid))
        grid.setItemDelegate(grid.delegates[0])
        for column in right:
            grid.setItemDelegateForColumn(column, grid.delegates[1])
        header = grid.horizontalHeader()
        header.setHighlightSections(False)
        header.setStretchLastSection(True)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        return grid

    def _certificate(self) -> QWidget:
        side = frame("side")
        self._side = side
        box = QVBoxLayout(side)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        inside = QWidget()
        inside.setProperty("ground", "surface")
        form = QVBoxLayout(inside)
        form.setContentsMargins(20, 14, 20, 12)
        form.setSpacing(8)
        self.head = CertificateHead()
        self.heading, self.hero_said, self.hero, self.hero_chip = (
            self.head.heading, self.head.said, self.head.hero, self.head.chip
        )  # fmt: skip
        form.addWidget(self.head)
        form.addWidget(frame("line"))
        self.checks = QGridLayout()
        self.checks.setVerticalSpacing(6)  # two of two lines each are told apart
        self.checks.setHorizontalSpacing(8)  # else that of the line it stands in: none
        line = QHBoxLayout()
        line.setSpacing(0)
        line.addLayout(self.checks, 1)
        line.addSpacing(-_BESIDE)
        form.addLayout(line)
        form.addWidget(frame("line"))
        self.before = label("", "quiet", wrap=True)
        self.name = QLineEdit(self.session.settings.name)
        self.name.setPlaceholderText(self.tr("Your name"))
        self.name.setAccessibleName(self.tr("Name of who signs"))
        self.name.textChanged.connect(self._enable)
        self.note = QPlainTextEdit()
        self.note.setPlaceholderText(self.tr("A sentence for this sign-off (may be empty)"))
        self.note.setAccessibleName(self.tr("Note"))
        self.note.setTabChangesFocus(True)
        self.note.setFixedHeight(60)
        self.said = label("", "quiet", wrap=True)
        for one in (self.before, self.name, self.note, self.said):
            form.addWidget(one)
        self.changed = button(self.tr("Show what changed"), "history", kind="link", on=self._show_changes)
        form.addLayout(at_edge(self.changed))
        form.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(inside)
        box.addWidget(scroll, 1)
        box.addWidget(self._foot())
        return side

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave out what can be worked out from the rest, so that the unexplained stays in sight."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        narrow = self.width() < theme.px(_NARROW)
        side = theme.px(310 if narrow else 360)
        self._side.setFixedWidth(side)
        self.note.setFixedHeight(theme.px(60))
        for grid, columns in ((self.pairs, (5, 6)), (self.items, (2,))):
            for column in columns:
                grid.setColumnHidden(column, narrow)
            grid.may_leave = (4, 2) if grid is self.pairs else (5, 0)  # sums; the due day and the code
            grid.share_width((1, 3))  # accounts, titles and numbers give way; amounts never

    def _foot(self) -> QWidget:
        foot = frame("foot")
        row = QVBoxLayout(foot)
        row.setContentsMargins(20, 10, 20, 12)
        self.why = label("", "label", wrap=True)  # what is not met is red above; this only says why the button is grey
        row.addWidget(self.why)
        line = FlowLayout(gap=8, margin=0)  # two long ones stand below each other in a narrow certificate
        line.setContentsMargins(0, 0, 0, 0)
        self.sign = button(self.tr("Sign off"), "stamp", kind="primary", key="Ctrl+Shift+Enter", on=self._sign)
        self.send_back = button(self.tr("Send back…"), "undo-2", on=self._send_back)
        self.reopen = button(self.tr("Reopen…"), "key-round", on=self.signing.reopen)
        self.next_month = button(self.tr("Next month"), "arrow-right", on=self._next_month)
        for one in (self.sign, self.send_back, self.reopen, self.next_month):
            line.addWidget(one)
        row.addLayout(line)
        return foot

    def title(self) -> str:
        return self.tr("Sign-off")

    def panes(self) -> list[QWidget]:
        return [self.pairs, self.items, self._side]

    def actions_shown(self) -> list[QAction]:
        return [self.document, self.evidence]

    def menu_actions(self) -> dict[str, list[QAction]]:
        return {"reports": [self.document, self.evidence, self.pdf], "reconcile": [self.sign_action]}

    # loading

    def refresh(self) -> None:
        period, words = self.session.period, self.session.words
        self.read_anew(lambda uow, _report: load_sign_off(uow, period, words))

    def _on_loaded(self, view: SignOffView) -> None:
        if not self.is_wanted(view.period == self.session.period):
            return
        self.view = view
        self._show_again()

    def _show_again(self) -> None:
        """Write every amount anew; they may be hidden from now on."""
        if self.view is not None:
            self._fill_pairs(self.view)
            self._fill_items(self.view)
            self._fill_certificate(self.view)
            self._enable()

    def choose_shops(self) -> None:
        self._show_again()

    def _name(self, account: str) -> str:
        return (self.view.titles.get(account) if self.view else "") or account or "—"

    def _fill_pairs(self, view: SignOffView) -> None:
        titles = [self.tr("Level"), self.tr("Side A"), self.tr("Sum A"), self.tr("Side B"), self.tr("Sum B")]
        titles += [self.tr("A − B"), self.tr("Listed"), self.tr("Unexplained")]
        model = self.pairs.model()
        model.set_titles(titles)
        model.set_rows(self._pair_rows())
        self._fit()

    def _pair_rows(self) -> list[tuple[Paint, ...]]:
        rows, home = [], home_of(self.session.info)
        for one in self.view.proof if self.view is not None else ():
            off, left = one.sum_a - one.sum_b, one.unexplained
            name_a, name_b = accounts_said(one, self.view.proof if self.view is not None else (), self._name)

            def text(value: int, line: ProofLine = one) -> str:
                return shown.amount(value, line.exp, line.currency)

            result = Paint(text(left), "open" if left else "matched", "circle-alert" if left else "check")
            if one.lacking:
                result = Paint(lacking_said(one), "text2")
            rows.append(
                (
                    Paint(one.comparison if one.currency == home else f"{one.comparison} {one.currency}"),
                    Paint(name_a),
                    Paint(text(one.sum_a)),
                    Paint(name_b),
                    Paint(text(one.sum_b)),
                    Paint(text(off)),
                    Paint(text(off - left)),
                    result,
                )
            )
        return rows

    def _fill_items(self, view: SignOffView) -> None:
        titles = [self.tr("Code"), self.tr("Item"), self.tr("Where"), self.tr("Number"), self.tr("A − B")]
        titles += [self.tr("Due"), self.tr("Now")]
        model = self.items.model()
        model.set_titles(titles)
        model.set_rows(self._item_rows(), [one.record for one, _early in self._listed(view)])
        self._fit()

    @staticmethod
    def _listed(view: SignOffView) -> list[tuple[Any, bool]]:
        """Return the items that are listed, each with whether it was carried over from a month before."""
        own = {item.id for item in view.items}
        items = sorted(view.items, key=lambda one: code_order(one.code))
        return [
            *((item, False) for item in items),
            *((one.item, True) for one in view.carried if one.item.id not in own),
        ]

    def _item_rows(self) -> list[tuple[Paint, ...]]:
        words, rows = self.session.words, []
        listed = self._listed(self.view) if self.view is not None else []
        mixed = len({one.currency for one, _early in listed if one.currency}) > 1
        year = self.session.period.first.year
        for one, early in listed:
            state = ITEM_STATES[one.state]
            said = words.say(f"reason.{one.reason}") if one.reason else state_word(state)
            if early:
                said = self.tr("carried over: {state}").format(state=said)
            rows.append(
                (
                    Paint(one.code),
                    Paint(words.code_title(one.code, one.comparison)),
                    Paint(one.comparison or "—", "text2"),
                    Paint(one.ref or "—"),
                    Paint(
                        f"{plain_amount_text(one.amount)} {one.currency}" if mixed else plain_amount_text(one.amount)
                    ),
                    Paint(shown.day(date.fromisoformat(one.expected), year) if one.expected else "—", "text2"),
                    Paint(said, STATE_TONES[state], STATE_ICONS[state]),
                )
            )
        return rows

    def _fill_certificate(self, view: SignOffView) -> None:
        self.head.show_view(view)
        while (item := self.checks.takeAt(0)) is not None:
            if item.widget() is not None:
                item.widget().hide()
                item.widget().deleteLater()
        # of a month without records nothing was checked: what is met there is no merit
        checks = [one for one in view.checks if view.proof or view.signed or not one.passed]
        for row, check in enumerate(checks):
            self._check_row(row, check)
        self.checks.setColumnStretch(1, 1)
        self.said.setText(self.signing.standing(view))
        before = self.signing.before(view)
        self.before.setText(before)
        self.before.setVisible(bool(before))

    def _check_row(self, row: int, check: Check) -> None:
        words = self.session.words
        self.checks.setRowMinimumHeight(row, theme.px(26))
        mark = label("")
        name, token = ("circle-check", "matched") if check.passed else ("circle-alert", "open")
        mark.setPixmap(resources.pixmap(name, theme.tokens[token], 16, self.devicePixelRatioF()))
        mark.setAccessibleName(self.tr("met") if check.passed else self.tr("not met"))
        self.checks.addWidget(mark, row, 0)
        self.checks.addWidget(label(words.say(check.name), wrap=True), row, 1)
        if check.passed:
            done = label(said(words.say, check.name.replace(".", ".done_"), check.done) if check.done else "—", "label")
            done.setContentsMargins(0, 0, _BESIDE, 0)
            self.checks.addWidget(done, row, 2, Qt.AlignmentFlag.AlignRight)
            return
        if not check.page:
            missing = label(said(words.say, check.name.replace(".", ".left_"), check.left), "label")
            missing.setContentsMargins(0, 0, _BESIDE, 0)
            self.checks.addWidget(missing, row, 2, Qt.AlignmentFlag.AlignRight)
            return
        left = button(said(words.say, check.name.replace(".", ".left_"), check.left), kind="link")
        left.setProperty("slim", True)  # a row is as high as one that is met
        left.clicked.connect(partial(self.session.go.emit, check.page, {"tab": check.tab} if check.tab else None))
        details = [words.say(key, params_shown(params)) for key, params in check.details]
        left.setToolTip("\n".join(details))
        self.checks.addWidget(left, row, 2, Qt.AlignmentFlag.AlignRight)

    def _enable(self) -> None:
        view = self.view
        if view is None:
            return
        signed = view.state is PeriodState.SIGNED
        why = "" if signed else self._missing(view)
        self.why.setText(why)
        self.why.setVisible(bool(why))
        go_on = self.next_month if signed else self.name  # never on to the button that reopens what was just signed
        others = (self.name, self.note, self.sign) if signed else (self.reopen, self.next_month)
        held = any(one.hasFocus() for one in others)
        self.setFocusProxy(go_on)
        for one in (self.sign, self.sign_action):
            one.setEnabled(not signed and not why)
        self.sign.set_text(self.signing.button_text(view))
        self.sign_action.setText(self.signing.button_text(view))
        self.send_back.setVisible(view.prepared is not None and not signed)
        self.send_back.setEnabled(bool(self.name.text().strip()))
        self.sign.setVisible(not signed)
        self.reopen.setVisible(signed)
        self.changed.setVisible(bool(view.changes))
        self.next_month.setVisible(signed)
        for one in (self.name, self.note):
            one.setEnabled(not signed)
        if held:
            go_on.setFocus()
        text = self.tr("{count} pair(s), conditions left: {left}", "", len(view.proof))
        left = sum(not one.passed for one in view.checks)
        self.status_changed.emit(text.format(count=len(view.proof), left=left))

    def _missing(self, view: SignOffView) -> str:
        """Return why the period cannot be signed, "" where it can."""
        from app.domain.errors import NotAllowed
        from app.services.sign_off import refuse_alone, refuse_unready

        if not view.proof:
            return self.tr("Nothing imported for this month yet.")
        if not self.session.shops.every:
            return self.tr("A month is signed off for all shops together.")
        try:
            refuse_unready(view.checks)
            if not view.submits:
                refuse_alone(view.two, view.prepared, self.name.text(), view.period)
            if view.prepared is not None and view.changes:
                raise NotAllowed("period.changed_prepared", count=len(view.changes))
        except NotAllowed as exc:
            return error_text(exc, self.session.words)
        return "" if self.name.text().strip() else self.session.words.say("period.name")

    # actions

    def _sign(self) -> None:
        if self.view is not None and self.sign.isEnabled():
            self.signing.sign(self.view, self.name.text().strip(), self.note.toPlainText().strip())

    def _send_back(self) -> None:
        self.signing.send_back(self.name.text().strip())

    def _show_changes(self) -> None:
        """Show what differs from the signed numbers."""
        from app.ui.review.changes_dialog import ChangesDialog

        view = self.view
        if view is not None:
            ChangesDialog(view, self.session.words, self).exec()

    def _next_month(self) -> None:
        self.session.set_period(self.session.period.next())
        self.session.go.emit("review", {"tab": "todo"})

    def _on_pair(self, index: Any) -> None:
        """Lead to the rows of a pair: what is left of it where something is unexplained."""
        one = self.view.proof[self.pairs.model().line(index.row())] if self.view is not None else None
        if one is not None:
            pair = (one.account_a, one.account_b, one.currency)
            tab = "todo" if one.unexplained else "all"
            self.session.go.emit("review", {"comparison": one.comparison, "pair": pair, "tab": tab})

    def _on_item(self, index: Any) -> None:
        model, line = self.items.model(), self.items.model().line(index.row())
        record, comparison = model.key(line), model.paint(line, 2).text
        if record:
            self.session.go.emit("review", {"record": record, "comparison": comparison})
