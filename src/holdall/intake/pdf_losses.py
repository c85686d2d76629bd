"""What a PDF that qpdf had to repair has lost: qpdf goes on in silence, and so would a judge.

qpdf drops pages it cannot find, with a warning, and references to objects that are nowhere, without one. A
lost object therefore shows as a page without contents, or as contents that draw what the page does not have.
Only files that were repaired are looked at this closely.
"""

from __future__ import annotations

from typing import Final

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf, Stream

_LOST_PAGE: Final = "Pages tree includes non-dictionary object"
_HARMLESS: Final = "Resources is missing or invalid; repairing"
_JPEG_END: Final = b"\xff\xd9"
_TAIL: Final = 64
"""Bytes at the end of a JPEG among which its end marker stands; some writers pad."""


def lost_pages(warnings: list[str]) -> int:
    """How many pages qpdf says it could not find."""
    return sum(_LOST_PAGE in warning for warning in warnings)


def has_lost_something(page: pikepdf.Page) -> bool:
    """Whether a page of a repaired file lacks its contents, or a picture they draw, or the end of one."""
    contents = page.obj.get(Name.Contents)
    if contents is None or (isinstance(contents, Array) and len(contents) == 0):
        return True
    resources = page.obj.get(Name.Resources)
    drawn = resources.get(Name.XObject) if isinstance(resources, Dictionary) else None
    available = dict(drawn.items()) if isinstance(drawn, Dictionary) else {}
    return any(not _is_whole(available.get(name)) for name in _drawn_names(page))


def warnings_of(pdf: Pdf) -> list[str]:
    """What qpdf has found amiss so far, in its words, but for what cannot mean a loss."""
    return [text for warning in pdf.get_warnings() if _HARMLESS not in (text := str(warning))]


def _drawn_names(page: pikepdf.Page) -> set[str]:
    instructions = pikepdf.parse_content_stream(page, "Do")
    return {str(operand) for instruction in instructions for operand in instruction.operands}


def _is_whole(drawn: object) -> bool:
    """Whether what is drawn is there, and, where its own format tells, there to its end."""
    if not isinstance(drawn, Stream):
        return False
    if drawn.get(Name.Filter) != Name.DCTDecode:
        return True
    return _JPEG_END in drawn.read_raw_bytes()[-_TAIL:]
