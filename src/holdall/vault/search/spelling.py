"""Brings the spellings of one word in Cyrillic and Latin letters together; it must not know grammar.

A *skeleton* is what stays the same however a word is transliterated: «Щербакова», Shcherbakova, Ščerbakova
and Scherbakova have one, so have «Юлия», Yulia, Iuliia and Julia. It is for comparing, never for showing.
The systems it brings together are those of `resources/rules/transliteration.toml`, and what newspapers write.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final

_CYRILLIC: Final = re.compile("[\u0400-\u04ff]")
_LATIN: Final = re.compile("[a-z\u00df-\u024f]")

_FROM_CYRILLIC: Final = str.maketrans({
    "а": "a", "б": "b", "в": "v", "г": "g", "д": "d", "е": "e", "ж": "ж", "з": "z", "и": "i", "й": "i",
    "к": "k", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r", "с": "s", "т": "t", "у": "u",
    "ф": "f", "х": "h", "ц": "c", "ч": "ч", "ш": "ш", "щ": "щ", "ъ": "", "ы": "i", "ь": "", "э": "e",
    "ю": "iu", "я": "ia", "ё": "e", "і": "i", "ї": "i", "є": "e", "ґ": "g", "ў": "u",
})  # fmt: skip
_WITH_MARKS: Final = str.maketrans({
    "š": "sh", "č": "ch", "ž": "zh", "ŝ": "shch", "â": "ia", "û": "iu", "ş": "sh", "ç": "ch", "ı": "i",
    "ł": "l", "ø": "o", "æ": "ae", "ß": "ss", "đ": "d",
})  # fmt: skip
_SOUNDS: Final = {
    "shch": "щ", "tsch": "ч", "tch": "ч", "sch": "щ", "sh": "ш", "zh": "ж", "kh": "h", "ch": "ч", "ts": "c",
    "tz": "c", "tc": "c", "ph": "f", "ck": "k", "ce": "ce", "ci": "ci", "cy": "cy", "c": "k", "x": "ks",
    "w": "v", "q": "k",
}  # fmt: skip
_SOUND: Final = re.compile("|".join(sorted(_SOUNDS, key=len, reverse=True)))
_I: Final = re.compile("[ijy]+")
_TWICE: Final = re.compile(r"(.)\1+")
_TO_CYRILLIC: Final = str.maketrans("abvgdezijklmnoprstufhc", "абвгдезийклмнопрстуфхц")
_LATIN_ALIKE, _CYRILLIC_ALIKE = "aeopcxykmthb", "аеорсхукмтнв"
_LOOKALIKES: Final = str.maketrans(_LATIN_ALIKE, _CYRILLIC_ALIKE)
"""Latin letters that a reading machine puts among Cyrillic ones."""
_ON_PAPERS: Final = str.maketrans(_CYRILLIC_ALIKE, _LATIN_ALIKE)
"""Cyrillic letters that the number of a paper is typed with, where Latin ones are printed."""


def is_cyrillic(form: str) -> bool:
    """Whether a folded word has a Cyrillic letter."""
    return _CYRILLIC.search(form) is not None


def is_latin(form: str) -> bool:
    """Whether a folded word has a Latin letter."""
    return _LATIN.search(form) is not None


def all_cyrillic(form: str) -> str:
    """A Cyrillic word with look-alike Latin letters made Cyrillic."""
    return form.translate(_LOOKALIKES)


def number(form: str) -> str:
    """A folded word with digits, such as the number of a paper: every digit counts, look-alikes are one."""
    return form.translate(_ON_PAPERS)


def skeleton(form: str) -> str:
    """What is left of a folded word in either alphabet; empty for one of soft and hard signs alone."""
    return _even(form.translate(_FROM_CYRILLIC) if is_cyrillic(form) else _sounds(form))


def cyrillic_guess(form: str) -> str:
    """A folded Latin word in Cyrillic letters: a guess to look up its grammar by, never to be shown."""
    guess = skeleton(form).replace("iu", "ю").replace("ia", "я")
    return guess.translate(_TO_CYRILLIC)


def _sounds(form: str) -> str:
    plain = unicodedata.normalize("NFD", form.translate(_WITH_MARKS))
    letters = "".join(it for it in plain if not unicodedata.combining(it))
    return _SOUND.sub(lambda found: _SOUNDS[found[0]], letters)


def _even(spelt: str) -> str:
    """Without what the systems do not agree on: й, ы and y, the e or o after it, and doubled letters."""
    return _TWICE.sub(r"\1", _I.sub("i", spelt).replace("ie", "e").replace("io", "e"))
