"""The page over all pictures names every screen once and every look that has one."""

from __future__ import annotations

from tests.tools.contact_sheet import looks, write_index


def test_a_row_for_each_screen_and_a_column_for_each_look(tmp_path):
    for name in ("p-review.en-light", "p-review.zh_TW-dark-150", "a-start.en-light"):
        (tmp_path / f"{name}.png").write_bytes(b"")
    page = write_index(tmp_path).read_text(encoding="utf-8")
    assert page.count("<img") == 3 and page.count("<td>–") == 1
    assert "<th>p-review</th>" in page and "<th>zh_TW-dark-150</th>" in page


def test_every_language_theme_and_scale_is_taken():
    """UX 58."""
    assert len(looks()) == len(set(looks())) == 18 and ("zh_TW", "dark", 200) in looks()
