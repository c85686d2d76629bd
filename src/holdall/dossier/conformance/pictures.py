"""What PDF/A-2 asks of images, in streams of their own and in contents (ISO 19005-2, 6.2.8 and 6.1.10)."""

from __future__ import annotations

from typing import Any

import pikepdf

from holdall.dossier.conformance.colours import is_built_in, require_colour
from holdall.dossier.conformance.graphics_state import INTENTS
from holdall.dossier.conformance.inline_image import InlineImage
from holdall.dossier.conformance.not_proven import require
from holdall.dossier.source_objects import filters_of

_FILTERS = frozenset({
    "/DCTDecode", "/FlateDecode", "/CCITTFaxDecode", "/JBIG2Decode", "/RunLengthDecode", "/ASCII85Decode",
    "/ASCIIHexDecode",
})  # fmt: skip
_INLINE_FILTERS = (_FILTERS - {"/JBIG2Decode"}) | {"/DCT", "/Fl", "/CCF", "/RL", "/A85", "/AHx"}
_DEPTHS = frozenset({1, 2, 4, 8, 16})


def require_image(image: Any) -> None:
    """Raise `NotProvenError` unless the image XObject and its masks keep to the rules."""
    # LZW is written out as Flate by the sender
    require(_FILTERS.issuperset({*filters_of(image.stream_dict)} - {"/LZWDecode"}), "filter-not-proven")
    require(not image.get("/Interpolate", False), "interpolate")
    require("/Intent" not in image or str(image.get("/Intent")) in INTENTS, "graphics-state")
    depth: Any = image.get("/BitsPerComponent")
    if image.get("/ImageMask", False):
        require(depth in {None, 1}, "depth")
    else:
        require(depth in _DEPTHS, "depth")
        require_colour(image.get("/ColorSpace"))
    for key in ("/SMask", "/Mask"):
        mask: Any = image.get(key)
        if isinstance(mask, pikepdf.Stream):
            require("/SMask" not in mask and "/Mask" not in mask, "mask")
            require_image(mask)


def require_inline(image: InlineImage, colours: Any) -> None:
    """The same for an inline image; `colours` are the colour spaces among the resources, or None."""
    entries = image.entries
    filters = entries.get("Filter", b"").decode("latin-1").strip("[] ").replace("/", " /").split()
    require(_INLINE_FILTERS.issuperset(filters), "inline-image")
    require(entries.get("Interpolate", b"false") == b"false", "interpolate")
    require(entries.get("Intent", b"/Perceptual").decode("latin-1") in INTENTS, "graphics-state")
    if entries.get("ImageMask") == b"true":
        require(entries.get("BitsPerComponent", b"1") == b"1", "depth")
        return
    require(entries.get("BitsPerComponent", b"") in {b"1", b"2", b"4", b"8", b"16"}, "depth")
    name = entries.get("ColorSpace", b"").decode("latin-1")
    named = isinstance(colours, pikepdf.Dictionary) and not is_built_in(name) and name in colours
    require_colour(colours.get(name) if named else pikepdf.Object.parse(name.encode("latin-1") or b"null"))
