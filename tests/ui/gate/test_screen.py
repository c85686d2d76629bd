"""What the screens before unlocking have in common."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPushButton

from holdall.ui.gate.screen import Screen


def make(qtbot, **options) -> tuple[Screen, QLineEdit, list[str]]:
    screen, field, told = Screen("Title", **options), QLineEdit(), []
    screen.field("Field", field)
    screen.finish()
    screen.start_at(field)
    screen.back.connect(lambda: told.append("back"))
    qtbot.addWidget(screen)
    screen.resize(400, 200)
    with qtbot.waitActive(screen):
        screen.show()
    return screen, field, told


def test_the_focus_is_where_the_screen_says(qtbot):
    screen, field, _ = make(qtbot)
    assert screen.focusWidget() is field


@pytest.mark.parametrize(("can_go_back", "told"), [(True, ["back"]), (False, [])])
def test_escape_goes_back_where_there_is_a_way_back(qtbot, can_go_back, told):
    screen, field, heard = make(qtbot, can_go_back=can_go_back)
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert heard == told
    assert screen.isVisible()


def test_escape_does_not_leave_work_that_is_under_way(qtbot):
    screen, field, told = make(qtbot)
    screen.busy(True)
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert told == []
    screen.busy(False)
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert told == ["back"]


def test_a_message_below_the_edge_of_the_window_comes_into_sight(qtbot):
    screen, field, _ = make(qtbot)
    field.setFixedHeight(400)
    screen.say("This went wrong.")
    area = screen._area.viewport()
    qtbot.waitUntil(lambda: area.rect().contains(screen.message.mapTo(area, screen.message.rect().center())))
    screen.say("")
    assert screen.message.isHidden()


def test_while_work_is_under_way_nothing_leads_back_and_the_bar_is_in_sight(qtbot):
    screen, field, told = make(qtbot)
    field.setFixedHeight(400)
    back = screen.findChild(QPushButton)
    screen.busy(True)
    back.click()
    assert told == []
    area = screen._area.viewport()
    qtbot.waitUntil(lambda: area.rect().contains(screen._bar.mapTo(area, screen._bar.rect().center())))


def test_what_had_the_focus_has_it_again_after_the_work(qtbot):
    screen, field, _ = make(qtbot)
    screen.busy(True)
    field.setDisabled(True)
    screen.busy(False)
    field.setDisabled(False)
    qtbot.waitUntil(field.hasFocus)


def test_a_screen_that_points_elsewhere_after_the_work_keeps_its_focus(qtbot):
    screen, field, _ = make(qtbot)
    screen.busy(True)
    field.setDisabled(True)
    screen.busy(False)
    field.setDisabled(False)
    back = screen.findChild(QPushButton)
    back.setFocus()
    qtbot.wait(0)
    assert back.hasFocus()
