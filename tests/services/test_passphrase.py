"""What is taken as a passphrase: length and words, not signs that somebody prescribes."""

from __future__ import annotations

import pytest

from app.services.passphrase import LEAST, Weakness, weakness


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("elevenchars", Weakness.SHORT),
        ("123456789012", Weakness.SIMPLE),
        ("aaaaaaaaaaaaaaaa", Weakness.SIMPLE),
        ("QWERTYuiop123456", Weakness.SIMPLE),
        ("passwordpassword", Weakness.SIMPLE),
        ("zyxwvutsrqponmlk", Weakness.SIMPLE),
        ("correct horse battery", Weakness.NONE),
        ("对账密码一定要长一点才好记", Weakness.NONE),
        ("x" * 8 + "correct horse battery" * 4, Weakness.NONE),
    ],
)
def test_short_and_guessed_ones_are_told_apart_from_good_ones(text: str, found: Weakness) -> None:
    assert weakness(text) is found
    assert (len(text) < LEAST) == (found is Weakness.SHORT)
