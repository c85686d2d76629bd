"""The editor of a statement: plain paragraphs in which references to exhibits are whole, coloured words."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from PySide6.QtCore import QEvent, QMimeData, QTimer, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QKeyEvent,
    QKeySequence,
    QTextBlock,
    QTextCharFormat,
    QTextCursor,
    QTextFormat,
)
from PySide6.QtWidgets import QTextEdit

from holdall.ui.plain_text import tool_tip
from holdall.ui.theme.icons import token_colour

_REFERENCE = re.compile(r"\{exhibit:([0-9a-f]{32})\}")
_PAPER = QTextFormat.Property.UserProperty + 1
_PAUSE_MS = 2000
"""After a pause of this length what was typed is saved."""


class StatementEdit(QTextEdit):
    """Text in which `{exhibit:PAPER_ID}` shows as `name_of(PAPER_ID)`.

    `committed(text)` after a pause of typing and on leaving it.
    """

    committed = Signal(str)

    def __init__(self, name_of: Callable[[str], str]) -> None:
        super().__init__()
        self._name_of = name_of
        self._before = ""
        self._names: tuple[str, ...] = ()
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self.commit)
        self.textChanged.connect(self._pause.start)
        self.setAcceptRichText(False)
        self.setTabChangesFocus(True)

    def show_text(self, text: str) -> None:
        """Show a stored text; not an edit. What is being typed stays; the cursor stays where it was."""
        names = self._names_in(text)
        if self.text() != self._before or (text == self._before and names == self._names):
            return
        place = self.textCursor().position() if text == self._before else 0
        self._names, self._before = names, text
        self._write(text)
        cursor = self.textCursor()
        cursor.setPosition(min(place, max(0, self.document().characterCount() - 1)))
        self.setTextCursor(cursor)
        self.document().clearUndoRedoStacks()
        self._pause.stop()

    def text(self) -> str:
        """The text as it is stored."""
        block, lines = self.document().begin(), list[str]()
        while block.isValid():
            lines.append("".join(_pieces(block)))
            block = block.next()
        return "\n".join(lines)

    def refer_to(self, paper_id: str) -> None:
        """Insert a reference where the cursor is."""
        self._insert_reference(self.textCursor(), paper_id)
        self.setFocus()

    def commit(self) -> None:
        """Emit `committed` if something changed since the last time."""
        text = self.text()
        if text != self._before:
            self._before, self._names = text, self._names_in(text)
            self.committed.emit(text)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.commit()

    def insertFromMimeData(self, source: QMimeData) -> None:
        self.textCursor().insertText(source.text(), QTextCharFormat())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # What is typed next to a reference is not part of it.
        if self.currentCharFormat().hasProperty(_PAPER) and event.text().isprintable():
            self.setCurrentCharFormat(QTextCharFormat())
        super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            undo = event.matches(QKeySequence.StandardKey.Undo) and not self.document().isUndoAvailable()
            redo = event.matches(QKeySequence.StandardKey.Redo) and not self.document().isRedoAvailable()
            if undo or redo:
                event.ignore()
                return False
        return super().event(event)

    def _names_in(self, text: str) -> tuple[str, ...]:
        return tuple(self._name_of(match[1]) for match in _REFERENCE.finditer(text))

    def _write(self, text: str) -> None:
        self.clear()
        cursor = self.textCursor()
        end = 0
        for match in _REFERENCE.finditer(text):
            cursor.insertText(text[end : match.start()], QTextCharFormat())
            self._insert_reference(cursor, match[1])
            end = match.end()
        cursor.insertText(text[end:], QTextCharFormat())

    def _insert_reference(self, cursor: QTextCursor, paper_id: str) -> None:
        style = QTextCharFormat()
        style.setProperty(_PAPER, paper_id)
        style.setForeground(token_colour("accent"))
        style.setToolTip(tool_tip(self._name_of(paper_id)))
        cursor.insertText(self._name_of(paper_id).replace(" ", "\u00a0"), style)
        cursor.setCharFormat(QTextCharFormat())


def _pieces(block: QTextBlock) -> Iterator[str]:
    """The text of a paragraph; neighbouring fragments of one reference are one reference."""
    last = ""
    fragments = block.begin()
    while not fragments.atEnd():
        fragment = fragments.fragment()
        paper_id = str(fragment.charFormat().property(_PAPER) or "")
        if not paper_id:
            yield fragment.text().replace("\u2028", "\n")
        elif paper_id != last:
            yield f"{{exhibit:{paper_id}}}"
        last = paper_id
        fragments += 1
