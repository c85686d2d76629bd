"""The reversible alphabet of names in the Russian internal passport's zone; it is no transliteration.

One sign per letter, so that the Cyrillic spelling can be read back exactly (order 279/2011 of the Federal
Migration Service, kept by orders 851/2017 and 773/2020 of the Ministry of the Interior).
"""

from __future__ import annotations

TO_ZONE: dict[str, str] = dict(
    zip("АБВГДЕЁЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯ", "ABVGDE2JZIQKLMNOPRSTUFHC34WXY9678", strict=True)
)
"""Cyrillic capital to its sign."""

_FROM_ZONE = {sign: letter for letter, sign in TO_ZONE.items()}


def to_zone(name: str) -> str:
    """`name` in zone signs, fillers for spaces and hyphens; raises `ValueError` at any other character."""
    signs: list[str] = []
    for char in name.upper():
        sign = "<" if char in " -" else TO_ZONE.get(char)
        if sign is None:
            raise ValueError("a character that the internal passport's alphabet has no sign for")
        signs.append(sign)
    return "".join(signs)


def from_zone(signs: str) -> str | None:
    """The Cyrillic capitals behind `signs` (a space stays one), or None when one of them means no letter."""
    letters = [_FROM_ZONE.get(sign, " " if sign == " " else "") for sign in signs]
    return "".join(letters) if all(letters) else None
