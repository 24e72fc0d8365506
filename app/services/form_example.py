"""Saves an example of a form, in the person's language, to change and to fill."""

from __future__ import annotations

from app.config.files import write_whole
from app.config.words import Words


def write_example(path: str, lang: str) -> str:
    """Write the example to `path`, replaced whole; return the path. OutputFailed where it cannot be written."""
    from app.reports.template.example import example

    data = example(Words(lang).say, lang)
    with write_whole(path) as file:
        file.write(data)
    return path
