"""A drop-down list of (key, text) that says the key; the wheel does not change it by accident."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QSizePolicy, QStyle, QStyleOptionComboBox, QStylePainter

_NARROWEST = 140
_SLACK = 2
"""Pixels that Qt keeps free around the text of a field."""


class Choice(QComboBox):
    """`chosen` only when the user chose."""

    chosen = Signal(str)

    def __init__(self, items: Sequence[tuple[str, str]] = ()) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # the wheel moves the page, not the focus
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

    def sizeHint(self) -> QSize:
        """Wide enough for the longest entry; Qt leaves out some padding that a style sheet asks for."""
        hint = super().sizeHint()
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        option.rect = QRect(0, 0, hint.width(), hint.height())
        widest = max((self._width(self.itemText(row)) for row in range(self.count())), default=0)
        return QSize(hint.width() + max(0, widest + _SLACK - self._room(option)), hint.height())

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
        option.currentText = self.fontMetrics().elidedText(
            option.currentText, Qt.TextElideMode.ElideRight, self._room(option) - _SLACK
        )
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)

    def _room(self, option: QStyleOptionComboBox) -> int:
        field = QStyle.SubControl.SC_ComboBoxEditField
        return self.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option, field, self).width()

    def _width(self, text: str) -> int:
        return self.fontMetrics().horizontalAdvance(text)

    def _activated(self) -> None:
        self.chosen.emit(self.value())
