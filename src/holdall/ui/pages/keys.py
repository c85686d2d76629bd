"""The help page: every action and its keys, straight from the action table, and a few
words on how to work.
"""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QGridLayout

from holdall.ui.actions import MENUS, TABLE, action_text
from holdall.ui.pages.page import Page
from holdall.ui.pages.scrolled import scrolled_column
from holdall.ui.plain_text import PlainLabel
from holdall.ui.session import Session
from holdall.ui.theme.tokens import SPACE_S, SPACE_XL
from holdall.ui.widgets.basics import heading, panel, paragraph

_WIDTH = 720


class KeysPage(Page):
    """F1."""

    def __init__(self, session: Session) -> None:
        super().__init__(session, "")
        self.title.setText(self.tr("Keys and help"))
        area, column = scrolled_column(_WIDTH)
        self.body.addWidget(area)
        column.addWidget(
            paragraph(
                self.tr(
                    "Everything can be done from the keyboard. Tab goes to the next field, Esc closes, "
                    "F6 goes to the next part of the window."
                )
            )
        )
        column.addWidget(
            paragraph(
                self.tr(
                    "Every change is saved at once. Ctrl+Z takes back the last one, and the one before "
                    "it, as far as you like."
                )
            )
        )
        for key, title in MENUS.items():
            frame, layout = panel()
            layout.addWidget(heading(action_text(title).replace("&", ""), 2))
            layout.addLayout(self._keys(key))
            column.addWidget(frame)
        column.addStretch(1)

    def _keys(self, menu: str) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(SPACE_XL)
        grid.setVerticalSpacing(SPACE_S)
        grid.setColumnStretch(0, 1)
        for row, spec in enumerate(spec for spec in TABLE if spec.menu == menu):
            grid.addWidget(PlainLabel(action_text(spec.text).replace("&", "").rstrip("…")), row, 0)
            native = QKeySequence.SequenceFormat.NativeText
            keys = PlainLabel(", ".join(QKeySequence(key).toString(native) for key in spec.keys))
            keys.setProperty("tone", "secondary")
            grid.addWidget(keys, row, 1, Qt.AlignmentFlag.AlignTrailing)
        return grid
