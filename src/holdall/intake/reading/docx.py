"""Reads DOCX files (ECMA-376): what a reader of the page sees, in order; fields, links and scripts rest.

Headers and footers stand once, before and after the text, and notes behind it. Tracked deletions are struck
and insertions underlined; hidden text is left out. A picture in a table stands below the table. What is known
but cannot be shown, such as a formula, leaves a note where it stood.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import BinaryIO, Final, TypeAlias
from xml.etree.ElementTree import Element

from holdall.case.document import DEEPEST_LIST, Cell, PageBreak, Paragraph, Run, Table
from holdall.intake.reading.archive import Archive
from holdall.intake.reading.docx_numbering import BULLETS, Numbering
from holdall.intake.reading.docx_package import MAIN_PART, Package
from holdall.intake.reading.docx_styles import Styles, looks
from holdall.intake.reading.draft import Draft, Piece, cell_paragraphs
from holdall.intake.reading.wordprocessing import R, W, child, value
from holdall.intake.reading.xml_part import number
from holdall.sandbox.contract import Refusal, RefusedError

_Inline: TypeAlias = Run | PageBreak | bytes

_CLAIMS: Final = {"title": "title", "creator": "author", "description": "description", "created": "created",
                  "modified": "changed", "Application": "creator"}  # fmt: skip
_WRAPPERS: Final = frozenset({"sdt", "sdtContent", "ins", "moveTo", "customXml"})
_COMPATIBLE: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_ALTERNATIVES, _FALLBACK = (_COMPATIBLE + it for it in ("AlternateContent", "Fallback"))
_FORMULAS: Final = frozenset(
    {
        "{http://schemas.openxmlformats.org/officeDocument/2006/math}oMath",
        "{http://purl.oclc.org/ooxml/officeDocument/math}oMath",
    }
)
_CHARTS: Final = ("}chart", "}relIds")
"""What is drawn from other parts: charts, and diagrams (SmartArt)."""
_BLIP: Final = "{http://schemas.openxmlformats.org/drawingml/2006/main}blip"
_IMAGE_DATA: Final = "{urn:schemas-microsoft-com:vml}imagedata"
_NOTES: Final = {f"{W}footnoteReference": "footnote", f"{W}endnoteReference": "endnote"}
_MOST_NOTES: Final = 5000
_SIGNS: Final = {
    f"{W}tab": "\u00a0" * 4,
    f"{W}cr": "\n",
    f"{W}noBreakHyphen": "\u2011",
    f"{W}ptab": "\u00a0" * 4,
}
_PAGE_NUMBER: Final = re.compile(r"\s*(?:PAGE|NUMPAGES|SECTIONPAGES)\b")


def read_docx(source: BinaryIO, draft: Draft) -> None:
    """Add what a DOCX file shows and claims; raises `RefusedError`."""
    package = Package(Archive(source))
    if MAIN_PART not in package:
        raise RefusedError(Refusal.UNSUPPORTED)
    _claim(package, draft)
    _Docx(package, draft).read()


def _claim(package: Package, draft: Draft) -> None:
    for part in ("docProps/core.xml", "docProps/app.xml"):
        root = package.part(part)
        for element in () if root is None else root:
            name = element.tag.rpartition("}")[2]
            if name in _CLAIMS:
                draft.claim(_CLAIMS[name], element.text)


class _Docx:
    """One document on its way into a draft."""

    def __init__(self, package: Package, draft: Draft) -> None:
        self.package, self.draft = package, draft
        self.styles = Styles(package.part("word/styles.xml"))
        self.numbering = Numbering(package.part("word/numbering.xml"))
        self.notes: dict[tuple[str, str], int] = {}

    def read(self) -> None:
        """Headers, text, notes, footers."""
        root = self.package.part(MAIN_PART)
        body = child(root, "body")
        if body is None:
            raise RefusedError(Refusal.DAMAGED)
        self._add_around(body, "headerReference")
        self._add(_Story(self, MAIN_PART).pieces(body))
        self._add_notes()
        self._add_around(body, "footerReference")

    def note_sign(self, kind: str, note_id: str) -> str:
        """What stands in the text for a note."""
        if len(self.notes) >= _MOST_NOTES:
            raise RefusedError(Refusal.TOO_LARGE)
        return f"[{self.notes.setdefault((kind, note_id), len(self.notes) + 1)}]"

    def _add(self, pieces: Iterable[Piece]) -> None:
        for piece in pieces:
            if isinstance(piece, bytes):
                self.draft.add_picture(piece)
            elif isinstance(piece, Table):
                self.draft.add_table(piece.rows)
            else:
                self.draft.add(piece)

    def _add_around(self, body: Element, kind: str) -> None:
        """Headers or footers that say something, each once."""
        references = (it.get(f"{R}id", "") for it in body.iter(f"{W}{kind}"))
        for name in dict.fromkeys(self.package.target(MAIN_PART, it) for it in references):
            root = self.package.part(name)
            if root is not None:
                pieces = list(_Story(self, name).pieces(root))
                self._add(it for it in pieces if not isinstance(it, Paragraph) or it.text.strip())

    def _add_notes(self) -> None:
        for kind in ("footnote", "endnote"):
            name = f"word/{kind}s.xml"
            root = self.package.part(name)
            for note in () if root is None else root.iter(f"{W}{kind}"):
                sign = self.notes.get((kind, note.get(f"{W}id", "")))
                if sign is not None:
                    self.draft.add(Paragraph((self.draft.run(f"[{sign}]"),)))
                    self._add(_Story(self, name).pieces(note))


class _Story:
    """The text of one part."""

    def __init__(self, docx: _Docx, part: str) -> None:
        self._docx, self._draft, self._part = docx, docx.draft, part
        self._fields: list[bool] = []
        """For each field that is open: whether it shows the number of a page."""
        self._boxes: list[Element] = []
        """Text boxes met in the paragraph in hand."""

    def pieces(self, parent: Iterable[Element]) -> Iterator[Piece]:
        """The blocks inside an element."""
        for element in parent:
            name = element.tag.removeprefix(W)
            if name == "p":
                yield from self._paragraph(element)
            elif name == "tbl":
                yield from self._table(element)
            elif name == "altChunk":
                yield Paragraph((self._unshown("part of another document"),))
            elif name in _WRAPPERS:
                yield from self.pieces(element)
            elif element.tag == _ALTERNATIVES:
                yield from self.pieces(_alternative(element))

    def _paragraph(self, element: Element) -> Iterator[Piece]:
        properties = child(element, "pPr")
        style = self._docx.styles.of(value(properties, "pStyle"))
        numbering = child(properties, "numPr")
        list_id = value(numbering, "numId") or style.list_id
        level = number(value(numbering, "ilvl"), style.level)
        marker = self._docx.numbering.marker(list_id, level)
        outline = value(properties, "outlineLvl")
        heading = (number(outline, 9) + 1) % 10 if outline else style.heading
        runs: list[Run] = []

        def shown() -> Paragraph:
            nonlocal marker
            depth = min(level + 1, DEEPEST_LIST) if marker and not heading else 0
            found = Paragraph(tuple(runs), min(heading, 6), depth, self._draft.run(marker).text)
            runs.clear()
            marker = ""
            return found

        is_empty = True
        for piece in self._inline(element, dict(style.looks)):
            is_empty = False
            if isinstance(piece, Run):
                runs.append(piece)
                continue
            if runs or marker:
                yield shown()
            yield piece
        if runs or marker or is_empty:
            yield shown()
        self._fields.clear()
        boxes, self._boxes = self._boxes, []
        for box in boxes:
            yield from self.pieces(box)

    def _inline(self, parent: Iterable[Element], style: dict[str, bool]) -> Iterator[_Inline]:
        """The runs, pictures and page breaks inside a paragraph or a part of it."""
        for element in parent:
            name = element.tag.removeprefix(W)
            if name == "r":
                yield from self._run(element, style)
            elif name in ("ins", "moveTo"):
                yield from self._inline(element, {**style, "underlined": True})
            elif name == "del":
                yield from self._inline(element, {**style, "struck": True})
            elif element.tag in _FORMULAS:
                yield self._unshown("formula")
            elif element.tag == _ALTERNATIVES:
                yield from self._inline(_alternative(element), style)
            elif name == "fldSimple" and _PAGE_NUMBER.match(element.get(f"{W}instr", "")):
                continue
            elif name not in ("pPr", "moveFrom", "sdtPr", "rPr"):
                yield from self._inline(element, style)

    def _run(self, element: Element, style: dict[str, bool]) -> Iterator[_Inline]:
        properties = child(element, "rPr")
        own = {**style, **dict(self._docx.styles.of(value(properties, "rStyle")).looks), **looks(properties)}
        if style.get("struck"):
            own["struck"] = True
        if own.pop("hidden", False):
            return
        for item in element:
            yield from self._item(item, own)

    def _unshown(self, thing: str) -> Run:
        return self._draft.run(f"[{thing} that cannot be shown]", italic=True)

    def _item(self, item: Element, shown: dict[str, bool]) -> Iterator[_Inline]:
        name = item.tag.removeprefix(W)
        if name == "fldChar":
            self._turn_field(item.get(f"{W}fldCharType", ""))
        elif name == "instrText":
            if self._fields and _PAGE_NUMBER.match(item.text or ""):
                self._fields[-1] = True
        elif name == "br" and item.get(f"{W}type") == "page":
            yield PageBreak()
        elif name in ("drawing", "pict", "object"):
            yield from self._drawing(item)
        elif item.tag == _ALTERNATIVES:
            for element in _alternative(item):
                yield from self._item(element, shown)
        elif (text := self._text(item)) and not any(self._fields):
            yield self._draft.run(text, **shown)

    def _text(self, item: Element) -> str:
        name = item.tag.removeprefix(W)
        if name in ("t", "delText"):
            return item.text or ""
        if name == "br":
            return "\n"
        if name == "sym":
            return _sign(item.get(f"{W}char", ""))
        if item.tag in _NOTES:
            return self._docx.note_sign(_NOTES[item.tag], item.get(f"{W}id", ""))
        return _SIGNS.get(item.tag, "")

    def _turn_field(self, turn: str) -> None:
        if turn == "begin":
            self._fields.append(False)
        elif turn == "end" and self._fields:
            self._fields.pop()

    def _drawing(self, item: Element) -> Iterator[bytes]:
        """Pictures, empty for what is none of ours; text boxes are kept until their paragraph ends."""
        for element in item:
            if element.tag == _FALLBACK:
                continue
            if element.tag == f"{W}txbxContent":
                self._boxes.append(element)
                continue
            if element.tag in (_BLIP, _IMAGE_DATA):
                reference = element.get(f"{R}embed") or element.get(f"{R}id") or ""
                yield self._docx.package.data(self._docx.package.target(self._part, reference))
            elif element.tag.endswith(_CHARTS):
                yield b""
            yield from self._drawing(element)

    def _table(self, element: Element) -> Iterator[Piece]:
        rows: list[list[Cell]] = []
        open_cells: dict[int, tuple[int, int]] = {}
        """By column: row and place of the cell that reaches down from above."""
        later: list[bytes] = []
        for row in _children(element, "tr"):
            cells: list[Cell] = []
            column = number(value(child(row, "trPr"), "gridBefore"), 0)
            if column > 0:
                cells.append(self._draft.cell((), column))
            for cell in _children(row, "tc"):
                properties = child(cell, "tcPr")
                merge = child(properties, "vMerge")
                if merge is None or merge.get(f"{W}val") == "restart":
                    open_cells.pop(column, None)
                if column in open_cells:
                    above, place = open_cells[column]
                    old = rows[above][place]
                    rows[above][place] = self._draft.cell(old.paragraphs, old.columns, old.rows + 1)
                else:
                    if merge is not None:
                        open_cells[column] = (len(rows), len(cells))
                    width = number(value(properties, "gridSpan"), 1)
                    cells.append(self._draft.cell(cell_paragraphs(self.pieces(cell), later), width))
                column += max(number(value(properties, "gridSpan"), 1), 1)
            rows.append(cells)
        yield Table(tuple(tuple(row) for row in rows))
        yield from later


def _children(parent: Element, name: str) -> Iterator[Element]:
    """Rows or cells, those in wrappers too."""
    for element in parent:
        if element.tag == f"{W}{name}":
            yield element
        elif element.tag.removeprefix(W) in _WRAPPERS:
            yield from _children(element, name)


def _alternative(alternatives: Element) -> Iterable[Element]:
    """What is shown of the same thing said in several ways: the first whose elements are all known."""
    for choice in alternatives:
        if choice.tag == _FALLBACK or all(it.tag.startswith(W) for it in choice):
            return choice
    return ()


def _sign(code: str) -> str:
    """The sign of a symbol font: those that lists use have one in Unicode, others stand for themselves."""
    try:
        sign = chr(int(code, 16))
    except (ValueError, OverflowError):
        return ""
    return BULLETS.get(sign, sign)
