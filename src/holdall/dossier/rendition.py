"""The operation `dossier.rendition`: a neutral document becomes a PDF with pages; it knows no file format.

Source: the JSON of the document, then its pictures one after the other, as JPEG or PNG that we encoded.
Request: `document` (bytes of JSON), `pictures` ([bytes, width, height, media type] of each), `name` (of the
file, for the PDF's title), `dated` (UTC, ISO 8601). Parts: `{kind: "pdf"}`, to be put together.
"""

from __future__ import annotations

import base64
from collections.abc import Iterator
from datetime import datetime
from functools import cache
from typing import BinaryIO, Final, cast

from holdall.case.document import Block, Document, PageBreak, Paragraph, Picture, Run, Table
from holdall.case.document_json import decode
from holdall.dossier.glyphs import shown_characters
from holdall.dossier.plan_errors import TypesettingError
from holdall.dossier.shown_text import ShownText
from holdall.dossier.text_engine import ReadyTemplate
from holdall.sandbox.contract import MIB, Emit, JsonObject, Refusal, RefusedError

_PIECE: Final = 16 * MIB
Data = dict[str, object]


@cache
def _template() -> ReadyTemplate:
    return ReadyTemplate("theme.typ", "rendition.typ")


def preload_rendition() -> None:
    """Load template, fonts and what they can show, before the walls go up."""
    _template()
    shown_characters()


def rendition(request: JsonObject, source: BinaryIO, emit: Emit) -> JsonObject:
    """Set a document; raises `RefusedError` (crashed) when the text engine cannot."""
    document = decode(source.read(cast("int", request["document"])))
    pictures = [
        _picture(source, *picture) for picture in cast("list[tuple[int, int, int, str]]", request["pictures"])
    ]
    data = _Data(document, pictures, str(request["name"])).data()
    try:
        pdf = _template().pdf(data, datetime.fromisoformat(str(request["dated"])))
    except TypesettingError:
        raise RefusedError(Refusal.CRASHED) from None
    for start in range(0, len(pdf), _PIECE):
        emit({"kind": "pdf"}, memoryview(pdf)[start : start + _PIECE])
    return {}


def _picture(source: BinaryIO, size: int, width: int, height: int, media_type: str) -> Data:
    """A picture inside an SVG, in which the text engine takes bytes as text."""
    coded = base64.b64encode(source.read(size)).decode("ascii")
    svg = (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}">'
        f'<image width="{width}" height="{height}" href="data:{media_type};base64,{coded}"/></svg>'
    )
    return {"svg": svg, "width": width, "height": height}


class _Data:
    """The template's data for one document."""

    def __init__(self, document: Document, pictures: list[Data], name: str) -> None:
        self._document, self._pictures = document, pictures
        self._name = ShownText((name,)).text(name)
        self._shown = ShownText(_texts(document))

    def data(self) -> Data:
        """Everything, ready for JSON."""
        blocks = [self._block(block) for block in self._document.blocks]
        return {
            "rtl": False,
            "base": 10.5,
            "small": 9,
            "line_spacing": 1.2,
            "name": self._name,
            "blocks": blocks,
            "pictures": self._pictures,
            "note": self._shown.note,
        }

    def _block(self, block: Block) -> Data:
        match block:
            case Paragraph():
                return {"kind": "paragraph", **self._paragraph(block)}
            case Table():
                return {"kind": "table", **self._table(block)}
            case Picture():
                if block.number >= len(self._pictures):
                    raise RefusedError(Refusal.CRASHED)
                return {"kind": "picture", "number": block.number}
            case PageBreak():
                return {"kind": "page"}

    def _paragraph(self, paragraph: Paragraph) -> Data:
        return {
            "runs": [self._run(run) for run in paragraph.runs if run.text],
            "heading": paragraph.heading,
            "depth": paragraph.depth,
            "marker": self._shown.text(paragraph.marker),
            "text": self._shown.text(paragraph.text[:200]),
        }

    def _run(self, run: Run) -> Data:
        text = self._shown.text(run.text)
        looks: Data = {
            name: True
            for name, is_so in (
                ("bold", run.bold),
                ("italic", run.italic),
                ("underlined", run.underlined),
                ("struck", run.struck),
            )
            if is_so
        }
        return {"text": text, **looks}

    def _table(self, table: Table) -> Data:
        """Cells with their places: each in the first that is free, no wider than there is room."""
        taken: set[tuple[int, int]] = set()
        cells: list[Data] = []
        for y, row in enumerate(table.rows):
            x = 0
            for cell in row:
                while (x, y) in taken:
                    x += 1
                width = next((it for it in range(1, cell.columns) if (x + it, y) in taken), cell.columns)
                height = min(cell.rows, len(table.rows) - y)
                taken.update((x + right, y + down) for right in range(width) for down in range(height))
                paragraphs = [self._paragraph(it) for it in cell.paragraphs]
                cells.append({"x": x, "y": y, "columns": width, "rows": height, "paragraphs": paragraphs})
                x += width
        return {"columns": max((x for x, _ in taken), default=0) + 1, "cells": cells}


def _texts(document: Document) -> Iterator[str]:
    for block in document.blocks:
        match block:
            case Paragraph():
                yield from _paragraph_texts(block)
            case Table():
                for row in block.rows:
                    for cell in row:
                        for paragraph in cell.paragraphs:
                            yield from _paragraph_texts(paragraph)
            case Picture() | PageBreak():
                pass


def _paragraph_texts(paragraph: Paragraph) -> Iterator[str]:
    yield paragraph.marker
    for run in paragraph.runs:
        yield run.text
