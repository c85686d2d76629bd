"""Which module reads which kind of document; the only list of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import BinaryIO, Final

from holdall.intake.reading.docx import read_docx
from holdall.intake.reading.draft import Draft
from holdall.intake.reading.odt import read_odt
from holdall.intake.reading.plain_text import read_text
from holdall.intake.sniff import DOCX, ODT, TEXT

Reader = Callable[[BinaryIO, Draft], None]
"""Adds what a file says to a draft; raises `RefusedError`, or nearly anything when the file is damaged."""

READERS: Final[Mapping[str, Reader]] = {TEXT: read_text, DOCX: read_docx, ODT: read_odt}
