from __future__ import annotations

import pytest
from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QWidget

from holdall.ui.widgets.flow_layout import FlowLayout


@pytest.fixture
def flow(qtbot):
    holder = QWidget()
    qtbot.addWidget(holder)
    layout = FlowLayout(holder, 10)
    boxes = [QWidget(holder) for _ in range(3)]
    for box in boxes:
        box.setFixedSize(100, 20)
        layout.addWidget(box)
    return holder, layout, boxes


def places(flow, width: int) -> list[tuple[int, int]]:
    _, layout, boxes = flow
    layout.setGeometry(QRect(0, 0, width, 200))
    return [(box.x(), box.y()) for box in boxes]


def test_rows_are_filled_from_the_start(flow):
    assert places(flow, 320) == [(0, 0), (110, 0), (220, 0)]
    assert places(flow, 319) == [(0, 0), (110, 0), (0, 30)]
    assert places(flow, 50) == [(0, 0), (0, 30), (0, 60)]


def test_right_to_left_windows_are_mirrored(flow):
    flow[0].setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    assert places(flow, 320) == [(220, 0), (110, 0), (0, 0)]


def test_the_height_goes_with_the_width(flow):
    _, layout, _ = flow
    assert layout.hasHeightForWidth()
    assert [layout.heightForWidth(width) for width in (320, 319, 50)] == [20, 50, 80]
    assert layout.minimumSize() == layout.sizeHint() == QSize(100, 20)


def test_items_are_given_and_taken_by_place(flow):
    _, layout, boxes = flow
    assert layout.itemAt(3) is None
    assert layout.takeAt(-1) is None
    assert layout.takeAt(0).widget() is boxes[0]
    assert layout.count() == 2
