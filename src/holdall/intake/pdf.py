"""PDFs: how many pages, which of them can be shown, page pixels; runs only behind the sandbox's walls.

The page list is qpdf's (pikepdf), because the dossier is assembled from it; pdfium draws. Where pdfium
cannot open a file, or counts other pages, it draws qpdf's repaired copy: what is shown is what will be used.
"""

from __future__ import annotations

import contextlib
import ctypes
import io
import mmap
import re
from collections.abc import Callable, Generator
from dataclasses import dataclass
from typing import BinaryIO, Final, TypeVar, cast

import pikepdf
import pypdfium2
from pikepdf import Dictionary, Name, Pdf

from holdall.intake.findings import Effort, Findings, Note, Pixels, Problem, bounded_claims
from holdall.intake.pdf_fonts import lacks_a_font, lend_fonts, page_lacks_a_font
from holdall.intake.pdf_losses import has_lost_something, lost_pages, warnings_of
from holdall.intake.sniff import PDF
from holdall.sandbox.contract import Refusal, RefusedError

_T = TypeVar("_T")
_CHECK_SECONDS: Final = 15.0
"""How long a damaged file's pages are tried one by one."""
_PROBE_PX: Final = 48
_MOST_PAGES: Final = 100_000
_CLAIMS: Final = {"/Title": "title", "/Author": "author", "/Creator": "creator", "/Producer": "producer",
                  "/CreationDate": "created", "/ModDate": "changed"}  # fmt: skip
_PLEASE_WAIT: Final = re.compile(r"please\s+wait", re.IGNORECASE)
BROKEN: Final = (
    pikepdf.PdfError, pypdfium2.PdfiumError, RuntimeError, ValueError, TypeError, KeyError, IndexError,
    AttributeError, OverflowError, ImportError,
)  # fmt: skip
"""What the libraries raise at a file that is not what it should be."""
# ImportError: pikepdf loads some decoders late, and behind the walls there is nothing to load them from.


@dataclass(frozen=True, slots=True)
class _PageList:
    """What qpdf makes of a file."""

    count: int
    promised: int
    suspicious: bool
    """Whether qpdf had to repair anything, so that pages must be looked at one by one."""


def preload() -> None:
    """Load the libraries and what they load late: later there is no file system to load it from."""
    with Pdf.new() as pdf:
        pdf.add_blank_page(page_size=(72, 72))
        memory = io.BytesIO()
        pdf.save(memory)
    memory.seek(0)
    lend_fonts()
    render_pdf(memory, 0, 8)


def inspect_pdf(source: BinaryIO, thumbnail_px: int) -> Findings:
    """Count the pages, try them as far as the file gives reason to, and make the first one's thumbnail."""
    try:
        with opened(source) as pdf:
            pages = _page_list(pdf)
            claims = _claims(pdf)
            dynamic = _has_dynamic_form(pdf)
            with drawable(source, pdf, pages.count) as drawing:
                return _look_at_pages(pdf, drawing, pages, claims, thumbnail_px, dynamic=dynamic)
    except pikepdf.PasswordError:
        return Findings(media_type=PDF, page_count=0, problem=Problem.PASSWORD_NEEDED)
    except BROKEN:
        return _only_a_glimpse(source, thumbnail_px)


def render_pdf(source: BinaryIO, page: int, max_px: int) -> tuple[Pixels, tuple[Note, ...]]:
    """One page (counted from 0) as a reader shows it, at most `max_px` on its longer side, with notes."""
    try:
        with opened(source) as pdf:
            count = len(pdf.pages)
            with drawable(source, pdf, count) as drawing:
                if drawing is None or not 0 <= page < count:
                    raise RefusedError(Refusal.DAMAGED, page=page)
                return _draw(drawing, page, max_px), _notes(page_lacks_a_font, pdf.pages[page])
    except pikepdf.PasswordError:
        raise RefusedError(Refusal.PASSWORD_NEEDED) from None
    except BROKEN:
        raise RefusedError(Refusal.DAMAGED, page=page) from None


def _only_a_glimpse(source: BinaryIO, thumbnail_px: int) -> Findings:
    """A file that qpdf cannot read, so no dossier can use, may still show its owner what it was."""
    with contextlib.ExitStack() as stack:
        drawing = _open_for_drawing(stack, source)
        return Findings(
            media_type=PDF,
            page_count=0,
            problem=Problem.DAMAGED,
            problem_pages=0 if drawing is None else min(len(drawing), _MOST_PAGES),
            thumbnail=_try_to_draw(drawing, 0, thumbnail_px),
        )


def opened(source: BinaryIO) -> Pdf:
    """The file as qpdf reads it, repaired where it can be."""
    source.seek(0)
    return Pdf.open(source, suppress_warnings=True)


def _page_list(pdf: Pdf) -> _PageList:
    count = len(pdf.pages)
    if count > _MOST_PAGES:
        raise RefusedError(Refusal.TOO_LARGE)
    warnings = warnings_of(pdf)
    return _PageList(count, count + lost_pages(warnings), bool(warnings))


def _look_at_pages(
    pdf: Pdf,
    drawing: pypdfium2.PdfDocument | None,
    pages: _PageList,
    claims: dict[str, str],
    thumbnail_px: int,
    *,
    dynamic: bool,
) -> Findings:
    thumbnail = _try_to_draw(drawing, 0, thumbnail_px)
    good = _good_pages(pdf, drawing, pages)
    damaged = good < pages.promised or good == 0
    waiting = dynamic and drawing is not None and _says_please_wait(drawing)
    return Findings(
        media_type=PDF,
        page_count=good,
        problem=Problem.DAMAGED if damaged else Problem.DYNAMIC_FORM if waiting else Problem.NONE,
        problem_pages=pages.promised if damaged else 0,
        claims=claims,
        notes=_notes(lacks_a_font, pdf),
        thumbnail=thumbnail,
    )


def _notes(lacks: Callable[[_T], bool], of: _T) -> tuple[Note, ...]:
    try:
        return (Note.FONT_MISSING,) if lacks(of) else ()
    except BROKEN:
        return ()


def _good_pages(pdf: Pdf, drawing: pypdfium2.PdfDocument | None, pages: _PageList) -> int:
    """How many pages can be drawn; those that time does not allow to try count as good."""
    if drawing is None:
        return 0
    effort, good = Effort(_CHECK_SECONDS), 0
    for number in range(pages.count):
        if effort.spent:
            return good + pages.count - number
        good += _page_is_good(pdf, drawing, number, look_closely=pages.suspicious)
    return good


def _page_is_good(pdf: Pdf, drawing: pypdfium2.PdfDocument, number: int, *, look_closely: bool) -> bool:
    try:
        if look_closely:
            return (
                not has_lost_something(pdf.pages[number])
                and _try_to_draw(drawing, number, _PROBE_PX) is not None
            )
        drawing[number].close()
    except BROKEN:
        return False
    return True


@contextlib.contextmanager
def drawable(source: BinaryIO, pdf: Pdf, count: int) -> Generator[pypdfium2.PdfDocument | None]:
    """The file, or else its repaired copy, opened for drawing; None when neither shows `count` pages."""
    with contextlib.ExitStack() as stack:
        drawing = _open_for_drawing(stack, source)
        if drawing is None or len(drawing) != count:
            copy = io.BytesIO()
            try:
                # Without a look at the metadata, which would need an XML parser that is not loaded.
                pdf.save(copy, fix_metadata_version=False)
            except BROKEN:
                copy = None
            repaired = None if copy is None else _open_for_drawing(stack, copy)
            drawing = repaired if repaired is not None and len(repaired) == count else drawing
        yield drawing


def _open_for_drawing(stack: contextlib.ExitStack, source: BinaryIO) -> pypdfium2.PdfDocument | None:
    try:
        document = pypdfium2.PdfDocument(_in_memory(source))
        stack.callback(document.close)
        if document.get_formtype() != 0:
            document.init_forms()  # pyright: ignore[reportUnknownMemberType]
    except BROKEN:
        return None
    return document


def _in_memory(source: BinaryIO) -> ctypes.Array[ctypes.c_ubyte] | bytes:
    """All bytes of the source, mapped where it is a file: pdfium then needs no callbacks into Python."""
    try:
        mapped = mmap.mmap(source.fileno(), 0, access=mmap.ACCESS_COPY)
    except (OSError, ValueError):
        source.seek(0)
        return source.read()
    return (ctypes.c_ubyte * len(mapped)).from_buffer(mapped)


def _try_to_draw(drawing: pypdfium2.PdfDocument | None, number: int, max_px: int) -> Pixels | None:
    if drawing is None:
        return None
    try:
        return _draw(drawing, number, max_px)
    except BROKEN:
        return None


def _draw(drawing: pypdfium2.PdfDocument, number: int, max_px: int) -> Pixels:
    page = drawing[number]
    try:
        width, height = page.get_size()
        scale = max_px / max(width, height, 1.0)
        bitmap = cast("pypdfium2.PdfBitmap", page.render(scale=scale, rev_byteorder=True))  # pyright: ignore[reportUnknownMemberType]
        image = bitmap.to_pil().convert("RGB")
    finally:
        page.close()
    image = image.crop((0, 0, min(image.width, max_px), min(image.height, max_px)))  # sizes are rounded up
    return Pixels(width=image.width, height=image.height, rgb=image.tobytes())


def _claims(pdf: Pdf) -> dict[str, str]:
    try:
        info = pdf.trailer.get(Name.Info)
        if not isinstance(info, Dictionary):
            return {}
        return bounded_claims({name: info[key] for key, name in _CLAIMS.items() if key in info})
    except BROKEN:
        return {}


def _has_dynamic_form(pdf: Pdf) -> bool:
    form = pdf.Root.get(Name.AcroForm)
    return isinstance(form, Dictionary) and Name.XFA in form


def _says_please_wait(drawing: pypdfium2.PdfDocument) -> bool:
    try:
        page = drawing[0]
        try:
            text = page.get_textpage()
            found = text.get_text_bounded()  # pyright: ignore[reportUnknownMemberType]
            return _PLEASE_WAIT.search(found) is not None
        finally:
            page.close()
    except BROKEN:
        return False
