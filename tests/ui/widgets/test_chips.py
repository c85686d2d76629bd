from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from holdall.ui.widgets.chips import Chips

ITEMS = (("a", "Alpha"), ("b", "Beta"), ("c", "Gamma"))


@pytest.fixture
def press(qtbot):
    def press(chips: Chips, key: str) -> None:
        qtbot.mouseClick(chips.findChild(QPushButton, key), Qt.MouseButton.LeftButton)

    return press


@pytest.mark.parametrize(("exclusive", "expected"), [(False, ("a", "b")), (True, ("b",))])
def test_a_click_turns_a_chip_on(qtbot, press, exclusive, expected):
    chips = Chips(ITEMS, exclusive=exclusive)
    qtbot.addWidget(chips)
    press(chips, "a")
    with qtbot.waitSignal(chips.changed) as changed:
        press(chips, "b")
    assert changed.args == [expected]
    press(chips, "b")
    assert "b" not in chips.chosen()


def test_chips_that_stay_keep_their_state(qtbot):
    chips = Chips(ITEMS)
    qtbot.addWidget(chips)
    chips.choose(("a", "c"))
    chips.set_items((("c", "Gamma"), ("d", "Delta")))
    assert chips.chosen() == ("c",)


def test_chips_tell_what_is_on(qtbot):
    chips = Chips([("a", "A"), ("b", "B")])
    qtbot.addWidget(chips)
    with qtbot.waitSignal(chips.changed) as changed:
        chips._chips["b"].click()
    assert changed.args == [("b",)]
    chips.set_items([("b", "B"), ("c", "C")])
    assert chips.chosen() == ("b",)
    chips.choose(["c"])
    assert chips.chosen() == ("c",)
