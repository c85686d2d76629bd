"""Words in a passphrase: as typed, in the other keyboard layout, with signs for letters, backwards."""

from __future__ import annotations

from array import array
from collections.abc import Iterator
from math import comb, log2
from typing import Final

from holdall.passphrase.characters import LEET, OTHER_LAYOUT, PLAIN, is_upper, wipe
from holdall.passphrase.dictionary import LONGEST, LONGEST_ENDING, Dictionary
from holdall.passphrase.token import Kind, Token

_VIEWS: Final = (
    (PLAIN, Kind.WORD, 0.0),
    (OTHER_LAYOUT, Kind.LAYOUT, 1.0),
    *((signs, Kind.SIGNS, 2.0) for signs in LEET),
)
_REVERSED_BITS: Final = 1.0
_ENDING_BITS: Final = 3.0
"""A form that is in no list: one of the eight or so endings that fit."""
_LEAST_BITS: Final = 2.0
"""What the choice of any word is worth, so that a hundred times "the" is not free."""


def word_tokens(codes: bytearray, points: array[int], known: Dictionary) -> Iterator[Token]:
    """Every word found in the passphrase, read in every way people write words."""
    seen: list[bytearray] = []
    for view_table, kind, bits in _VIEWS:
        view = codes.translate(view_table)
        if view not in seen:
            yield from _in_view(view, points, known, kind, bits)
        seen.append(view)
    backwards = seen[0][::-1]
    for token in _in_view(backwards, None, known, Kind.REVERSED, _REVERSED_BITS):
        size = len(codes)
        start, end = size - token.end, size - token.start
        yield Token(start, end, token.bits + _capitals(points, start, end), Kind.REVERSED)
    for view in (*seen, backwards):
        wipe(view)


def _in_view(
    view: bytearray, points: array[int] | None, known: Dictionary, kind: Kind, extra: float
) -> Iterator[Token]:
    words, stems = known.words, known.stems
    size = len(view)
    for start in range(size):
        key = 0
        for end in range(start, min(size, start + LONGEST)):
            if not view[end]:
                break
            key = key << 8 | view[end]
            if key in words:
                bits = max(words[key], _LEAST_BITS) + extra + _capitals(points, start, end + 1)
                yield Token(start, end + 1, bits, kind)
            if key in stems:
                bits = max(stems[key], _LEAST_BITS) + _ENDING_BITS + extra
                for stop in _endings(view, end + 1, known.endings):
                    yield Token(start, stop, bits + _capitals(points, start, stop), kind)


def _endings(view: bytearray, start: int, endings: frozenset[int]) -> Iterator[int]:
    key = 0
    for end in range(start, min(len(view), start + LONGEST_ENDING)):
        key = key << 8 | view[end]
        if key in endings:
            yield end + 1


def _capitals(points: array[int] | None, start: int, end: int) -> float:
    """Bits for capitals: one for the first or all of them, else the choice of places (as zxcvbn does)."""
    if points is None:
        return 0.0
    large = sum(map(is_upper, points[start:end]))
    if not large:
        return 0.0
    size = end - start
    if large == size or (large == 1 and is_upper(points[start])):
        return 1.0
    few = min(large, size - large)
    return log2(sum(comb(size, count) for count in range(1, few + 1)) + 1)
