"""Cells that write for themselves: what is drawn, told by comparing pictures of it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QTableView

from holdall.ui.widgets.two_lines import TwoLines

ROLE = int(Qt.ItemDataRole.UserRole)


@pytest.fixture
def shown(qtbot, theme):
    def show(row: object, badge=None, title: str = "Title"):
        model = QStandardItemModel(1, 1)
        item = QStandardItem(title)
        item.setData(row, ROLE)
        model.setItem(0, 0, item)
        view = QTableView()
        qtbot.addWidget(view)
        model.setParent(view)
        view.setModel(model)
        view.setItemDelegate(TwoLines(view, ROLE, lambda row: row["second"], badge))
        view.resizeRowsToContents()
        view.resize(300, 120)
        view.show()
        return view

    return show


def test_a_row_has_room_for_both_lines(shown):
    view = shown({"second": "below"})
    assert view.rowHeight(0) >= 2 * view.fontMetrics().lineSpacing()


def test_the_second_line_and_the_badge_are_drawn(shown):
    plain = shown({"second": ""}).grab().toImage()
    assert shown({"second": ""}).grab().toImage() == plain
    assert shown({"second": "below"}).grab().toImage() != plain
    assert shown({"second": ""}, lambda _: "AB").grab().toImage() != plain


def test_a_row_that_has_gone_is_left_blank(shown):
    assert shown(None).grab().toImage() == shown(None, title="Other").grab().toImage()


def test_the_badge_stands_on_the_side_where_reading_begins(shown, qapp):
    try:
        qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        mirrored = shown({"second": "below"}, lambda _: "AB").grab().toImage()
    finally:
        qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    assert mirrored != shown({"second": "below"}, lambda _: "AB").grab().toImage()
