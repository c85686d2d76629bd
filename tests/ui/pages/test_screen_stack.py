"""Screens over a page: how they are left, where the focus goes, and what happens while one works."""

from __future__ import annotations

import threading

import pytest
import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QWidget

from holdall.errors import WrongSecretError
from holdall.ui.bridge import Call, JobBridge
from holdall.ui.gate.screen import Screen
from holdall.ui.pages.screen_stack import ScreenStack
from holdall.ui.pages.vault_key_screens import AddScreen


@pytest.fixture
def under(qtbot, runner):
    page = QWidget()
    button = QPushButton("under", page)
    stack = ScreenStack(page, JobBridge(runner))
    qtbot.addWidget(stack)
    with qtbot.waitActive(stack):
        stack.show()
    return button, stack


def up(stack, home) -> Screen:
    screen = Screen("asks")
    screen.finish()
    stack.show_screen(screen, home)
    return screen


@pytest.mark.parametrize("way", ["escape", "back"])
def test_it_is_left_and_the_focus_goes_back(under, qtbot, way):
    button, stack = under
    button.setFocus()
    screen = up(stack, button)
    assert stack.front is screen
    if way == "escape":
        qtbot.keyClick(stack, Qt.Key.Key_Escape)
    else:
        screen.back.emit()
    assert stack.front is None
    assert QApplication.focusWidget() is button


def test_without_a_screen_there_is_nothing_to_leave_or_to_work_for(under):
    button, stack = under
    stack.leave()
    assert button.isVisible()
    assert stack.submit(Call(pytest.fail), pytest.fail) is None


def test_a_screen_that_works_is_not_left_and_can_be_used_again_after_a_refusal(under, qtbot):
    button, stack = under
    screen = up(stack, button)
    gate = threading.Event()

    def refuse():
        gate.wait()
        raise WrongSecretError

    stack.submit(Call(refuse), pytest.fail)
    stack.leave()
    assert stack.front is screen
    gate.set()
    qtbot.waitUntil(screen.message.isVisible)
    assert screen.message.text() == "This passphrase does not open the vault."
    stack.leave()
    assert stack.front is None


def test_what_is_done_afterwards_may_leave_it(under, qtbot):
    button, stack = under
    up(stack, button)
    stack.submit(Call(str), lambda _result: stack.leave())
    qtbot.waitUntil(lambda: stack.front is None)


def test_what_had_the_focus_outside_the_page_may_be_gone_by_then(under, qtbot):
    button, stack = under
    elsewhere = QLineEdit()
    with qtbot.waitActive(elsewhere):
        elsewhere.show()
    elsewhere.setFocus()
    up(stack, button)
    shiboken6.delete(elsewhere)
    with qtbot.waitActive(stack):
        stack.activateWindow()
    stack.leave()
    assert QApplication.focusWidget() is button


def test_a_new_passphrase_is_judged_without_holding_up_the_window(under, qtbot, monkeypatch):
    threads: list[int] = []
    module = "holdall.ui.widgets.new_passphrase"
    monkeypatch.setattr(f"{module}.dictionary", lambda: threads.append(threading.get_ident()))
    button, stack = under
    up(stack, button)
    stack.leave()
    stack.show_screen(AddScreen("en"), button)
    qtbot.waitUntil(lambda: len(threads) == 1)
    assert threading.get_ident() not in threads
