"""A document while it is being read, and its limits; knows no format."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from io import BytesIO
from typing import Final, TypeAlias

from holdall.case.document import (
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
from holdall.intake import picture
from holdall.intake.findings import Pixels, bounded_claims
from holdall.intake.sniff import HEAD_BYTES, PICTURES, sniff
from holdall.sandbox.contract import Refusal, RefusedError

Piece: TypeAlias = Paragraph | PageBreak | Table | bytes
"""A block as a reader meets it; bytes are those of a picture."""

PICTURE_PX: Final = 1600
"""Longest side of a picture inside a document: 200 pixels to the inch over the width of a page."""
_UNSHOWN_PICTURE: Final = Run("[picture that cannot be shown]", italic=True)
_CONTROL: Final = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ufdd0-\ufdef\ufffe\uffff\ud800-\udfff]")
_LINE_END: Final = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")


class Draft:
    """Blocks in order, with the claims of their file; raises `RefusedError` (too-large) beyond the limits."""

    def __init__(self, send_picture: Callable[[int, Pixels], object]) -> None:
        self.blocks: list[Block] = []
        self.claims: dict[str, object] = {}
        self._send_picture = send_picture
        self._letters = self._pieces = 0
        self._pictures: dict[bytes, Picture | Paragraph] = {}

    @property
    def document(self) -> Document:
        """All that was added."""
        return Document(tuple(self.blocks))

    def add(self, block: Block) -> None:
        """Add a block whose text was made by `run`."""
        self.count()
        self.blocks.append(block)

    def run(self, text: str, **looks: bool) -> Run:
        """A piece of text without control characters; counted."""
        clean = _CONTROL.sub("", _LINE_END.sub("\n", text))
        self._letters += len(clean)
        self.count()
        if self._letters > MOST_LETTERS:
            raise RefusedError(Refusal.TOO_LARGE)
        return Run(clean, **looks)

    def count(self) -> None:
        """One more block, cell or run."""
        self._pieces += 1
        if self._pieces > MOST_BLOCKS:
            raise RefusedError(Refusal.TOO_LARGE)

    def cell(self, paragraphs: Iterable[Paragraph], columns: int = 1, rows: int = 1) -> Cell:
        """A cell of a table; counted."""
        self.count()
        return Cell(tuple(paragraphs), max(columns, 1), max(rows, 1))

    def add_table(self, rows: Iterable[tuple[Cell, ...]]) -> None:
        """Add a table, unless it has no cell; one too wide or with a cell too high becomes its paragraphs."""
        shown = tuple(rows)
        cells = [cell for row in shown for cell in row]
        is_too_wide = any(sum(cell.columns for cell in row) > MOST_COLUMNS for row in shown)
        if is_too_wide or any(cell.rows > MOST_COLUMNS for cell in cells):
            for cell in cells:
                self.blocks.extend(cell.paragraphs)
        elif cells:
            for _ in shown:
                self.count()
            self.add(Table(shown))

    def add_picture(self, data: bytes) -> None:
        """Send a picture and add its place; one that cannot be shown leaves a note.

        Raises `RefusedError` (too-large) for one that would not fit in memory.
        """
        if data not in self._pictures:
            self._pictures[data] = self._shown_picture(data)
        self.add(self._pictures[data])

    def claim(self, name: str, value: object) -> None:
        """Keep what the file says of itself; the first value counts."""
        if value:
            self.claims.setdefault(name, value)

    @property
    def bounded_claims(self) -> dict[str, str]:
        """The claims as they may leave."""
        return bounded_claims(self.claims)

    def _shown_picture(self, data: bytes) -> Picture | Paragraph:
        media_type = sniff(data[:HEAD_BYTES])
        if media_type not in PICTURES:
            return Paragraph((_UNSHOWN_PICTURE,))
        number = sum(isinstance(shown, Picture) for shown in self._pictures.values())
        if number >= MOST_PICTURES:
            raise RefusedError(Refusal.TOO_LARGE)
        try:
            pixels = picture.render_picture(BytesIO(data), media_type, 0, PICTURE_PX)
        except RefusedError as refused:
            if refused.reason is Refusal.TOO_LARGE:
                raise
            return Paragraph((_UNSHOWN_PICTURE,))
        self._send_picture(number, pixels)
        return Picture(number)


def cell_paragraphs(pieces: Iterable[Piece], later: list[bytes]) -> Iterator[Paragraph]:
    """What a cell says as paragraphs, tables in it too; pictures go to `later`, to stand below the table."""
    for piece in pieces:
        if isinstance(piece, Paragraph):
            yield piece
        elif isinstance(piece, bytes):
            later.append(piece)
        elif isinstance(piece, Table):
            for row in piece.rows:
                for cell in row:
                    yield from cell.paragraphs
