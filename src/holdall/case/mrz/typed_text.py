"""From typed or pasted text to clean lines of a known format; must not read fields or repair digits."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

from holdall.case.mrz.check_digits import ALPHABET, FILLER
from holdall.case.mrz.layouts import LAYOUTS, Layout, MrzFormat
from holdall.errors import InputUnusableError

_FILLER_LOOKS = {"«": "<<", "‹": "<", "〈": "<", "≪": "<<"}
# A Russian keyboard gives letters that look the same and are not: these are what was meant, without doubt.
_CYRILLIC_LOOKS = dict(zip("АВЕКМНОРСТУХ", "ABEKMHOPCTYX", strict=True))

_JOINED = {90: (MrzFormat.TD1,), 88: (MrzFormat.TD3,), 72: (MrzFormat.TD2,)}


class MrzUnreadableError(InputUnusableError):
    """The text is no machine-readable zone.

    `reason`: `characters` (with `line`), `line-count` (with `found`), `line-length` (with `line`, `found`,
    `expected`).
    """

    code = "mrz-unreadable"


@dataclass(frozen=True, slots=True)
class CleanLines:
    """Lines of full width, what kind they are, and what had to be done to get them."""

    layout: Layout
    lines: tuple[str, ...]
    fillers_added: bool
    letters_replaced: bool


def clean(text: str) -> CleanLines:
    """The zone's lines in capitals without spaces; raises `MrzUnreadableError`.

    Fillers that were left out or doubled at the end of a line are mended, because a line that ends in
    fillers says nothing there. Nothing is mended in a line that ends in a check digit.
    """
    written = unicodedata.normalize("NFKC", text)
    found = [line for line in ("".join(raw.split()) for raw in written.splitlines()) if line]
    replaced = any(char in _CYRILLIC_LOOKS for line in found for char in line.upper())
    lines = _unjoined([_signs(line, number) for number, line in enumerate(found, 1)])
    layout = LAYOUTS[_format(lines)]
    full = tuple(_full_width(layout, line, number) for number, line in enumerate(lines, 1))
    return CleanLines(layout, full, fillers_added=full != tuple(lines), letters_replaced=replaced)


def _signs(line: str, number: int) -> str:
    for look, fillers in _FILLER_LOOKS.items():
        line = line.replace(look, fillers)
    signs = "".join(_CYRILLIC_LOOKS.get(char, char) for char in line.upper())
    if not ALPHABET.issuperset(signs) or len(signs) != len(line):
        raise MrzUnreadableError(reason="characters", line=number)
    return signs


def _unjoined(lines: list[str]) -> list[str]:
    """A zone pasted as one line is cut where its lines end."""
    if len(lines) != 1 or len(lines[0]) not in _JOINED:
        return lines
    width = LAYOUTS[_JOINED[len(lines[0])][0]].width
    return [lines[0][start : start + width] for start in range(0, len(lines[0]), width)]


def _format(lines: list[str]) -> MrzFormat:
    if len(lines) == LAYOUTS[MrzFormat.TD1].line_count:
        return MrzFormat.TD1
    if len(lines) != LAYOUTS[MrzFormat.TD3].line_count:
        raise MrzUnreadableError(reason="line-count", found=len(lines))
    first, second = lines
    visa = first.startswith("V")
    # A first line may have any number of fillers; the second of a passport or card ends in a check digit.
    longest = max(len(first) if visa else len(first.rstrip(FILLER)), len(second))
    if longest <= LAYOUTS[MrzFormat.TD2].width:
        return MrzFormat.MRV_B if visa else MrzFormat.TD2
    if visa:
        return MrzFormat.MRV_A
    never_expires = second[21:28] == FILLER * 7
    return MrzFormat.RU_INTERNAL if first.startswith("PNRUS") and never_expires else MrzFormat.TD3


def _full_width(layout: Layout, line: str, number: int) -> str:
    if len(line) == layout.width:
        return line
    mended = line.rstrip(FILLER).ljust(layout.width, FILLER)
    if number not in layout.open_lines or len(mended) != layout.width:
        raise MrzUnreadableError(reason="line-length", line=number, found=len(line), expected=layout.width)
    return mended
