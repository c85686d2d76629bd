"""Numbers as lists of documents show them: digits, letters, Roman numerals; knows no document format."""

from __future__ import annotations

from typing import Final

_LATIN: Final = "abcdefghijklmnopqrstuvwxyz"
_RUSSIAN: Final = "абвгдежзиклмнопрстуфхцчшщыэюя"
_ROMAN: Final = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"),
                 (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip


def counted(count: int, style: str) -> str:
    """A number as a list shows it."""
    if style in ("lowerLetter", "upperLetter"):
        shown = _letters(count, _LATIN)
    elif style in ("russianLower", "russianUpper"):
        shown = _letters(count, _RUSSIAN)
    elif style in ("lowerRoman", "upperRoman"):
        shown = _roman(count)
    elif style == "decimalZero":
        shown = f"{count:02}"
    else:
        shown = "" if style == "none" else str(count)
    return shown.upper() if style.startswith("upper") or style.endswith("Upper") else shown


def _letters(count: int, alphabet: str) -> str:
    """The letters once, then each twice, and so on, as Word does."""
    rounds, place = divmod(max(count, 1) - 1, len(alphabet))
    return alphabet[place] * min(rounds + 1, 30)


def _roman(count: int) -> str:
    if not 0 < count < 4000:  # noqa: PLR2004  beyond there is no numeral
        return str(count)
    shown = ""
    for worth, letters in _ROMAN:
        times, count = divmod(count, worth)
        shown += letters * times
    return shown
