"""The zip around a filled workbook: no clock in it, and charts as the form had them."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from xml.sax.saxutils import escape, unescape

from app.reports.template.parts import named, relations, workbook_part
from app.reports.template.places import Moves, Place

_CORE = "docProps/core.xml"
_STAMP = re.compile(rb"(<dcterms:(created|modified)\b[^>]*>)([^<]*)(</dcterms:\2>)")
_NO_TIME = b"2000-01-01T00:00:00Z"
_DAY = (1980, 1, 1, 0, 0, 0)
_CHART = re.compile(r"/?xl/charts/chart\d+\.xml")
_DRAWING = re.compile(r"/?xl/drawings/drawing\d+\.xml")
_REFERENCE = re.compile(r"(<(?:\w+:)?f>)([^<]*)(</(?:\w+:)?f>)")


def packed(data: bytes, form: zipfile.ZipFile | None, moves: Moves, pause: Callable[[], None]) -> bytes:
    """Return what openpyxl wrote as the same bytes whatever the clock says; form: what was filled, None for nothing.

    openpyxl models a part of a chart and drops the rest of its look, so the form's own charts are put back, with
    their ranges moved, wherever they stand for themselves.
    """
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as made, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        stamps = _stamps(form) if form else {}
        charts = _paired(form, made) if form else {}
        for name in made.namelist():
            pause()
            content = made.read(name)
            if name == _CORE:
                content = _STAMP.sub(lambda found: found[1] + stamps.get(found[2], _NO_TIME) + found[4], content)
            elif _CHART.fullmatch(name):
                text = form.read(charts[name]) if form and name in charts else content
                content = _moved(text.decode("utf-8-sig"), moves).encode()
            elif _DRAWING.fullmatch(name) and b"xmlns:a=" in content:
                content = content.replace(b"<avLst />", b"<a:avLst />")  # written without its namespace
            entry = zipfile.ZipInfo(name, _DAY)
            entry.compress_type, entry.create_system, entry.external_attr = zipfile.ZIP_DEFLATED, 3, 0o600 << 16
            target.writestr(entry, content)
    return out.getvalue()


def _stamps(form: zipfile.ZipFile) -> dict[bytes, bytes]:
    if _CORE not in form.namelist():
        return {}
    return {found[2]: found[3] for found in _STAMP.finditer(form.read(_CORE))}


def _moved(text: str, moves: Moves) -> str:
    """Return a chart's XML with the ranges that it draws where they belong."""
    quotes = {"&quot;": '"', "&apos;": "'"}

    def place(found: re.Match[str]) -> str:
        formula = unescape(found[2], quotes)
        return found[1] + escape(moves.formula(f"={formula}", Place("", formula))[1:]) + found[3]

    return _REFERENCE.sub(place, text)


def _paired(form: zipfile.ZipFile, made: zipfile.ZipFile) -> dict[str, str]:
    """Return new part → the form's part of every chart that can be put back; none where their numbers differ."""
    before, after = _charts(form), _charts(made)
    if len(before) != len(after):
        return {}
    return {new: old for new, old in zip(after, before, strict=True) if _alone(form.read(old))}


def _alone(chart: bytes) -> bool:
    """Tell whether a chart is UTF-8 and refers to no further part (pictures, shapes, data of its own)."""
    return b" r:id=" not in chart and b" r:embed=" not in chart and not chart.startswith((b"\xff\xfe", b"\xfe\xff"))


def _charts(packed: zipfile.ZipFile) -> list[str]:
    """Return the charts of a workbook in the order of its sheets and, in a sheet, as they are drawn."""
    names = set(packed.namelist())
    start = workbook_part(packed, names)
    sheets = {one.id: one.target for one in relations(packed, start, names)}
    found = []
    for at, _attributes in named(packed, start, "sheet"):
        for one in relations(packed, sheets.get(at, ""), names):
            if one.kind == "drawing" and one.target in names:
                drawn = {each.id: each.target for each in relations(packed, one.target, names)}
                found += [drawn.get(each, "") for each, _attributes in named(packed, one.target, "chart")]
    return [one for one in found if one in names]
