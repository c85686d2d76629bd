"""How many guesses a passphrase withstands: the cheapest way to put it together from known pieces.

The method is that of zxcvbn (Wheeler, "Low-Budget Password Strength Estimation", USENIX Security 2016):
find every piece that a guesser knows, and take the shortest path. Where in doubt the estimate is low.
Nothing of the passphrase is in the result, and the arrays it was read into are wiped.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import Final

from holdall.passphrase.characters import (
    DIGITS,
    LETTERS,
    OTHER_LETTER,
    VOWELS,
    code,
    code_points,
    is_upper,
    lower,
    wipe,
)
from holdall.passphrase.dictionary import dictionary
from holdall.passphrase.pattern_tokens import dates, repeats, runs, walks
from holdall.passphrase.token import Kind, Token
from holdall.passphrase.word_tokens import word_tokens

SHORTEST: Final = 4
"""Characters below which nothing is a passphrase: it is refused everywhere."""

_FIRST_LETTER, _LIKELY_LETTER, _UNLIKELY_LETTER = 4.7, 2.3, 4.2
"""Bits of a letter in unknown text: the first, one that could follow in speech, one that hardly could."""
_FOREIGN_LETTER = 2.0
"""Bits of a letter after another in a script of which no words are known here (Shannon 1951: 1 to 2)."""
_DIGIT, _SYMBOL, _SEPARATOR, _CAPITAL = 3.3, 4.5, 0.8, 1.0
_SEPARATORS: Final = frozenset(b" -_.,")


class Strength(IntEnum):
    """How good a passphrase is against somebody who has the vault; `code` is stable."""

    EMPTY = 0
    WEAK = 1
    FAIR = 2
    GOOD = 3
    STRONG = 4

    @property
    def code(self) -> str:
        """The stable name."""
        return self.name.lower()


_LIMITS: Final = ((45, Strength.WEAK), (56, Strength.FAIR), (70, Strength.GOOD))
"""In bits; what they mean in time is in `attack`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Estimate:
    """What is known of a passphrase; safe to log."""

    characters: int
    bits: float
    """Binary logarithm of the guesses needed, on the low side."""
    kinds: tuple[Kind, ...]
    """What it is made of, the kind with most characters first."""

    @property
    def strength(self) -> Strength:
        """The class."""
        if not self.characters:
            return Strength.EMPTY
        return next((level for limit, level in _LIMITS if self.bits < limit), Strength.STRONG)

    @property
    def weakness(self) -> Kind:
        """What most of it is made of; `CHARACTERS` when it is merely short."""
        return self.kinds[0] if self.kinds else Kind.CHARACTERS

    @property
    def in_other_layout(self) -> bool:
        """Whether it is mostly words typed with the keyboard set to the other language."""
        return self.weakness is Kind.LAYOUT

    @property
    def is_too_short(self) -> bool:
        """Whether it has fewer characters than any passphrase must have."""
        return self.characters < SHORTEST


def estimate(utf8: memoryview) -> Estimate:
    """The estimate for a passphrase as NFKC text in UTF-8, the form that a vault uses."""
    points = code_points(utf8)
    try:
        return estimate_points(points)
    finally:
        wipe(points)


def estimate_points(points: Sequence[int]) -> Estimate:
    """The estimate for a passphrase given as code points."""
    if not points:
        return Estimate(characters=0, bits=0.0, kinds=())
    given = array("I", points)
    small = array("I", map(lower, given))
    codes = bytearray(map(code, small))
    try:
        path = _cheapest(given, small, codes)
    finally:
        for numbers in (given, small, codes):
            wipe(numbers)
    weight: dict[Kind, int] = {}
    for token in path:
        weight[token.kind] = weight.get(token.kind, 0) + token.end - token.start
    return Estimate(
        characters=len(codes),
        bits=sum(token.bits for token in path),
        kinds=tuple(sorted(weight, key=lambda kind: -weight[kind])),
    )


def _cheapest(points: array[int], small: array[int], codes: bytearray) -> list[Token]:
    """The cheapest row of tokens that covers everything."""
    by_start: list[list[Token]] = [[] for _ in codes]
    for token in _tokens(points, small, codes):
        by_start[token.start].append(token)
    cost = [0.0] + [float("inf")] * len(codes)
    last: list[Token | None] = [None] * (len(codes) + 1)
    for start, tokens in enumerate(by_start):
        for token in tokens:
            if cost[start] + token.bits < cost[token.end]:
                cost[token.end], last[token.end] = cost[start] + token.bits, token
    path: list[Token] = []
    place = len(codes)
    while token := last[place]:
        path.append(token)
        place = token.start
    return path


def _tokens(points: array[int], small: array[int], codes: bytearray) -> Iterator[Token]:
    yield from word_tokens(codes, points, dictionary())
    yield from walks(codes)
    yield from runs(codes)
    yield from repeats(small)
    yield from dates(codes)
    for place, char in enumerate(codes):
        before = codes[place - 1] if place else 0
        bits = _character(before, char) + _CAPITAL * is_upper(points[place])
        yield Token(place, place + 1, bits, Kind.CHARACTERS)


def _character(before: int, char: int) -> float:
    if char in DIGITS:
        return _DIGIT
    if char not in LETTERS:
        return _SEPARATOR if char in _SEPARATORS else _SYMBOL
    if before not in LETTERS:
        return _FIRST_LETTER
    if char == OTHER_LETTER:
        return _FOREIGN_LETTER
    return _LIKELY_LETTER if (before in VOWELS) != (char in VOWELS) else _UNLIKELY_LETTER
