"""Characters as numbers: the text of a passphrase read from its bytes, and what each key can stand for.

It must not make a text object of a passphrase: everything is kept in arrays that the caller wipes.
One byte stands for one character (`CODES`): ASCII as it is, Russian letters as in the code page 1251.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Sequence
from typing import Final

OTHER_LETTER: Final = 1
OTHER_SYMBOL: Final = 2

_CONTINUATION, _LEAD_MASK = 0x80, 0xC0
_LEADS: Final = ((0x80, 0x7F), (0xE0, 0x1F), (0xF0, 0x0F), (0x100, 0x07))
"""First bytes of UTF-8 sequences of one to four bytes: upper bound, and the bits that count."""

_LATIN = range(0x41, 0x5B)
_CYRILLIC = range(0x410, 0x430)
_YO = (0x401, 0x451)
_YE = 0x435
_CASE = 0x20
_CODE_PAGE = "cp1251"

LATIN_LETTERS: Final = frozenset(range(0x61, 0x7B))
CYRILLIC_LETTERS: Final = frozenset(range(0xE0, 0x100))
DIGITS: Final = frozenset(range(0x30, 0x3A))
LETTERS: Final = LATIN_LETTERS | CYRILLIC_LETTERS | {OTHER_LETTER}
VOWELS: Final = frozenset("aeiouyаеиоуыэюя".encode(_CODE_PAGE))


def code_points(utf8: memoryview) -> array[int]:
    """The characters of valid UTF-8 as numbers; the caller wipes the array."""
    count = sum(byte & _LEAD_MASK != _CONTINUATION for byte in utf8)
    points = array("I", bytes(count * array("I").itemsize))  # never grows, so that no copy is left behind
    place = -1
    for byte in utf8:
        if byte & _LEAD_MASK == _CONTINUATION:
            points[place] = points[place] << 6 | byte & ~_LEAD_MASK
        else:
            place += 1
            points[place] = byte & next(keep for below, keep in _LEADS if byte < below)
    return points


def lower(point: int) -> int:
    """The small letter of a character, `ё` as `е`: people write both for one word."""
    if point < 0x80:  # noqa: PLR2004 - ASCII
        return point + _CASE if point in _LATIN else point
    if point in _CYRILLIC:
        return point + _CASE
    if point in _YO:
        return _YE
    return ord(chr(point).lower()[0])


def code(point: int) -> int:
    """The byte for a small letter, a digit or a sign; `OTHER_LETTER` or `OTHER_SYMBOL` for the rest."""
    if 0x20 <= point < 0x7F:  # noqa: PLR2004 - printable ASCII
        return point
    if 0x430 <= point < 0x450:  # noqa: PLR2004 - а to я
        return point - 0x430 + 0xE0
    return OTHER_LETTER if chr(point).isalpha() else OTHER_SYMBOL


def encode(word: str) -> bytes:
    """The codes of a word of a shipped list."""
    return word.encode(_CODE_PAGE)


def wipe(numbers: bytearray | array[int]) -> None:
    """Overwrite every number with zero."""
    for place in range(len(numbers)):
        numbers[place] = 0


def table(pairs: Iterable[tuple[int, int]]) -> bytes:
    """A translation of codes: each first to its second, letters and digits to themselves, the rest to 0."""
    kept = LATIN_LETTERS | CYRILLIC_LETTERS | DIGITS
    row = bytearray(byte if byte in kept else 0 for byte in range(256))
    for source, target in pairs:
        row[source] = target
    return bytes(row)


def is_upper(point: int) -> bool:
    """Whether this is a capital letter."""
    return lower(point) != point and point != _YO[1]


def _pairs(sources: str, targets: str) -> Sequence[tuple[int, int]]:
    return list(zip(encode(sources), encode(targets), strict=True))


_QWERTY: Final = "qwertyuiop[]asdfghjkl;'zxcvbnm,." + '{}:"<>'
_JCUKEN: Final = "йцукенгшщзхъфывапролджэячсмитьбю" + "хъжэбю"
_LATIN_KEYS: Final = 26
"""Letters among `_QWERTY`: only these are letters again when a Russian letter is taken for its key."""

HYPHEN: Final = 0x2D
PLAIN: Final = table([(HYPHEN, HYPHEN)])
"""Some words of the English list are written with a hyphen."""
OTHER_LAYOUT: Final = table(
    [
        *_pairs(_QWERTY, _JCUKEN),
        *((b, a if a in LATIN_LETTERS else 0) for a, b in _pairs(_QWERTY[:32], _JCUKEN[:32])),
    ]
)
LEET: Final = (
    table(_pairs("013457@$!89|+", "oieastasibgit")),
    table(_pairs("013457@$!89|+", "oleastasibgit")),
    table(_pairs("034681@$aceopxykmthbn", "озчбвиасасеорхукмтнви")),
)
"""Signs that stand for letters; the last table also has Latin letters that look like Russian ones."""

_ROWS: Final = ("`1234567890-=", " qwertyuiop[]\\", " asdfghjkl;'", " zxcvbnm,./")
_RUSSIAN_ROWS: Final = ("", " йцукенгшщзхъ", " фывапролджэ", " ячсмитьбю")
ROW_STEP: Final = 16


def _keys() -> bytes:
    keys = bytearray(256)
    for rows in (_ROWS, _RUSSIAN_ROWS):
        for row, letters in enumerate(rows, 1):
            for place, char in enumerate(encode(letters)):
                keys[char] = row * ROW_STEP + place if char != 0x20 else 0  # noqa: PLR2004 - space
    return bytes(keys)


KEYS: Final = _keys()
"""The key that types a code in either layout: row times 16 plus place in the row, shifted keys aside."""
