"""Tells by a digest which page of which file a page of a finished PDF shows. Runs in the worker.

Of an exhibit page it covers the content and all that the content draws; that the page draws it, first and
once, is looked at too. Whatever else the page shows is its stamp's business.
"""

from __future__ import annotations

import hashlib
from typing import Any

import pikepdf

from holdall.dossier.page_shape import DEFLATED, DRAW_FORM, FORM, page_digest
from holdall.dossier.page_source import page_content
from holdall.dossier.source_objects import SourceObjects, filters_of, unparse
from holdall.sandbox.contract import RefusedError

_ENCODINGS: dict[tuple[str, ...], bytes] = {(): b"", ("/FlateDecode",): DEFLATED}


class PageIdentity:
    """Computes digests of pages of `pdf`; it remembers objects that pages share."""

    def __init__(self, pdf: pikepdf.Pdf) -> None:
        self._objects = SourceObjects(pdf, lambda _: None, {}, is_clean=True)
        self._call: tuple[int, int] | None = None

    def digest(self, page: Any, number: int) -> str:
        """The digest of page `number`, as its sender computed it, or an empty text when it cannot be told."""
        form: Any = page.get("/Resources", {}).get("/XObject", {}).get(f"/{FORM}")
        try:
            if not isinstance(form, pikepdf.Stream):
                return hashlib.sha256(page_content(page, number).decoded).hexdigest()
            return self._of_form(form) if self._draws_form(page) else ""
        except (pikepdf.PdfError, RefusedError, AttributeError):
            return ""

    def _of_form(self, form: Any) -> str:
        filter_entry = _ENCODINGS.get(filters_of(form))
        if filter_entry is None or "/DecodeParms" in form:
            return ""
        resources: Any = form.get("/Resources")
        text = b"%d %d R" % resources.objgen if resources.is_indirect else unparse(resources)
        _, digest = self._objects.send_body(text)
        return page_digest(filter_entry, form.read_raw_bytes(), digest)

    def _draws_form(self, page: Any) -> bool:
        """Whether the page's content is the call of its form, then one stream more: the stamp."""
        contents: Any = page.get("/Contents")
        if not isinstance(contents, pikepdf.Array) or len(contents) != 2:  # noqa: PLR2004
            return False
        call: Any = contents[0]
        if call.objgen == self._call:
            return True
        if not isinstance(call, pikepdf.Stream) or call.read_bytes() != DRAW_FORM:
            return False
        self._call = call.objgen
        return True
