"""A data key opens by its passphrase alone, and a text of keys that was changed opens nothing."""

from __future__ import annotations

import json

import pytest

from app.trust import keys
from app.trust.keys import Cost, KeysUnreadable, WrongPassphrase

CHEAP = Cost(memory_kib=8 << 10, iterations=1, lanes=1)
CLEAR = "e\u0301t\u00e9 对账口令 ' \" ; 100%"


def test_a_data_key_opens_by_its_passphrase_alone_and_is_wrapped_dearer_where_a_try_became_too_cheap() -> None:
    made = keys.make()
    text = keys.wrapped(made, CLEAR, CHEAP)
    assert made.hex() not in text and made.secret.hex() not in repr(made) and len(made.hex()) == 96
    with pytest.raises(WrongPassphrase):
        keys.opened(text, CLEAR + " ")
    # the same letters, composed another way by another input method
    found, kept = keys.opened(text, "\u00e9t\u00e9 对账口令 ' \" ; 100%")
    assert found == made and kept != text
    kdf = json.loads(kept)["users"][0]["kdf"]
    assert (kdf["name"], kdf["memory_kib"], kdf["iterations"]) == ("argon2id", 65_536, 3)
    assert keys.opened(kept, CLEAR) == (made, kept) and keys.id_of(kept) == keys.id_of(text) == made.id


def test_two_books_of_one_passphrase_share_nothing() -> None:
    one, other = (json.loads(keys.wrapped(keys.make(), CLEAR, CHEAP)) for _ in range(2))
    for name in ("nonce", "wrapped"):
        assert one["users"][0][name] != other["users"][0][name]
    assert one["id"] != other["id"] and one["users"][0]["kdf"]["salt"] != other["users"][0]["kdf"]["salt"]


@pytest.mark.parametrize(
    ("where", "value", "error"),
    [
        (("id",), "00", WrongPassphrase),
        (("users", 0, "name"), "eve", WrongPassphrase),
        (("users", 0, "kdf", "salt"), "AAAAAAAAAAAAAAAAAAAAAA==", WrongPassphrase),
        (("users", 0, "kdf", "salt"), "?", KeysUnreadable),
        (("users", 0, "kdf", "memory_kib"), 1 << 30, KeysUnreadable),  # the machine's memory is not theirs to take
        (("users", 0, "kdf", "iterations"), 10**9, KeysUnreadable),
        (("users", 0, "kdf", "name"), "none", KeysUnreadable),
        (("users", 0, "wrapped"), 7, KeysUnreadable),
        (("users",), [], KeysUnreadable),
        (("version",), 2, KeysUnreadable),
    ],
)
def test_a_text_of_keys_that_was_changed_opens_nothing(
    where: tuple[str | int, ...], value: object, error: type[Exception]
) -> None:
    data = json.loads(keys.wrapped(keys.make(), CLEAR, CHEAP))
    at = data
    for step in where[:-1]:
        at = at[step]
    at[where[-1]] = value
    with pytest.raises(error):
        keys.opened(json.dumps(data), CLEAR)


def test_what_is_no_text_of_keys_is_told_so() -> None:
    for text in ("", "[]", "{", '{"version": 1}'):
        with pytest.raises(KeysUnreadable):
            keys.id_of(text)
