"""What the styles of a DOCX file say of paragraphs and letters: ECMA-376 part 1, 17.7; sets nothing."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final
from xml.etree.ElementTree import Element

from holdall.case.document import DEEPEST_HEADING
from holdall.intake.reading.wordprocessing import W, child, switch, value
from holdall.intake.reading.xml_part import number

_HEADING: Final = re.compile(r"(?:heading|заголовок)\s*([1-9])", re.IGNORECASE)
_TITLE: Final = frozenset({"title", "название"})
_LONGEST_CHAIN: Final = 20
_LOOKS: Final = {"bold": "b", "italic": "i", "struck": "strike", "hidden": "vanish"}


@dataclass(frozen=True, slots=True)
class Style:
    """What a style and those that it is based on come to."""

    heading: int = 0
    list_id: str = ""
    level: int = 0
    looks: tuple[tuple[str, bool], ...] = ()


class Styles:
    """The styles of one document by their ids."""

    def __init__(self, root: Element | None) -> None:
        self._elements: dict[str, Element] = {}
        self._known: dict[str, Style] = {"": Style()}
        if root is not None:
            for style in root.iter(f"{W}style"):
                self._elements[style.get(f"{W}styleId", "")] = style

    def of(self, style_id: str, depth: int = 0) -> Style:
        """The style of this id; one that says nothing when there is none."""
        if style_id not in self._known:
            element = self._elements.get(style_id)
            if element is None or depth > _LONGEST_CHAIN:
                return Style()
            self._known[style_id] = _style(element, self.of(value(element, "basedOn"), depth + 1))
        return self._known[style_id]


def looks(properties: Element | None) -> dict[str, bool]:
    """How letters look, or that they are hidden, as far as their properties say."""
    found = {name: on for name, key in _LOOKS.items() if (on := switch(properties, key)) is not None}
    if switch(properties, "dstrike"):
        found["struck"] = True
    underline = child(properties, "u")
    if underline is not None:
        found["underlined"] = underline.get(f"{W}val", "single") != "none"
    return found


def _style(element: Element, base: Style) -> Style:
    properties = child(element, "pPr")
    numbering = child(properties, "numPr")
    outline = value(properties, "outlineLvl")
    name = value(element, "name")
    named = _HEADING.match(name)
    heading = base.heading
    if named:
        heading = int(named[1])
    elif name.casefold() in _TITLE:
        heading = 1
    elif outline:
        heading = (number(outline, 9) + 1) % 10
    return Style(
        heading=min(heading, DEEPEST_HEADING),
        list_id=value(numbering, "numId") or base.list_id,
        level=number(value(numbering, "ilvl"), base.level),
        looks=tuple({**dict(base.looks), **looks(child(element, "rPr"))}.items()),
    )
