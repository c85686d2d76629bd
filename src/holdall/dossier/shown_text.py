"""Foreign text as our fonts can show it: what they lack stands in square brackets, never silently dropped."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable
from typing import Final

from holdall.dossier.glyphs import draws_nothing, shown_characters

_TURNING: Final = frozenset("\u202a\u202b\u202d\u202e\u2066\u2067\u2068")
"""What makes text run another way than it is written, so that it may read as something else."""
_IGNORABLE: Final = frozenset(map(chr, (
    0xAD, 0x200B, 0x202C, 0x2060, 0x2069, 0xFEFF, *range(0xFE00, 0xFE10), *range(0x1F3FB, 0x1F400),
    *range(0xE0020, 0xE0080), *range(0xE0100, 0xE01F0),
)))  # fmt: skip
"""Draws nothing by itself: hints for line ends, variants and the skin colour of what stands before."""
_NAMED: Final = frozenset({"So", "Sk", "Sm"})


class ShownText:
    """Replaces in texts what cannot be shown, and counts it."""

    def __init__(self, texts: Iterable[str]) -> None:
        counts: Counter[str] = Counter()
        for text in texts:
            counts.update(text)
        known = shown_characters()
        lacking = [it for it in counts if it in _TURNING or (it not in known and not draws_nothing(it))]
        self._table = str.maketrans({it: _stand_in(it) for it in lacking})
        self._replaced = sum(counts[it] for it in lacking if _stand_in(it))

    def text(self, text: str) -> str:
        """The text with everything in it that can be shown."""
        return text.translate(self._table) if self._table else text

    @property
    def note(self) -> str:
        """What to say at the end of the document, or nothing."""
        if not self._replaced:
            return ""
        return (
            "Signs that Holdall's fonts do not have stand in square brackets, by name or number: "
            f"{self._replaced}."
        )


def _stand_in(letter: str) -> str:
    if letter in _IGNORABLE:
        return ""
    name = unicodedata.name(letter, "") if unicodedata.category(letter) in _NAMED else ""
    return f"[{name.lower() or f'U+{ord(letter):04X}'}]"
