"""Numbers as documents show them."""

from __future__ import annotations

import pytest

from holdall.intake.reading.numerals import counted


@pytest.mark.parametrize(
    ("count", "style", "shown"),
    [
        (3, "decimal", "3"),
        (3, "decimalZero", "03"),
        (1, "lowerLetter", "a"),
        (28, "upperLetter", "BB"),
        (0, "lowerLetter", "a"),
        (2, "russianLower", "б"),
        (10, "russianUpper", "К"),
        (1994, "upperRoman", "MCMXCIV"),
        (4, "lowerRoman", "iv"),
        (0, "lowerRoman", "0"),
        (4000, "upperRoman", "4000"),
        (5, "none", ""),
        (5, "a style of the future", "5"),
        (10**6, "lowerLetter", "n" * 30),
    ],
)
def test_numbers(count: int, style: str, shown: str) -> None:
    assert counted(count, style)[: len(shown) or None] == shown
