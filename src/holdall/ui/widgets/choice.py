"""A drop-down list of (key, text) that says the key; the wheel does not change it by accident."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox, QSizePolicy

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

    def _activated(self) -> None:
        self.chosen.emit(self.value())
