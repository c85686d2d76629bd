"""XML from a stranger as a tree: no entities, no depth without end; knows no document format."""

from __future__ import annotations

import re
from typing import Any, Final
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from holdall.sandbox.contract import Refusal, RefusedError

_DEEPEST: Final = 200
"""Elements inside of each other; tables nested ten deep have about 60."""
_MOST_ELEMENTS: Final = 2_000_000
_LARGEST: Final = 1_000_000
_DECLARATION: Final = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)


def parsed(data: bytes) -> Element:
    """The root of the tree in `data`.

    Raises `RefusedError`: `damaged` for what is no XML, declares a type or entities, which document formats
    in ZIP files forbid, or is too deep; `too-large` for too many elements.
    """
    if _DECLARATION.search(data.replace(b"\x00", b"")):
        raise RefusedError(Refusal.DAMAGED)
    parser = ElementTree.XMLParser(target=_Builder())  # noqa: S314  declarations are refused above
    try:
        parser.feed(data)
        return parser.close()
    except (ElementTree.ParseError, LookupError, ValueError):
        raise RefusedError(Refusal.DAMAGED) from None


def number(text: str | None, otherwise: int) -> int:
    """A whole number that is no larger than anything countable, or `otherwise`."""
    try:
        return max(-_LARGEST, min(int(text or ""), _LARGEST))
    except ValueError:
        return otherwise


class _Builder(ElementTree.TreeBuilder):
    """Builds the tree as far as the limits."""

    def __init__(self) -> None:
        super().__init__()
        self._depth = self._elements = 0

    def start(self, tag: str, attrs: Any, /) -> Element:
        self._depth += 1
        self._elements += 1
        if self._depth > _DEEPEST:
            raise RefusedError(Refusal.DAMAGED)
        if self._elements > _MOST_ELEMENTS:
            raise RefusedError(Refusal.TOO_LARGE)
        return super().start(tag, attrs)

    def end(self, tag: str, /) -> Element:
        self._depth -= 1
        return super().end(tag)
