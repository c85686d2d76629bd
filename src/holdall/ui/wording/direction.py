"""Words that keep their order among words that run the other way (Unicode isolates, UAX #9)."""

from __future__ import annotations

import unicodedata

_LEFT_TO_RIGHT, _AS_IT_BEGINS, _END = "\u2066", "\u2068", "\u2069"


def isolated(code: str) -> str:
    """A number or code, from left to right in any text."""
    return f"{_LEFT_TO_RIGHT}{code}{_END}"


def within(name: str) -> str:
    """A name inside a sentence: one from right to left turns only itself around, not the whole sentence."""
    turns = any(unicodedata.bidirectional(letter) in {"R", "AL"} for letter in name)
    return f"{_AS_IT_BEGINS}{name}{_END}" if turns else name
