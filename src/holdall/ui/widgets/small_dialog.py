"""What small dialogs have in common: a heading, a row of buttons, no nested event loop."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from holdall.ui.theme.tokens import SPACE_L, SPACE_XL
from holdall.ui.widgets.basics import heading
from holdall.ui.widgets.lock_at_hand import keep_lock_at_hand


class SmallDialog(QDialog):
    """Deleted once it is closed; what it holds goes into `column`."""

    def __init__(self, parent: QWidget, title: str) -> None:
        super().__init__(parent)
        self.setWindowTitle("Holdall")
        keep_lock_at_hand(self)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(SPACE_XL, SPACE_XL, SPACE_XL, SPACE_XL)
        self.column.setSpacing(SPACE_L)
        self.column.addWidget(heading(title, 2))
        self.finished.connect(self.deleteLater)

    def open_with(self, first: QPushButton, *others: QPushButton) -> None:
        """Open with these buttons below; Enter presses `first`, which has the focus."""
        row = QHBoxLayout()
        row.addStretch()
        for each in (first, *others):
            row.addWidget(each)
        self.column.addLayout(row)
        first.setDefault(True)
        self.open()
        first.setFocus()
