"""Where the parts of the dossier page stand: tabs, its pages, and one part beside them if there is room."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QStackedWidget, QVBoxLayout, QWidget

from holdall.ui.theme.tokens import BASE_PX, SPACE_M, SPACE_XL
from holdall.ui.widgets.chips import Chips

_ROOM_FOR_THREE = 780
"""Pixels at text of 100 %; narrower than that, sentences beside the pages break after every other word."""


class Pane(NamedTuple):
    """A part of the page, and what it is called as a tab."""

    key: str
    words: str
    widget: QWidget


class DossierPanes(QSplitter):
    """`last` stands beside the pages; in a narrow window, or with large text, it is one more tab."""

    def __init__(self, tabs: Sequence[Pane], pages: QWidget, last: Pane) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._panes, self._last, self._folded = tuple(tabs), last, False
        self.tabs = Chips([(pane.key, pane.words) for pane in tabs], exclusive=True)
        self._left = QStackedWidget()
        for pane in tabs:
            self._left.addWidget(pane.widget)
        side = QWidget()
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_M)
        column.addWidget(self.tabs)
        column.addWidget(self._left, 1)
        self.setHandleWidth(SPACE_XL)
        self.setChildrenCollapsible(False)
        for part, share in ((side, 3), (pages, 4), (last.widget, 3)):
            self.addWidget(part)
            self.setStretchFactor(self.count() - 1, share)
        self.setSizes([340, 350, 310])
        self.tabs.changed.connect(self._chosen)
        self.choose(tabs[0].key)

    def choose(self, key: str) -> None:
        """Bring a part to the front; what stands beside the pages is there already."""
        if self._folded or key != self._last.key:
            self.tabs.choose((key,))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """After a change of the text's size, too: the rows above are higher or lower then."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        folded = self.width() * BASE_PX / self.font().pixelSize() < _ROOM_FOR_THREE
        if folded == self._folded:
            return
        self._folded = folded
        chosen = self.tabs.chosen()
        if folded:
            self._left.addWidget(self._last.widget)
        else:
            self.addWidget(self._last.widget)
            self._last.widget.show()
        self.tabs.set_items([(pane.key, pane.words) for pane in self._in_tabs()])
        self.tabs.choose(chosen)

    def _in_tabs(self) -> tuple[Pane, ...]:
        return (*self._panes, self._last) if self._folded else self._panes

    def _chosen(self, keys: tuple[str, ...]) -> None:
        """One is always in front, also when its chip was turned off or went beside the pages."""
        panes = {pane.key: pane for pane in self._in_tabs()}
        if keys and keys[0] in panes:
            self._left.setCurrentWidget(panes[keys[0]].widget)
        else:
            self.tabs.choose((self._panes[0].key,))
