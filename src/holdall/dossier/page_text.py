"""What a page says, read by pdfium: its stamp and the words under a rectangle. Runs in the worker."""

from __future__ import annotations

import ctypes
from functools import cached_property
from typing import Any, cast

import pypdfium2
import pypdfium2.raw

from holdall.dossier.stamp import FONT_NAME, Box, PageFrame
from holdall.sandbox.contract import JsonObject, Refusal, RefusedError

pdfium: Any = pypdfium2.raw
"""The whole of pdfium, whose bindings have no types."""

_SAME_LINE = 3.0
"""Points by which the middles of characters in one line may differ."""
_TALLER = 1.6
"""Height of the band that a stamp is looked for in, in type sizes above the margin."""


class PageText:
    """Reads pages of one document; `request["style"]` says where stamps are expected."""

    def __init__(self, document: pypdfium2.PdfDocument, request: JsonObject) -> None:
        style = cast("JsonObject", request["style"])
        self._document = document
        self._is_top = style["position"] == "top-right"
        self._reach = cast("float", style["margin"]) + _TALLER * cast("float", style["size"])

    def page(self, index: int, frame: PageFrame) -> ReadPage:
        """Read page `index` (from 0), which the caller closes; raises `RefusedError` when pdfium cannot."""
        page: Any = pdfium.FPDF_LoadPage(self._document, index)
        text: Any = pdfium.FPDFText_LoadPage(page)
        if not text:
            pdfium.FPDF_ClosePage(page)
            raise RefusedError(Refusal.DAMAGED, page=index + 1)
        found = ReadPage(page, text, frame)
        found.find_stamp(self._reach, is_top=self._is_top)
        return found


class ReadPage:
    """One page's texts.

    It holds pdfium's own handles: the objects that pypdfium2 wraps around them take nearly as long to make
    and to watch as one of our pages takes to read [measured: 65 and 78 µs].
    """

    def __init__(self, page: Any, text: Any, frame: PageFrame) -> None:
        self._page = page
        self._text = text
        self._frame = frame
        self.has_text: bool = pdfium.FPDFText_CountChars(text) > 0
        self.stamp = ""
        self.has_own_stamp = False
        self.stamp_is_inside = False

    def close(self) -> None:
        """Give the page back to pdfium; nothing can be asked of it afterwards."""
        pdfium.FPDFText_ClosePage(self._text)
        pdfium.FPDF_ClosePage(self._page)

    def within(self, rect: list[float]) -> str:
        """The words under a rectangle of the page."""
        left, right = sorted((rect[0], rect[2]))
        bottom, top = sorted((rect[1], rect[3]))
        sides = (left, top, right, bottom)
        size = pdfium.FPDFText_GetBoundedText(self._text, *sides, None, 0)
        buffer = (ctypes.c_ushort * size)()
        pdfium.FPDFText_GetBoundedText(self._text, *sides, buffer, size)
        return " ".join(bytes(buffer).decode("utf-16-le", "ignore").split())

    def lines_within(self, rect: list[float]) -> list[str]:
        """The lines under a rectangle from the top, each as it looks from left to right.

        pdfium turns lines with right-to-left words around, numbers and all; where a character stands does
        not lie.
        """
        left, right = sorted((rect[0], rect[2]))
        bottom, top = sorted((rect[1], rect[3]))
        inside = [it for it in self._placed if left <= it[0] <= right and bottom <= it[1] <= top]
        lines: list[list[tuple[float, float, str]]] = []
        for item in sorted(inside, key=lambda it: -it[1]):
            if lines and abs(lines[-1][0][1] - item[1]) <= _SAME_LINE:
                lines[-1].append(item)
            else:
                lines.append([item])
        return ["".join(it[2] for it in sorted(line)).strip() for line in lines]

    @cached_property
    def _placed(self) -> list[tuple[float, float, str]]:
        """Every character with the middle of its loose box, across and up."""
        found: list[tuple[float, float, str]] = []
        box = pdfium.FS_RECTF()
        for index in range(pdfium.FPDFText_CountChars(self._text)):
            if pdfium.FPDFText_GetLooseCharBox(self._text, index, box):
                middle = ((box.left + box.right) / 2, (box.bottom + box.top) / 2)
                found.append((*middle, chr(pdfium.FPDFText_GetUnicode(self._text, index))))
        return found

    def find_stamp(self, reach: float, *, is_top: bool) -> None:
        """Take the stamp: the text drawn last, when marked as pagination, or the words in its corner."""
        item = self._last_object()
        if item is not None:
            self.stamp = self._object_text(item)
            self.has_own_stamp = True
            self.stamp_is_inside = self._is_inside(item)
            return
        self.stamp = self.within(list(_corner(self._frame.visible, reach, is_top=is_top)))
        self.stamp_is_inside = True

    def _last_object(self) -> Any:
        count = pdfium.FPDFPage_CountObjects(self._page)
        if count < 1:
            return None
        item = pdfium.FPDFPage_GetObject(self._page, count - 1)
        if pdfium.FPDFPageObj_GetType(item) != pdfium.FPDF_PAGEOBJ_TEXT:
            return None
        return item if _is_pagination(item) else None

    def _object_text(self, item: Any) -> str:
        size = pdfium.FPDFTextObj_GetText(item, self._text, None, 0)
        buffer = (ctypes.c_ushort * (size // 2))()
        pdfium.FPDFTextObj_GetText(item, self._text, buffer, size)
        return bytes(buffer).decode("utf-16-le", "replace").rstrip("\0")

    def _is_inside(self, item: Any) -> bool:
        sides = [ctypes.c_float() for _ in range(4)]
        if not pdfium.FPDFPageObj_GetBounds(item, *sides):
            return False
        left, bottom, right, top = (side.value for side in sides)
        visible = self._frame.visible
        return left >= visible[0] and bottom >= visible[1] and right <= visible[2] and top <= visible[3]


def _corner(box: Box, reach: float, *, is_top: bool) -> Box:
    left, bottom, right, top = box
    if is_top:
        return ((left + right) / 2, top - reach, right, top)
    return (left, bottom, right, bottom + reach)


def _is_pagination(item: Any) -> bool:
    """Whether a text is set in a stamp's font and marked as no part of the page's content."""
    marks = (pdfium.FPDFPageObj_GetMark(item, index) for index in range(pdfium.FPDFPageObj_CountMarks(item)))
    return _font_name(item) == FONT_NAME and any(_mark_name(mark) == "Artifact" for mark in marks)


def _mark_name(mark: Any) -> str:
    size = ctypes.c_ulong()
    buffer = (ctypes.c_ushort * 32)()
    done = pdfium.FPDFPageObjMark_GetName(mark, buffer, ctypes.sizeof(buffer), size)
    return bytes(buffer)[: size.value].decode("utf-16-le", "replace").rstrip("\0") if done else ""


def _font_name(item: Any) -> str:
    font = pdfium.FPDFTextObj_GetFont(item)
    buffer = ctypes.create_string_buffer(64)
    return buffer.value.decode("latin-1") if pdfium.FPDFFont_GetBaseFontName(font, buffer, 64) else ""
