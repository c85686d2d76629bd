"""Reads ODT files (OpenDocument 1.3): what a reader of the page sees, in order; links and scripts rest.

Headers and footers stand once, before and after the text, and notes behind it. What was deleted with changes
tracked, and hidden text, is left out. A picture in a table stands below the table; an object that cannot be
shown leaves a note.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import BinaryIO, Final
from xml.etree.ElementTree import Element

from holdall.case.document import DEEPEST_HEADING, DEEPEST_LIST, Cell, PageBreak, Paragraph, Run, Table
from holdall.intake.reading.archive import Archive
from holdall.intake.reading.draft import Draft, Piece, cell_paragraphs
from holdall.intake.reading.odt_styles import STYLE, TEXT, ListLevel, Look, Styles, marker
from holdall.intake.reading.xml_part import number, parsed
from holdall.sandbox.contract import Refusal, RefusedError

_OFFICE: Final = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_TABLE: Final = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_DRAW: Final = "{urn:oasis:names:tc:opendocument:xmlns:drawing:1.0}"
_HREF: Final = "{http://www.w3.org/1999/xlink}href"
_ID: Final = "{http://www.w3.org/XML/1998/namespace}id"
_LOCKED: Final = b"encryption-data"
_CLAIMS: Final = {"title": "title", "initial-creator": "author", "description": "description",
                  "creation-date": "created", "date": "changed", "generator": "creator"}  # fmt: skip
_UNSEEN: Final = frozenset(
    TEXT + it for it in ("tracked-changes", "hidden-text", "page-number", "page-count", "sequence-decls")
)
_ROW_GROUPS: Final = frozenset(_TABLE + it for it in ("table-header-rows", "table-rows", "table-row-group"))
_FRAMED: Final = frozenset({f"{_DRAW}image", f"{_DRAW}text-box", f"{_TABLE}table"})
_MOST_REPEATED: Final = 64
_MOST_NOTES: Final = 5000


def read_odt(source: BinaryIO, draft: Draft) -> None:
    """Add what an ODT file shows and claims; raises `RefusedError`."""
    archive = Archive(source)
    if _LOCKED in archive.read("META-INF/manifest.xml"):
        raise RefusedError(Refusal.PASSWORD_NEEDED)
    content = parsed(archive.read("content.xml"))
    text = content.find(f"{_OFFICE}body/{_OFFICE}text")
    if text is None:
        raise RefusedError(Refusal.UNSUPPORTED)
    styles = archive.read("styles.xml")
    around = parsed(styles) if styles else None
    meta = archive.read("meta.xml")
    for element in parsed(meta).iter() if meta else ():
        name = element.tag.rpartition("}")[2]
        if name in _CLAIMS:
            draft.claim(_CLAIMS[name], element.text)
    story = _Story(archive, draft, Styles(it for it in (around, content) if it is not None))
    story.add_around(around, "header")
    story.add(text)
    story.add_notes()
    story.add_around(around, "footer")


class _Story:
    """One document on its way into a draft."""

    def __init__(self, archive: Archive, draft: Draft, styles: Styles) -> None:
        self._archive, self._draft, self._styles = archive, draft, styles
        self._notes: list[Element] = []
        self._later: list[Element] = []
        """Shapes met in the paragraph in hand."""
        self._counts: dict[str, list[int]] = {}
        """Where each list style, and each list by its id, has come to."""
        self._outline = [0] * 11

    def add(self, parent: Element) -> None:
        """Add the blocks inside an element."""
        for piece in self._pieces(parent):
            if isinstance(piece, bytes):
                self._draft.add_picture(piece)
            elif isinstance(piece, Table):
                self._draft.add_table(piece.rows)
            else:
                self._draft.add(piece)

    def add_around(self, root: Element | None, kind: str) -> None:
        """Add headers or footers that say something, each text once."""
        said: set[str] = set()
        for element in () if root is None else root.iter(f"{STYLE}{kind}"):
            words = "".join(element.itertext()).strip()
            if words and words not in said:
                said.add(words)
                self.add(element)

    def add_notes(self) -> None:
        """Add the notes that the text has referred to."""
        for sign, note in enumerate(self._notes, 1):
            self._draft.add(Paragraph((self._draft.run(f"[{sign}]"),)))
            self.add(note)

    def _pieces(self, parent: Iterable[Element]) -> Iterator[Piece]:
        for element in parent:
            if element.tag in _UNSEEN or element.get(f"{TEXT}display") == "none":
                continue
            if element.tag in (f"{TEXT}p", f"{TEXT}h"):
                yield from self._paragraph(element, "", 0)
            elif element.tag == f"{TEXT}list":
                yield from self._list(element, "", [])
            elif element.tag == f"{_TABLE}table":
                yield from self._table(element)
            elif element.tag.startswith(_DRAW):
                yield from self._shape(element)
            else:
                yield from self._pieces(element)

    def _paragraph(self, element: Element, mark: str, depth: int) -> Iterator[Piece]:
        look = self._styles.look("paragraph", element.get(f"{TEXT}style-name", ""))
        if look.is_hidden:
            return
        if look.breaks_page:
            yield PageBreak()
        heading = 0
        if element.tag == f"{TEXT}h":
            heading = min(max(number(element.get(f"{TEXT}outline-level"), 1), 1), DEEPEST_HEADING)
            mark = mark or self._outline_mark(heading)
        runs = tuple(self._runs(element, look))
        depth = min(depth, DEEPEST_LIST) if not heading else 0
        yield Paragraph(runs, heading, depth, self._draft.run(mark).text)
        later, self._later = self._later, []
        for shape in later:
            yield from self._shape(shape)

    def _outline_mark(self, level: int) -> str:
        levels = [self._styles.outline.get(it, ListLevel()) for it in range(1, level + 1)]
        _count(self._outline, level - 1, [it.start for it in levels])
        return marker(levels, self._outline[:level])

    def _runs(self, parent: Element, look: Look) -> Iterator[Run]:
        marks = dict(look.marks)
        if parent.text:
            yield self._draft.run(_spaced(parent.text), **marks)
        for element in parent:
            yield from self._inline(element, look)
            if element.tail:
                yield self._draft.run(_spaced(element.tail), **marks)

    def _inline(self, element: Element, look: Look) -> Iterator[Run]:
        name = element.tag.removeprefix(TEXT)
        if name == "s":
            count = number(element.get(f"{TEXT}c"), 1)
            yield self._draft.run(" " + "\u00a0" * (min(count, 1000) - 1))
        elif name in ("tab", "line-break"):
            yield self._draft.run("\n" if name == "line-break" else "\u00a0" * 4)
        elif name == "note":
            body = element.find(f"{TEXT}note-body")
            if body is not None:
                if len(self._notes) >= _MOST_NOTES:
                    raise RefusedError(Refusal.TOO_LARGE)
                self._notes.append(body)
                yield self._draft.run(f"[{len(self._notes)}]")
        elif element.tag.startswith(_DRAW):
            self._later.append(element)
        elif element.tag not in _UNSEEN and not element.tag.startswith(_OFFICE):
            own = (
                self._styles.look("text", element.get(f"{TEXT}style-name", "")) if name == "span" else Look()
            )
            if not own.is_hidden:
                yield from self._runs(element, Look(tuple({**dict(look.marks), **dict(own.marks)}.items())))

    def _shape(self, element: Element) -> Iterator[Piece]:
        """The text and pictures of a shape; a frame holds one thing in several formats, the first counts."""
        if element.tag == f"{_DRAW}image":
            yield self._archive.read(element.get(_HREF, "").removeprefix("./"))
        elif element.tag == f"{_DRAW}frame":
            known = next((it for it in element if it.tag in _FRAMED), None)
            if known is None:
                yield b""
            else:
                yield from self._pieces([known])
        else:
            yield from self._pieces(element)

    def _list(self, element: Element, style: str, above: list[int]) -> Iterator[Piece]:
        style = element.get(f"{TEXT}style-name") or style
        level = len(above) + 1
        key = f"{style}/{level}"
        levels = [self._styles.level(style, it) for it in range(1, level + 1)]
        earlier = element.get(f"{TEXT}continue-list") or (
            key if element.get(f"{TEXT}continue-numbering") == "true" else ""
        )
        count = self._counts.get(earlier, [levels[-1].start - 1])[-1]
        for item in element:
            if item.tag == f"{TEXT}list-item":
                said = item.get(f"{TEXT}start-value")
                count = number(said, count + 1) if said else count + 1
            counts = [*above, count]
            mark = marker(levels, counts) if item.tag == f"{TEXT}list-item" else ""
            yield from self._list_item(item, mark, style, counts)
        for known in filter(None, (key, element.get(_ID, ""))):
            self._counts[known] = [*above, count]

    def _list_item(self, item: Element, mark: str, style: str, counts: list[int]) -> Iterator[Piece]:
        for inner in item:
            if inner.tag in (f"{TEXT}p", f"{TEXT}h"):
                yield from self._paragraph(inner, mark, len(counts))
                mark = ""
            elif inner.tag == f"{TEXT}list":
                yield from self._list(inner, style, counts)
            else:
                yield from self._pieces([inner])

    def _table(self, element: Element) -> Iterator[Piece]:
        rows: list[tuple[Cell, ...]] = []
        later: list[bytes] = []
        for row in _rows(element):
            cells: list[Cell] = []
            for cell in row:
                if cell.tag != f"{_TABLE}table-cell":
                    continue
                times = number(cell.get(f"{_TABLE}number-columns-repeated"), 1)
                for _ in range(min(max(times, 1), _MOST_REPEATED)):
                    width = number(cell.get(f"{_TABLE}number-columns-spanned"), 1)
                    height = number(cell.get(f"{_TABLE}number-rows-spanned"), 1)
                    cells.append(self._draft.cell(cell_paragraphs(self._pieces(cell), later), width, height))
            rows.append(tuple(cells))
        yield Table(tuple(rows))
        yield from later


def _rows(parent: Element) -> Iterator[Element]:
    """Rows of a table, those in groups too, but not of tables in its cells."""
    for element in parent:
        if element.tag == f"{_TABLE}table-row":
            yield element
        elif element.tag in _ROW_GROUPS:
            yield from _rows(element)


def _count(counts: list[int], level: int, starts: list[int]) -> None:
    for above in range(level):
        counts[above] = counts[above] or starts[above]
    counts[level] = counts[level] + 1 if counts[level] else starts[level]
    counts[level + 1 :] = [0] * (len(counts) - level - 1)


def _spaced(text: str) -> str:
    """White space as OpenDocument 6.1.2 collapses it."""
    words = " ".join(text.split())
    return f"{' ' if text[:1].isspace() else ''}{words}{' ' if words and text[-1:].isspace() else ''}"
