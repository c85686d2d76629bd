"""The operation `dossier.read_back`: what a finished PDF shows and where it leads, read by other libraries.

Runs in the worker on any PDF, ours or not. Request: `style` (position, size, margin of the stamps), `first`
and `last` (physical pages, from 1; optional), `is_ours` (see `finished_file.request`). Parts: `pages` (a JSON
list, see `_Reader.page`). Answer: what the file as a whole says of itself (see `_Reader.document`).
"""

from __future__ import annotations

import json
import re
from collections.abc import Generator, Iterator
from contextlib import closing, contextmanager
from html import unescape
from typing import Any, BinaryIO, cast

import pikepdf
import pypdfium2

from holdall.dossier.exhibit_pdf import open_pdf
from holdall.dossier.index_column import as_printed, page_number_links, words_of_column
from holdall.dossier.mapped_file import MappedFile
from holdall.dossier.page_identity import PageIdentity
from holdall.dossier.page_shape import DRAW_FORM
from holdall.dossier.page_source import catalogue, page_frame
from holdall.dossier.page_text import PageText, ReadPage
from holdall.sandbox.contract import Emit, JsonObject, JsonValue, Refusal, RefusedError

PAGES_PER_PART = 50
_PAGES_PER_OPENING = 50
_OUR_PAGES_PER_OPENING = 1000
"""pdfium forgets nothing while a file is open, and takes long to open one: a thousand of our pages, whose
exhibits it does not see, take about 3 MB.
"""
_OUR_PAGES_PER_FORGETTING = 10
"""Letting go of what was read after every page makes five times as many page faults as after every tenth.
Pages of other files are let go of one by one: each may hold a large picture.
"""
_DEEPEST_OUTLINE = 32
_HEAD = 4096
"""Bytes at the start of a file of ours that hold the one stream by which exhibit pages draw their forms."""
_XMP_TITLE = re.compile(r"<dc:title>.*?<rdf:li[^>]*>(.*?)</rdf:li>", re.DOTALL)


def read_back(request: JsonObject, source: BinaryIO, emit: Emit) -> JsonObject:
    """Read the PDF in `source`; raises `RefusedError` when it cannot be read."""
    mapped = MappedFile(source)
    # In a file of ours pdfium then sees every page as it is, but for what the exhibits draw, which takes
    # nine tenths of its time: that is compared with its source byte by byte, by `PageIdentity`.
    is_blanked = bool(request.get("is_ours")) and mapped.blank(DRAW_FORM, _HEAD)
    held = _OUR_PAGES_PER_FORGETTING if is_blanked else 1
    with open_pdf(source) as pdf:
        reader = _Reader(pdf)
        first = cast("int", request.get("first", 1))
        last = min(cast("int", request.get("last", len(pdf.pages))), len(pdf.pages))
        for pages in _slices(
            range(first, last + 1), _OUR_PAGES_PER_OPENING if is_blanked else _PAGES_PER_OPENING
        ):
            with _shown(mapped) as shown:
                text = PageText(shown, request)
                for part in _slices(pages, PAGES_PER_PART):
                    rows: list[JsonObject] = []
                    for few in _slices(part, held):
                        rows += [reader.page(number, text) for number in few]
                        mapped.forget()
                    emit({"kind": "pages", "last": part[-1]}, json.dumps(rows).encode())
        return reader.document() if first == 1 else {}


def _slices(numbers: range, size: int) -> Iterator[range]:
    return (numbers[start : start + size] for start in range(0, len(numbers), size))


@contextmanager
def _shown(mapped: MappedFile) -> Generator[pypdfium2.PdfDocument]:
    """The file as pdfium sees it."""
    try:
        shown = pypdfium2.PdfDocument(mapped.buffer)
    except pypdfium2.PdfiumError:
        raise RefusedError(Refusal.DAMAGED) from None
    try:
        yield shown
    finally:
        shown.close()


class _Reader:
    """Reads one file by pikepdf (structure) and pdfium (text)."""

    def __init__(self, pdf: pikepdf.Pdf) -> None:
        self._pdf = pdf
        self._pages = list(pdf.pages)  # asking `pdf.pages` for one copies them all
        self._numbers = {page.obj.objgen: index + 1 for index, page in enumerate(self._pages)}
        self._identity = PageIdentity(pdf)

    def page(self, number: int, texts: PageText) -> JsonObject:
        """One page: boxes, texts of stamp and links, targets, digest, and whatever acts or leads outside."""
        page = self._pages[number - 1]
        frame = page_frame(page.obj)
        with closing(texts.page(number - 1, frame)) as text:
            links = [self._link(link, text) for link in _links(page.obj)]
            printed = page_number_links(links)
            column: list[JsonValue] = [*words_of_column(printed, text)]
        return {
            "number": number,
            "label": page.label,
            "size": [round(side * frame.user_unit, 3) for side in frame.shown_size],
            "stamp": text.stamp,
            "has_own_stamp": text.has_own_stamp,
            "stamp_is_inside": text.stamp_is_inside,
            "has_text": text.has_text,
            "links": [{**link, "prints_page": link in printed} for link in links],
            "column": column,
            "digest": self._identity.digest(page.obj, number),
            "acts": _acts(page.obj),
        }

    def document(self) -> JsonObject:
        """What the file as a whole says of itself."""
        root = catalogue(self._pdf)
        return {
            "page_count": len(self._pdf.pages),
            "title": str(self._pdf.docinfo.get("/Title", "")),
            "metadata_title": _metadata_title(self._pdf),
            "language": str(root.get("/Lang", "")),
            "shows_title": bool(root.get("/ViewerPreferences", {}).get("/DisplayDocTitle", False)),
            "is_encrypted": self._pdf.is_encrypted,
            "bookmarks": self._bookmarks(),
            "acts": _document_acts(self._pdf),
            "attachments": len(self._pdf.attachments),
            "warnings": len(self._pdf.get_warnings()),
        }

    def _link(self, link: Any, text: ReadPage) -> JsonObject:
        rect = [float(value) for value in link.get("/Rect", [0, 0, 0, 0])]
        action: Any = link.get("/A")
        target: Any = link.get("/Dest")
        if target is None and isinstance(action, pikepdf.Dictionary) and action.get("/S") == "/GoTo":
            target = action.get("/D")
        return {
            "rect": cast("JsonValue", rect),
            "text": as_printed(text.within(rect), text.lines_within(rect)),
            "middle": (rect[1] + rect[3]) / 2,
            "page": self._target(target),
            "outside": isinstance(action, pikepdf.Dictionary) and action.get("/S") != "/GoTo",
        }

    def _target(self, target: Any) -> int:
        """The physical page of a destination, or 0."""
        if isinstance(target, pikepdf.String | pikepdf.Name):
            target = self._named(str(target).removeprefix("/"))
        if isinstance(target, pikepdf.Dictionary):
            target = target.get("/D")
        if not isinstance(target, pikepdf.Array) or len(target) == 0:
            return 0
        page: Any = target[0]
        return self._numbers.get(page.objgen, 0) if isinstance(page, pikepdf.Dictionary) else 0

    def _named(self, name: str) -> Any:
        names: Any = catalogue(self._pdf).get("/Names", {}).get("/Dests")
        if names is not None:
            tree = pikepdf.NameTree(names)
            if name in tree:
                return tree[name]
        return catalogue(self._pdf).get("/Dests", {}).get(f"/{name}")

    def _bookmarks(self) -> list[JsonValue]:
        """[title, physical page or 0, level] in the order shown."""
        found: list[JsonValue] = []
        seen: set[tuple[int, int]] = set()
        waiting: list[tuple[Any, int]] = [(catalogue(self._pdf).get("/Outlines", {}).get("/First"), 0)]
        while waiting:
            item, level = waiting.pop()
            if not isinstance(item, pikepdf.Dictionary) or item.objgen in seen or level > _DEEPEST_OUTLINE:
                continue
            seen.add(item.objgen)
            target: Any = item.get("/Dest")
            if target is None:
                action: Any = item.get("/A")
                target = action.get("/D") if isinstance(action, pikepdf.Dictionary) else None
            found.append([str(item.get("/Title", "")), self._target(target), level])
            waiting.append((item.get("/Next"), level))
            waiting.append((item.get("/First"), level + 1))
        return found


def _links(page: Any) -> list[Any]:
    items: Any = page.get("/Annots", [])
    return [
        item for item in items if isinstance(item, pikepdf.Dictionary) and item.get("/Subtype") == "/Link"
    ]


def _acts(page: Any) -> list[JsonValue]:
    """What on a page acts by itself or is no link: names of annotation kinds and keys."""
    found = [key for key in ("/AA",) if key in page]
    for item in page.get("/Annots", []):
        if isinstance(item, pikepdf.Dictionary):
            if item.get("/Subtype") != "/Link":
                found.append(str(item.get("/Subtype", "")))
            found += [key for key in ("/AA", "/PA") if key in item]
    return list(found)


def _document_acts(pdf: pikepdf.Pdf) -> list[JsonValue]:
    """What in the catalogue acts by itself: scripts, actions, forms."""
    root = catalogue(pdf)
    found = [key for key in ("/AA", "/AcroForm", "/Collection", "/Requirements", "/URI") if key in root]
    names: Any = root.get("/Names", {})
    found += [key for key in ("/JavaScript", "/EmbeddedFiles", "/Renditions") if key in names]
    if isinstance(root.get("/OpenAction"), pikepdf.Dictionary):
        found.append("/OpenAction")
    return list(found)


def _metadata_title(pdf: pikepdf.Pdf) -> str:
    """The title in the XMP packet, looked up: an XML parser would be one more to trust."""
    packet: Any = catalogue(pdf).get("/Metadata")
    try:
        text = packet.read_bytes().decode("utf-8", "replace") if isinstance(packet, pikepdf.Stream) else ""
    except pikepdf.PdfError:
        return ""
    found = _XMP_TITLE.search(text)
    return unescape(found[1]) if found else ""
