"""The operation `dossier.exhibit`: one original in, its stamped pages out; it only chooses who does the work.

Request: `media_type` (or only `role: generated` for pages that Holdall typeset), `paper` ([width, height]
in points) and
the stamps of `StampOrder.request`. Parts: `objects` (see `chunk`) and `pages` (a JSON list of `entries`,
`digest`).
Answer: `page_count`, and, unless it differs from the number of stamps, `obstacles` to PDF/A (codes with
pages),
`layers` ([object, is off]) and for generated pages `links` ([page, target page], from 0,
in order) and `structure` (object number or 0).
"""

from __future__ import annotations

from typing import BinaryIO, cast

from holdall.dossier.stamp_order import StampOrder
from holdall.sandbox.contract import Emit, JsonObject

PDF = "application/pdf"


def exhibit(request: JsonObject, source: BinaryIO, emit: Emit) -> JsonObject:
    """Turn the file in `source` into stamped, relocatable pages; raises `RefusedError`."""
    if request.get("role") == "generated":
        from holdall.dossier.generated_pages import send_generated

        return send_generated(source, emit)
    order = StampOrder.read(request)
    media_type = str(request["media_type"])
    if media_type == PDF:
        from holdall.dossier.exhibit_pdf import send_pdf

        return send_pdf(source, order, emit)
    from holdall.dossier.picture_pages import send_picture

    width, height = cast("list[float]", request["paper"])
    return send_picture(source, media_type, (float(width), float(height)), order, emit)
