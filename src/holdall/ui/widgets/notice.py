"""A short message in the status line that goes by itself, with Undo where there is one; covers nothing."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from holdall.ui.theme.tokens import SPACE_M
from holdall.ui.widgets.basics import button, icon_label, paragraph

_SECONDS = 7


class Notice(QWidget):
    """One at a time, hidden when there is none; stays while the pointer or the focus is on it."""

    undo_requested = Signal()
    showing = Signal(bool)
    """A message has come, or has gone."""

    def __init__(self) -> None:
        super().__init__()
        self.text = paragraph()
        self.undo = button(self.tr("Undo"), self._undo_clicked, kind="quiet")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE_M)
        layout.addWidget(icon_label("info", "accent", 16))
        layout.addWidget(self.text, 1)
        layout.addWidget(self.undo)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_SECONDS * 1000)
        self._timer.timeout.connect(self._expire)
        self.hide()

    def show_message(self, text: str, undoable: bool = False) -> None:
        """Show a message, and read it out."""
        self.text.setText(text)
        self.undo.setVisible(undoable)
        self.show()
        self.showing.emit(True)
        self._timer.start()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, text))

    def _expire(self) -> None:
        if self.underMouse() or self.undo.hasFocus():
            self._timer.start()
        else:
            self._go()

    def _undo_clicked(self) -> None:
        self._go()
        self.undo_requested.emit()

    def _go(self) -> None:
        self.hide()
        self.showing.emit(False)
