"""Finds words by reading every passage: slow, needs no index, and is what the index must agree with."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from holdall.vault.search.grammar import keys
from holdall.vault.search.matching import Wanted
from holdall.vault.search.slips import KnownKeys
from holdall.vault.search.words import words


class Read:
    """The vocabulary of some passages."""

    def __init__(self, texts: Iterable[str]) -> None:
        self.known = {key for text in texts for word in words(text) for key in keys(word.form)}

    def has(self, key: str) -> bool:
        return key in self.known

    def begins(self, beginning: str) -> bool:
        return any(it.startswith(beginning) for it in self.known)

    def near(self, key: str) -> list[str]:
        return KnownKeys(self.known).near(key)


def meets(text: str, asked: Collection[Wanted]) -> bool:
    """Whether a passage meets all that is asked."""
    found = [word.form for word in words(text)]
    present = frozenset[str]().union(*(keys(form) for form in found))
    return bool(asked) and all(_met(it, found, present) for it in asked)


def _met(asked: Wanted, found: list[str], present: frozenset[str]) -> bool:
    if asked.phrase:
        length = len(asked.phrase)
        return any(tuple(found[at : at + length]) == asked.phrase for at in range(len(found) - length + 1))
    begun = bool(asked.beginning) and any(it.startswith(asked.beginning) for it in present)
    return begun or not asked.keys.isdisjoint(present)
