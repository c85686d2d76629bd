"""Pieces that no word list holds: keyboard walks, counting, repeats and dates."""

from __future__ import annotations

from array import array
from collections.abc import Iterator
from math import log2
from typing import Final

from holdall.passphrase.characters import DIGITS, KEYS, LETTERS, ROW_STEP
from holdall.passphrase.token import Kind, Token

_SHORTEST: Final = 3
_NEIGHBOURS: Final = frozenset({1, -1, ROW_STEP, -ROW_STEP, ROW_STEP - 1, 1 - ROW_STEP})
"""Keys beside each other, above and below, rows standing slantwise as on every keyboard."""
_FIRST_KEY_BITS: Final = log2(47)
"""Keys with a sign on them."""
_TURN_BITS: Final = log2(len(_NEIGHBOURS) - 1)
_OBVIOUS_STARTS: Final = frozenset("az019ая".encode("cp1251"))
_OBVIOUS_BITS, _DIGIT_BITS, _LETTER_BITS = 2.0, log2(10), log2(32)
_DOWNWARD_BITS: Final = 1.0
_CANDIDATES: Final = 8
"""Earlier places that are compared for a repeat; more would cost time and find nothing."""
_POINT_BITS: Final = 21

_YEARS: Final = range(1900, 2050)
_YEAR_BITS: Final = log2(len(_YEARS))
_DAY_BITS: Final = log2(366)
_SEPARATOR_BITS: Final = 2.0
_SEPARATORS: Final = frozenset(b"./- _,")
_TWO, _FOUR, _SIX, _EIGHT = 2, 4, 6, 8


def walks(codes: bytearray) -> Iterator[Token]:
    """Neighbouring keys in a row, in either keyboard layout."""
    keys = codes.translate(KEYS)
    start = 0
    while start < len(keys) - 1:
        end, turns, before = start + 1, 0, 0
        while end < len(keys) and keys[end] and keys[end - 1] and (step := keys[end] - keys[end - 1]):
            if step not in _NEIGHBOURS:
                break
            turns += step != before
            before, end = step, end + 1
        if end - start >= _SHORTEST:
            choice = log2(end - start) if turns > 1 else 0.0
            yield Token(start, end, _FIRST_KEY_BITS + turns * (_TURN_BITS + choice), Kind.WALK)
        start = max(start + 1, end - 1)
    keys[:] = bytes(len(keys))


def runs(codes: bytearray) -> Iterator[Token]:
    """Counting and the alphabet, forwards and backwards."""
    start = 0
    while start < len(codes) - 1:
        step = codes[start + 1] - codes[start]
        end = start + 1
        while end < len(codes) and codes[end] - codes[end - 1] == step and _alike(codes, start, end):
            end += 1
        if step in {1, -1} and end - start >= _SHORTEST:
            first = codes[start]
            bits = _DIGIT_BITS if first in DIGITS else _LETTER_BITS
            bits = _OBVIOUS_BITS if first in _OBVIOUS_STARTS else bits
            yield Token(start, end, bits + log2(end - start) + _DOWNWARD_BITS * (step < 0), Kind.RUN)
        start = max(start + 1, end - 1)


def _alike(codes: bytearray, one: int, other: int) -> bool:
    return any(codes[one] in kind and codes[other] in kind for kind in (DIGITS, LETTERS))


def repeats(small: array[int]) -> Iterator[Token]:
    """Pieces that have occurred before, given small letters; what stands just before is cheapest."""
    places: dict[int, list[int]] = {}
    earlier = reach = 0
    for start in range(1, len(small) - _SHORTEST + 1):
        places.setdefault(_trigram(small, start - 1), []).append(start - 1)
        earlier += 1
        # compare only what could reach further than the repeat we are in: time stays in proportion to length
        for place in places.get(_trigram(small, start), ())[-_CANDIDATES:]:
            if start + _SHORTEST > reach or _matches(small, place + reach - start, reach):
                end = start + _common(small, place, start)
                earlier, reach = (place, end) if end > reach else (earlier, reach)
        if reach - start >= _SHORTEST:
            times = 1 + (reach - start) // (start - earlier)
            bits = 1 + (log2(times) if earlier + reach - start >= start else log2(start))
            yield Token(start, reach, bits, Kind.REPEAT)


def _matches(small: array[int], earlier: int, later: int) -> bool:
    return later < len(small) and small[earlier] == small[later]


def _trigram(small: array[int], start: int) -> int:
    return small[start] << 2 * _POINT_BITS | small[start + 1] << _POINT_BITS | small[start + 2]


def _common(small: array[int], earlier: int, later: int) -> int:
    length = 0
    while later + length < len(small) and small[earlier + length] == small[later + length]:
        length += 1
    return length


def dates(codes: bytearray) -> Iterator[Token]:
    """Years, and dates in any usual order, with or without separators."""
    for start in range(len(codes) - 3):
        if codes[start] in DIGITS:
            yield from _joined(codes, start)
            yield from _separated(codes, start)


def _joined(codes: bytearray, start: int) -> Iterator[Token]:
    figures = 0
    while figures < _EIGHT and start + figures < len(codes) and codes[start + figures] in DIGITS:
        figures += 1
    if figures >= _FOUR and _value(codes, start, _FOUR) in _YEARS:
        yield Token(start, start + _FOUR, _YEAR_BITS, Kind.DATE)
    if figures >= _FOUR and _is_day(_value(codes, start, _TWO), _value(codes, start + _TWO, _TWO)):
        yield Token(start, start + _FOUR, _DAY_BITS, Kind.DATE)
    for length in (_SIX, _EIGHT):
        if figures >= length and any(
            _is_date(codes, [(start + offset, size) for offset, size in parts]) for parts in _ORDERS[length]
        ):
            yield Token(start, start + length, _DAY_BITS + _YEAR_BITS, Kind.DATE)


_ORDERS: Final = {
    _SIX: (((0, 2), (2, 2), (4, 2)), ((4, 2), (2, 2), (0, 2))),
    _EIGHT: (((0, 2), (2, 2), (4, 4)), ((6, 2), (4, 2), (0, 4))),
}
"""Place and length of day, month and year; day and month may also change places."""


def _separated(codes: bytearray, start: int) -> Iterator[Token]:
    groups, place = list[tuple[int, int]](), start
    while True:
        size = 0
        while size < _FOUR and place + size < len(codes) and codes[place + size] in DIGITS:
            size += 1
        groups.append((place, size))
        place += size
        if len(groups) == _SHORTEST or place == len(codes) or codes[place] not in _SEPARATORS:
            break
        place += 1
    if len(groups) == _SHORTEST and any(_is_date(codes, order) for order in (groups, groups[::-1])):
        yield Token(start, place, _DAY_BITS + _YEAR_BITS + _SEPARATOR_BITS, Kind.DATE)


def _is_date(codes: bytearray, parts: list[tuple[int, int]]) -> bool:
    (day, day_size), (month, month_size), (year, year_size) = parts
    if not (1 <= day_size <= _TWO and 1 <= month_size <= _TWO and year_size in {_TWO, _FOUR}):
        return False
    known = year_size == _TWO or _value(codes, year, _FOUR) in _YEARS
    return known and _is_day(_value(codes, day, day_size), _value(codes, month, month_size))


def _is_day(one: int, other: int) -> bool:
    return 1 <= min(one, other) <= 12 and 1 <= max(one, other) <= 31  # noqa: PLR2004 - months, days


def _value(codes: bytearray, start: int, size: int) -> int:
    value = 0
    for place in range(start, start + size):
        value = value * 10 + codes[place] - 0x30
    return value
