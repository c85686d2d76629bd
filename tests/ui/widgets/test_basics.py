"""The small pieces that every page uses."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QHBoxLayout, QLabel, QStylePainter, QVBoxLayout, QWidget

from holdall.ui.widgets import basics
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


@pytest.mark.parametrize("make", [button, link_button])
def test_no_letter_of_a_buttons_words_is_a_key(qtbot, make):
    made = make("R&D")
    qtbot.addWidget(made)
    for words in ("R&D", "Ivanov & Sons && others"):
        made.setText(words)
        assert made.text() == words
        assert made.shortcut().isEmpty()
        assert QAccessible.queryAccessibleInterface(made).text(QAccessible.Text.Name) == words


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


@pytest.mark.parametrize(("width", "dots"), [(80, True), (600, False)])
def test_a_link_that_has_no_room_ends_in_dots(qtbot, monkeypatch, width, dots):
    drawn = []

    record = {"drawControl": lambda _self, _element, option: drawn.append(option.text)}
    monkeypatch.setattr(basics, "QStylePainter", type("Painter", (QStylePainter,), record))
    link = basics.link_button("Протокол о доставлении в отдел полиции")
    qtbot.addWidget(link)
    link.resize(width, 30)
    link.grab()
    assert drawn[-1].endswith("…") is dots
    assert link.fontMetrics().horizontalAdvance(drawn[-1]) < width
    assert drawn[-1] == link.text() or dots
    link.setText("R&D")
    link.grab()
    assert drawn[-1] == "R&&D", "which Qt draws as it was written"
