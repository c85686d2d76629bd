from __future__ import annotations

import pytest
from PySide6.QtGui import QStandardItem, QStandardItemModel

from holdall.ui.widgets.record_table import RecordTable


@pytest.fixture
def table(qtbot, theme):
    view = RecordTable("Papers")
    qtbot.addWidget(view)
    model = QStandardItemModel(1, 3, view)
    for column in range(3):
        model.setItem(0, column, QStandardItem("eight words, as long as a line of text"))
    view.setModel(model)
    view.show()
    return view


def hidden(view: RecordTable) -> list[bool]:
    return [view.isColumnHidden(column) for column in range(3)]


def test_columns_hide_from_the_last_and_come_back(table):
    one = table.sizeHintForColumn(1)
    first = 28 * table.fontMetrics().averageCharWidth()
    frame = table.width() - table.viewport().width()
    for room, expected in (
        (first + 2 * one, [False, False, False]),
        (first + 2 * one - 20, [False, False, True]),
        (first + one - 20, [False, True, True]),
        (first + 2 * one + 20, [False, False, False]),
    ):
        table.resize(frame + room, 200)
        assert hidden(table) == expected


def test_a_table_without_a_model_is_left_alone(qtbot):
    view = RecordTable("Papers")
    qtbot.addWidget(view)
    view.fit()
    assert view.model() is None
