from __future__ import annotations

import gc

import pytest
from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from holdall.ui.widgets.flow_box import FlowBox


def boxes() -> list[QLabel]:
    labels = [QLabel("x") for _ in range(3)]
    for label in labels:
        label.setFixedSize(100, 20)
    return labels


@pytest.fixture
def flow(qtbot):
    flow = FlowBox(*boxes())
    qtbot.addWidget(flow)
    return flow


def places(flow: FlowBox, width: int) -> list[tuple[int, int]]:
    flow.resize(width, 200)
    flow.grab()  # lays out
    return [(label.x(), label.y()) for label in flow.findChildren(QLabel)]


def test_rows_are_filled_from_the_start(flow):
    assert places(flow, 316) == [(0, 0), (108, 0), (216, 0)]
    assert places(flow, 315) == [(0, 0), (108, 0), (0, 28)]
    assert places(flow, 100) == [(0, 0), (0, 28), (0, 56)]


def test_right_to_left_windows_are_mirrored(flow):
    flow.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    assert places(flow, 316) == [(216, 0), (108, 0), (0, 0)]


def test_the_height_goes_with_the_width(flow):
    assert flow.hasHeightForWidth()
    assert [flow.heightForWidth(width) for width in (316, 315, 100)] == [20, 48, 76]
    assert flow.minimumSizeHint() == QSize(100, 20)
    assert FlowBox(*boxes()).sizeHint() == QSize(316, 20)


def test_what_is_wider_than_a_row_gets_the_whole_row(qtbot):
    inner, last = FlowBox(*boxes()), QLabel("x")
    last.setFixedSize(50, 40)
    outer = FlowBox(inner, last)
    qtbot.addWidget(outer)
    outer.resize(400, 100)
    outer.grab()
    assert (inner.geometry(), last.geometry()) == (QRect(0, 10, 316, 20), QRect(324, 0, 50, 40))
    outer.resize(220, 200)
    outer.grab()
    assert (inner.geometry(), last.geometry()) == (QRect(0, 0, 220, 48), QRect(0, 56, 50, 40))


def test_what_is_hidden_takes_no_room(flow):
    flow.findChildren(QLabel)[0].hide()
    assert places(flow, 208)[1:] == [(0, 0), (108, 0)]


def test_what_is_removed_gives_its_place_to_the_next(flow):
    first, second, _ = flow.findChildren(QLabel)
    flow.remove(first)
    flow.add(boxes()[0])
    flow.resize(316, 200)
    flow.grab()
    assert second.pos() == QPoint(0, 0)


def test_the_rows_hold_where_nobody_keeps_the_box(qtbot):
    holder = QWidget()
    qtbot.addWidget(holder)
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(FlowBox(*boxes()))
    gc.collect()
    holder.resize(108 + 100, 300)
    holder.grab()
    assert [label.x() for label in holder.findChildren(QLabel)] == [0, 108, 0]
