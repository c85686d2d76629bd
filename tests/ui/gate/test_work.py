"""A screen that follows work: progress in its own words, a stop, a failure and another try."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from holdall.errors import StoppedError
from holdall.ui.bridge import JobBridge
from holdall.ui.gate.work import WorkScreen


class Counting(WorkScreen):
    def __init__(self) -> None:
        super().__init__(
            Path("Papers.holdall"),
            lambda done, total: f"{done} of {total} boxes",
            lambda error: f"It failed: {type(error).__name__}",
        )
        self.retry.setText("Again")
        self.leave.setText("Leave")


class Waiting:
    """Goes on until it is stopped."""

    def __init__(self) -> None:
        self.begun = threading.Event()

    def run(self, context):
        self.begun.set()
        while True:
            context.progress(1, 4)


@pytest.fixture
def screen(qtbot):
    screen = Counting()
    qtbot.addWidget(screen)
    with qtbot.waitActive(screen):
        screen.show()
    return screen


@pytest.fixture
def begin(screen, runner):
    """Let the screen follow a job."""
    jobs = JobBridge(runner, screen)
    return lambda job: screen.follow(jobs.submit(job))


def test_it_says_how_far_it_is_and_how_long_the_rest_will_take(screen, begin, qtbot):
    begin(Waiting())
    qtbot.waitUntil(lambda: screen.message.text().startswith("1 of 4 boxes · "))
    assert screen.message.text() == "1 of 4 boxes · less than a minute left"
    assert (screen._bar.value(), screen._bar.maximum()) == (1, 4)
    assert not screen.retry.isVisible()
    assert not screen.leave.isVisible()
    screen.stop.click()


def test_stopped_by_the_keyboard_it_says_so_and_can_be_left_or_tried_again(screen, begin, qtbot):
    job = Waiting()
    begin(job)
    assert screen.stop.hasFocus()
    qtbot.waitUntil(job.begun.is_set)
    qtbot.keyClick(screen.stop, Qt.Key.Key_Return)
    assert not screen.stop.isEnabled()
    qtbot.waitUntil(screen.leave.isVisible)
    assert screen.message.text() == f"It failed: {StoppedError.__name__}"
    assert screen.message.property("tone") == "secondary", "what the user wanted is no alarm"
    assert screen.leave.hasFocus()
    assert not screen.stop.isVisible()
    with qtbot.waitSignal(screen.again):
        screen.retry.click()
    with qtbot.waitSignal(screen.back):
        screen.leave.click()


def test_escape_leaves_it_neither_during_the_work_nor_after(screen, begin, qtbot):
    screen.back.connect(pytest.fail)
    begin(Waiting())
    qtbot.keyClick(screen.stop, Qt.Key.Key_Escape)
    screen.stop.click()
    qtbot.waitUntil(screen.leave.isVisible)
    qtbot.keyClick(screen.leave, Qt.Key.Key_Escape)
