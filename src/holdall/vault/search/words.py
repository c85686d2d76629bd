"""Cuts text into words and folds what nobody types alike; it must not know any language's grammar."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import Final, NamedTuple

_MARKS: Final = (
    "\u0300-\u036f\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u064b-\u065f\u0670"
)
"""Combining marks of Latin, Greek and Cyrillic, Hebrew points, Arabic vowels: written or left out at will."""
_JOINT: Final = r"(?:['’ʼʹʺ\u00ad]|-\r?\n|\u00ad\r?\n)(?=[^\W\d_])"
"""Inside a word, and no part of it: apostrophes for soft signs, and the hyphen at the end of a line."""
_WORD: Final = re.compile(rf"[^\W_][^\W_{_MARKS}]*(?:[{_MARKS}]|[^\W_]|(?<=[^\W\d_]){_JOINT})*")
_NOT_WRITTEN: Final = re.compile(rf"['’ʼʹʺ\u00ad\r\n-]|[{_MARKS}]")


class Word(NamedTuple):
    """A word at `text[start:end]`; `form` is what it is compared by."""

    start: int
    end: int
    form: str


def words(text: str) -> Iterator[Word]:
    """The words of `text` in order; a word cut by a hyphen at the end of a line is one."""
    for found in _WORD.finditer(text):
        form = fold_word(found[0])
        if form:
            yield Word(found.start(), found.end(), form)


def fold_word(word: str) -> str:
    """`word` without differences of case, width, Ё and Е, vowel marks and hyphenation."""
    folded = unicodedata.normalize("NFKC", word).casefold().replace("ё", "е")
    return _NOT_WRITTEN.sub("", folded)
