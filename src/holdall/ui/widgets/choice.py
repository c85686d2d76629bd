"""A drop-down list of (key, text) that says the key; the wheel does not change it by accident."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QSizePolicy, QStyle, QStyleOptionComboBox, QStylePainter

_NARROWEST = 140


class Choice(QComboBox):
    """`chosen` only when the user chose."""

    chosen = Signal(str)

    def __init__(self, items: Sequence[tuple[str, str]] = ()) -> None:
        super().__init__()
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.set_items(items)
        self.activated.connect(self._activated)

    def set_items(self, items: Sequence[tuple[str, str]]) -> None:
        """Offer these, keeping the choice where it is still offered."""
        before = self.value()
        self.blockSignals(True)
        self.clear()
        for key, text in items:
            self.addItem(text, key)
        self.blockSignals(False)
        self.choose(before)

    def choose(self, key: str) -> None:
        """Show a stored value; not a choice of the user's."""
        self.setCurrentIndex(max(0, self.findData(key)) if self.count() else -1)

    def value(self) -> str:
        """The key chosen, or empty."""
        return str(self.currentData() or "")

    def minimumSizeHint(self) -> QSize:
        """A long entry must not push a form wider than its page; the list that drops down shows it whole."""
        least = super().minimumSizeHint()
        return QSize(min(least.width(), _NARROWEST), least.height())

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """As Qt does, but a text too long for the field ends in an ellipsis instead of half a letter."""
        painter, option = QStylePainter(self), QStyleOptionComboBox()
        self.initStyleOption(option)
        field = QStyle.SubControl.SC_ComboBoxEditField
        room = self.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option, field, self).width()
        option.currentText = self.fontMetrics().elidedText(
            option.currentText, Qt.TextElideMode.ElideRight, room - 2
        )
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)

    def _activated(self) -> None:
        self.chosen.emit(self.value())
