"""Looks for what keeps an exhibit's pages from being PDF/A-2b; what it cannot prove counts as an obstacle.

Runs in the worker. Proven are pages of pictures, as scanners make them: no fonts, plain colours, standard
operators.
Fonts would need their programs compared with their widths and codes; `font-not-proven` says that nobody did.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, cast

import pikepdf

from holdall.dossier.icc import usable_profile
from holdall.dossier.page_source import inherited
from holdall.dossier.source_objects import filters_of
from holdall.dossier.stamp import PageFrame
from holdall.sandbox.contract import JsonValue

_FILTERS = frozenset({
    "/DCTDecode", "/FlateDecode", "/CCITTFaxDecode", "/JBIG2Decode", "/RunLengthDecode", "/ASCII85Decode",
    "/ASCIIHexDecode",
})  # fmt: skip
_PLAIN_COLOURS = frozenset({"/DeviceGray", "/DeviceRGB", "/CalGray", "/CalRGB", "/Lab", "/G", "/RGB"})
_STATE_KEYS = frozenset({
    "/Type", "/LW", "/LC", "/LJ", "/ML", "/D", "/FL", "/SM", "/SA", "/CA", "/ca", "/AIS", "/BM", "/SMask",
    "/RI", "/OP", "/op", "/TK",
})  # fmt: skip
_BLENDS = frozenset({
    "/Normal", "/Multiply", "/Screen", "/Overlay", "/Darken", "/Lighten", "/ColorDodge", "/ColorBurn",
    "/HardLight", "/SoftLight", "/Difference", "/Exclusion",
})  # fmt: skip
_INTENTS = frozenset({"/RelativeColorimetric", "/AbsoluteColorimetric", "/Perceptual", "/Saturation"})
_OPERATORS = frozenset({
    "q", "Q", "cm", "w", "J", "j", "M", "d", "i", "gs", "m", "l", "c", "v", "y", "h", "re", "S", "s", "f",
    "F", "f*", "B", "B*", "b", "b*", "n", "W", "W*", "CS", "cs", "SC", "SCN", "sc", "scn", "G", "g", "RG",
    "rg", "Do", "BMC", "BDC", "EMC", "MP", "DP",
})  # fmt: skip
_TEXT = frozenset({
    "BT", "ET", "Tc", "Tw", "Tz", "TL", "Tf", "Tr", "Ts", "Td", "TD", "Tm", "T*", "Tj", "TJ", "'", '"',
    "d0", "d1",
})  # fmt: skip
_DEEPEST = 12
"""Forms within forms; deeper ones are not looked into, and so not proven."""
_MOST_SAVED = 20
"""PDF/A allows 28 nested `q`; the page's form and its stamp take some."""
_SMALLEST, _LARGEST = 3.0, 14400.0
_LARGEST_INTEGER = 2**31 - 1


class PdfaInspector:
    """Collects obstacles over the pages of one PDF."""

    def __init__(self, pdf: pikepdf.Pdf) -> None:
        self._pdf = pdf
        self._found: dict[str, int] = {}
        self._seen: set[tuple[int, int]] = set()

    def inspect_page(self, number: int, page: Any, frame: PageFrame, content: bytes) -> None:
        """Look at page `number` (from 1) with its decoded content."""
        left, bottom, right, top = frame.media
        if not all(_SMALLEST <= side <= _LARGEST for side in (right - left, top - bottom)):
            self._found.setdefault("page-size", number)
        resources = inherited(page, "/Resources")
        problems = [*self._resources(resources, 0), *self._group(page.get("/Group"))]
        if not problems:  # reading operators takes longest, and is needed only while nothing else was found
            problems = [*self._content(content)]
        for code in problems:
            self._found.setdefault(code, number)

    def obstacles(self) -> list[JsonValue]:
        """[code, first page that has it], by code."""
        return [[code, page] for code, page in sorted(self._found.items())]

    def _resources(self, resources: Any, depth: int) -> Iterator[str]:
        for _, font in _entries(resources, "/Font"):
            yield "font-not-proven" if _is_embedded(font) else "font-not-embedded"
        for _, item in _entries(resources, "/XObject"):
            yield from self._xobject(item, depth)
        for _, state in _entries(resources, "/ExtGState"):
            yield from self._state(state, depth)
        for _, colour in _entries(resources, "/ColorSpace"):
            yield from _colour(colour)
        for key, code in (("/Pattern", "pattern"), ("/Shading", "pattern"), ("/Properties", "layers")):
            if any(_entries(resources, key)):
                yield f"{code}-not-proven"

    def _xobject(self, item: Any, depth: int) -> Iterator[str]:
        if not isinstance(item, pikepdf.Stream):
            yield "resource-missing"
            return
        if item.objgen in self._seen:
            return
        self._seen.add(item.objgen)
        if item.get("/Subtype") == "/Image":
            yield from _image(item)
        elif item.get("/Subtype") == "/Form" and depth < _DEEPEST and "/Resources" in item:
            yield from self._group(item.get("/Group"))
            yield from self._resources(item.get("/Resources"), depth + 1)
            try:
                yield from self._content(item.read_bytes())
            except pikepdf.PdfError:
                yield "content-damaged"
        else:
            yield "form-not-proven"

    def _state(self, state: Any, depth: int) -> Iterator[str]:
        if not isinstance(state, pikepdf.Dictionary) or not _STATE_KEYS.issuperset(state.keys()):
            yield "graphics-state"
            return
        mask: Any = state.get("/SMask")
        if isinstance(mask, pikepdf.Dictionary):
            yield from self._xobject(mask.get("/G"), depth)
        if str(state.get("/BM", "/Normal")) not in _BLENDS:
            yield "graphics-state"
        if str(state.get("/RI", "/Perceptual")) not in _INTENTS:
            yield "graphics-state"

    def _group(self, group: Any) -> Iterator[str]:
        if isinstance(group, pikepdf.Dictionary) and "/CS" in group:
            yield from _colour(group.get("/CS"))

    def _content(self, content: bytes) -> Iterator[str]:
        """Problems of a content stream; nesting counts from its own first operator."""
        saved = 0
        try:
            for instruction in pikepdf.parse_content_stream(self._pdf.make_stream(content)):
                operator = str(instruction.operator)
                saved += (operator == "q") - (operator == "Q")
                if saved > _MOST_SAVED:
                    yield "nesting"
                elif operator in _TEXT:
                    yield "font-not-proven"
                elif operator not in _OPERATORS:
                    yield {"INLINE IMAGE": "inline-image", "k": "cmyk", "K": "cmyk"}.get(operator, "operator")
                elif any(
                    isinstance(value, int) and abs(value) > _LARGEST_INTEGER
                    for value in _operands(instruction)
                ):
                    yield "number"
        except (pikepdf.PdfError, ValueError, TypeError):
            yield "content-damaged"


def _entries(resources: Any, key: str) -> list[tuple[str, Any]]:
    found: Any = resources.get(key) if isinstance(resources, pikepdf.Dictionary) else None
    return list(found.items()) if isinstance(found, pikepdf.Dictionary) else []


def _operands(instruction: Any) -> list[object]:
    return cast("list[object]", list(instruction.operands))


def _is_embedded(font: Any) -> bool:
    if not isinstance(font, pikepdf.Dictionary):
        return False
    if font.get("/Subtype") == "/Type3":
        return True
    descendants: Any = font.get("/DescendantFonts")
    owner: Any = descendants[0] if isinstance(descendants, pikepdf.Array) and len(descendants) else font
    descriptor: Any = owner.get("/FontDescriptor") if isinstance(owner, pikepdf.Dictionary) else None
    files = ("/FontFile", "/FontFile2", "/FontFile3")
    return isinstance(descriptor, pikepdf.Dictionary) and any(key in descriptor for key in files)


def _image(image: Any) -> Iterator[str]:
    if not _FILTERS.issuperset(filters_of(image.stream_dict)):
        yield "filter-not-proven"
    if image.get("/Interpolate", False):
        yield "interpolate"
    if "/Intent" in image and str(image.get("/Intent")) not in _INTENTS:
        yield "graphics-state"
    if not image.get("/ImageMask", False):
        if image.get("/BitsPerComponent") not in {1, 2, 4, 8}:
            yield "depth"
        yield from _colour(image.get("/ColorSpace"))
    for key in ("/SMask", "/Mask"):
        if isinstance(image.get(key), pikepdf.Stream):
            yield from _image(image.get(key)) if "/SMask" not in image.get(key) else ("mask",)


def _colour(space: Any) -> Iterator[str]:
    """Problems of a colour space; the file's own colours are RGB, so CMYK needs a profile that it lacks."""
    parts: list[Any] = list(space) if isinstance(space, pikepdf.Array) else [space]
    name = str(parts[0]) if parts else ""
    if name == "/Indexed" and len(parts) == 4 and not str(parts[1]).startswith("/Indexed"):  # noqa: PLR2004
        yield from _colour(parts[1])
    elif name == "/ICCBased" and len(parts) == 2 and isinstance(parts[1], pikepdf.Stream):  # noqa: PLR2004
        try:
            fits = usable_profile(parts[1].read_bytes(), int(parts[1].get("/N", 0)))
        except (pikepdf.PdfError, ValueError, TypeError):
            fits = False
        if not fits:
            yield "colour-profile"
    elif name == "/DeviceCMYK":
        yield "cmyk"
    elif name not in _PLAIN_COLOURS:
        yield "colour-not-proven"
