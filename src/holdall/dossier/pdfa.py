"""Looks for what keeps an exhibit's pages from being PDF/A-2b; what it cannot prove counts as an obstacle.

Runs in the worker. It follows what a page's content uses through the resources; what the parts must be like
is known in `holdall.dossier.conformance`. Resources that nothing uses do not count, as ISO 19005-2 has it.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pikepdf

from holdall.dossier.conformance.colours import is_built_in, require_colour
from holdall.dossier.conformance.content_scan import ContentUse, scan, strings
from holdall.dossier.conformance.fonts import Font, font_of
from holdall.dossier.conformance.graphics_state import INTENTS, require_state
from holdall.dossier.conformance.not_proven import NotProvenError, require
from holdall.dossier.conformance.pictures import require_image, require_inline
from holdall.dossier.conformance.type3 import Type3Font
from holdall.dossier.page_source import inherited
from holdall.dossier.stamp import PageFrame
from holdall.sandbox.contract import JsonValue

_DEEPEST = 12
"""Forms within forms; deeper ones are not looked into, and so not proven."""
_SMALLEST, _LARGEST = 3.0, 14400.0
_DEFAULTS = ("/DefaultGray", "/DefaultRGB", "/DefaultCMYK")
_TILING, _SHADING = 1, 2


class PdfaInspector:
    """Looks at the pages of one PDF until one has an obstacle: one is enough."""

    def __init__(self) -> None:
        self._obstacle: tuple[str, int] | None = None
        self._seen: set[tuple[int, int]] = set()
        self._fonts: dict[tuple[int, int], Font] = {}
        self._depth = 0
        self._kinds: dict[str, Callable[[Any], None]] = {
            "/ExtGState": self._state,
            "/XObject": self._xobject,
            "/Shading": self._shading,
            "/Pattern": self._pattern,
            "/Properties": lambda item: require(isinstance(item, pikepdf.Dictionary), "layers"),
            "/ColorSpace": require_colour,
        }

    def inspect_page(self, number: int, page: Any, frame: PageFrame, content: bytes) -> None:
        """Look at page `number` (from 1) with its decoded content."""
        if self._obstacle:
            return
        left, bottom, right, top = frame.media
        try:
            sides = (right - left, top - bottom)
            require(all(_SMALLEST <= side <= _LARGEST for side in sides), "page-size")
            self._group(page.get("/Group"))
            self._below(content, inherited(page, "/Resources"))
        except NotProvenError as obstacle:
            self.add(obstacle.code, number)
        except Exception:  # noqa: BLE001  (a proof that fails at odd objects must not cost the exhibit)
            self.add("not-proven", number)

    def add(self, code: str, number: int) -> None:
        """Take note of an obstacle that somebody else met on page `number`, unless there is one already."""
        self._obstacle = self._obstacle or (code, number)

    def obstacles(self) -> list[JsonValue]:
        """[code, page] of what was found first, if anything was."""
        return [[*self._obstacle]] if self._obstacle else []

    def _content(self, content: bytes, resources: Any) -> None:
        use = scan(content)
        for code in sorted(use.problems):
            raise NotProvenError(code)
        for image in use.images:
            require_inline(image, _entry(resources, "/ColorSpace"))
        for kind, names in use.names.items():
            if kind == "intent":
                require(names <= INTENTS, "graphics-state")
            else:
                self._named(kind, names, resources)
        self._texts(use, resources)

    def _named(self, kind: str, names: set[str], resources: Any) -> None:
        items = _entry(resources, kind)
        for name in names:
            if kind == "/ColorSpace" and is_built_in(name):
                require_colour(pikepdf.Name(name))
            else:
                self._kinds[kind](_item(items, name))

    def _texts(self, use: ContentUse, resources: Any) -> None:
        fonts = _entry(resources, "/Font")
        for showing, written in use.texts.items():
            font = self._font(_item(fonts, showing.font))
            font.check(strings(written), invisible=showing.invisible)

    def _font(self, font: Any) -> Font:
        require(isinstance(font, pikepdf.Dictionary), "resource-missing")
        key: tuple[int, int] = font.objgen
        found = self._fonts.get(key) if key[0] else None
        if found is None:
            if font.get("/Subtype") == "/Type3":
                own: Any = font.get("/Resources")
                found = Type3Font(font, lambda content: self._below(content, own))
            else:
                found = font_of(font)
            self._fonts[key] = found
        return found

    def _below(self, content: bytes, resources: Any) -> None:
        """A content within a content."""
        require(self._depth < _DEEPEST, "nesting")
        self._depth += 1
        try:
            self._defaults(resources)
            self._content(content, resources)
        finally:
            self._depth -= 1

    def _is_new(self, item: Any) -> bool:
        key: tuple[int, int] = item.objgen
        is_new = key not in self._seen
        self._seen.add(key)
        return is_new

    def _xobject(self, item: Any) -> None:
        require(isinstance(item, pikepdf.Stream), "resource-missing")
        if not self._is_new(item):
            return
        kind = item.get("/Subtype")
        if kind == "/Image":
            require_image(item)
        else:
            require(kind == "/Form" and item.get("/Subtype2") != "/PS", "form-not-proven")
            self._group(item.get("/Group"))
            self._stream(item)

    def _stream(self, item: Any) -> None:
        try:
            content: bytes = item.read_bytes()
        except pikepdf.PdfError:
            raise NotProvenError("content-damaged") from None
        self._below(content, item.get("/Resources"))

    def _state(self, state: Any) -> None:
        require_state(state)
        mask: Any = state.get("/SMask")
        if isinstance(mask, pikepdf.Dictionary):
            self._xobject(mask.get("/G"))

    def _shading(self, shading: Any) -> None:
        require(isinstance(shading, pikepdf.Dictionary | pikepdf.Stream), "pattern")
        require_colour(shading.get("/ColorSpace"))

    def _pattern(self, pattern: Any) -> None:
        require(isinstance(pattern, pikepdf.Dictionary | pikepdf.Stream), "pattern")
        if pattern.get("/PatternType") == _SHADING:
            self._shading(pattern.get("/Shading"))
            if "/ExtGState" in pattern:
                self._state(pattern.get("/ExtGState"))
        else:
            is_tiling = pattern.get("/PatternType") == _TILING and isinstance(pattern, pikepdf.Stream)
            require(is_tiling, "pattern")
            if self._is_new(pattern):
                self._stream(pattern)

    def _group(self, group: Any) -> None:
        if isinstance(group, pikepdf.Dictionary) and "/CS" in group:
            require_colour(group.get("/CS"))

    def _defaults(self, resources: Any) -> None:
        spaces = _entry(resources, "/ColorSpace")
        for name in _DEFAULTS:
            if spaces is not None and name in spaces:
                require_colour(spaces[name])


def _entry(resources: Any, key: str) -> Any:
    found: Any = resources.get(key) if isinstance(resources, pikepdf.Dictionary) else None
    return found if isinstance(found, pikepdf.Dictionary) else None


def _item(items: Any, name: str) -> Any:
    if items is None or name not in items:
        raise NotProvenError("resource-missing")
    return items[name]
