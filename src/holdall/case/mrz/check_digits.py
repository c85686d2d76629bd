"""The check digit of ICAO Doc 9303-3 §4.9; knows nothing of fields or lines."""

from __future__ import annotations

FILLER = "<"

_VALUES = {char: value for value, char in enumerate("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ")} | {FILLER: 0}
_WEIGHTS = (7, 3, 1)

ALPHABET = frozenset(_VALUES)
"""Every character that a machine-readable zone may hold."""


def check_digit(text: str) -> str:
    """The digit that protects `text`: its values weighted 7, 3, 1 in turn, summed, modulo 10."""
    return str(sum(_VALUES[char] * _WEIGHTS[place % 3] for place, char in enumerate(text)) % 10)
