"""Reads plain text in whatever coding: paragraphs at empty lines, pages at form feeds, indents kept."""

from __future__ import annotations

import re
from typing import BinaryIO, Final

from holdall.case.document import PageBreak, Paragraph
from holdall.intake.reading.draft import Draft
from holdall.intake.text_coding import decoded
from holdall.sandbox.contract import Refusal, RefusedError

_EMPTY_LINE: Final = re.compile(r"\n(?:[ \t]*\n)+")
_INDENT: Final = re.compile(r"^[ \t]+|(?<=  ) +|\t", re.MULTILINE)
_TAB: Final = 4
_KEPT_SPACE: Final = "\u00a0"


def read_text(source: BinaryIO, draft: Draft) -> None:
    """Add what a text file says; raises `RefusedError`: `unsupported` when it is no text after all."""
    text = decoded(source.read())
    if text is None:
        raise RefusedError(Refusal.UNSUPPORTED)
    add_text(draft, text)


def add_text(draft: Draft, text: str) -> None:
    """Add text line by line as it stands."""
    for number, page in enumerate(text.replace("\r\n", "\n").replace("\r", "\n").split("\f")):
        if number:
            draft.add(PageBreak())
        for paragraph in _EMPTY_LINE.split(page.strip("\n")):
            if paragraph.strip():
                draft.add(Paragraph((draft.run(_INDENT.sub(_kept, paragraph)),)))


def _kept(found: re.Match[str]) -> str:
    return _KEPT_SPACE * len(found[0].expandtabs(_TAB))
