"""The operations of intake that run behind the walls: look at a file, draw one of its pages; knows no vault.

Pages count from 0. Pixels leave raw, so that the trusted side never decodes what untrusted code has encoded.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import BinaryIO

from holdall.case.document_json import encode
from holdall.intake import pdf, pdf_text, picture
from holdall.intake.findings import LARGEST_PX, THUMBNAIL_PX, Pixels
from holdall.intake.reading.draft import Draft
from holdall.intake.reading.readers import READERS
from holdall.intake.sniff import PDF, PICTURES, sniff_file
from holdall.sandbox.contract import Emit, JsonObject, JsonValue, Operation, Refusal, RefusedError
from holdall.sandbox.source import size_of

_BROKEN = (ValueError, TypeError, LookupError, AttributeError, ArithmeticError, EOFError, OSError)
"""What reading a damaged document may raise, besides running out of memory or stack."""


def preload() -> None:
    """Load and warm the libraries, in the template, before any file is seen."""
    picture.preload()
    pdf.preload()


def inspect(request: JsonObject, source: BinaryIO, emit: Emit) -> JsonObject:  # noqa: ARG001  no values
    """Say what a file is: `media_type`, `page_count`, `problem`, `problem_pages`, `claims`,
    `notes`.

    Emits the first page as a part `{kind: "thumbnail", width, height}` when it can be drawn. Raises
    `RefusedError`: `empty`, `unsupported`, `too-large`.
    """
    media_type = _type_of(source)
    if media_type == PDF:
        findings = pdf.inspect_pdf(source, THUMBNAIL_PX)
    elif media_type not in PICTURES:
        raise RefusedError(Refusal.UNSUPPORTED)
    else:
        findings = picture.inspect_picture(source, media_type, THUMBNAIL_PX)
    if findings.thumbnail is not None:
        _emit_pixels(emit, "thumbnail", findings.thumbnail)
    claims: dict[str, JsonValue] = {**findings.claims}
    return {
        "media_type": findings.media_type,
        "page_count": findings.page_count,
        "problem": findings.problem.value,
        "problem_pages": findings.problem_pages,
        "claims": claims,
        "notes": [note.value for note in findings.notes],
    }


def render_page(request: JsonObject, source: BinaryIO, emit: Emit) -> JsonObject:
    """Draw page `page` at most `max_px` on its longer side; emits the part `{kind: "page", width, height}`.

    Returns `notes`. Raises `RefusedError`: `damaged`, `password-needed`, `unsupported`, `empty`, `too-large`.
    """
    page, max_px = request["page"], request["max_px"]
    if not isinstance(page, int) or not isinstance(max_px, int):
        raise TypeError
    max_px = max(1, min(max_px, LARGEST_PX))
    media_type = _type_of(source)
    if media_type == PDF:
        pixels, notes = pdf.render_pdf(source, page, max_px)
    elif media_type not in PICTURES:
        raise RefusedError(Refusal.UNSUPPORTED)
    else:
        notes = ()
        pixels = picture.render_picture(source, media_type, page, max_px)
    _emit_pixels(emit, "page", pixels)
    return {"notes": [note.value for note in notes]}


def read(request: JsonObject, source: BinaryIO, emit: Emit) -> JsonObject:  # noqa: ARG001  no values
    """Turn a document into blocks: the part `{kind: "document"}` holds their JSON, `claims` is returned.

    Its pictures go before it as parts `{kind: "picture", width, height}`, in the order of their numbers.
    Raises `RefusedError`: `empty`, `unsupported`, `damaged`, `too-large`.
    """
    media_type = _type_of(source)
    if media_type not in READERS:
        raise RefusedError(Refusal.UNSUPPORTED)
    draft = Draft(lambda _, pixels: _emit_pixels(emit, "picture", pixels))
    source.seek(0)
    try:
        READERS[media_type](source, draft)
    except _BROKEN:
        raise RefusedError(Refusal.DAMAGED) from None
    if not draft.blocks:
        raise RefusedError(Refusal.EMPTY)
    emit({"kind": "document"}, encode(draft.document))
    claims: dict[str, JsonValue] = {**draft.bounded_claims}
    return {"claims": claims}


def read_text(request: JsonObject, source: BinaryIO, emit: Emit) -> JsonObject:  # noqa: ARG001  no values
    """Read what the pages say: a part `{kind: "text", page}` in UTF-8 for each page that has any, in order.

    Returns `page_count`: 0 for a picture, which says nothing until it is recognised. Raises `RefusedError`:
    `damaged`, `password-needed`, `unsupported`, `empty`.
    """

    def tell(page: int, text: str) -> None:
        if text.strip():
            emit({"kind": "text", "page": page}, text.encode())

    if _type_of(source) != PDF:
        return {"page_count": 0}
    return {"page_count": pdf_text.read_pdf_text(source, tell)}


OPERATIONS: Mapping[str, Operation] = {
    "intake.inspect": inspect,
    "intake.render_page": render_page,
    "intake.read": read,
    "intake.read_text": read_text,
}


def _type_of(source: BinaryIO) -> str:
    if size_of(source) == 0:
        raise RefusedError(Refusal.EMPTY)
    media_type = sniff_file(source)
    if not media_type:
        raise RefusedError(Refusal.UNSUPPORTED)
    return media_type


def _emit_pixels(emit: Emit, kind: str, pixels: Pixels) -> None:
    emit({"kind": kind, "width": pixels.width, "height": pixels.height}, pixels.rgb)
