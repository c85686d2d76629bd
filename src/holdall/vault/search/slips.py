"""Finds the known keys that are a slip of a finger away from another; it must not know whose they are."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Any, Final

from rapidfuzz import process
from rapidfuzz.distance import OSA

_ONE: Final = 4
_TWO: Final = 8
"""Letters of a key from which one slip, and two, are forgiven: less would bring words that nobody meant."""

_extract: Any = process.extract  # its types do not know its own scorers


def slips_forgiven(key: str) -> int:
    """How many letters more, less, other or exchanged are forgiven in `key`; none where there is a digit."""
    return 0 if any(it.isdigit() for it in key) else (len(key) >= _ONE) + (len(key) >= _TWO)


class KnownKeys:
    """Keys to look among, by their first letter: it is seldom wrong, and all of them are many."""

    def __init__(self, keys: Iterable[str] = ()) -> None:
        self._by_letter: defaultdict[str, dict[str, None]] = defaultdict(dict)
        self.add(keys)

    def add(self, keys: Iterable[str]) -> None:
        """Look among these, too."""
        for key in keys:
            if slips_forgiven(key) or len(key) == _ONE - 1:
                self._by_letter[key[0]][key] = None

    def near(self, key: str) -> list[str]:
        """Those that forgiven slips make of `key` (optimal string alignment), nearest first, then by letter.

        Keys with another first letter are looked at only when there is none with the same.
        """
        slips = slips_forgiven(key)
        if not slips:
            return []
        same = _near(key, self._by_letter.get(key[0], {}).keys(), slips)
        return same or _near(key, (it for keys in self._by_letter.values() for it in keys), slips)


def _near(key: str, known: Iterable[str], slips: int) -> list[str]:
    found: list[tuple[str, int, int]] = _extract(
        key, known, scorer=OSA.distance, score_cutoff=slips, limit=None
    )
    return [it for _, it in sorted((distance, it) for it, distance, _ in found)]
