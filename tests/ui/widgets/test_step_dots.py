from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QTableView

from holdall.ui.theme.icons import token_colour
from holdall.ui.widgets.step_dots import StepDots, Steps

ROLE = int(Qt.ItemDataRole.UserRole)


@pytest.fixture
def shown(qtbot, theme):
    def show(steps: Steps | None) -> QTableView:
        model = QStandardItemModel(1, 1)
        item = QStandardItem("Waiting")
        item.setData(steps or "none", ROLE)
        model.setItem(0, 0, item)
        view = QTableView()
        view.verticalHeader().setDefaultSectionSize(50)
        qtbot.addWidget(view)
        model.setParent(view)
        view.setModel(model)
        view.setItemDelegate(StepDots(view, ROLE, lambda row: row if isinstance(row, Steps) else None))
        view.resizeColumnsToContents()
        view.resize(400, 100)
        view.show()
        return view

    return show


def count(view: QTableView, tone: str) -> int:
    image, colour = view.viewport().grab().toImage(), token_colour(tone).rgb()
    return sum(image.pixel(x, y) == colour for x in range(image.width()) for y in range(image.height()))


def test_each_step_reached_is_one_more_filled_dot(shown):
    accents = [count(shown(Steps(reached, 6)), "accent") for reached in (1, 2, 6)]
    assert accents[0] > 0
    assert accents[1] == 2 * accents[0]
    assert accents[2] == 6 * accents[0]


def test_an_ill_end_has_the_colour_of_caution(shown):
    assert count(shown(Steps(6, 6, ill=True)), "caution") > 0
    assert count(shown(Steps(6, 6)), "caution") == 0


def test_the_column_makes_room_for_the_dots(shown):
    assert shown(Steps(1, 20)).columnWidth(0) >= 20 * 8 > shown(None).columnWidth(0)
