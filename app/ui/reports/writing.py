"""Writes one report to a file or folder, on a worker thread: by what each page and menu writes it with."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.config.files import is_file
from app.domain.errors import FormRefused, NotAllowed
from app.ui.reports.entries import TEMPLATE

if TYPE_CHECKING:
    from app.config.words import Words
    from app.domain.period import Period

#: Days ahead of a forecast's file.
HORIZON = 90


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """What is written. period; words: language of files; fonts: their folder. layout: of the bank reconciliation.

    originals, full_names: of an evidence pack.
    """

    period: Period
    words: Words
    fonts: Path
    layout: str = "double"
    originals: bool = False
    full_names: bool = False


def write_one(book: Any, actor: str, name: str, to: str, choice: Choice, report: Any) -> Any:
    """Write a report by its name to `to`, a file (of `tables` and `forecast` the folder); return what came of it.

    An AppError says why it could not be written; NotAllowed where there is nothing to write.
    """
    period, words = choice.period, choice.words
    if name.startswith(TEMPLATE):
        path = name.removeprefix(TEMPLATE)
        if not is_file(path):
            raise FormRefused("reports.template_gone", file=path)
        from app.services.export import fill_form

        return fill_form(book, path, to, first=period.first, last=period.last, lang=words.lang, report=report)
    if name == "tables":
        from app.services.export import export_book

        return export_book(book, to, first=period.first, last=period.last, lang=words.lang, report=report)
    if name == "evidence":
        from app.services.evidence import write_evidence

        return write_evidence(
            book,
            period,
            to,
            actor=actor,
            lang=words.lang,
            pdf=_pdf(choice, book),
            originals=choice.originals,
            full_names=choice.full_names,
            report=report,
        )
    with book.read() as uow:
        if name == "claims":
            return _claims(uow, to, choice, report)
        if name == "forecast":
            return _forecast(uow, to, choice, report)
        return _paper(book, uow, name, to, choice)


def html_of(uow: Any, name: str, choice: Choice) -> str:
    """Return a document as HTML: `reconciliation` or `certificate`."""
    if name == "certificate":
        from app.services.certificate import certificate_document

        return certificate_document(uow, choice.period, choice.words)
    from app.services.reconciliation import reconciliation_document
    from app.services.sign_off import sign_off_of

    signed = sign_off_of(uow, choice.period)
    return reconciliation_document(
        uow,
        first=choice.period.first,
        last=choice.period.last,
        words=choice.words,
        layout=choice.layout,
        comparison="",
        signed=signed,
    )


def _paper(book: Any, uow: Any, name: str, to: str, choice: Choice) -> str:
    from app.config.files import write_whole

    html, title = html_of(uow, name, choice), choice.words.say("report.document_title")
    with write_whole(to) as file:
        file.write(_pdf(choice, book)(html, title, choice.period.name))
    return to


def _pdf(choice: Choice, book: Any) -> Any:
    with book.read() as uow:
        company = uow.info().get("company", "")

    def pdf(html: str, title: str, month: str) -> bytes:
        from app.printing.pdf import PageFrame, pdf_of

        return pdf_of(html, PageFrame(left=company, right=month), choice.fonts, title=title)

    return pdf


def _claims(uow: Any, to: str, choice: Choice, report: Any) -> str:
    from app.services.claims import claims_of_all, write_claims
    from app.services.fees import load_fees

    found = claims_of_all(load_fees(uow, choice.period, choice.words, report), choice.words)
    if not found:
        raise NotAllowed("reports.no_claim")
    write_claims(to, found, report)
    return to


def _forecast(uow: Any, to: str, choice: Choice, report: Any) -> str:
    from app.services.forecast import load_forecasts
    from app.services.forecast_file import write_forecast

    found = load_forecasts(uow, choice.words, days=HORIZON, report=report)
    if not found:
        raise NotAllowed("reports.no_forecast")
    return str(write_forecast(to, found))


def file_name(name: str, period: Period, ending: str | None) -> str:
    """Return how a report's file is called in a folder; "" for one that is a folder's worth of files."""
    stem = Path(name.removeprefix(TEMPLATE)).stem if name.startswith(TEMPLATE) else name
    return f"{stem}-{period.name}{ending}" if ending else ""
