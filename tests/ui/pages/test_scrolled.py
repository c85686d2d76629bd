from __future__ import annotations

import pytest
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from holdall.ui.pages.scrolled import scrolled_column


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
