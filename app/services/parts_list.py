"""The list of all parts of the program for who checks them for known faults: CycloneDX 1.5, JSON.

What libraries carry inside themselves is named too: SQLite and SQLCipher are in sqlcipher3, an OpenSSL in cryptography,
Qt in PySide6, Expat and zlib in Python. The same installation gives the same bytes: no clock, no number by chance.
"""

from __future__ import annotations

import json
import platform
import re
from collections.abc import Mapping
from typing import Any

from app import __version__
from app.services.licences import Licence, licences

#: Native part → (the library that carries it, licence).
_CARRIED = {
    "SQLite": ("sqlcipher3", "Public Domain"),
    "SQLCipher": ("sqlcipher3", "BSD-3-Clause"),
    "OpenSSL": ("cryptography", "Apache-2.0"),
    "Qt": ("PySide6-Essentials", "LGPL-3.0-only"),
    "Expat": ("Python", "MIT"),
    "zlib": ("Python", "Zlib"),
    "Python": ("", "PSF-2.0"),
}


def native_versions(libraries: str, qt: str) -> dict[str, str]:
    """Return part → version of what is linked; libraries: what the store says of its own, as "SQLite 3.53.4 · …"."""
    import pyexpat
    import zlib

    from app.trust.keys import openssl_version

    found = dict(one.split(" ", 1) for one in libraries.split(" · "))
    return found | {
        "OpenSSL": openssl_version(),
        "Qt": qt,
        "Expat": pyexpat.EXPAT_VERSION.removeprefix("expat_"),
        "zlib": zlib.ZLIB_RUNTIME_VERSION,
        "Python": platform.python_version(),
    }


def parts_list(native: Mapping[str, str]) -> str:
    """Return the list as JSON text, parts by name; native: as `native_versions` gives it."""
    parts = [_library(one) for one in licences() if one.version] + [_native(*one) for one in native.items()]
    whole = {
        "bomFormat": "CycloneDX",
        "specVersion": "1.5",
        "version": 1,
        "metadata": {
            "component": {
                "type": "application",
                "bom-ref": "tieout",
                "name": "Tieout",
                "version": __version__,
                "licenses": [{"license": {"id": "Apache-2.0"}}],
            }
        },
        "components": sorted(parts, key=lambda one: (one["name"].lower(), one["bom-ref"])),
    }
    return json.dumps(whole, ensure_ascii=False, indent=2, sort_keys=True) + "\n"


def _library(one: Licence) -> dict[str, Any]:
    where = f"pkg:pypi/{re.sub(r'[-_.]+', '-', one.name).lower()}@{one.version}"
    part = {"type": "library", "bom-ref": where, "purl": where, "name": one.name, "version": one.version}
    return part | ({"licenses": [{"license": {"name": one.licence}}]} if one.licence else {})


def _native(name: str, version: str) -> dict[str, Any]:
    carrier, licence = _CARRIED[name]
    part: dict[str, Any] = {"type": "library", "bom-ref": f"native:{name.lower()}", "name": name, "version": version}
    part["licenses"] = [{"license": {"name": licence}}]
    return part | ({"description": f"part of {carrier}"} if carrier else {})
