"""Cards of papers: what is written below the picture, however long the title is."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter, QPixmap, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QStyleOptionViewItem

from holdall.ui.widgets.thumbnail_grid import NARROWEST, SUBTITLE_ROLE, ThumbnailGrid

TITLES = ("Short", "Протокол об административном правонарушении", "")


@pytest.fixture
def grid(qtbot, theme):
    grid = ThumbnailGrid("Papers")
    qtbot.addWidget(grid)
    grid.setModel(QStandardItemModel(grid))
    grid.resize(NARROWEST + 20, 400)
    return grid


def show(grid, title: str) -> None:
    item = QStandardItem(title)
    item.setData("Police protocol", SUBTITLE_ROLE)
    grid.model().clear()
    grid.model().appendRow(item)
    grid.show()


class Recorder(QPainter):
    """Notes where each text is written."""

    def __init__(self, device) -> None:
        super().__init__(device)
        self.written: dict[str, QRect] = {}

    def drawText(self, area, flags, text):  # noqa: N802 - Qt's name
        self.written[text] = QRect(area)
        return super().drawText(area, flags, text)


@pytest.mark.parametrize("title", TITLES)
def test_the_kind_stands_below_the_title_and_is_not_cut(grid, title):
    show(grid, title)
    option = QStyleOptionViewItem()
    option.fontMetrics = grid.fontMetrics()
    line = option.fontMetrics.lineSpacing()
    area = QRect(0, 0, NARROWEST - 24, 3 * line)
    canvas = QPixmap(area.size())
    painter = Recorder(canvas)
    painter.setFont(grid.font())
    grid._delegate._words(painter, option, area, grid.model().index(0, 0))
    painter.end()
    below = painter.written["Police protocol"]
    assert below.top() == {"Short": line, "": 0}.get(title, 2 * line)
    assert below.bottom() <= area.bottom()


def test_enter_opens_the_chosen_paper(grid, qtbot):
    show(grid, "Short")
    grid.setCurrentIndex(grid.model().index(0, 0))
    with qtbot.waitSignal(grid.opened) as opened:
        qtbot.keyClick(grid, Qt.Key.Key_Return)
    assert opened.args[0].row() == 0
