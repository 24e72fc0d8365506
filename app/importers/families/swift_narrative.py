"""The narrative (`:86:`) of a SWIFT entry in its dialects: German `?20`, Dutch `/NAME/`, own keys, plain lines.

Banks break lines at fixed columns, in the middle of words: structured texts are joined without a blank, plain ones
with one. A word of a value can look like a key; so only keys that are known count.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from app.importers.families.swift_entry import NO_REF

_GERMAN = re.compile(r"\s?(?P<code>[0-9]{3})(?P<mark>[?<>~^@!%&|])(?=[0-9]{2})")
_SEPA = re.compile(r"(EREF|KREF|MREF|CRED|DEBT|SVWZ|ABWA|ABWE|MTLG|PURP|COAM|OAMT|IBAN|BIC)[+:]")
_FULL = 27  # characters of a part that goes on in the next one
_CODES = (
    "TRTP|RTYP|IBAN|BIC|NAME|REMI|EREF|PREF|MARF|CSID|CNTP|ORDP|BENM|ULTD|ULTC|ULTB|PURP|SVCL|ISDT|ADDR|RTRN|TRCD|"
    "SUM|ID|KREF|NRTX|PIND|INIT|OCMT|CHGS|EXCH"
)
_SLASHED = re.compile(rf"/(?P<code>{_CODES})/")
_LONGEST = 35  # characters of an end-to-end number
_BLANKS = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Narrative:
    """name: the other party; ref: end-to-end number; booking: the bank's own word for what it is; text: the rest."""

    text: str
    name: str = ""
    ref: str = ""
    booking: str = ""
    code: str = ""


def narrative_of(lines: list[str]) -> Narrative:
    """Read the lines of a `:86:`, possibly none."""
    glued = "".join(lines)
    german = _GERMAN.match(glued)
    if german is not None:
        return _german(german["code"], german["mark"], glued[german.end("code") :])
    if glued.lstrip().startswith("/") and _SLASHED.search(glued):
        return _slashed(glued)
    return Narrative(text=_tidy(" ".join(lines)))


def _german(code: str, mark: str, rest: str) -> Narrative:
    parts: list[tuple[int, str]] = []
    for piece in re.split(rf"{re.escape(mark)}(?=[0-9]{{2}})", rest)[1:]:
        parts.append((int(piece[:2]), piece[2:]))
    told = [text for number, text in parts if 20 <= number <= 29 or 60 <= number <= 79]
    said = dict(reversed(parts))
    return Narrative(
        text=_tidy(_parts_joined(told)),
        name=_tidy("".join(said.get(number, "") for number in (32, 33))),
        ref=_real(_sepa(told).get("EREF", "")),
        booking=_tidy(said.get(0, "")),
        code=code,
    )


def _parts_joined(parts: list[str]) -> str:
    """Return the parts in one text: a full part goes on in the next, a key begins anew."""
    text = ""
    for part, before in zip(parts, ["", *parts], strict=False):
        between = "" if len(before) >= _FULL and not _SEPA.match(part) else " "
        text += between + part
    return text


def _sepa(parts: list[str]) -> dict[str, str]:
    """Return what each SEPA key says; a key begins a part, its text may go on over further ones."""
    found: dict[str, str] = {}
    now = ""
    for part in parts:
        key = _SEPA.match(part)
        if key is not None:
            now = key[1]
            found.setdefault(now, "")
        if now:
            found[now] += part[key.end() :] if key is not None else part
    return found


def _slashed(glued: str) -> Narrative:
    cuts = list(_SLASHED.finditer(glued))
    ends = [one.start() for one in cuts[1:]] + [len(glued)]
    said: dict[str, str] = {}
    for cut, end in zip(cuts, ends, strict=True):
        said.setdefault(cut["code"], glued[cut.end() : end].strip("/ "))
    name = said.get("NAME", "")
    party = said.get("CNTP", "").split("/")
    if not name and len(party) > 2:
        name = party[2]
    return Narrative(
        text=_tidy(glued),
        name=_tidy(name),
        ref=_real(said.get("EREF", "")),
        booking=_tidy(said.get("TRTP") or said.get("RTYP") or ""),
    )


def _real(ref: str) -> str:
    """Return an end-to-end number, "" for the words that say there is none."""
    plain = _tidy(ref)
    return "" if len(plain) > _LONGEST or "".join(plain.split()).upper() in NO_REF else plain


def _tidy(text: str) -> str:
    return _BLANKS.sub(" ", text).strip()
