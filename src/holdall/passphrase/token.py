"""A piece of a passphrase that a guesser tries as one; must not know how pieces are found."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """How a guesser would come upon a piece; stable codes."""

    CHARACTERS = "characters"
    """Nothing better than letter by letter."""
    WORD = "word"
    """A word, a name or a frequent passphrase, in any form, also in the letters of the other language."""
    LAYOUT = "layout"
    """A word typed with the keyboard set to the other language."""
    SIGNS = "signs"
    """A word with signs or figures for letters."""
    REVERSED = "reversed"
    WALK = "walk"
    """Neighbouring keys."""
    RUN = "run"
    """Counting, or the alphabet."""
    REPEAT = "repeat"
    DATE = "date"


@dataclass(frozen=True, slots=True)
class Token:
    """The characters from `start` up to `end`, and the bits of guessing them when their kind is known."""

    start: int
    end: int
    bits: float
    kind: Kind
