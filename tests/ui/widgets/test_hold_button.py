"""A button that must be held: it acts at the end and not before, by mouse and by space bar."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt, QVariantAnimation

from holdall.ui.widgets.hold_button import HOLD_MS, HoldButton


@pytest.fixture
def hold(qtbot):
    button = HoldButton("Erase")
    qtbot.addWidget(button)
    with qtbot.waitActive(button):
        button.show()
    return button


def end(button: HoldButton) -> None:
    """Let the time pass at once."""
    button.holding.setCurrentTime(HOLD_MS)


@pytest.mark.parametrize("by", ["mouse", "space"])
def test_held_long_enough_it_acts_once(hold, qtbot, by):
    acted: list[int] = []
    hold.held.connect(lambda: acted.append(1))
    hold.let_go.connect(pytest.fail)
    if by == "mouse":
        qtbot.mousePress(hold, Qt.MouseButton.LeftButton)
    else:
        qtbot.keyPress(hold, Qt.Key.Key_Space)
    assert hold.holding.duration() >= 2000
    assert acted == []
    end(hold)
    if by == "mouse":
        qtbot.mouseRelease(hold, Qt.MouseButton.LeftButton)
    else:
        qtbot.keyRelease(hold, Qt.Key.Key_Space)
    assert acted == [1]


def test_let_go_half_way_it_does_nothing_and_begins_anew(hold, qtbot):
    hold.held.connect(pytest.fail)
    qtbot.mousePress(hold, Qt.MouseButton.LeftButton)
    hold.holding.setCurrentTime(HOLD_MS // 2)
    with qtbot.waitSignal(hold.let_go):
        qtbot.mouseRelease(hold, Qt.MouseButton.LeftButton)
    assert hold.holding.state() is QVariantAnimation.State.Stopped
    qtbot.mousePress(hold, Qt.MouseButton.LeftButton)
    assert hold.holding.currentTime() < HOLD_MS // 2
    qtbot.mouseRelease(hold, Qt.MouseButton.LeftButton)


def test_moving_away_with_the_button_down_lets_go(hold, qtbot):
    hold.held.connect(pytest.fail)
    qtbot.mousePress(hold, Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(hold.let_go):
        qtbot.mouseMove(hold, QPoint(-50, -50))
    qtbot.mouseRelease(hold, Qt.MouseButton.LeftButton, pos=QPoint(-50, -50))


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Space])
def test_a_short_press_of_a_key_is_not_enough(hold, qtbot, key):
    hold.held.connect(pytest.fail)
    with qtbot.waitSignal(hold.let_go):
        qtbot.keyClick(hold, key)


def test_the_line_grows_while_it_is_held(hold, qtbot):
    rest = hold.grab().toImage()
    qtbot.mousePress(hold, Qt.MouseButton.LeftButton)
    hold.holding.setCurrentTime(HOLD_MS * 3 // 4)
    held = hold.grab().toImage()
    y = held.height() - 4
    assert held.pixelColor(held.width() // 2, y) != rest.pixelColor(rest.width() // 2, y)
    qtbot.mouseRelease(hold, Qt.MouseButton.LeftButton)
