"""The page of reports: what each would say now, written from there, by itself, and as evidence."""

from __future__ import annotations

import zipfile

from app.services.form_example import write_example
from app.ui.reports.checking import PackDialog
from app.ui.reports.entries import BY_NAME, ENTRIES, TEMPLATE
from app.ui.reports.schedule import PLAN, Plan, keep_plan, plan_of
from tests.demo_book import SEPTEMBER, demo_book
from tests.services.test_sign_off import settle as settle_month
from tests.ui.conftest import settle


def _texts(page):
    return {one.name: page.said_now(one)[0] for one in page.entries}


def test_every_report_says_what_it_holds_and_is_written_from_the_page(qtbot, open_demo_book, tmp_path):
    window = open_demo_book()
    window.session.set_period(SEPTEMBER)
    keys = {name: one.shortcut().toString() for name, one in window.rail.buttons.items()}
    assert (keys["reports"], keys["rules"], keys["settings"]) == ("Alt+8", "Alt+9", "Alt+0") and "cross" not in keys
    window.rail.buttons["reports"].click()
    settle(qtbot, window)
    page = window.pages["reports"]
    assert window.current == "reports" and window.rail.buttons["reports"].isChecked()
    told = _texts(page)
    assert set(told) == {one.name for one in ENTRIES} and "…" not in told.values()
    assert "pairs of accounts" in told["reconciliation"] and "overcharged" in told["claims"]
    assert told["certificate"] == told["evidence"] == "the period is not signed off"
    page.show_target("evidence")
    assert not page.detail.write.isEnabled() and "Sign the month off" in page.detail.why.text()
    for name in ("reconciliation", "claims", "forecast", "tables"):
        page.show_target(name)
        to = tmp_path / f"{name}{BY_NAME[name].ending}"
        page.write_to(page.current(), str(to))
        settle(qtbot, window)
        assert to.exists(), name
        assert page.detail.facts[4].text() == str(to)
    assert (tmp_path / "reconciliation.pdf").read_bytes().startswith(b"%PDF")
    assert (tmp_path / "forecast/forecast.csv").exists() and (tmp_path / "tables/report.xlsx").exists()
    # what is written on a page of its own is led to, and stands under the same button of the rail
    page.show_target("cross")
    page.detail.write.click()
    settle(qtbot, window)
    assert window.current == "cross" and window.rail.buttons["reports"].isChecked()
    window.show_page("reports")
    # a workbook of one's own: remembered for the book, told where it is gone
    form = tmp_path / "月报.xlsx"
    write_example(str(form), "zh_CN")
    page.keep_template(str(form))
    qtbot.waitUntil(lambda: page.current().name == f"{TEMPLATE}{form}", timeout=20_000)
    page.write_to(page.current(), str(tmp_path / "filled.xlsx"))
    settle(qtbot, window)
    assert (tmp_path / "filled.xlsx").exists() and page.current().words == "月报"
    form.unlink()
    page.refresh()
    settle(qtbot, window)
    assert page.said_now(page.current())[0] == "the workbook is not there" and not page.detail.write.isEnabled()
    page.detail.forget.click()
    assert page.templates() == [] and len(page.entries) == len(ENTRIES)


def test_chosen_reports_are_written_when_a_month_is_signed_and_a_lost_folder_stops_nothing(
    qtbot, open_window, tmp_path
):
    book = demo_book(tmp_path)
    settle_month(book)
    book.close()
    window = open_window()
    window.books.open(book.path)
    qtbot.waitUntil(lambda: window.session.book is not None, timeout=20_000)
    window.session.set_period(SEPTEMBER)
    out = tmp_path / "out"
    out.mkdir()
    page = window.show_page("reports")
    settle(qtbot, window)
    assert plan_of(window.session) == Plan() and not page.schedule.on.isChecked()
    keep_plan(window.session, Plan(folder=str(out)))
    for name in ("certificate", "claims", "evidence"):
        page.show_target(name)
        page.detail.by_itself.click()
    page.schedule.on.click()
    assert plan_of(window.session) == Plan(on=True, folder=str(out), names=("certificate", "claims", "evidence"))
    said: list[str] = []
    window.session.toast.connect(lambda text, _undo: said.append(text))
    sign = window.show_page("sign_off")
    settle(qtbot, window)
    sign.name.setText("林晓")
    sign.sign.click()
    qtbot.waitUntil(lambda: any("written to" in one for one in said), timeout=30_000)
    settle(qtbot, window)
    assert sorted(one.name for one in (out / "2026-09").iterdir()) == [
        "certificate-2026-09.pdf", "claims-2026-09.xlsx", "evidence-2026-09.zip",
    ]  # fmt: skip
    with window.session.book.read() as uow:
        entries = [(one.action, one.params) for one in uow.audit.entries()][-3:]
    assert [one for one, _params in entries] == ["sign_off", "evidence", "reports"]
    assert "claims-2026-09.xlsx" in entries[2][1]["files"]
    # from the sign-off to the pack; dropped on the window it is checked, not imported
    sign.evidence.trigger()
    settle(qtbot, window)
    assert window.current == "reports" and page.current().name == "evidence" and page.detail.write.isEnabled()
    pack = tmp_path / "again.zip"
    page.write_to(page.current(), str(pack))
    settle(qtbot, window)
    assert pack.read_bytes() == (out / "2026-09/evidence-2026-09.zip").read_bytes()
    window.shelf.take([str(pack)])
    qtbot.waitUntil(lambda: bool(window.findChildren(PackDialog)), timeout=20_000)
    dialog = window.findChildren(PackDialog)[0]
    assert dialog.said.text().startswith("Unchanged since") and "林晓" in dialog.said.text()
    assert "same hash" in dialog.here.text() and dialog.lines.isHidden()
    dialog.accept()
    # the folder is gone: said in a toast and on the page, and the month stays signed
    keep_plan(window.session, Plan(on=True, runs=True, folder=str(tmp_path / "gone"), names=("claims",)))
    window.session.matched.emit()
    settle(qtbot, window)
    assert "is not there" in said[-1] and "is not there" in page.schedule.said.text()
    window.session.remember(PLAN, {"on": "yes", "names": 3})
    assert plan_of(window.session) == Plan()


def test_a_changed_pack_is_told_with_what_differs(qtbot, open_window, tmp_path):
    """Also without any book open."""
    from app.ui.reports.checking import check

    pack = tmp_path / "pack.zip"
    with zipfile.ZipFile(pack, "w") as made:
        for name in ("manifest.json", "SHA256SUMS", "audit/log.jsonl"):
            made.writestr(name, "{}")
    window = open_window()
    check(window, str(pack))
    qtbot.waitUntil(lambda: bool(window.findChildren(PackDialog)), timeout=20_000)
    dialog = window.findChildren(PackDialog)[0]
    assert "was changed after it was made" in dialog.said.text() and "manifest.json" in dialog.lines.toPlainText()
    assert dialog.here.isHidden()
    dialog.accept()
