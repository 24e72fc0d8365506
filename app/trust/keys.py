"""Keys of an encrypted book: one random data key, wrapped for each person under what her passphrase gives.

The passphrase never encrypts the book itself: changing it wraps the same data key anew, and the book's pages stay as
they are. The text of the keys holds no secret without a passphrase.
"""

from __future__ import annotations

import base64
import binascii
import json
import os
import unicodedata
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

VERSION = 1
USER = "local"
#: 32 bytes of key and 16 of salt, which SQLCipher takes together, so that no connection derives anything.
_SECRET, _SALT, _NONCE = 48, 16, 12
_LONGEST = 64 << 10


class KeysUnreadable(ValueError):
    """The text is not what this program writes as keys."""


class WrongPassphrase(ValueError):
    """None of the wrapped keys opens with it."""


@dataclass(frozen=True, slots=True)
class Cost:
    """What one try of a passphrase costs: Argon2id (RFC 9106). memory_kib: kibibytes, iterations: passes, lanes."""

    memory_kib: int = 64 << 10
    iterations: int = 3
    lanes: int = 4

    def bearable(self) -> bool:
        """Return whether it is neither a joke nor an attack on this machine's memory."""
        return 8 << 10 <= self.memory_kib <= 1 << 20 and 1 <= self.iterations <= 16 and 1 <= self.lanes <= 16

    def below(self, other: Cost) -> bool:
        """Return whether a try costs less than with `other`."""
        return self.memory_kib < other.memory_kib or self.iterations < other.iterations


@dataclass(frozen=True, slots=True, repr=False)
class DataKey:
    """What a book is encrypted with. id: names it in the keys' text, secret: 48 bytes, never shown."""

    id: str
    secret: bytes

    def hex(self) -> str:
        """Return key and salt in 96 hexadecimal digits, as SQLCipher takes them."""
        return self.secret.hex()


def make() -> DataKey:
    """Return a new random data key."""
    return DataKey(os.urandom(16).hex(), os.urandom(_SECRET))


def wrapped(key: DataKey, passphrase: str, cost: Cost | None = None) -> str:
    """Return the text of the keys: `key`, opened by `passphrase` alone."""
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    cost = cost or Cost()
    salt, nonce = os.urandom(_SALT), os.urandom(_NONCE)
    sealed = AESGCM(_derived(passphrase, salt, cost)).encrypt(nonce, key.secret, _bound(key.id, USER))
    user = {
        "name": USER,
        "kdf": {"name": "argon2id", "salt": _text(salt), **asdict(cost)},
        "cipher": "aes-256-gcm",
        "nonce": _text(nonce),
        "wrapped": _text(sealed),
    }
    return json.dumps({"version": VERSION, "id": key.id, "users": [user]}, indent=1, sort_keys=True) + "\n"


def id_of(text: str) -> str:
    """Return which data key a text wraps; KeysUnreadable where it is no text of keys."""
    return str(_read(text)["id"])


def opened(text: str, passphrase: str, floor: Cost | None = None) -> tuple[DataKey, str]:
    """Return the data key and the text as it should be kept: wrapped anew where a try is cheaper than `floor`.

    WrongPassphrase, or KeysUnreadable where the text was damaged.
    """
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    data, floor = _read(text), floor or Cost()
    for user in data["users"]:
        try:
            cost, salt = _cost(user["kdf"]), _bytes(user["kdf"]["salt"])
            nonce, sealed, name = _bytes(user["nonce"]), _bytes(user["wrapped"]), str(user["name"])
            cipher = AESGCM(_derived(passphrase, salt, cost))
            secret = cipher.decrypt(nonce, sealed, _bound(data["id"], name))
        except InvalidTag:
            continue
        except (KeyError, TypeError, ValueError) as error:
            raise KeysUnreadable(str(error)) from error
        if len(secret) != _SECRET:
            raise KeysUnreadable("length")
        key = DataKey(data["id"], secret)
        return key, wrapped(key, passphrase, floor) if cost.below(floor) else text
    raise WrongPassphrase


def _read(text: str) -> Mapping[str, Any]:
    try:
        data: Any = json.loads(text[:_LONGEST])
    except ValueError as error:
        raise KeysUnreadable(str(error)) from error
    right = isinstance(data, dict) and data.get("version") == VERSION and isinstance(data.get("id"), str)
    if not right or not isinstance(data.get("users"), list) or not data["users"]:
        raise KeysUnreadable("fields")
    return dict(data)


def _cost(kdf: Mapping[str, Any]) -> Cost:
    if kdf["name"] != "argon2id":
        raise KeysUnreadable("kdf")
    cost = Cost(int(kdf["memory_kib"]), int(kdf["iterations"]), int(kdf["lanes"]))
    if not cost.bearable():
        raise KeysUnreadable("cost")
    return cost


def _derived(passphrase: str, salt: bytes, cost: Cost) -> bytes:
    """Return 32 bytes. A letter is one, whichever way an input method composed it."""
    from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

    secret = unicodedata.normalize("NFC", passphrase).encode()
    kdf = Argon2id(
        salt=salt,
        length=32,
        iterations=cost.iterations,
        lanes=cost.lanes,
        memory_cost=max(cost.memory_kib, 8 * cost.lanes),
    )
    return kdf.derive(secret)


def _bound(key: str, user: str) -> bytes:
    """Return what a wrapped key is bound to: moved to another name or another book's text it does not open."""
    return f"tieout keys {VERSION}\n{key}\n{user}".encode()


def _text(raw: bytes) -> str:
    return base64.b64encode(raw).decode("ascii")


def _bytes(text: Any) -> bytes:
    try:
        return base64.b64decode(str(text), validate=True)
    except binascii.Error as error:
        raise KeysUnreadable(str(error)) from error


def openssl_version() -> str:
    """Return the version of the OpenSSL that is linked, "" where it says none."""
    import re

    from cryptography.hazmat.backends.openssl import backend

    found = re.search(r"\d[\w.]*", backend.openssl_version_text())
    return found[0] if found else ""
