"""Suggests a passphrase of words drawn by chance from a shipped list; must not know where it is used."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from math import ceil, log2
from typing import Final

from holdall.passphrase.wordlists import words

ENOUGH_BITS: Final = 77
"""Six words of the English list or seven of the Russian one: far beyond any number of computers."""
_DRAW: Final = 2
"""Bytes for one draw."""


def words_needed(language: str) -> int:
    """How many words make at least `ENOUGH_BITS`."""
    return ceil(ENOUGH_BITS / log2(len(words(f"generator-{language}"))))


def suggest(language: str, rng: Callable[[int], bytes] = secrets.token_bytes) -> bytearray:
    """A new passphrase as UTF-8: words of `language` ("en" or "ru") with spaces between; the caller wipes it.

    `rng` returns so many random bytes. Every word is equally likely. No text object of the whole is made.
    """
    choice = words(f"generator-{language}")
    places = [_below(len(choice), rng) for _ in range(words_needed(language))]
    parts = [choice[place].encode() for place in places]
    phrase = bytearray(sum(map(len, parts)) + len(parts) - 1)  # never grows: no copy is left behind
    end = 0
    for part in parts:
        if end:
            phrase[end : end + 1] = b" "
            end += 1
        phrase[end : end + len(part)] = part
        end += len(part)
    return phrase


def _below(limit: int, rng: Callable[[int], bytes]) -> int:
    """A number from 0 up to `limit`; draws that would favour the small ones are thrown away."""
    fair = 256**_DRAW // limit * limit
    while (value := int.from_bytes(rng(_DRAW))) >= fair:
        pass
    return value % limit
