"""What the buttons of the sign-off page do, and what is said of who did it: one person, or one after the other."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QDialog

from app.ui.review.dialogs import NoteDialog
from app.ui.text import local_time, sentences

if TYPE_CHECKING:
    from app.ui.review.sign_off_page import SignOffPage
    from app.ui.review.sign_off_view import SignOffView


class Signing(QObject):
    """Its errors stand in the page."""

    def __init__(self, page: SignOffPage) -> None:
        super().__init__(page)
        self._page, self._session = page, page.session

    def button_text(self, view: SignOffView) -> str:
        """Return what the button does: one person signs, hands on for the review, or signs what another prepared."""
        if view.submits:
            return self.tr("Submit for review")
        return self.tr("Approve and sign off") if view.prepared else self.tr("Sign off")

    def before(self, view: SignOffView) -> str:
        """Return what was said of the month's review so far, "" where nothing was."""
        if view.prepared is not None:
            said = self.tr("Prepared by {name} on {time}. Somebody else reviews it and signs it off.")
            text = said.format(name=view.prepared.name, time=local_time(view.prepared.at))
            if view.changes:
                text += "\n" + self._changed(view)
            return f"{text}\n“{view.prepared.note}”" if view.prepared.note else text
        if view.sent_back is not None:
            said = self.tr("Sent back by {name}: {reason}")
            return said.format(name=view.sent_back.name, reason=view.sent_back.reason)
        return ""

    def standing(self, view: SignOffView) -> str:
        """Return who signed, and else what signing does and what came over from months before."""
        if view.signed is not None:
            return self._signed(view)
        count = len(view.carried)
        carried = self.tr("{count} item(s) were carried over from earlier months.", "", count).format(count=count)
        if not view.proof:
            nothing = self.tr("There is nothing to sign: no record is dated in this month.")
            return sentences([nothing, carried if count else ""])
        if count:
            return carried
        if view.submits:
            return self.tr("Another person reviews the month then, and signs it off or sends it back.")
        return self.tr("After signing, the numbers of this month are read-only. Reopening asks for a reason.")

    def _signed(self, view: SignOffView) -> str:
        signed = view.signed
        assert signed is not None
        text = self.tr("Signed off by {name} on {time}.").format(name=signed.name, time=local_time(signed.at))
        before = signed.numbers.get("prepared")
        if before:
            said = self.tr("Prepared by {name} on {time}.").format(name=before["name"], time=local_time(before["at"]))
            text = "\n".join([said, *([f"“{before['note']}”"] if before["note"] else []), text])
        if signed.note:
            text += f"\n{signed.note}"
        return f"{text}\n{self._changed(view)}" if view.changes else text

    def _changed(self, view: SignOffView) -> str:
        return self.tr("Changed since: {count}").format(count=len(view.changes))

    def _failed(self, exc: BaseException) -> None:
        self._page.notice.fail(exc, self._session.words)

    def _proved(self, act: str) -> bool:
        from app.ui.passphrase import proved  # a page that is looked at needs nothing of it

        return proved(self._session, act, self._page)

    def sign(self, view: SignOffView, name: str, note: str) -> None:
        """Sign the month off, or hand it on to who reviews it."""
        period, submits = view.period, view.submits
        if not submits and not self._proved(self.button_text(view)):
            return

        def call(book: Any, actor: str, _report: Any) -> Any:
            from app.services import sign_off

            return (sign_off.submit if submits else sign_off.sign_off)(book, period, name, note, actor)

        done = self.tr("{period} waits for its review.") if submits else self.tr("{period} is signed off.")

        def finished(_entry: Any) -> None:
            from app.ui.dashboard.steps import effort_text

            self._page.note.clear()
            if submits:
                self._session.toast.emit(done.format(period=period.name), True)
                return
            self._session.toast.emit(sentences([done.format(period=period.name), effort_text(self._session)]), False)
            self._session.signed.emit(period)

        self._session.write(call, finished, self._failed)

    def send_back(self, name: str) -> None:
        """Ask why, and give the month back to who prepared it."""
        from app.services.two_persons import send_back

        period = self._session.period
        question = self.tr("What is to be changed in {period}? Who prepared it reads this.").format(period=period.name)
        self._ask(self.tr("Send back"), question, "sign-off#two", lambda reason: (send_back, (period, name, reason)))

    def reopen(self) -> None:
        """Ask why, and take the sign-off back."""
        from app.services.sign_off import reopen

        period = self._session.period
        question = self.tr("Why is {period} reopened? The reason is kept.").format(period=period.name)
        self._ask(self.tr("Reopen"), question, "sign-off#reopen", lambda reason: (reopen, (period, reason)))

    def _ask(self, title: str, question: str, topic: str, step: Any) -> None:
        ask = NoteDialog(title, question, title, self._page)
        ask.setProperty("help_topic", topic)
        if ask.exec() != QDialog.DialogCode.Accepted:
            return
        call, given = step(ask.text())
        if topic == "sign-off#reopen" and not self._proved(title):
            return
        self._session.write(lambda book, actor, _report: call(book, *given, actor), None, self._failed)
