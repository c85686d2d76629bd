"""The small pieces that every page uses."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from holdall.ui.widgets.basics import button, clear, link_button


def test_enter_presses_a_button(qtbot):
    pressed = []
    made = button("Create", lambda: pressed.append(1))
    qtbot.addWidget(made)
    made.show()
    qtbot.keyClick(made, Qt.Key.Key_Return)
    qtbot.keyClick(made, Qt.Key.Key_Space)
    assert pressed == [1, 1]


def test_a_long_link_is_cut_instead_of_widening_the_page(qtbot):
    holder = QWidget()
    qtbot.addWidget(holder)
    QHBoxLayout(holder).addWidget(link_button("A very long title of a paper " * 10))
    assert holder.minimumSizeHint().width() < 100
    assert holder.layout().itemAt(0).widget().toolTip().startswith("A very long title")


def test_clearing_takes_out_what_lies_in_inner_layouts_too(qtbot):
    holder = QWidget()
    qtbot.addWidget(holder)
    column, row = QVBoxLayout(holder), QHBoxLayout()
    column.addWidget(QLabel("a"))
    row.addWidget(QLabel("b"))
    column.addLayout(row)
    column.addStretch(1)
    clear(column)
    assert column.count() == 0
    assert all(label.isHidden() for label in holder.findChildren(QLabel))
