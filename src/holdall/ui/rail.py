"""The left rail: one button per page, words beside the icons where there is room;
knows no page's contents.
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

from PySide6.QtCore import QCoreApplication, QSize, Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QSizePolicy, QToolButton, QVBoxLayout

from holdall.ui.pages.registry import PageSpec
from holdall.ui.plain_text import tool_tip
from holdall.ui.theme.icons import set_icon
from holdall.ui.theme.tokens import SPACE_M, SPACE_S, SPACE_XS


class Words(StrEnum):
    """Where the words of the rail stand."""

    BESIDE = "beside"
    BELOW = "below"
    NONE = "none"


_STYLES = {
    Words.BESIDE: Qt.ToolButtonStyle.ToolButtonTextBesideIcon,
    Words.BELOW: Qt.ToolButtonStyle.ToolButtonTextUnderIcon,
    Words.NONE: Qt.ToolButtonStyle.ToolButtonIconOnly,
}


class Rail(QFrame):
    """Emits `chosen(page id)`; arrows move between entries, Tab leaves it."""

    chosen = Signal(str)

    def __init__(self, pages: Sequence[PageSpec]) -> None:
        super().__init__()
        self.setObjectName("rail")
        self.setAccessibleName(self.tr("Pages"))
        self._buttons: dict[str, QToolButton] = {}
        self._group = QButtonGroup(self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE_S, SPACE_M, SPACE_S, SPACE_M)
        layout.setSpacing(SPACE_XS)
        for spec in pages:
            if spec.low:
                layout.addStretch(1)
            layout.addWidget(self._button(spec))
        self._group.buttonClicked.connect(self._clicked)

    def choose(self, page_id: str) -> None:
        """Mark the page that is in front; one that is not on the rail marks none."""
        self._group.setExclusive(page_id in self._buttons)
        for key, entry in self._buttons.items():
            entry.setChecked(key == page_id)

    def show_words(self, words: Words) -> None:
        """Words beside the icons, small below them, or none where there is no room."""
        for entry in self._buttons.values():
            entry.setToolButtonStyle(_STYLES[words])
            entry.setToolTip(tool_tip("" if words is not Words.NONE else entry.text()))
            entry.setProperty("small", "true" if words is Words.BELOW else "false")
            entry.style().polish(entry)

    def focus_entry(self) -> None:
        """Give the focus to the entry in front."""
        checked = self._group.checkedButton()
        target = checked if checked is not None else next(iter(self._buttons.values()))
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    def _button(self, spec: PageSpec) -> QToolButton:
        title = QCoreApplication.translate("Pages", spec.title)
        entry = QToolButton()
        entry.setObjectName(spec.id)
        entry.setText(title)
        entry.setAccessibleName(title)
        entry.setCheckable(True)
        entry.setIconSize(QSize(20, 20))
        entry.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        entry.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        set_icon(entry, spec.id, "accent")
        self._buttons[spec.id] = entry
        self._group.addButton(entry)
        return entry

    def _clicked(self, entry: QToolButton) -> None:
        self.chosen.emit(entry.objectName())
