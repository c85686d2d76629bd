"""What the styles of an ODT file say, of lists too: OpenDocument 1.3 part 3, clause 16; reads no text."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final
from xml.etree.ElementTree import Element

from holdall.intake.reading.numerals import counted
from holdall.intake.reading.xml_part import number

TEXT: Final = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
STYLE: Final = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
_FO: Final = "{urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0}"
_LONGEST_CHAIN: Final = 20
_FORMATS: Final = {"1": "decimal", "a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman",
                   "I": "upperRoman", "а": "russianLower", "А": "russianUpper", "": "none"}  # fmt: skip


_MARKS: Final = {
    "bold": (f"{_FO}font-weight", {"normal", "100", "200", "300", "400", "500"}),
    "italic": (f"{_FO}font-style", {"normal"}),
    "underlined": (f"{STYLE}text-underline-style", {"none"}),
    "struck": (f"{STYLE}text-line-through-style", {"none"}),
}
"""By look: the property that says it, and the values that say that there is none."""


@dataclass(frozen=True, slots=True)
class Look:
    """What a style and its parents come to."""

    marks: tuple[tuple[str, bool], ...] = ()
    is_hidden: bool = False
    breaks_page: bool = False


@dataclass(frozen=True, slots=True)
class ListLevel:
    """How one level of a list is marked."""

    style: str = "none"
    prefix: str = ""
    suffix: str = ""
    shown_levels: int = 1
    start: int = 1
    bullet: str = ""


class Styles:
    """The styles of a document by name, from all parts that have some."""

    def __init__(self, roots: Iterable[Element]) -> None:
        self._elements: dict[tuple[str, str], Element] = {}
        self._lists: dict[str, dict[int, ListLevel]] = {}
        self.outline: dict[int, ListLevel] = {}
        for root in roots:
            for element in root.iter(f"{STYLE}style"):
                key = (element.get(f"{STYLE}family", ""), element.get(f"{STYLE}name", ""))
                self._elements[key] = element
            for element in root.iter(f"{TEXT}list-style"):
                self._lists[element.get(f"{STYLE}name", "")] = _levels(element)
            for element in root.iter(f"{TEXT}outline-style"):
                self.outline = _levels(element)

    def look(self, family: str, name: str, depth: int = 0) -> Look:
        """How a style looks; nothing special when there is none."""
        element = self._elements.get((family, name))
        if element is None or depth > _LONGEST_CHAIN:
            return Look()
        base = self.look(family, element.get(f"{STYLE}parent-style-name", ""), depth + 1)
        text = element.find(f"{STYLE}text-properties")
        paragraph = element.find(f"{STYLE}paragraph-properties")
        return Look(
            marks=tuple({**dict(base.marks), **_marks(text)}.items()),
            is_hidden=base.is_hidden if text is None else text.get(f"{TEXT}display") == "none",
            breaks_page=paragraph is not None and paragraph.get(f"{_FO}break-before") == "page",
        )

    def level(self, list_style: str, level: int) -> ListLevel:
        """A level of a list style, counted from 1."""
        return self._lists.get(list_style, {}).get(level, ListLevel())


def marker(levels: list[ListLevel], counts: list[int]) -> str:
    """What stands before an item: its own number, with those of the levels above it that it shows."""
    own = levels[-1]
    if own.bullet:
        return own.bullet if own.bullet < "\ue000" else "•"
    shown = [
        counted(count, level.style)
        for count, level in list(zip(counts, levels, strict=True))[-max(own.shown_levels, 1) :]
        if level.style != "none"
    ]
    return own.prefix + ".".join(shown) + own.suffix if own.style != "none" else ""


def _marks(properties: Element | None) -> dict[str, bool]:
    if properties is None:
        return {}
    said = {name: properties.get(key) for name, (key, _) in _MARKS.items()}
    return {name: value not in _MARKS[name][1] for name, value in said.items() if value is not None}


def _levels(element: Element) -> dict[int, ListLevel]:
    levels: dict[int, ListLevel] = {}
    for item in element:
        level = number(item.get(f"{TEXT}level"), 0)
        if item.tag == f"{TEXT}list-level-style-bullet":
            levels[level] = ListLevel(bullet=item.get(f"{TEXT}bullet-char") or "•")
        else:
            levels[level] = ListLevel(
                style=_FORMATS.get((item.get(f"{STYLE}num-format") or "").partition(",")[0], "decimal"),
                prefix=item.get(f"{STYLE}num-prefix", ""),
                suffix=item.get(f"{STYLE}num-suffix", ""),
                shown_levels=number(item.get(f"{TEXT}display-levels"), 1),
                start=number(item.get(f"{TEXT}start-value"), 1),
            )
    return levels
