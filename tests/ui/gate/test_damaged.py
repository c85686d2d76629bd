"""The screen of a vault that does not open: what it says and offers, and what it shows during a repair."""

from __future__ import annotations

import errno

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from holdall.errors import StoppedError
from holdall.ui.bridge import RunningJob
from holdall.ui.gate.damaged import DamagedScreen
from holdall.vault.diagnosis import RepairSource
from holdall.vault.errors import RepairImpossibleError, VaultReadOnlyError, VaultSpaceError


@pytest.fixture
def screen(qtbot, damaged):
    screen = DamagedScreen(damaged)
    qtbot.addWidget(screen)
    screen.resize(1024, 640)
    screen.show()
    return screen


class Handle:
    def __init__(self) -> None:
        self.stopped = 0

    def cancel(self) -> None:
        self.stopped += 1


@pytest.fixture
def job(screen):
    """A repair that does what the test tells it to."""
    parent = QWidget(screen)
    job = RunningJob("", shown=False, parent=parent)
    job.handle = Handle()
    screen.busy(True)
    screen.follow(job)
    return job


def test_it_says_what_is_wrong_in_words(screen):
    cause, copy = screen.found.text().splitlines()
    assert cause == "The list of everything in the vault is damaged."
    assert copy.startswith("index (copy).db: a copy left by a sync program")


def test_every_way_is_offered_the_least_loss_first_and_chosen_already(screen):
    newer, older, *others = screen.choices
    assert newer.isChecked()
    assert "20\u00a0Nov\u00a02026" in newer.text()
    assert "10\u00a0Nov\u00a02026" in older.text()
    assert [choice.text() for choice in others] == ["From the list itself", "From the originals alone"]
    for choice in screen.choices:
        assert choice.accessibleDescription()


def test_each_spare_copy_says_how_much_is_in_it(screen):
    newer, older, *_ = screen.choices
    assert newer.accessibleDescription().startswith("In it: 12 paper")
    assert older.accessibleDescription().startswith("What was written")


def test_an_older_spare_copy_can_be_chosen(screen, qtbot, damaged):
    screen.choices[1].click()
    with qtbot.waitSignal(screen.repair_wanted) as wanted:
        screen.go.click()
    assert wanted.args == [damaged.diagnosis.options[1]]


def test_the_way_is_chosen_by_keys_alone(screen, qtbot):
    screen.activateWindow()
    qtbot.waitUntil(screen.choices[0].hasFocus)
    for _ in range(3):
        qtbot.keyClick(screen.focusWidget(), Qt.Key.Key_Down)
    screen.go.setFocus()
    with qtbot.waitSignal(screen.repair_wanted) as wanted:
        qtbot.keyClick(screen.go, Qt.Key.Key_Return)
    assert wanted.args[0].source is RepairSource.BLOBS


def test_while_it_runs_only_stopping_can_be_chosen(screen, job):
    assert not screen.go.isVisible()
    assert not screen.leave.isVisible()
    assert not screen.choices[-1].isVisible()
    assert screen.stop.isVisible()
    screen.stop.click()
    assert job.handle.stopped == 1
    assert screen.message.text() == "Stopping…"
    assert not screen.stop.isEnabled()


def test_progress_is_told_in_amounts_and_time(screen, job):
    job._on_progress(1_000_000, 2_000_000, "")
    assert (screen._bar.value(), screen._bar.maximum()) == (1_000_000, 2_000_000)
    assert screen.message.text() == "1.0\u00a0GB of 2.0\u00a0GB read · less than a minute left"


def test_before_anything_is_read_no_time_is_guessed(screen, job):
    job._on_progress(0, 2_000_000, "")
    assert screen.message.text() == "0\u00a0bytes of 2.0\u00a0GB read"


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (StoppedError(), "Stopped. The vault is as it was."),
        (VaultReadOnlyError(reason="medium"), "Copy the whole folder to another disk"),
        (VaultReadOnlyError(reason="newer"), "by a newer Holdall"),
        (RepairImpossibleError(reason="no-blobs"), "Not one original is left"),
        (RepairImpossibleError(reason="no-snapshot"), "Choose another way."),
        (VaultSpaceError(needed=120, free=3), "125.8\u00a0MB are needed, 3.1\u00a0MB are free."),
        (OSError(errno.ENOSPC, ""), "The disk is full."),
    ],
)
def test_a_repair_that_failed_is_said_and_another_way_can_be_chosen(screen, job, damaged, error, words):
    job._on_error(error)
    assert words in screen.message.text()
    assert screen.go.isVisible()
    assert screen.choices[-1].isVisible()
    assert not screen.stop.isVisible()
    assert len(damaged.secret) > 0


def test_leaving_wipes_the_secret(screen, damaged):
    screen.forget()
    assert len(damaged.secret) == 0
