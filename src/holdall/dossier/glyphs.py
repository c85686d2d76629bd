"""Says which characters the shipped fonts can show; knows the fonts' tables and no dossier."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from functools import cache

from fontTools.ttLib import TTFont

from holdall.resources import resource_path

_DRAWN_AS_NOTHING = frozenset({"\n", "\u200c", "\u200d", "\u200e", "\u200f"})
_NEVER_SHOWN = frozenset({"Cs", "Co", "Cn"})
FACES = ("Regular", "Bold")
"""The faces that pages are set in: a character must be in both."""


@cache
def shown_characters() -> frozenset[str]:
    """Every character that some shipped font has, in each face that pages use."""
    regular, bold = (_characters_of(face) for face in FACES)
    return regular & bold


def missing_character(texts: Iterable[str]) -> str | None:
    """The first character in `texts` that no shipped font can show, or None."""
    known = shown_characters()
    for text in texts:
        for char in text:
            if char not in known and not draws_nothing(char):
                return char
    return None


def _characters_of(face: str) -> frozenset[str]:
    """Characters of the fonts of one face; a family that has only the regular one serves for both."""
    folder = resource_path("fonts")
    families = {path.stem.partition("-")[0] for path in folder.glob("*.ttf")}
    codes: set[int] = set()
    for family in families:
        path = folder / f"{family}-{face}.ttf"
        path = path if path.exists() else folder / f"{family}-Regular.ttf"
        with TTFont(path, lazy=True) as font:
            codes.update(font.getBestCmap() or {})
    return frozenset(map(chr, codes))


def draws_nothing(char: str) -> bool:
    """Whether it only ends lines or joins letters."""
    return char in _DRAWN_AS_NOTHING and unicodedata.category(char) not in _NEVER_SHOWN
