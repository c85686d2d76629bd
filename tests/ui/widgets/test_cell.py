from __future__ import annotations

from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QStyledItemDelegate, QTableView

from holdall.ui.widgets.cell import draw_empty_cell


class Empty(QStyledItemDelegate):
    def paint(self, painter, option, index):
        draw_empty_cell(self, painter, option, index)


def test_the_text_is_left_out_and_the_selection_is_not(qtbot, theme):
    model = QStandardItemModel(1, 1)
    model.setItem(0, 0, QStandardItem("one"))
    view = QTableView()
    qtbot.addWidget(view)
    model.setParent(view)
    view.setModel(model)
    view.setItemDelegate(Empty(view))
    view.show()
    before = view.viewport().grab().toImage()
    model.item(0, 0).setText("two")
    assert view.viewport().grab().toImage() == before
    view.selectAll()
    assert view.viewport().grab().toImage() != before
