"""A foreign document as plain data: paragraphs, tables, pictures and labelled lines; knows no file format."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, TypeAlias

MOST_BLOCKS: Final = 200_000
"""Blocks, and cells of tables, in one document."""
MOST_LETTERS: Final = 4_000_000
"""Characters in one document: some 1,200 pages. 1,163 pages were set in 594 MiB."""
MOST_PICTURES: Final = 300
MOST_COLUMNS: Final = 64
"""Columns of a table, and rows that one of its cells may reach over."""
DEEPEST_HEADING: Final = 6
DEEPEST_LIST: Final = 8


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of text that looks one way; a line ends at `\\n`."""

    text: str
    bold: bool = False
    italic: bool = False
    underlined: bool = False
    struck: bool = False


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph, which may be a heading or an item of a list."""

    runs: tuple[Run, ...] = ()
    heading: int = 0
    """1 to 6, or 0 for ordinary text."""
    depth: int = 0
    """How far it is indented: levels of lists around it."""
    marker: str = ""
    """What stands before an item of a list, as the document counts it: `1.`, `b)`, `•`."""

    @property
    def text(self) -> str:
        """Its words without their looks."""
        return "".join(run.text for run in self.runs)


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table, as many columns wide and rows high as it says."""

    paragraphs: tuple[Paragraph, ...] = ()
    columns: int = 1
    rows: int = 1


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells; what a cell above reaches over is left out."""

    rows: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture by its number among those that come with the document, from 0."""

    number: int


@dataclass(frozen=True, slots=True)
class PageBreak:
    """What follows begins a page."""


Block: TypeAlias = Paragraph | Table | Picture | PageBreak


@dataclass(frozen=True, slots=True)
class Document:
    """A document from beginning to end."""

    blocks: tuple[Block, ...] = ()
