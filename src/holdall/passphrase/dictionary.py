"""What people put into passphrases, with how early a guesser tries it; must not know any passphrase.

A word is kept as one number: its codes read as a big-endian integer. So a passphrase can be looked up
piece by piece without making a text or bytes object of any piece.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from itertools import islice
from math import log2
from threading import Lock
from typing import Final

from holdall.passphrase.characters import encode
from holdall.passphrase.transliteration import in_cyrillic, in_latin
from holdall.passphrase.wordlists import GENERATOR_LANGUAGES, words

LONGEST: Final = 20
"""Letters of the longest word that is looked up."""
LONGEST_ENDING: Final = 3
_SHORTEST_STEM: Final = 3
_TRANSLITERATED: Final = 10_000
"""So many of the most frequent words of each language also in the letters of the other."""
_TRANSLITERATION_BITS: Final = 1.0

_ENDINGS: Final = (
    "а у ом е ы ов ам ами ах ой ою и ей ям ями ях я ю ем ь ью ый ая ое ые ого ому ым ими их ие ий ую "
    "ть л ла ли ло ешь ет ете ют ишь ит им ите ят ся "
    "s es ed d ing er ers ly er y"
)
_VOWELS: Final = "аеиоуыэюяьй"


@dataclass(frozen=True, slots=True)
class Dictionary:
    """`words` and `stems` by number, each with the bits of guessing it; `endings` by number."""

    words: dict[int, float]
    stems: dict[int, float]
    endings: frozenset[int]


def number(word: str) -> int:
    """The number that a word is kept under."""
    return int.from_bytes(encode(word))


_loading: Final = Lock()


def dictionary() -> Dictionary:
    """The one dictionary, read from the shipped lists when it is first needed: half a second, 20 MB.

    From several threads it is read once; the others wait for it.
    """
    with _loading:
        return _read()


@cache
def _read() -> Dictionary:
    known: dict[int, float] = {}
    for name in ("passwords", "frequent-ru", "frequent-en", "names-en"):
        _add_ranked(known, words(name))
    for language in GENERATOR_LANGUAGES:
        drawn = words(f"generator-{language}")
        for word in drawn:
            for spelling in {word, word.replace("-", "")}:
                _add(known, spelling, log2(len(drawn)))
    for name, spellings in (("frequent-ru", in_latin), ("frequent-en", in_cyrillic)):
        for rank, word in enumerate(islice(words(name), _TRANSLITERATED), 1):
            for spelling in spellings(word):
                _add(known, spelling, log2(rank) + _TRANSLITERATION_BITS)
    return Dictionary(known, _stems(), frozenset(map(number, _ENDINGS.split())))


def _add_ranked(known: dict[int, float], ranked: list[str]) -> None:
    for rank, word in enumerate(ranked, 1):
        _add(known, word, log2(rank))


def _add(known: dict[int, float], word: str, bits: float) -> None:
    key = number(word)
    if bits < known.get(key, float("inf")):
        known[key] = bits


def _stems() -> dict[int, float]:
    """Words without their ending, so that forms which are in no list are known too."""
    stems: dict[int, float] = {}
    for language, silent in (("ru", _VOWELS), ("en", "e")):
        for rank, word in enumerate(words(f"frequent-{language}"), 1):
            _add_stem(stems, word.rstrip(silent), log2(rank))
        drawn = words(f"generator-{language}")
        for word in drawn:
            _add_stem(stems, word.rstrip(silent), log2(len(drawn)))
    return stems


def _add_stem(stems: dict[int, float], stem: str, bits: float) -> None:
    if len(stem) >= _SHORTEST_STEM and "-" not in stem:
        _add(stems, stem, bits)
