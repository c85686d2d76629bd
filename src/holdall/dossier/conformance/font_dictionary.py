"""Reads a font's dictionary: descriptor, embedded program, widths, encoding; judges nothing that is shown."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import islice
from typing import Any, cast

import pikepdf

from holdall.dossier.conformance.glyph_names import NOTDEF, Encoding, encoding
from holdall.dossier.conformance.not_proven import NotProvenError, require

_SYMBOLIC, _NONSYMBOLIC = 4, 32
_PROGRAMS = ("/FontFile", "/FontFile2", "/FontFile3")
_LARGEST_PROGRAM = 32 << 20
_LONGEST_NAME = 127


@dataclass(frozen=True, slots=True)
class Program:
    """An embedded font program: under which key it hangs, and the `Subtype` of its stream (or empty)."""

    key: str
    subtype: str
    stream: Any

    def data(self) -> bytes:
        """The program, decoded; raises `NotProvenError`."""
        try:
            data: bytes = self.stream.read_bytes()
        except pikepdf.PdfError:
            raise NotProvenError("font-damaged") from None
        if len(data) > _LARGEST_PROGRAM:
            raise NotProvenError("font-not-proven")
        return data


def base_font(font: Any) -> str:
    """The font's name; raises `NotProvenError` unless it is one that PDF/A takes (6.1.8, 6.1.13)."""
    name: Any = font.get("/BaseFont")
    require(isinstance(name, pikepdf.Name))
    try:
        text = str(name).removeprefix("/")
    except UnicodeDecodeError:
        raise NotProvenError("font-dictionary") from None
    require(0 < len(text.encode("utf-8", "replace")) <= _LONGEST_NAME)
    return text


def program_of(font: Any) -> Program | None:
    """The embedded program of a simple font or CIDFont, or None; raises `NotProvenError` for two."""
    descriptor: Any = font.get("/FontDescriptor")
    if not isinstance(descriptor, pikepdf.Dictionary):
        return None
    found = [(key, descriptor.get(key)) for key in _PROGRAMS if key in descriptor]
    if not found:
        return None
    key, stream = found[0]
    require(len(found) == 1 and isinstance(stream, pikepdf.Stream))
    return Program(key, str(cast("Any", stream).get("/Subtype", "")), stream)


def is_symbolic(font: Any) -> bool:
    """Which of the two flags the descriptor sets; raises `NotProvenError` when it sets both or none."""
    descriptor: Any = font.get("/FontDescriptor")
    flags: Any = descriptor.get("/Flags") if isinstance(descriptor, pikepdf.Dictionary) else None
    require(isinstance(flags, int))
    symbolic, not_symbolic = bool(flags & _SYMBOLIC), bool(flags & _NONSYMBOLIC)
    require(symbolic != not_symbolic, "font-encoding")
    return symbolic


def simple_widths(font: Any) -> Mapping[int, float]:
    """Character code → width; raises `NotProvenError` when `Widths` does not fit its bounds (6.2.11.2)."""
    first: Any = font.get("/FirstChar")
    last: Any = font.get("/LastChar")
    widths: Any = font.get("/Widths")
    require(isinstance(first, int) and isinstance(last, int) and isinstance(widths, pikepdf.Array))
    require(0 <= first <= last <= 255 and len(widths) == last - first + 1, "font-widths")  # noqa: PLR2004
    return {first + place: number(width) for place, width in enumerate(widths)}


def number(value: Any) -> float:
    """A number of a PDF; raises `NotProvenError` when it is none."""
    try:
        return float(value)
    except (TypeError, ValueError):
        raise NotProvenError("font-widths") from None


@dataclass(frozen=True, slots=True)
class NamedCodes:
    """A simple font's `Encoding`: its base (or None), and the names that differ from it."""

    base: Encoding | None
    base_name: str
    differences: Mapping[int, str]

    def name(self, code: int, built_in: Encoding | None = None) -> str:
        """The glyph name for a code; where the dictionary is silent, the program's own encoding speaks."""
        base = self.base or built_in
        return self.differences.get(code) or (base[code] if base else NOTDEF)


def named_codes(font: Any) -> NamedCodes:
    """Read `Encoding`; raises `NotProvenError` for what is not known here."""
    found: Any = font.get("/Encoding")
    if found is None:
        return NamedCodes(None, "", {})
    name: Any = found.get("/BaseEncoding") if isinstance(found, pikepdf.Dictionary) else found
    require(name is None or isinstance(name, pikepdf.Name), "font-encoding")
    known = "" if name is None else str(name).removeprefix("/")
    base = encoding(known)
    require(base or not known, "font-encoding")
    differences: Any = found.get("/Differences") if isinstance(found, pikepdf.Dictionary) else None
    return NamedCodes(base, known, _differences(differences))


def _differences(found: Any) -> dict[int, str]:
    if found is None:
        return {}
    require(isinstance(found, pikepdf.Array), "font-encoding")
    names: dict[int, str] = {}
    code = 0
    for item in islice(found, 1024):
        if isinstance(item, int):
            code = item
        else:
            require(isinstance(item, pikepdf.Name) and 0 <= code <= 255, "font-encoding")  # noqa: PLR2004
            names[code] = str(item).removeprefix("/")
            code += 1
    return names
