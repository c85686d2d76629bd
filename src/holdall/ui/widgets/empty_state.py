"""What a page shows when there is nothing yet: a picture, one sentence, what to do next."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from holdall.ui.theme.tokens import SPACE_L
from holdall.ui.widgets.basics import button, icon_label, paragraph

_WIDTH = 420


class EmptyState(QWidget):
    """Centred; with a button when there is something to do."""

    def __init__(
        self, icon: str, text: str, action: str = "", clicked: Callable[[], object] | None = None
    ) -> None:
        super().__init__()
        layout = QVBoxLayout(self)
        layout.setSpacing(SPACE_L)
        layout.addStretch(2)
        layout.addWidget(icon_label(icon, "secondary", 48), 0, Qt.AlignmentFlag.AlignHCenter)
        words = paragraph(text, "secondary")
        words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        words.setMaximumWidth(_WIDTH)
        row = QHBoxLayout()  # not an alignment: that would ignore the height that the width asks for
        row.addStretch(1)
        row.addWidget(words, 100)
        row.addStretch(1)
        layout.addLayout(row)
        layout.addStretch(3)
        self._column = layout
        if action:
            self.add(button(action, clicked, kind="primary"))

    def add(self, what: QWidget) -> None:
        """Put another button below."""
        below = self._column.count() - 1  # before the stretch
        self._column.insertWidget(below, what, 0, Qt.AlignmentFlag.AlignHCenter)
