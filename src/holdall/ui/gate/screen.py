"""What the screens before unlocking have in common: one centred column, a way back, a place for a message."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QLabel, QProgressBar, QVBoxLayout, QWidget

from holdall.ui.pages.scrolled import scrolled_column
from holdall.ui.plain_text import PlainLabel
from holdall.ui.theme.tokens import SPACE_L, SPACE_M, SPACE_S, SPACE_XL, SPACE_XXL
from holdall.ui.widgets.basics import button, heading, paragraph
from holdall.ui.wording.errors import explain

COLUMN = 560


class Screen(QWidget):
    """A column of at most 560 px; `say` shows what went wrong beside what to do."""

    back = Signal()

    def __init__(self, title: str, *, can_go_back: bool = True) -> None:
        super().__init__()
        self.setProperty("page", "true")
        self._first: QWidget | None = None
        self._in_hand: QWidget | None = None
        self._area, self.column = scrolled_column(COLUMN, centred=True)
        self.column.setContentsMargins(SPACE_L, SPACE_XXL, SPACE_L, SPACE_XL)
        self.column.setSpacing(SPACE_L)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._area)
        self._back = button(self.tr("Back"), self.back.emit, kind="quiet", icon="left")
        if not can_go_back:  # to show it before it has a parent would make it a window
            self._back.hide()
        self.column.addWidget(self._back, 0, Qt.AlignmentFlag.AlignLeft)
        self.title = heading(title)
        self.column.addWidget(self.title)
        self.message = paragraph("", "danger")
        self.message.setAccessibleName(self.tr("Message"))
        self.message.hide()
        self._bar = QProgressBar()
        self._bar.setRange(0, 0)
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(self.tr("Working"))
        self._bar.hide()

    def finish(self) -> None:
        """Add the message, the busy bar and the stretch that keeps the column at the top."""
        self.column.addWidget(self._bar)
        self.column.addWidget(self.message)
        self.column.addStretch(1)

    def say(self, text: str, *, tone: str = "danger") -> None:
        """Show a message, or none."""
        self.message.setProperty("tone", tone)
        self.message.style().polish(self.message)
        self.message.setText(text)
        self.message.setVisible(bool(text))
        if text:
            QTimer.singleShot(
                0, self, self._bring_message_into_view
            )  # it has its place after the next layout

    def _bring_message_into_view(self) -> None:
        self._area.ensureWidgetVisible(self.message)

    def busy(self, working: bool) -> None:
        """Show calmly that something takes a moment; the fields and the way back rest."""
        if working:
            self._in_hand = self.focusWidget()
        self._back.setDisabled(working)
        self._bar.setVisible(working)
        QTimer.singleShot(0, self._bring_bar_into_view if working else self._take_up_again)

    def _bring_bar_into_view(self) -> None:
        self._area.ensureWidgetVisible(self._bar)

    def _take_up_again(self) -> None:
        """Give the focus back to what had it; what rested has lost it."""
        if self._in_hand is not None and QApplication.focusWidget() is None:
            self._in_hand.setFocus()

    def forget(self) -> None:
        """Wipe what was typed; a screen that takes no secret has nothing to wipe."""

    def refused(self, error: BaseException) -> None:
        """Say why it did not go; the screen can be used again."""
        self.busy(False)
        self.say(explain(error))

    def start_at(self, widget: QWidget) -> None:
        """Where the focus is when the screen comes up."""
        self._first = widget

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape goes back, unless work is under way."""
        if event.key() == Qt.Key.Key_Escape and not self._back.isHidden() and self._back.isEnabled():
            self.back.emit()
        else:
            super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._first is not None:
            self._first.setFocus(Qt.FocusReason.OtherFocusReason)

    def field(self, text: str, widget: QWidget) -> QLabel:
        """A label above its field; returns the label."""
        block = QVBoxLayout()
        block.setSpacing(SPACE_S // 2)
        label = PlainLabel(text)
        label.setBuddy(widget)
        block.addWidget(label)
        block.addWidget(widget)
        self.column.addLayout(block)
        self.column.setSpacing(SPACE_M)
        return label
