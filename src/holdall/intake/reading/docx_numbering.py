"""How a DOCX file numbers its lists: ECMA-376 part 1, 17.9; counts as Word does and sets nothing."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final
from xml.etree.ElementTree import Element

from holdall.intake.reading.numerals import counted
from holdall.intake.reading.wordprocessing import W, child, switch, value
from holdall.intake.reading.xml_part import number

_DEEPEST: Final = 9
_PLACE: Final = re.compile(r"%([1-9])")
BULLETS: Final = {"o": "◦", "\uf0a7": "▪", "\uf0d8": "➢", "\uf0fc": "✓", "-": "–"}
"""What Word draws with its symbol fonts, by the letter it writes."""


@dataclass(frozen=True, slots=True)
class _Level:
    style: str
    text: str
    start: int
    is_decimal: bool
    """All numbers are shown in digits, whatever their own levels say (`isLgl`)."""
    restart: int
    """Levels from the top whose items let this one begin anew; none lets it go on (`lvlRestart`)."""


class Numbering:
    """Counts the items of all lists of one document, in the order in which they are asked for."""

    def __init__(self, root: Element | None) -> None:
        self._abstract: dict[str, dict[int, _Level]] = {}
        self._lists: dict[str, tuple[str, dict[int, _Level]]] = {}
        self._counts: dict[str, list[int]] = {}
        self._begun: set[tuple[str, int]] = set()
        if root is not None:
            for item in root.iter(f"{W}abstractNum"):
                self._abstract[item.get(f"{W}abstractNumId", "")] = _levels(item)
            for item in root.iter(f"{W}num"):
                self._add(item)

    def marker(self, list_id: str, level: int) -> str:
        """What stands before the next item of a list; empty when there is no such list."""
        if list_id not in self._lists or not 0 <= level < _DEEPEST:
            return ""
        abstract, changed = self._lists[list_id]
        levels = {**self._abstract.get(abstract, {}), **changed}
        if level not in levels:
            return ""
        counts = self._counts.setdefault(abstract, [0] * _DEEPEST)
        self._count(list_id, level, levels, changed, counts)
        shown = levels[level]
        if shown.style == "bullet":
            return BULLETS.get(
                shown.text, "•" if len(shown.text) != 1 or shown.text > "\u2fff" else shown.text
            )

        def place(found: re.Match[str]) -> str:
            at = int(found[1]) - 1
            is_decimal = shown.is_decimal or at not in levels
            return counted(counts[at], "decimal" if is_decimal else levels[at].style)

        return _PLACE.sub(place, shown.text)

    def _count(
        self,
        list_id: str,
        level: int,
        levels: Mapping[int, _Level],
        changed: Mapping[int, _Level],
        counts: list[int],
    ) -> None:
        for above in range(level):
            if not counts[above]:
                counts[above] = levels[above].start if above in levels else 1
        is_restarted = level in changed and (list_id, level) not in self._begun
        self._begun.add((list_id, level))
        counts[level] = counts[level] + 1 if counts[level] and not is_restarted else levels[level].start
        for below in range(level + 1, _DEEPEST):
            if below not in levels or level < levels[below].restart:
                counts[below] = 0

    def _add(self, item: Element) -> None:
        abstract = value(item, "abstractNumId")
        changed: dict[int, _Level] = {}
        for override in item.iter(f"{W}lvlOverride"):
            level = number(override.get(f"{W}ilvl"), 0)
            own = _levels(override)
            known = own.get(level) or self._abstract.get(abstract, {}).get(level)
            start = child(override, "startOverride")
            if known is not None:
                begins = number(start.get(f"{W}val"), known.start) if start is not None else known.start
                changed[level] = replace(known, start=begins)
        self._lists[item.get(f"{W}numId", "")] = (abstract, changed)


def _levels(item: Element) -> dict[int, _Level]:
    found: dict[int, _Level] = {}
    for level in item.iter(f"{W}lvl"):
        place = number(level.get(f"{W}ilvl"), 0)
        found[place] = _Level(
            style=value(level, "numFmt") or "decimal",
            text=value(level, "lvlText"),
            start=number(value(level, "start"), 1),
            is_decimal=switch(level, "isLgl") or False,
            restart=number(value(level, "lvlRestart"), place),
        )
    return found
