"""The part of a passage that shows why it was found; it must not know the index."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Final

from holdall.vault.search.grammar import keys
from holdall.vault.search.matching import Wanted
from holdall.vault.search.words import Word, words

_MOST_HITS: Final = 300
"""Words found that are looked at for the best piece: a page of nothing else is no reason to take for ever."""
SNIPPET_LENGTH: Final = 180
"""Characters around the words found, more or less: whole words."""


@dataclass(frozen=True, slots=True)
class Snippet:
    """A piece of a passage on one line; `marks` are start and end of each word found, in `text`."""

    text: str
    marks: tuple[tuple[int, int], ...]


def snippet(text: str, asked: Collection[Wanted]) -> Snippet:
    """The piece of `text` with the most different terms; its beginning when none is found."""
    found = list(words(text))
    hits = _hits(found, asked)
    start, end = _window(text, found, hits)
    marks = [(found[at].start, found[at].end) for at in sorted({at for at, _ in hits})]
    inside = [(first - start, last - start) for first, last in marks if start <= first and last <= end]
    piece = "".join(" " if letter.isspace() else letter for letter in text[start:end])
    before, after = "… " if start else "", " …" if end < len(text) else ""
    return Snippet(
        f"{before}{piece}{after}", tuple((first + len(before), last + len(before)) for first, last in inside)
    )


def _hits(found: Sequence[Word], asked: Collection[Wanted]) -> list[tuple[int, int]]:
    """Which words, by index, meet which term, by index, in the order of the words; the first of too many."""
    hits: list[tuple[int, int]] = []
    for number, term in enumerate(asked):
        if term.phrase:
            length = len(term.phrase)
            for at in range(len(found) - length + 1):
                if tuple(word.form for word in found[at : at + length]) == term.phrase:
                    hits += [(it, number) for it in range(at, at + length)]
        else:
            hits += [(at, number) for at, word in enumerate(found) if _is_met(word.form, term)]
    return sorted(hits)[:_MOST_HITS]


def _is_met(form: str, term: Wanted) -> bool:
    present = keys(form)
    begun = bool(term.beginning) and any(key.startswith(term.beginning) for key in present)
    return begun or not term.keys.isdisjoint(present)


def _window(text: str, found: Sequence[Word], hits: Sequence[tuple[int, int]]) -> tuple[int, int]:
    best, most = 0, 0
    for place, (at, _) in enumerate(hits):
        first = found[at].start
        terms = {term for other, term in hits[place:] if found[other].end - first <= SNIPPET_LENGTH * 2 // 3}
        if len(terms) > most:
            best, most = at, len(terms)
    middle = found[best].start if hits else 0
    start = max(0, middle - SNIPPET_LENGTH // 3)
    end = min(len(text), start + SNIPPET_LENGTH)
    starts = [word.start for word in found if start <= word.start <= middle]
    ends = [word.end for word in found if word.end <= end]
    whole_start = 0 if start == 0 or not starts else starts[0]
    whole_end = len(text) if end == len(text) or not ends else max(ends[-1], whole_start)
    return whole_start, whole_end
