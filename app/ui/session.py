"""What every page shares: the open book, the period looked at, words, and calls in the background."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from app.config.memory import Memory
from app.domain.period import Period
from app.domain.progress import Report, pauses
from app.domain.shops import ALL, Place, Shops
from app.ui.workers.jobs import Job, JobRunner

if TYPE_CHECKING:
    from app.config.settings import Settings
    from app.config.words import Words
    from app.services.ports import Book, UnitOfWork
    from app.services.shops import Belonging
    from app.services.wiring import Wiring


class Session(QObject):
    """One open book in one window.

    book_changed: something in the book is other than before (import, run, decision, undo): read again.
    period_changed: another period is looked at. shops_changed: other shops are. toast: a line to show, and the label
    of its action ("" for none; the action is undo).
    """

    book_changed = Signal()
    saved = Signal()  # something was written into the book
    turned = Signal()  # a step was undone or done again; pages read again after this
    period_changed = Signal()
    shops_changed = Signal()
    toast = Signal(str, bool)
    month_came = Signal(object)  # the month that an import brought, while another one is worked on
    month_shown = Signal(object)  # the month that the window went to by itself: the one of the first files
    signed = Signal(object)  # the month that was just signed off
    matched = Signal()  # the engine ran: rows may be other ones than before
    failed = Signal(object)  # an AppError nobody nearer could show
    go = Signal(str, object)  # page name, what to look at there (page.show_target)

    def __init__(self, wiring: Wiring, settings: Settings, runner: JobRunner, words: Words, lang: str) -> None:
        super().__init__()
        self.wiring = wiring
        self.settings = settings
        self.runner = runner
        self.words = words
        self.lang = lang
        self.memory = Memory(wiring.settings_path.with_name("memory.json"))
        self.book: Book | None = None
        self.info: dict[str, str] = {}
        today = date.today()  # noqa: DTZ011 - what the person looks at first, never part of a result
        self.period = Period.month(today.year, today.month)
        self.shops = ALL
        self.whose: Belonging | None = None  # where the records of the book belong, once that was read
        self.shops_said = ""  # the shops looked at in words, "" for all
        self._months: frozenset[Period] | None = None
        self._chosen = False

    @property
    def empty(self) -> bool:
        """Return whether no statement was in the book when it was looked at last."""
        return not self._months

    def recall(self, key: str, default: Any = None) -> Any:
        """Return what the window remembers of the open book."""
        return self.memory.get(self.book.path if self.book is not None else "", key, default)

    def remember(self, key: str, value: Any) -> None:
        """Remember something of the open book; written when the book is closed."""
        if self.book is not None:
            self.memory.put(self.book.path, key, value)

    @property
    def actor(self) -> str:
        """Return who acts, for the audit chain; `local` until somebody gave a name."""
        return self.settings.name or "local"

    def set_book(self, book: Book | None, info: dict[str, str], period: Period | None, chosen: bool = False) -> None:
        """Take another book (or none) and tell every page; chosen: the person looked at that period herself."""
        self.book, self.info = book, info
        self._months, self._chosen = None, chosen
        self.shops, self.whose = Shops.of_kept(self.recall("shops", [])), None
        if period is not None:
            self.period = period
        self.book_changed.emit()

    def set_period(self, period: Period) -> None:
        """Look at another period, as the person chose."""
        self._chosen = True
        self._look_at(period)

    def set_shops(self, shops: Shops) -> None:
        """Look at other shops."""
        if shops != self.shops and self.book is not None:
            self.shops = shops
            self.remember("shops", shops.kept() or None)
            self.shops_changed.emit()

    def let_in(self, place: Place) -> bool:
        """Look at a shop too that the choice leaves out and something leads to, and say so; False where it does not."""
        if place in self.shops:
            return False
        more = Shops(self.shops.chosen | {(place[0], None)})
        every = self.whose is not None and all(one in more for one in self.whose.places)
        words = self.tr("{shop} is shown as well: that is where this leads.")
        if not place[0]:
            words = self.tr("What no shop is told of is shown as well: that is where this leads.")
        self.set_shops(ALL if every else more)
        self.toast.emit(words.format(shop=place[0]), False)
        return True

    def _look_at(self, period: Period) -> None:
        if period != self.period:
            self.period = period
            self.period_changed.emit()

    def follow(
        self,
        months: Iterable[Period],
        current: Period | None,
        signed: bool = False,
        rows: Mapping[Period, int] | None = None,
    ) -> None:
        """Go to the month to work on when an import brought months and the one looked at needs nobody any more.

        That is today's before the first import, one without statements or, signed, one that is signed off; from any
        other one, and from one that the person chose, the window offers to go. months: those that statements touch;
        current: the oldest that is not signed; rows: how many rows lie in each.
        """
        known, before = frozenset(months), self._months
        self._months = known
        if before is None and not known:
            self._chosen = False  # the month of an empty book is today's, or the one that stood there when it was left
        if before is None or not known - before or current is None:  # a book that was opened brings nothing
            return
        newest = max(known - before, key=lambda one: one.first)
        if not before:
            self._settle(first_month(known, rows or {}))
        elif self.period not in known and not self._chosen:
            self._look_at(current)
        elif signed:
            self._look_at(newest)
        elif newest != self.period:
            self.month_came.emit(newest)

    def _settle(self, month: Period) -> None:
        """Look at the month of a book's first files, or offer it where the person looks at one of her own choice."""
        if month == self.period:
            return
        if self._chosen:
            self.month_came.emit(month)
        else:
            self._look_at(month)
            self.month_shown.emit(month)

    def read(
        self,
        call: Callable[[UnitOfWork, Report], Any],
        on_result: Callable[[Any], None],
        on_failed: Callable[[Any], None] | None = None,
        title: str = "",
        output: bool = False,
    ) -> Job:
        """Run `call(uow, report)` on a reading thread; results come to `on_result` on the GUI thread.

        output: it writes a file that the person asked for, so that closing asks before it is lost.
        """
        assert self.book is not None
        job = self.runner.job(title, output=output)
        return self._start(job, partial(_reading, self.book, call), on_result, on_failed)

    def write(
        self,
        call: Callable[[Book, str, Report], Any],
        on_result: Callable[[Any], None] | None = None,
        on_failed: Callable[[Any], None] | None = None,
        title: str = "",
        changes: bool = True,
    ) -> Job:
        """Run `call(book, actor, report)` on the writing thread; afterwards every page reads again.

        Also after a failure or a cancel: a commit may have been quicker.
        """
        assert self.book is not None
        job = self.runner.job(title, writes=True)
        self._start(job, partial(_writing, self.book, self.actor, call), on_result, on_failed)
        if changes:
            job.succeeded.connect(self._on_saved)
            job.ended.connect(self.book_changed)
        return job

    def _on_saved(self, _result: object) -> None:
        self.saved.emit()

    def background(
        self,
        call: Callable[[Report], Any],
        on_result: Callable[[Any], None],
        on_failed: Callable[[Any], None] | None = None,
        title: str = "",
        output: bool = False,
    ) -> Job:
        """Run `call(report)`, which needs no book, on a reading thread; output: see `read`."""
        return self._start(self.runner.job(title, output=output), call, on_result, on_failed)

    def _start(
        self,
        job: Job,
        call: Callable[[Report], Any],
        on_result: Callable[[Any], None] | None,
        on_failed: Callable[[Any], None] | None,
    ) -> Job:
        if on_result is not None:
            job.succeeded.connect(on_result)
        job.failed.connect(on_failed or self._on_failed)
        return self.runner.start(job, call)

    def _on_failed(self, exc: BaseException) -> None:
        from app.domain.errors import AppError
        from app.domain.progress import Cancelled

        if isinstance(exc, Cancelled):
            return
        if not isinstance(exc, AppError):
            raise exc  # a bug: the hook in ui/errors.py reports it
        self.failed.emit(exc)


def first_month(months: Iterable[Period], rows: Mapping[Period, int]) -> Period:
    """Return the month that a book begins with: the oldest that has a quarter of the rows of the fullest.

    Files reach over the ends of their month: a settlement of two weeks begins in the one before.
    """
    most = max(rows.values(), default=0)
    full = [one for one in months if 4 * rows.get(one, 0) >= most]
    return min(full, key=lambda one: one.first)


def _reading(book: Book, call: Callable[[UnitOfWork, Report], Any], report: Report) -> Any:
    with book.read() as uow:
        uow.watch(pauses(report))  # a read that nobody waits for any more ends within the statement it is at
        return call(uow, report)


def _writing(book: Book, actor: str, call: Callable[[Book, str, Report], Any], report: Report) -> Any:
    return call(book, actor, report)
