"""An honest, cautious estimate of how hard a passphrase is to guess; knows no widget, sees only numbers.

Letters in a row count as words of a language, not as random letters; common words, keyboard walks,
repeats, counting and years count for little. The estimate errs on the low side.
"""

from __future__ import annotations

from enum import IntEnum

_FIRST_LETTER, _NEXT_LETTER, _DIGIT, _SYMBOL = 4.7, 2.1, 3.3, 4.0
_COMMON, _STEP, _YEAR, _SEPARATOR = 9.0, 0.6, 6.0, 0.8
_RUNS = (
    "qwertyuiop asdfghjkl zxcvbnm 1234567890 0987654321 abcdefghijklmnopqrstuvwxyz йцукенгшщзхъ фывапролджэ "
    "ячсмитьбю абвгдеёжзийклмнопрстуфхцчшщъыьэюя 1qaz2wsx3edc qazwsxedc"
)
_WORDS = (
    "password passwort passphrase secret admin welcome dragon monkey iloveyou sunshine princess football "
    "letmein master shadow michael superman batman login hello freedom whatever trustno computer holdall "
    "russia moscow putin russian love пароль привет любовь россия москва родина свобода солнце наташа марина "
    "максим андрей сергей александр екатерина секрет здравствуй мама папа ghbdtn gfhjkm k.,jdm parol privet "
    "lyubov rossiya moskva svoboda natasha marina maksim andrey sergey"
)
_MIN_RUN = 4
_YEARS = (1900, 2099)


class Strength(IntEnum):
    """How good a passphrase is against somebody who has the vault and fast computers."""

    EMPTY = 0
    WEAK = 1
    FAIR = 2
    GOOD = 3
    STRONG = 4


_LIMITS = ((0.1, Strength.EMPTY), (40, Strength.WEAK), (56, Strength.FAIR), (70, Strength.GOOD))


def strength(points: list[int]) -> Strength:
    """The class of a passphrase given as code points."""
    bits = estimate_bits(points)
    return next((level for limit, level in _LIMITS if bits < limit), Strength.STRONG)


def estimate_bits(points: list[int]) -> float:
    """Bits of guessing work, on the low side."""
    lower = [ord(chr(point).lower()[0]) for point in points]
    bits, place, seen = 0.0, 0, set[tuple[int, ...]]()
    while place < len(lower):
        length, worth = _next_token(lower, place)
        token = tuple(lower[place : place + length])
        bits += _STEP if token in seen and length > 1 else worth
        bits += sum(points[i] != lower[i] for i in range(place + 1, place + length)) * 1.0
        seen.add(token)
        place += length
    return bits


def _next_token(lower: list[int], place: int) -> tuple[int, float]:
    if length := _common(lower, place):
        return length, _COMMON
    if (length := _walk(lower, place)) >= _MIN_RUN:
        return length, _FIRST_LETTER + _STEP * length
    char = chr(lower[place])
    if char.isalpha():
        length = 1
        while (
            place + length < len(lower)
            and chr(lower[place + length]).isalpha()
            and not _common(lower, place + length)
        ):
            length += 1
        return length, _FIRST_LETTER + _NEXT_LETTER * (length - 1)
    if char.isdigit():
        return _number(lower, place)
    return 1, _SEPARATOR if char in " -_.," else _SYMBOL


def _number(lower: list[int], place: int) -> tuple[int, float]:
    digits = lower[place : place + 4]
    if len(digits) == _MIN_RUN and all(chr(d).isdigit() for d in digits):
        value = 0
        for digit in digits:
            value = value * 10 + int(chr(digit))
        if _YEARS[0] <= value <= _YEARS[1]:
            return 4, _YEAR
    return 1, _DIGIT


def _common(lower: list[int], place: int) -> int:
    return max((len(word) for word in _CODED_WORDS if lower[place : place + len(word)] == word), default=0)


def _walk(lower: list[int], place: int) -> int:
    """Length of the keyboard walk, alphabet run, or repeated character that starts here."""
    longest = 1
    while place + longest < len(lower) and lower[place + longest] == lower[place]:
        longest += 1
    for run in _CODED_RUNS:
        for line in (run, run[::-1]):
            if lower[place] in line:
                start, length = line.index(lower[place]), 0
                while (
                    lower[place + length : place + length + 1]
                    == line[start + length : start + length + 1]
                    != []
                ):
                    length += 1
                longest = max(longest, length)
    return longest


_CODED_WORDS = [[ord(char) for char in word] for word in _WORDS.split()]
_CODED_RUNS = [[ord(char) for char in run] for run in _RUNS.split()]
