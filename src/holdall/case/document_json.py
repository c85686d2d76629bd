"""A document as JSON, read back strictly and within limits: what wrote it may be hostile."""

from __future__ import annotations

import json
from typing import Final, cast

from holdall.case.document import (
    DEEPEST_HEADING,
    DEEPEST_LIST,
    MOST_BLOCKS,
    MOST_COLUMNS,
    MOST_LETTERS,
    MOST_PICTURES,
    Block,
    Cell,
    Document,
    PageBreak,
    Paragraph,
    Picture,
    Run,
    Table,
)

LARGEST: Final = 64 * 1024 * 1024
"""Bytes of JSON of one document: every letter escaped, and every block around it."""

_SIGNS_PER_BLOCK: Final = 8
"""Signs of structure that a block, cell or run needs at most: a run has two brackets and five commas."""
_MARKS: Final = ("bold", "italic", "underlined", "struck")
Json = object


class DocumentMalformedError(ValueError):
    """What should be a document is none, or goes beyond the limits."""


def encode(document: Document) -> bytes:
    """The JSON of a document, in ASCII."""
    blocks = [_block(block) for block in document.blocks]
    return json.dumps({"blocks": blocks}, separators=(",", ":")).encode("ascii")


def decode(body: bytes) -> Document:
    """The document in `body`; raises `DocumentMalformedError` for anything else."""
    signs = sum(map(body.count, (b"[", b"{", b",")))
    if len(body) > LARGEST or signs > MOST_LETTERS + _SIGNS_PER_BLOCK * MOST_BLOCKS:
        raise DocumentMalformedError  # before parsing: every value takes far more memory than its signs
    try:
        value: Json = json.loads(body.decode("ascii"))
    except (ValueError, RecursionError):
        raise DocumentMalformedError from None
    (blocks,) = _members(value, "blocks")
    return _Reader().document(blocks)


def _block(block: Block) -> dict[str, Json]:
    match block:
        case Paragraph():
            return {"paragraph": _paragraph(block)}
        case Table():
            return {"table": [[_cell(cell) for cell in row] for row in block.rows]}
        case Picture():
            return {"picture": block.number}
        case PageBreak():
            return {"page": True}


def _paragraph(paragraph: Paragraph) -> list[Json]:
    runs = [[run.text, [getattr(run, mark) for mark in _MARKS]] for run in paragraph.runs]
    return [runs, paragraph.heading, paragraph.depth, paragraph.marker]


def _cell(cell: Cell) -> list[Json]:
    return [[_paragraph(it) for it in cell.paragraphs], cell.columns, cell.rows]


class _Reader:
    """Reads one document, counting what it holds."""

    def __init__(self) -> None:
        self._blocks = self._letters = 0

    def document(self, blocks: Json) -> Document:
        return Document(tuple(self._block(block) for block in _list(blocks)))

    def _block(self, value: Json) -> Block:
        self._count()
        if not isinstance(value, dict) or len(cast("dict[str, Json]", value)) != 1:
            raise DocumentMalformedError
        ((kind, content),) = cast("dict[str, Json]", value).items()
        match kind:
            case "paragraph":
                return self._paragraph(content)
            case "table":
                return Table(tuple(self._row(row) for row in _list(content)))
            case "picture":
                return Picture(_number(content, 0, MOST_PICTURES - 1))
            case "page":
                return PageBreak()
            case _:
                raise DocumentMalformedError

    def _paragraph(self, value: Json) -> Paragraph:
        runs, heading, depth, marker = _items(value, 4)
        return Paragraph(
            tuple(self._run(run) for run in _list(runs)),
            _number(heading, 0, DEEPEST_HEADING),
            _number(depth, 0, DEEPEST_LIST),
            self._text(marker),
        )

    def _run(self, value: Json) -> Run:
        self._count()
        text, marks = _items(value, 2)
        shown = _items(marks, len(_MARKS))
        if not all(isinstance(mark, bool) for mark in shown):
            raise DocumentMalformedError
        return Run(self._text(text), *cast("list[bool]", shown))

    def _row(self, value: Json) -> tuple[Cell, ...]:
        self._count()
        return tuple(self._cell(cell) for cell in _list(value))

    def _cell(self, value: Json) -> Cell:
        self._count()
        paragraphs, columns, rows = _items(value, 3)
        inside = tuple(self._paragraph(it) for it in _list(paragraphs))
        return Cell(inside, _number(columns, 1, MOST_COLUMNS), _number(rows, 1, MOST_COLUMNS))

    def _text(self, value: Json) -> str:
        if not isinstance(value, str) or any("\ud800" <= letter <= "\udfff" for letter in value):
            raise DocumentMalformedError
        self._letters += len(value)
        if self._letters > MOST_LETTERS:
            raise DocumentMalformedError
        return value

    def _count(self) -> None:
        self._blocks += 1
        if self._blocks > 4 * MOST_BLOCKS:
            raise DocumentMalformedError


def _members(value: Json, *names: str) -> list[Json]:
    if not isinstance(value, dict) or set(cast("dict[str, Json]", value)) != set(names):
        raise DocumentMalformedError
    return [cast("dict[str, Json]", value)[name] for name in names]


def _list(value: Json) -> list[Json]:
    if not isinstance(value, list):
        raise DocumentMalformedError
    return cast("list[Json]", value)


def _items(value: Json, count: int) -> list[Json]:
    items = _list(value)
    if len(items) != count:
        raise DocumentMalformedError
    return items


def _number(value: Json, least: int, most: int) -> int:
    if type(value) is not int or not least <= value <= most:
        raise DocumentMalformedError
    return value
