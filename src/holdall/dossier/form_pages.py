"""Puts a page's own content into a form and a stamp over it; the one shape that all exhibit pages have.

Runs in the worker. Whatever the content leaves behind in the graphics state ends with the form, so it
cannot touch
the stamp.
"""

from __future__ import annotations

import pikepdf

from holdall.dossier.chunk import FORM_CALL, SHARED, STAMP_FONT, Outbox
from holdall.dossier.page_sender import PageSender
from holdall.dossier.page_shape import FORM, page_digest
from holdall.dossier.page_source import Content
from holdall.dossier.source_objects import SourceObjects
from holdall.dossier.stamp import PageFrame, box_text, draw_stamp
from holdall.dossier.stamp_order import StampOrder
from holdall.sandbox.contract import Emit


class FormPageSender:
    """Sends the pages of one file; their resources are objects of `pdf`."""

    def __init__(self, pdf: pikepdf.Pdf, order: StampOrder, emit: Emit) -> None:
        outbox = Outbox(emit)
        self.objects = SourceObjects(pdf, outbox.add, {})
        self._sender = PageSender(emit, outbox, self.objects.new_number)
        self._order = order
        self._sent = 0

    def send(self, frame: PageFrame, content: Content, resources: bytes, group: bytes = b"") -> None:
        """Send the next page; `resources` and transparency `group` are source text, empty when there are
        none.
        """
        resource_text, resource_digest = self.objects.send_body(resources or b"<< >>")
        group_text, _ = self.objects.send_body(group)
        form = self._sender.add_stream(
            b"/Type /XObject /Subtype /Form /BBox %s /Resources %s %s"
            % (box_text(frame.media).encode("ascii"), resource_text, content.filter_entry),
            content.encoded,
        )
        style = self._order.style
        stamp = draw_stamp(self._order.texts[self._sent], frame, style)
        entries = (
            b"/Contents [%d %d R %d 0 R] /Resources << /Font << /%s %d %d R >> /XObject << /%s %d 0 R >> >>"
        ) % (
            FORM_CALL, SHARED, self._sender.add_stream(b"", stamp), style.font.encode("ascii"), STAMP_FONT,
            SHARED, FORM.encode("ascii"), form,
        )  # fmt: skip
        if group_text:
            entries += b" /Group " + group_text
        digest = page_digest(content.filter_entry, content.encoded, resource_digest)
        self._sender.add_page(frame, entries, digest)
        self._sent += 1

    def flush(self) -> None:
        """Send what still waits."""
        self._sender.flush()
