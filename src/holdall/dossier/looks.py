"""Reduces a page of an open PDF to its looks: the resources that its content names, and of each object the
entries that drawing needs.

Runs in the worker and changes the document in memory. Each kind of object has a list of what may stay (ISO
32000-2); whatever is not in it, known or not, goes: metadata, actions, files, measures, private data.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from typing import Any

import pikepdf

from holdall.dossier.icc import strip_profile

_NAMES = re.compile(rb"/([^\x00\t\n\x0c\r ()<>\[\]{}/%]+)")
_CATEGORIES = {
    "/ExtGState": "state", "/ColorSpace": "colour", "/Pattern": "pattern", "/Shading": "shading",
    "/XObject": "xobject", "/Font": "font", "/Properties": "properties",
}  # fmt: skip
_DEFAULT_SPACES = frozenset({b"DefaultGray", b"DefaultRGB", b"DefaultCMYK"})
"""Used without being named."""
_NOT_PLAIN = re.compile(rb"[(<]|\d R(?![^\s\]])")
_FOREIGN = frozenset({"/Catalog", "/Pages", "/Page"})
"""What no page draws; reducing one of them would take the document apart."""


def _plain(keys: str, **kinds: str) -> dict[str, str]:
    return {f"/{key}": "plain" for key in keys.split()} | {f"/{key}": kind for key, kind in kinds.items()}


_STREAM = _plain("Length Filter", DecodeParms="parameters")
_FUNCTION = _plain(
    "FunctionType Domain Range Size BitsPerSample Order Encode Decode C0 C1 N Bounds", Functions="function"
)
_ENTRIES: dict[str, dict[str, str]] = {
    "data": _STREAM,
    "parameters": _plain(
        "Predictor Colors BitsPerComponent Columns EarlyChange K EndOfLine EncodedByteAlign Rows EndOfBlock"
        " BlackIs1 DamagedRowsBeforeError ColorTransform",
        JBIG2Globals="data",
    ),
    "image": _STREAM
    | _plain(
        "Type Subtype Width Height BitsPerComponent Intent ImageMask Decode Interpolate SMaskInData Matte",
        ColorSpace="colour", Mask="image", SMask="image", OC="layer",
    ),
    "form": _STREAM
    | _plain("Type Subtype FormType BBox Matrix", Resources="resources", Group="group", OC="layer"),
    "group": _plain("Type S I K", CS="colour"),
    "state": _plain(
        "Type LW LC LJ ML D RI OP op OPM FL SM SA BM CA ca AIS TK",
        Font="font", BG="function", BG2="function", UCR="function", UCR2="function", TR="function",
        TR2="function", SMask="mask",
    ),
    "mask": _plain("Type S BC", G="form", TR="function"),
    "pattern": _STREAM
    | _plain(
        "Type PatternType PaintType TilingType BBox XStep YStep Matrix",
        Resources="resources", Shading="shading", ExtGState="state",
    ),
    "shading": _STREAM
    | _plain(
        "ShadingType Background BBox AntiAlias Domain Matrix Coords Extend BitsPerCoordinate"
        " BitsPerComponent BitsPerFlag Decode VerticesPerRow",
        ColorSpace="colour", Function="function",
    ),
    "function": _STREAM | _FUNCTION,
    "colour": _STREAM
    | _FUNCTION
    | _plain(
        "N Range WhitePoint BlackPoint Gamma Matrix Subtype",
        Alternate="colour", Colorants="colourants", Process="process",
    ),
    "process": _plain("Components", ColorSpace="colour"),
    "font": _plain(
        "Type Subtype BaseFont FirstChar LastChar Widths DW W DW2 W2 FontBBox FontMatrix",
        FontDescriptor="descriptor", Encoding="encoding", ToUnicode="encoding", DescendantFonts="font",
        CIDSystemInfo="collection", CIDToGIDMap="data", CharProcs="glyphs", Resources="resources",
    ),
    "descriptor": _plain(
        "Type FontName FontStretch FontWeight Flags FontBBox ItalicAngle Ascent Descent Leading CapHeight"
        " XHeight StemV StemH AvgWidth MaxWidth MissingWidth",
        FontFile="program", FontFile2="program", FontFile3="program",
    ),
    "program": _STREAM | _plain("Subtype Length1 Length2 Length3"),
    "encoding": _STREAM
    | _plain(
        "Type BaseEncoding Differences CMapName WMode", CIDSystemInfo="collection", UseCMap="encoding"
    ),
    "collection": _plain("Supplement", Registry="text", Ordering="text"),
    "layer": _plain("Type P", OCGs="layer", VE="layer"),
}  # fmt: skip
"""Kind of object → key → kind of its value. Halftones (`HT`), which tell a press how to make dots, are left
out.
"""
_STREAMS = {"xobject"} | {kind for kind, entries in _ENTRIES.items() if "/Length" in entries}
_ANY_KEY = {"glyphs": "data", "colourants": "colour"}
"""Dictionaries whose keys are free."""
_LOOKUP = 3
"""Where an Indexed colour space has its table, which may be a string."""


class Looks:
    """Reduces pages of one document; what pages share is reduced once."""

    def __init__(self) -> None:
        self._done: set[tuple[tuple[int, int], str]] = set()
        self._waiting: list[tuple[Any, str]] = []
        self._known: dict[tuple[int, int], frozenset[bytes] | None] = {}

    def reduce(self, page: Any, content: bytes, resources: Any) -> None:
        """Give `page` of its (perhaps inherited) `resources` what `content` (decoded) uses, reduced."""
        page.Resources = self._used(resources, _names(content))
        if "/Group" in page and not self._keeps(page.Group, "group"):
            del page["/Group"]
        while self._waiting:
            self._reduce(*self._waiting.pop())

    def _used(self, resources: Any, names: frozenset[bytes] | None) -> Any:
        """Of `resources` what `names` mention; all where they are None, as content that is not understood
        here may still be drawn elsewhere.
        """
        used = pikepdf.Dictionary()
        if not isinstance(resources, pikepdf.Dictionary):
            return used
        if names is not None:
            names = self._with_borrowed(resources, names | _DEFAULT_SPACES)
        for category, kind in _CATEGORIES.items():
            kept = pikepdf.Dictionary()
            for key, value in _entries(resources, category, names):
                if kind == "properties":
                    # A property list is of no use to drawing unless it is a layer.
                    is_layer = isinstance(value, pikepdf.Dictionary) and value.get("/Type") in {
                        "/OCG", "/OCMD",
                    }  # fmt: skip
                    if not is_layer or not self._keeps(value, "layer"):
                        value = pikepdf.Dictionary()  # noqa: PLW2901
                elif not self._keeps(value, kind):
                    continue
                kept[key] = value
            if kept.keys():
                used[category] = kept
        return used

    def _with_borrowed(self, resources: Any, names: frozenset[bytes]) -> frozenset[bytes] | None:
        """`names` and those of forms, patterns and glyphs among them that have no resources of their own."""
        seen: set[tuple[int, int]] = set()
        new = names
        while new:
            found: set[bytes] = set()
            for content in _borrowing(resources, new):
                if content.objgen in seen:
                    continue
                seen.add(content.objgen)
                named = self._content_names(content)
                if named is None:
                    return None
                found |= named
            new = frozenset(found) - names
            names |= new
        return names

    def _content_names(self, stream: Any) -> frozenset[bytes] | None:
        key = stream.objgen
        if key not in self._known:
            try:
                self._known[key] = _names(stream.read_bytes(pikepdf.StreamDecodeLevel.specialized))
            except pikepdf.PdfError:
                self._known[key] = None
        return self._known[key]

    def _keeps(self, value: Any, kind: str) -> bool:
        """Whether `value` may stay as a `kind`; if so it will be reduced."""
        if isinstance(value, pikepdf.Dictionary | pikepdf.Stream | pikepdf.Array):
            if kind == "plain":
                return isinstance(value, pikepdf.Array) and self._is_plain(value)
            if isinstance(value, pikepdf.Dictionary) and str(value.get("/Type", "")) in _FOREIGN:
                return False
            if isinstance(value, pikepdf.Stream) and kind not in _STREAMS:
                return False
            key = (value.objgen, kind)
            if not value.is_indirect or key not in self._done:
                self._done.add(key)
                self._waiting.append((value, kind))
            return True
        return kind == "text" or not isinstance(value, pikepdf.String)

    def _is_plain(self, array: Any) -> bool:
        if _NOT_PLAIN.search(array.unparse(resolved=True)) is None:
            return True
        return all(self._keeps(item, "plain") for item in array)

    def _reduce(self, item: Any, kind: str) -> None:
        if isinstance(item, pikepdf.Array):
            self._reduce_array(item, kind)
            return
        if kind == "xobject":
            kind = "image" if item.get("/Subtype") == "/Image" else "form"
        if kind == "layer" and item.is_indirect and item.get("/Type") == "/OCG":
            return  # sent without its name, and looked up by its number until then
        allowed = _ENTRIES.get(kind, {})
        any_key = _ANY_KEY.get(kind)
        for key in list(item.keys()):
            rule = any_key or allowed.get(key)
            # Nobody can take a stream's length away, and it is written anew.
            if rule == "resources" or (key == "/Length" and isinstance(item, pikepdf.Stream)):
                continue
            if rule is None or not self._keeps(item[key], rule):
                del item[key]
        self._reduce_below(item, kind)

    def _reduce_array(self, array: Any, kind: str) -> None:
        for index, value in enumerate(list(array)):
            is_lookup = kind == "colour" and index == _LOOKUP
            if not self._keeps(value, "text" if is_lookup and isinstance(value, pikepdf.String) else kind):
                array[index] = None

    def _reduce_below(self, item: Any, kind: str) -> None:
        if kind == "colour" and isinstance(item, pikepdf.Stream) and "/FunctionType" not in item:
            _reduce_profile(item)
        if kind == "font" and item.get("/Subtype") == "/CIDFontType2" and "/CIDToGIDMap" not in item:
            item.CIDToGIDMap = pikepdf.Name.Identity  # what its absence means; PDF/A wants it written
        if "/Resources" in item:
            item.Resources = self._used(item.Resources, self._drawn_by(item))

    def _drawn_by(self, item: Any) -> frozenset[bytes] | None:
        """What the content of a form or pattern names, or that of all glyphs of a font."""
        found: set[bytes] = set()
        for content in _contents(item):
            named = self._content_names(content)
            if named is None:
                return None
            found |= named
        return frozenset(found)


def _reduce_profile(stream: Any) -> None:
    """Leave a colour profile only its colours, and nothing of one that cannot be read: no viewer uses it."""
    try:
        colours = strip_profile(stream.read_bytes(pikepdf.StreamDecodeLevel.specialized))
    except pikepdf.PdfError:
        colours = None
    stream.write(zlib.compress(colours or b""), filter=pikepdf.Name.FlateDecode)


def _names(content: bytes) -> frozenset[bytes]:
    """All that looks like a name in `content`, in strings and pictures too: never less than is used."""
    return frozenset(_plain_name(name) for name in _NAMES.findall(content))


def _plain_name(name: bytes) -> bytes:
    if b"#" not in name:
        return name
    return re.sub(rb"#([0-9A-Fa-f]{2})", lambda it: bytes([int(it[1], 16)]), name)


def _entries(resources: Any, category: str, names: frozenset[bytes] | None) -> Iterator[tuple[str, Any]]:
    """Keys and values of a category of `resources` that are among `names`."""
    if category not in resources:
        return
    items = resources[category]
    if not isinstance(items, pikepdf.Dictionary):
        return
    for key, value in items.items():
        if names is None or key[1:].encode("utf-8", "surrogateescape") in names:
            yield key, value


def _borrowing(resources: Any, names: frozenset[bytes]) -> Iterator[Any]:
    """Contents named by `names` in `resources` that draw with the resources of whoever draws them."""
    for category in ("/XObject", "/Pattern", "/Font", "/ExtGState"):
        for _, value in _entries(resources, category, names):
            item: Any = value
            if category == "/ExtGState" and isinstance(item, pikepdf.Dictionary):
                mask: Any = item.get("/SMask")
                item = mask.get("/G") if isinstance(mask, pikepdf.Dictionary) else None
            is_drawn = isinstance(item, pikepdf.Dictionary | pikepdf.Stream)
            if is_drawn and "/Resources" not in item and item.get("/Subtype") != "/Image":
                yield from _contents(item)


def _contents(item: Any) -> Iterator[Any]:
    if isinstance(item, pikepdf.Stream):
        yield item
    elif "/CharProcs" in item and isinstance(item.CharProcs, pikepdf.Dictionary):
        yield from (glyph for _, glyph in item.CharProcs.items() if isinstance(glyph, pikepdf.Stream))
