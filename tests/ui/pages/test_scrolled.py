from __future__ import annotations

import pytest
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from holdall.ui.pages.scrolled import scrolled_column
from holdall.ui.widgets.basics import paragraph


@pytest.fixture
def column(qtbot):
    area, layout = scrolled_column(300)
    qtbot.addWidget(area)
    area.resize(800, 400)
    area.show()
    return area, layout


def test_a_column_takes_no_more_than_its_width(column, qtbot):
    _, layout = column
    sheet = QWidget()
    layout.addWidget(sheet)
    qtbot.waitUntil(lambda: 250 < sheet.width() <= 300)


def test_it_is_never_narrower_than_what_stands_in_it(column, qtbot):
    area, layout = column
    before = area.minimumSizeHint().width()
    wide = QLabel("word")
    wide.setMinimumWidth(before + 100)
    layout.addWidget(wide)
    qtbot.waitUntil(lambda: area.minimumSizeHint().width() >= before + 100)


def test_a_parent_hears_that_the_column_needs_more_room(qtbot):
    holder = QWidget()
    qtbot.addWidget(holder)
    row = QHBoxLayout(holder)
    area, layout = scrolled_column()
    row.addWidget(area)
    label = QLabel("word")
    layout.addWidget(label)
    holder.show()
    label.setMinimumWidth(700)
    qtbot.waitUntil(lambda: holder.minimumWidth() > 700 or holder.minimumSizeHint().width() > 700)


def test_nothing_empty_follows_text_that_wraps_less_than_it_might(qtbot):
    area, layout = scrolled_column(700)
    qtbot.addWidget(area)
    area.resize(800, 400)
    area.show()
    for _ in range(20):
        layout.addWidget(paragraph("some words that wrap more often the narrower they stand " * 3))
    sheet, bar = area.widget(), area.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    assert sheet.height() == sheet.layout().heightForWidth(sheet.width())
