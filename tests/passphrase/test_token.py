"""The codes of kinds are stable: sentences are found by them."""

from __future__ import annotations

from holdall.passphrase.token import Kind


def test_codes():
    assert list(Kind) == [
        "characters",
        "word",
        "layout",
        "signs",
        "reversed",
        "walk",
        "run",
        "repeat",
        "date",
    ]
