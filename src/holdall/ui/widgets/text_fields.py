"""Text fields that leave Ctrl+Z to the vault when they have nothing of their own to undo."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget


def _is(event: QEvent, key: QKeySequence.StandardKey) -> bool:
    return (
        event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and event.matches(key)
    )


class TextField(QLineEdit):
    """One line; `committed` when the user is done with a change (Enter or leaving the field)."""

    committed = Signal()

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self._before = text
        self.editingFinished.connect(self.commit)

    def show_text(self, text: str) -> None:
        """Show a stored value; not an edit."""
        if text != self.text():
            self.setText(text)
            self.setCursorPosition(0)  # a long one shows how it begins
        self._before = text

    def is_pending(self) -> bool:
        """Whether something was typed that is not committed yet."""
        return self.text() != self._before

    def commit(self) -> None:
        """Emit `committed` if something changed since the last time."""
        if self.text() != self._before:
            self._before = self.text()
            self.committed.emit()

    def event(self, event: QEvent) -> bool:
        undo = _is(event, QKeySequence.StandardKey.Undo) and not (
            self.isModified() and self.isUndoAvailable()
        )
        redo = _is(event, QKeySequence.StandardKey.Redo) and not self.isRedoAvailable()
        if undo or redo:
            event.ignore()
            return False
        return super().event(event)


class TextArea(QPlainTextEdit):
    """Several lines; Tab moves on, `committed` when the user leaves the field after a change."""

    committed = Signal()

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self._before = text
        self.setTabChangesFocus(True)

    def text(self) -> str:
        """What it holds."""
        return self.toPlainText()

    def show_text(self, text: str) -> None:
        """Show a stored value; not an edit."""
        if text != self.toPlainText():
            self.setPlainText(text)
        self._before = text

    def is_pending(self) -> bool:
        """Whether something was typed that is not committed yet."""
        return self.toPlainText() != self._before

    def commit(self) -> None:
        """Emit `committed` if something changed since the last time."""
        if self.toPlainText() != self._before:
            self._before = self.toPlainText()
            self.committed.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.commit()

    def event(self, event: QEvent) -> bool:
        undo = _is(event, QKeySequence.StandardKey.Undo) and not self.document().isUndoAvailable()
        redo = _is(event, QKeySequence.StandardKey.Redo) and not self.document().isRedoAvailable()
        if undo or redo:
            event.ignore()
            return False
        return super().event(event)
