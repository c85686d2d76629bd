"""Tells in which coding a text was written; knows letters, not words.

What is not Unicode is taken for the coding in which it reads most like Russian, or for Western European when
its letters stand among Latin ones. Letter frequencies: Russian National Corpus, rounded.
"""

from __future__ import annotations

import codecs
import re
from typing import Final

_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CYRILLIC: Final = ("cp1251", "koi8-r", "cp866")
_LATIN: Final = "cp1252"
CODINGS: Final = ("utf-8", "utf-16-le", "utf-16-be", *_CYRILLIC, _LATIN)
_FREQUENCY: Final = dict(zip(
    "оеаинтсрвлкмдпуяыьгзбчйхжшюцщэфъё",
    (110, 85, 80, 74, 67, 63, 55, 47, 45, 44, 35, 32, 30, 28, 26, 20, 19, 17, 17, 16, 16, 14, 12, 10, 9, 7, 6,
     5, 4, 3, 3, 1, 1), strict=True,
))  # fmt: skip
_SAMPLE: Final = 64 * 1024
"""Bytes that are looked at to tell one coding from another."""
_LEAST_LIKENESS: Final = 20
"""Score of a letter beyond ASCII on average: Russian has 45 to 60, other Cyrillic 30, noise less than 10."""
_CONTROL: Final = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_AMONG_LATIN: Final = re.compile(rb"[A-Za-z][\xc0-\xff]|[\xc0-\xff][A-Za-z]")
_HIGH: Final = re.compile(rb"[\x80-\xff]")


def decoded(data: bytes) -> str | None:
    """The text in `data`, or None when it is no text."""
    coding = coding_of(data)
    if coding is None:
        return None
    try:
        return data.decode(coding).removeprefix("\ufeff")
    except UnicodeDecodeError:
        return data.decode(coding, "replace") if coding in (*_CYRILLIC, _LATIN) else None


def coding_of(data: bytes, *, is_whole: bool = True) -> str | None:
    """Python's name of the coding, or None for what is no text; a part may end within a character."""
    for mark, coding in _MARKS:
        if data.startswith(mark):
            return coding if _is_text(data, coding, is_whole=is_whole) else None
    wide = _unmarked_wide(data)
    if wide:
        return wide if _is_text(data, wide, is_whole=is_whole) else None
    if _CONTROL.search(data):
        return None
    if _is_text(data, "utf-8", is_whole=is_whole):
        return "utf-8"
    return _eight_bit(data[:_SAMPLE])


def _is_text(data: bytes, coding: str, *, is_whole: bool) -> bool:
    try:
        text = codecs.getincrementaldecoder(coding)().decode(data, final=is_whole)
    except UnicodeDecodeError:
        return False
    return not _CONTROL.search(text.encode("utf-8", "replace"))


def _unmarked_wide(data: bytes) -> str:
    """UTF-16 without a mark has a zero, or the four of Cyrillic, in nearly every other byte."""
    sample = data[:4096]
    for coding, high, low in (
        ("utf-16-le", sample[1::2], sample[::2]),
        ("utf-16-be", sample[::2], sample[1::2]),
    ):
        blank = high.count(0) + high.count(4)
        if len(high) > 1 and blank > 0.8 * len(high) and low.count(0) < 0.1 * len(low):
            return coding
    return ""


def _eight_bit(sample: bytes) -> str | None:
    high = len(_HIGH.findall(sample))
    if len(_AMONG_LATIN.findall(sample)) * 3 > high:
        return _LATIN
    scores = {coding: _likeness(sample.decode(coding, "replace")) for coding in _CYRILLIC}
    best = max(scores, key=lambda coding: scores[coding])
    return best if scores[best] >= _LEAST_LIKENESS * high else None


def _likeness(text: str) -> float:
    """How much the text beyond ASCII reads like Russian: common letters, lower case, nothing but letters."""
    score = 0.0
    before = " "
    for letter in text:
        if letter > "\x7f":
            common = _FREQUENCY.get(letter.lower(), 0)
            score += common if letter.islower() else common * (0.9 if not before.islower() else -1)
            if not common:
                score -= 0 if letter in "«»—–№„“”’…\xa0§" or "\u0400" <= letter <= "\u04ff" else 60
        before = letter
    return score
