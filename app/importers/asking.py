"""What is asked of a parsing child beside records: to look at a table, to guess or try its layout, to try a reader."""

from __future__ import annotations

from typing import Any

from app.importers.base import ReadOptions


def answer(task: dict[str, Any], path: str, kind: str, file: str, stem: str) -> dict[str, Any]:
    """Return plain data for one question; SourceRefused where the source cannot be looked at.

    task["ask"]: {"what": "peek", "sheet", "encoding", "delimiter"}, of a source; {"what": "guess", "known",
    "header_row", "from_1904"} and {"what": "try", "known", "form", "layout"}, of the cells that a peek wrote;
    {"what": "reader"}, of a reader from outside, what it reads. known: path of an Arrow file with the book's
    numbers and amounts, "" for none.
    """
    ask = task["ask"]
    if ask["what"] == "peek":
        from app.importers.peek import peek

        return peek(path, kind, file=file, folder=task["folder"], stem=stem, ask=ask)
    if ask["what"] == "reader":
        from app.importers.outside import load

        found = load(path, task["sha256"])
        return {"formats": [{"format": name, "title": found[name].title} for name in sorted(found)]}
    options = ReadOptions(zone=task["options"]["zone"])
    if ask["what"] == "guess":
        from app.importers.layouts.guess import guess_layout

        return guess_layout(path, ask)
    from app.importers.layouts.trial import try_layout

    return try_layout(path, file, ask, options)
