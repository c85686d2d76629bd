"""Turns a PDF exhibit into stamped, relocatable pages.

Runs in the worker. Each page's own content becomes a form, so whatever it leaves behind in the graphics
state cannot
touch the stamp; annotations are drawn into the page as they would print.
"""

from __future__ import annotations

from typing import Any, BinaryIO

import pikepdf
from pikepdf.sanitize import Sanitizer

from holdall.dossier.form_pages import FormPageSender
from holdall.dossier.looks import Looks
from holdall.dossier.page_source import catalogue, inherited, page_content, page_frame
from holdall.dossier.pdfa import PdfaInspector
from holdall.dossier.source_objects import SourceObjects, unparse
from holdall.dossier.stamp_order import StampOrder
from holdall.sandbox.contract import Emit, JsonObject, Refusal, RefusedError


def send_pdf(source: BinaryIO, order: StampOrder, emit: Emit) -> JsonObject:
    """Send the pages of the PDF in `source`; the answer holds its page count, PDF/A obstacles and layers.

    When the count is not that of `order` nothing is sent. Raises `RefusedError`.
    """
    with open_pdf(source, is_mapped=True) as pdf:
        if len(pdf.pages) != len(order.texts):
            return {"page_count": len(pdf.pages)}
        clean(pdf)
        return _send_pages(pdf, order, emit)


def open_pdf(source: BinaryIO, *, is_mapped: bool = False) -> pikepdf.Pdf:
    """Open a PDF, repaired where possible; raises `RefusedError`.

    `is_mapped` takes a third less time where the source can be mapped. It is for sources that nobody can cut
    short meanwhile, and costs their size in memory.
    """
    access = pikepdf.AccessMode.mmap if is_mapped else pikepdf.AccessMode.stream
    try:
        source.seek(0)
        pdf = pikepdf.open(source, access_mode=access, suppress_warnings=True)
        if len(pdf.pages) == 0:
            raise RefusedError(Refusal.EMPTY)
    except pikepdf.PasswordError:
        raise RefusedError(Refusal.PASSWORD_NEEDED) from None
    except pikepdf.PdfError:
        raise RefusedError(Refusal.DAMAGED) from None
    return pdf


def clean(pdf: pikepdf.Pdf) -> None:
    """Remove what acts or hides, and draw what annotations and form fields show into their pages."""
    # Attachments are left out by `Looks`, wherever they hang; looking for them here takes long.
    sanitizer = Sanitizer().remove_javascript().remove_external_access().remove_multimedia()
    try:
        sanitizer.apply(pdf)
        if any("/Annots" in page.obj for page in pdf.pages):
            if "/AcroForm" in pdf.Root:
                pdf.generate_appearance_streams()
            pdf.flatten_annotations("print")
    except (pikepdf.PdfError, ValueError, TypeError, KeyError, AttributeError):
        raise RefusedError(Refusal.DAMAGED) from None


def _send_pages(pdf: pikepdf.Pdf, order: StampOrder, emit: Emit) -> JsonObject:
    sender = FormPageSender(pdf, order, emit)
    inspector = PdfaInspector()
    looks = Looks()
    for index, page in enumerate(pdf.pages):
        content = page_content(page.obj, index + 1)
        frame = page_frame(page.obj)
        looks.reduce(page.obj, content.decoded, inherited(page.obj, "/Resources"))
        inspector.inspect_page(index + 1, page.obj, frame, content.decoded)
        sender.send(frame, content, unparse(page.obj.Resources), _group(page.obj))
        if sender.objects.obstacle:
            inspector.add(sender.objects.obstacle, index + 1)
    sender.flush()
    return {
        "page_count": len(order.texts),
        "obstacles": inspector.obstacles(),
        "layers": [[sender.objects.number(key), is_off] for key, is_off in _layers(pdf, sender.objects)],
    }


def _group(page: Any) -> bytes:
    group: Any = page.get("/Group")
    return unparse(group) if isinstance(group, pikepdf.Dictionary) else b""


def _layers(pdf: pikepdf.Pdf, objects: SourceObjects) -> list[tuple[tuple[int, int], bool]]:
    """The optional-content groups that pages use, each with whether the file shows it from the start."""
    properties: Any = catalogue(pdf).get("/OCProperties")
    default: Any = properties.get("/D") if isinstance(properties, pikepdf.Dictionary) else None
    if not isinstance(default, pikepdf.Dictionary):
        return [(key, False) for key in objects.layers]
    is_base_off = str(default.get("/BaseState", "/ON")) == "/OFF"
    listed = {item.objgen for item in _groups(default.get("/ON" if is_base_off else "/OFF"))}
    return [(key, (key in listed) != is_base_off) for key in objects.layers]


def _groups(value: Any) -> list[Any]:
    items: list[Any] = list(value) if isinstance(value, pikepdf.Array) else []
    return [item for item in items if isinstance(item, pikepdf.Dictionary)]
