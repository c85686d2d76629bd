"""A short message over the page that goes by itself, with Undo where undo is possible."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QWidget

from holdall.ui.theme.tokens import SPACE_L, SPACE_M, SPACE_S, SPACE_XXL
from holdall.ui.widgets.basics import button

_SECONDS = 7


class Toast(QFrame):
    """One at a time, at the lower edge of its parent; stays while the pointer or the focus is on it."""

    undo_requested = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("panel", "true")
        self._text = QLabel(self)
        self._undo = button(self.tr("Undo"), self._undo_clicked, kind="quiet")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(SPACE_L, SPACE_S, SPACE_S, SPACE_S)
        layout.setSpacing(SPACE_M)
        layout.addWidget(self._text)
        layout.addWidget(self._undo)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_SECONDS * 1000)
        self._timer.timeout.connect(self._expire)
        parent.installEventFilter(self)
        self.hide()

    def show_message(self, text: str, undoable: bool = False) -> None:
        """Show a message, and read it out."""
        self._text.setText(text)
        self._undo.setVisible(undoable)
        self.adjustSize()
        self._place()
        self.show()
        self.raise_()
        self._timer.start()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, text))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._place()
        return super().eventFilter(watched, event)

    def _place(self) -> None:
        parent = self.parentWidget()
        assert parent is not None
        self.move((parent.width() - self.width()) // 2, parent.height() - self.height() - SPACE_XXL)

    def _expire(self) -> None:
        if self.underMouse() or self._undo.hasFocus():
            self._timer.start()
        else:
            self.hide()

    def _undo_clicked(self) -> None:
        self.hide()
        self.undo_requested.emit()
