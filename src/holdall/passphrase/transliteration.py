"""Russian words in Latin letters and English words in Russian ones, as people type them for a passphrase.

Not a standard: two habits in one direction, one in the other. It must not know what the words are for.
"""

from __future__ import annotations

from typing import Final

_RUSSIAN: Final = "абвгдезийклмнопрстуфыэ"
_LATIN: Final = "abvgdeziyklmnoprstufye"
_SHARED: Final = dict(zip(_RUSSIAN, _LATIN, strict=True)) | {
    "ъ": "",
    "ь": "",
    "ж": "zh",
    "ч": "ch",
    "ш": "sh",
}
_HABITS: Final = tuple(
    str.maketrans(_SHARED | habit)
    for habit in (
        {"х": "kh", "ц": "ts", "щ": "shch", "ю": "yu", "я": "ya"},
        {"х": "h", "ц": "c", "щ": "sch", "ю": "ju", "я": "ja", "й": "j"},
    )
)
_ENGLISH: Final = str.maketrans(
    dict(zip("abcdefghijklmnopqrstuvwyz", "абкдефгхижклмнопкрстуввиз", strict=True)) | {"x": "кс"}
)
_PAIRS: Final = (("sh", "ш"), ("ch", "ч"), ("th", "т"), ("ck", "к"), ("ph", "ф"), ("ee", "и"), ("oo", "у"))


def in_latin(word: str) -> set[str]:
    """The usual Latin spellings of a Russian word."""
    return {word.translate(habit) for habit in _HABITS}


def in_cyrillic(word: str) -> set[str]:
    """The usual Russian spellings of an English word: letter by letter, and by pairs of letters."""
    paired = word
    for pair, letter in _PAIRS:
        paired = paired.replace(pair, letter)
    return {word.translate(_ENGLISH), paired.translate(_ENGLISH)}
