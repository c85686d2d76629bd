"""The shipped fonts, lent to pdfium for what a PDF does not embed; never a font of the host, which differs.

Without them pdfium has Latin letters only, and a court paper set in un-embedded Arial or Times would come out
as a blank page. The fonts are read into memory before the walls go up. Chinese, Japanese and Korean faces are
not shipped: `lacks_a_font` says so of a file that needs one.
"""

from __future__ import annotations

import ctypes
import struct
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, Final

import pikepdf
import pypdfium2.raw as pdfium
from pikepdf import Dictionary, Name, Pdf

from holdall.intake.findings import Effort
from holdall.resources import resource_path

_NONE: Final = 0
_BOLD_FROM: Final = 600
_WHOLE_FILE: Final = 0
_HEBREW: Final = 177
_ARABIC: Final = 178
_NOT_OURS: Final = frozenset({2, 128, 129, 134, 136, 222})
"""Symbols, which pdfium has itself; Japanese, Korean, Chinese twice and Thai, of which there is no face."""
_FAMILIES: Final = (
    (b"sylfaen", "NotoSansGeorgian"),
    (b"georgian", "NotoSansGeorgian"),
    (b"armenian", "NotoSansArmenian"),
    (b"hebrew", "NotoSansHebrew"),
    (b"david", "NotoSansHebrew"),
    (b"miriam", "NotoSansHebrew"),
    (b"arabic", "NotoNaskhArabic"),
    (b"naskh", "NotoNaskhArabic"),
    (b"nazanin", "NotoNaskhArabic"),
)
"""Parts of the names of faces that mean a script; letters that a face lacks are then asked of "Helvetica"."""
_SANS: Final = "NotoSans"
_FILES: Final = (
    "NotoSans-Regular", "NotoSans-Bold", "NotoSans-Italic", "NotoSansGeorgian-Regular",
    "NotoSansGeorgian-Bold", "NotoSansArmenian-Regular", "NotoSansArmenian-Bold", "NotoSansHebrew-Regular",
    "NotoSansHebrew-Bold", "NotoNaskhArabic-Regular", "NotoNaskhArabic-Bold",
)  # fmt: skip
_EAST_ASIAN: Final = frozenset({"GB1", "CNS1", "Japan1", "Japan2", "Korea1", "KR"})
_SEARCH_SECONDS: Final = 2.0


def face_for(name: bytes, *, weight: int, italic: bool, charset: int) -> str:
    """The shipped face that comes nearest to what a PDF asks for, or empty where none would show it.

    `charset` is one of Windows' numbers, of which pdfium knows the script of a font that names one.
    """
    if charset in _NOT_OURS:
        return ""
    family = {_HEBREW: "NotoSansHebrew", _ARABIC: "NotoNaskhArabic"}.get(charset) or _family(name.lower())
    if weight >= _BOLD_FROM:
        return f"{family}-Bold"
    return f"{family}-Italic" if italic and family == _SANS else f"{family}-Regular"


def lend_fonts() -> None:
    """Make the shipped fonts the only ones that pdfium knows beside its own; call again at will."""
    if not _lender:
        _lender.append(_Lender())
    pdfium.FPDF_SetSystemFontInfo(ctypes.byref(_lender[0].callbacks))


def lacks_a_font(pdf: Pdf) -> bool:
    """Whether a Chinese, Japanese or Korean font is used and not embedded, as far as two seconds show."""
    effort = Effort(_SEARCH_SECONDS)
    for page in pdf.pages:
        if effort.spent:
            break
        if page_lacks_a_font(page):
            return True
    return False


def page_lacks_a_font(page: pikepdf.Page) -> bool:
    """Whether one page names such a font; what only its forms name goes unseen."""
    named = page.resources.get(Name.Font)
    fonts = named.values() if isinstance(named, Dictionary) else ()
    return any(_is_east_asian(font) and not _is_embedded(font) for named in fonts for font in _below(named))


@dataclass(frozen=True, slots=True)
class _Face:
    """A font file in memory, and where each of its tables lies."""

    data: bytes
    tables: dict[int, tuple[int, int]]

    def table(self, tag: int) -> bytes:
        """One table, the whole file for `_WHOLE_FILE`, empty when there is no such table."""
        if tag == _WHOLE_FILE:
            return self.data
        start, length = self.tables.get(tag, (0, 0))
        return self.data[start : start + length]


class _Lender:
    """Answers pdfium's questions; a handle is the number of a file in `_FILES`, counted from 1."""

    def __init__(self) -> None:
        self._faces = [_read(name) for name in _FILES]
        self._handles = {name: number for number, name in enumerate(_FILES, start=1)}
        self.callbacks: Any = pdfium.FPDF_SYSFONTINFO()
        self.callbacks.version = 1
        answers: dict[str, Callable[..., int | None]] = {
            "Release": lambda *_: None,
            "EnumFonts": lambda *_: None,
            "MapFont": self._map,
            "GetFont": lambda *_: _NONE,
            "GetFontData": self._data,
            "GetFaceName": lambda *_: _NONE,
            "GetFontCharset": lambda *_: 1,
            "DeleteFont": lambda *_: None,
        }
        fields: Any = pdfium.FPDF_SYSFONTINFO._fields_
        kinds: dict[str, Any] = dict(fields)
        for name, answer in answers.items():
            setattr(self.callbacks, name, kinds[name](answer))

    def _map(self, _: object, weight: int, italic: int, charset: int, __: int, face: Any, ___: object) -> int:
        name = ctypes.cast(face, ctypes.c_char_p).value or b""
        return self._handles.get(face_for(name, weight=weight, italic=bool(italic), charset=charset), _NONE)

    def _data(self, _: object, handle: int, tag: int, buffer: Any, size: int) -> int:
        wanted = self._faces[handle - 1].table(tag)
        if buffer and size >= len(wanted):
            ctypes.memmove(buffer, wanted, len(wanted))
        return len(wanted)


_lender: list[_Lender] = []
"""The one that pdfium holds pointers into: it must live as long as the process."""


def _family(name: bytes) -> str:
    return next((family for part, family in _FAMILIES if part in name), _SANS)


def _read(name: str) -> _Face:
    data = resource_path("fonts", f"{name}.ttf").read_bytes()
    return _Face(data, dict(_directory(data)))


def _directory(data: bytes) -> Iterable[tuple[int, tuple[int, int]]]:
    (count,) = struct.unpack_from(">H", data, 4)
    for number in range(count):
        tag, _, start, length = struct.unpack_from(">IIII", data, 12 + 16 * number)
        yield tag, (start, length)


def _below(font: pikepdf.Object) -> Iterable[Dictionary]:
    """The font of many letters that a font is made of, if it is such a one."""
    below = font.get(Name.DescendantFonts) if isinstance(font, Dictionary) else None
    if isinstance(below, pikepdf.Array):
        yield from (found for found in below[:1] if isinstance(found, Dictionary))


def _is_east_asian(font: Dictionary) -> bool:
    system = font.get(Name.CIDSystemInfo)
    return isinstance(system, Dictionary) and str(system.get(Name.Ordering, "")) in _EAST_ASIAN


def _is_embedded(font: Dictionary) -> bool:
    described = font.get(Name.FontDescriptor)
    return isinstance(described, Dictionary) and any(
        isinstance(described.get(key), pikepdf.Stream)
        for key in (Name.FontFile, Name.FontFile2, Name.FontFile3)
    )
