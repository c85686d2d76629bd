"""Which colour spaces a PDF/A-2 file with an RGB output intent may use (ISO 19005-2, 6.2.4)."""

from __future__ import annotations

from typing import Any

import pikepdf

from holdall.dossier.conformance.not_proven import NotProvenError
from holdall.dossier.icc import usable_profile

_PLAIN = frozenset({
    "/DeviceGray", "/DeviceRGB", "/CalGray", "/CalRGB", "/Lab", "/G", "/RGB", "/Pattern",
})  # fmt: skip
_CMYK = frozenset({"/DeviceCMYK", "/CMYK"})
_INDEXED = frozenset({"/Indexed", "/I"})


def is_built_in(name: str) -> bool:
    """Whether a name means a colour space by itself, without standing in the resources."""
    return name in _PLAIN or name in _CMYK


def require_colour(space: Any) -> None:
    """Raise `NotProvenError` unless the space may be used; CMYK needs a profile, which the file lacks."""
    parts: list[Any] = list(space) if isinstance(space, pikepdf.Array) else [space]
    name = str(parts[0]) if parts else ""
    if name in _CMYK:
        raise NotProvenError("cmyk")
    if name == "/ICCBased":
        _require_profile(parts)
    elif (name in _INDEXED and len(parts) == 4) or (name == "/Pattern" and len(parts) == 2):  # noqa: PLR2004
        if isinstance(parts[1], pikepdf.Array) and str(parts[1][0]) in {*_INDEXED, "/Pattern"}:
            raise NotProvenError("colour-not-proven")
        require_colour(parts[1])
    elif name not in _PLAIN:
        raise NotProvenError("colour-not-proven")


def _require_profile(parts: list[Any]) -> None:
    try:
        fits = len(parts) == 2 and usable_profile(parts[1].read_bytes(), int(parts[1].get("/N", 0)))  # noqa: PLR2004
    except (pikepdf.PdfError, ValueError, TypeError, AttributeError):
        fits = False
    if not fits:
        raise NotProvenError("colour-profile")
