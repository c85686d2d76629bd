"""The keys that all grammatical forms of a word share; it must not know what a search is.

Two words match when they share a key. A Russian word has the stem of what it is and the stems of what it may
be a form of, by the dictionary of OpenCorpora (through pymorphy3): «люди» and «человек», «повесток» and
«повестка» share one. Ukrainian and Belarusian words are taken for Russian ones. A word in Latin letters
has the keys of the Russian word that it may transliterate, and its English stem; one in any other script is
its own key.
"""

from __future__ import annotations

from functools import cache, lru_cache
from typing import Any, Final

from holdall.vault.search.spelling import (
    all_cyrillic,
    cyrillic_guess,
    is_cyrillic,
    is_latin,
    number,
    skeleton,
)

_LIKELY: Final = 0.04
"""Readings of a word less likely than this, of all its readings together, are left out."""
_MOST_READINGS: Final = 6
_LONGEST: Final = 40
"""Letters: anything longer is no word and is its own key."""
_REMEMBERED: Final = 200_000


@lru_cache(_REMEMBERED)
def keys(form: str) -> frozenset[str]:
    """The keys of a folded word; at least one."""
    if len(form) > _LONGEST:
        return frozenset({form})
    if any(it.isdigit() for it in form):
        return frozenset({number(form)})
    if is_cyrillic(form):
        found = _russian(all_cyrillic(form))
    elif is_latin(form):
        found = _russian(cyrillic_guess(form)) | {skeleton(_stemmer("english").stemWord(form))}
    else:
        found = frozenset({form})
    return (found - {""}) or frozenset({form})


def _russian(form: str) -> frozenset[str]:
    readings = _dictionary().parse(form)[:_MOST_READINGS]
    likely = {reading.normal_form.replace("ё", "е") for reading in readings if reading.score >= _LIKELY}
    stem = _stemmer("russian").stemWord
    return frozenset(skeleton(stem(it)) for it in {form, *likely})


@cache
def _dictionary() -> Any:  # pymorphy3 has no types
    import pymorphy3
    import pymorphy3_dicts_ru

    dictionaries: Any = pymorphy3_dicts_ru
    return pymorphy3.MorphAnalyzer(path=dictionaries.get_path())  # by name it would look through all packages


@cache
def _stemmer(language: str) -> Any:  # PyStemmer has no types
    import Stemmer

    stemmers: Any = Stemmer
    return stemmers.Stemmer(language)
