"""The fee page: models by channel, their terms, what was charged otherwise, contract rates and claim lists."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QDialog, QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from app.domain.fees import DATA, FEW, MIXED, NONE, FeeModel
from app.domain.period import day_number
from app.services.fees import FeeBoard
from app.ui.dashboard.chart_panel import ChartPanel
from app.ui.dashboard.drawing import Easel
from app.ui.fees.contract_dialog import ContractDialog
from app.ui.fees.model_list import EDGE, Line, ModelList
from app.ui.fees.rows import FeeRowsGrid
from app.ui.fees.side import FeeSide
from app.ui.fees.terms_bar import TermsBar
from app.ui.forms import forms
from app.ui.models import shown
from app.ui.privacy import privacy
from app.ui.session import Session
from app.ui.theme import theme
from app.ui.widgets.common import action, frame, label, set_look
from app.ui.widgets.elided import ElidedLabel
from app.ui.widgets.page import ReadingPage
from app.ui.widgets.turns import Turns, keep_height

_NARROW, _CLOSE, _LOW = 1150, 880, 560  # pixels at 100 % below which side parts shrink, and then take turns
_CHART = 216  # height of the chart beside the rows


class FeesPage(ReadingPage):
    """What each channel charges, exactly, and what it took too much of."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.board: FeeBoard | None = None
        self._wanted = -1
        self._build()
        self._make_actions()
        self.setFocusProxy(self.models)
        theme.changed.connect(self._fit)
        privacy.changed.connect(self._show_model)
        forms.changed.connect(self._show_model)

    # building

    def _build(self) -> None:
        nothing = self.tr("No fees yet: statements that state them fill this page.")
        self.frame_of(self._content(), "percent", nothing)

    def _content(self) -> QWidget:
        content = QWidget()
        row = QHBoxLayout(content)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._left())
        row.addWidget(self._middle(), 1)
        self.side = FeeSide(self.session.words)
        self.side.acted.connect(self._on_acted)
        row.addWidget(self.side)
        self.swap.between(self.grid, self.chart.view, self._fit)
        self.details.between(self.models, self.side, self._fit)
        return content

    def _left(self) -> QWidget:
        self._list_frame = frame("list")
        box = QVBoxLayout(self._list_frame)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        head = frame("bar")
        row = QHBoxLayout(head)
        row.setContentsMargins(EDGE, 8, EDGE, 8)
        row.addWidget(label(self.tr("Fee models"), "panel"))
        row.addStretch(1)
        self.count = label("", "label")
        row.addWidget(self.count)
        box.addWidget(head)
        self.models = ModelList()
        self.models.selectionModel().currentChanged.connect(lambda _now, _before: self._show_model())
        box.addWidget(self.models, 1)
        self._hint = label(self.tr("Models are read from the statements, exact to the last digit."), "hint", wrap=True)
        self._hint.setContentsMargins(EDGE, 8, EDGE, 10)
        box.addWidget(self._hint)
        return self._list_frame

    def _middle(self) -> QWidget:
        middle = QWidget()
        box = QVBoxLayout(middle)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        self.terms = TermsBar(self.session.words)
        box.addWidget(self.terms)
        self.chart = ChartPanel("fee_days", self.session, Easel(self.session, self), self)
        self.chart.setProperty("frame", "bar")
        self.chart.setProperty("help_topic", "fees#chart")
        box.addWidget(self.chart)
        head = frame("bar")
        row = QHBoxLayout(head)
        row.setContentsMargins(16, 8, 16, 8)
        named = ElidedLabel("panel")
        named.setText(self.tr("Rows charged otherwise"))
        row.addWidget(named)
        self.counted = ElidedLabel("label")
        row.addWidget(self.counted, 1)
        self.swap = Turns(self.tr("Show the chart"), self.tr("Show the rows"))
        self.details = Turns(self.tr("Show the details"), self.tr("Show the models"))
        for one in (self.swap, self.details):
            row.addWidget(one)
        box.addWidget(head)
        self.grid = FeeRowsGrid()
        self.grid.ticked.connect(self._on_ticked)
        self.grid.entered.connect(self._show_record)
        self.grid.selectionModel().currentChanged.connect(lambda _now, _before: self._show_row())
        box.addWidget(self.grid, 1)
        self.foot = frame("foot")
        row = QHBoxLayout(self.foot)
        row.setContentsMargins(16, 6, 24, 6)
        self.total = ElidedLabel("panel")
        row.addWidget(self.total, 1)
        self.over = label("", "panel", "open")
        row.addWidget(self.over)
        box.addWidget(self.foot)
        return middle

    def _make_actions(self) -> None:
        self._actions = [
            action(self, self.tr("Make claim list"), "fees.claim", "hand-coins", self._claim),
            action(self, self.tr("Claim lists of all channels…"), "fees.claim_all", "hand-coins", self._claim_all),
            action(self, self.tr("Set contract rate…"), "fees.contract", "pencil", self._set_contract),
            action(self, self.tr("Remove contract rate"), "", "trash-2", self._remove_contract),
        ]
        for one in self._actions:
            self.addAction(one)

    def title(self) -> str:
        return self.tr("Fees")

    def panes(self) -> list[QWidget]:
        return [self.models, self.grid, self.side]

    def menu_actions(self) -> dict[str, list[QAction]]:
        return {"reports": self._actions[:2], "reconcile": self._actions[2:]}

    def foot_height(self) -> int:
        return self.foot.height()

    def help_topic(self) -> str:
        return "fees"

    def state(self) -> dict[str, Any]:
        return {"model": self.models.current() if self.board is not None else self._wanted}

    def restore(self, state: dict[str, Any]) -> None:
        self._wanted = int(state["model"]) if isinstance(state.get("model"), int) else -1

    # loading

    def refresh(self) -> None:
        period, words, shops = self.session.period, self.session.words, self.session.shops

        def call(uow: Any, report: Any) -> Any:
            from app.services.fees import load_fees

            return period, load_fees(uow, period, words, report, shops)

        self.read_anew(call)

    def _on_loaded(self, result: Any) -> None:
        period, board = result
        if not self.is_wanted((period, board.shops) == (self.session.period, self.session.shops)):
            return
        was = self.models.current() if self.board is not None else self._wanted
        self.board = board
        self._fill_models(board)
        has = bool(self.models.lines.lines)
        self.stack.setCurrentIndex(0 if has else 1)
        if has:
            odd = (one.model for one in self.models.lines.lines if len(board.of(one.model)))
            self.models.choose(was if was >= 0 else next(odd, was))  # where somebody overcharged is looked at first
            self._show_model()
        models = self.tr("%n model(s)", "", len(self.models.lines.lines))
        rows = self.tr("%n row(s) charged otherwise", "", len(board.rows))
        self.status_changed.emit(self.tr("{models}, {rows}").format(models=models, rows=rows))

    def _fill_models(self, board: FeeBoard) -> None:
        lines = [self._line(board, at) for at, seen in enumerate(board.seen) if seen]
        self.models.blockSignals(True)
        self.models.lines.show(lines)
        self.models.blockSignals(False)
        self.count.setText(shown.count(len(lines)))

    def _title(self, one: FeeModel) -> str:
        assert self.board is not None
        return self.board.titles.get(one.account) or self.board.titles.get(one.source) or one.account

    def _line(self, board: FeeBoard, at: int) -> Line:
        one = board.models[at]
        kind = self.session.words.say(f"fees.kind.{one.kind}")
        several = len({model.currency for model in board.models}) > 1
        parts = (kind, one.currency if several else "", " / ".join(one.subtypes), one.account)
        below = " · ".join(part for part in parts if part)
        state, icon, tone = self._state(one, len(board.of(at)))
        rate = shown.percent((one.agreed or one.terms).rate) if one.origin != NONE else "—"
        return Line(model=at, title=self._title(one), below=below, rate=rate, state=state, icon=icon, tone=tone)

    def _state(self, one: FeeModel, wrong: int) -> tuple[str, str, str]:
        if wrong:
            return self.tr("%n row(s) differ", "", wrong), "circle-alert", "open"
        if one.sureness == MIXED:
            return self.tr("several rates"), "split", "ambiguous"
        if one.sureness == FEW:
            return self.tr("too few rows"), "clock", "timing"
        return self.tr("all agree"), "circle-check", "matched"

    # the current model

    def _show_model(self) -> None:
        board, model = self.board, self.models.current()
        if board is None or model < 0:
            return
        one, period = board.models[model], self.session.period
        self.terms.show_model(one)
        first, last = day_number(period.first), day_number(period.last)
        sentence = self._daily_sentence(board, model)
        from app.services.charts import chart_of_fees

        year = period.first.year
        self.chart.show_chart(
            chart_of_fees(board, model, (first, last), sentence, self.session.words, lambda day: shown.day(day, year))
        )
        self.grid.rows.show_model(board, model, period.first.year)
        many = self.grid.rows.rowCount()
        rows = self.tr("1 row") if many == 1 else self.tr("{count} rows, by time").format(count=shown.count(many))
        self.counted.setText(rows)
        if self.grid.rows.rowCount():
            self.grid.setCurrentIndex(self.grid.rows.index(0, 1))
        self._actions[3].setEnabled(one.agreed is not None)
        self._on_ticked()
        self._show_row()

    def _daily_sentence(self, board: FeeBoard, model: int) -> str:
        one, wrong = board.models[model], board.of(model)
        if not len(wrong):
            if one.origin == DATA and one.sureness not in (FEW, MIXED):
                return self.tr("Every row of the period is charged at {rate}.").format(
                    rate=shown.percent(one.terms.rate)
                )
            return self.tr("What the rows of each day were charged.")
        if len(wrong) == 1:
            day = shown.moment(int(board.rows.at[wrong[0]]), False, self.session.period.first.year)
            return self.tr("One row was charged otherwise, on {day}.").format(day=day)
        ends = [int(board.rows.at[at]) for at in (wrong[0], wrong[-1])]
        year = self.session.period.first.year
        first, last = (shown.moment(end, False, year) for end in ends)
        said = self.tr("{count} rows were charged otherwise, from {first} to {last}.")
        return said.format(count=shown.count(len(wrong)), first=first, last=last)

    def _on_ticked(self) -> None:
        board, model = self.board, self.models.current()
        if board is None or model < 0:
            return
        rows = self.grid.rows
        currency = board.models[model].currency
        sums = [shown.amount(one, board.rows.exp, currency) for one in rows.sums()]
        said = self.tr("{count} ticked: due {due}, charged {charged}")
        self.total.setText(said.format(count=shown.count(len(rows.ticked)), due=sums[1], charged=sums[2]))
        self.over.setText(f"+{sums[3]}" if rows.ticked else sums[3])
        set_look(self.over, state="open" if rows.ticked else "")
        self.side.show_model(board, model, self._title(board.models[model]), sorted(rows.ticked))
        self._actions[0].setEnabled(bool(rows.ticked))

    def _show_row(self) -> None:
        board, model = self.board, self.models.current()
        if board is None or model < 0:
            return
        row = self.grid.currentIndex().row()
        at = self.grid.rows.line(row) if 0 <= row < self.grid.rows.rowCount() else -1
        self.side.show_row(board, model, at)

    def _show_record(self) -> None:
        row = self.grid.currentIndex().row()
        if self.board is not None and 0 <= row < self.grid.rows.rowCount():
            record = int(self.board.rows.record[self.grid.rows.line(row)])
            self.session.go.emit("review", {"record": record, "comparison": "L2"})

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        narrow, close = (self.width() < theme.px(one) for one in (_NARROW, _CLOSE))
        left, right = theme.px(196 if narrow else 264), theme.px(280)
        low = self.height() < theme.px(_LOW)
        rows, chart = self.swap.stand(low)
        self.chart.setVisible(chart)
        self.grid.setVisible(rows)
        self.terms.setVisible(rows)
        keep_height(self.chart, 0 if low else theme.px(_CHART))
        models, details = self.details.stand(close)
        self._list_frame.setVisible(models)
        self.side.setVisible(details)
        self._hint.setVisible(not low)
        self._list_frame.setFixedWidth(left)
        self.side.setFixedWidth(right)
        middle = self.width() - (left if models else 0) - (right if details else 0)
        self.terms.fit(middle)
        self.grid.fit(middle)

    # actions

    def _on_acted(self, name: str) -> None:
        {
            "claim": self._claim,
            "contract": self._set_contract,
            "no_contract": self._remove_contract,
            "record": self._show_record,
        }[name]()

    def _claim(self) -> None:
        board, model = self.board, self.models.current()
        if board is None or model < 0 or not self.grid.rows.ticked:
            return
        path = self._ask_path()
        if path:
            self.write_claim(path, board, model, tuple(sorted(self.grid.rows.ticked)))

    def _claim_all(self) -> None:
        board = self.board
        if board is None:
            return
        path = self._ask_path()
        if path:
            self.write_claim(path, board)

    def _ask_path(self) -> str:
        name = self.tr("claim") + f"-{self.session.period.name}.xlsx"
        start = str(Path(self.session.settings.last_folder or ".") / name)
        kinds = self.tr("Workbook for Excel and WPS (.xlsx)") + " (*.xlsx);;CSV (*.csv)"
        return QFileDialog.getSaveFileName(self, self.tr("Make claim list"), start, kinds)[0]

    def write_claim(self, path: str, board: FeeBoard, model: int = -1, rows: tuple[int, ...] = ()) -> None:
        """Write the claim of one model for some of its rows, or with −1 those of all, in the background."""
        words = self.session.words
        self.notice.hide()

        def call(report: Any) -> Any:
            from app.services.claims import claim, claims_of_all, write_claims

            if model < 0:
                return write_claims(path, claims_of_all(board, words), report)
            one = claim(board, model, rows, words)
            return write_claims(path, [one] if one is not None else [], report)

        title = self.tr("Writing the claim list")
        self.session.background(call, partial(self._on_claimed, path), self._on_failed, title=title, output=True)

    def _on_claimed(self, path: str, count: int) -> None:
        said = self.tr("Saved {file}: %n row(s)", "", count).format(file=Path(path).name)
        self.session.toast.emit(said, False)

    def _set_contract(self) -> None:
        board, model = self.board, self.models.current()
        if board is None or model < 0:
            return
        one = board.models[model]
        ask = ContractDialog(one, self._title(one), self.session.period.first, self.session.words, self)
        rule = ask.rule() if ask.exec() == QDialog.DialogCode.Accepted else None
        if rule is None:
            return

        def call(book: Any, actor: str, _report: Any) -> Any:
            from app.services.fees import set_contract

            return set_contract(book, rule, actor)

        done = self.tr("Contract rate set. Match again to list what differs from it.")
        self._write(call, done)

    def _remove_contract(self) -> None:
        board, model = self.board, self.models.current()
        if board is None or model < 0 or board.models[model].agreed is None:
            return
        one = board.models[model]
        mine = [
            rule
            for rule in board.contracts
            if (rule.account, rule.kind, rule.currency) == (one.account, one.kind, one.currency)
            and (not rule.subtype or rule.subtype in one.subtypes)
        ]
        last = max(mine, key=lambda rule: (rule.since, bool(rule.subtype)))

        def call(book: Any, actor: str, _report: Any) -> Any:
            from app.services.fees import remove_contract

            return remove_contract(book, last, actor)

        self._write(call, self.tr("Contract rate removed."))

    def _write(self, call: Any, done: str) -> None:
        self.notice.hide()
        self.session.write(call, lambda _entry: self.session.toast.emit(done, True), self._on_failed)
