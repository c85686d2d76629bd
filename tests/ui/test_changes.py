"""Word of commits: many in a row are told once, on the window's thread, and the window rests in between."""

from __future__ import annotations

import threading

import pytest
from PySide6.QtCore import QObject

from holdall.ui.changes import Changes

PAPER, FILE, PERSON = (frozenset({kind}) for kind in ("paper", "file", "person"))


class Hours:
    """A clock that goes on when it is told."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def hours():
    return Hours()


@pytest.fixture
def changes(qapp, hours):
    owner = QObject()
    yield Changes(owner, hours)
    owner.deleteLater()


@pytest.fixture
def told(changes):
    told: list[frozenset[str]] = []
    changes.told.connect(told.append)
    return told


def test_many_commits_are_told_once_with_everything_that_changed(qtbot, changes, told):
    for kinds in (PAPER, FILE, PAPER):
        changes.add(kinds)
    assert told == []
    qtbot.waitUntil(lambda: bool(told))
    assert told == [PAPER | FILE]


def test_commits_of_another_thread_are_told_on_this_one(qtbot, changes):
    threads: list[threading.Thread] = []
    changes.told.connect(lambda _kinds: threads.append(threading.current_thread()))
    other = threading.Thread(target=changes.add, args=(PAPER,))
    other.start()
    other.join()
    qtbot.waitUntil(lambda: bool(threads))
    assert threads == [threading.main_thread()]


def test_what_is_committed_while_pages_read_is_told_after_a_rest_as_long_as_that_took(
    qtbot, changes, told, hours
):
    def read(_kinds):
        hours.now += 0.05 if len(told) == 1 else 0
        if len(told) == 1:
            for kinds in (FILE, PERSON):
                changes.add(kinds)

    changes.told.connect(read)
    changes.add(PAPER)
    qtbot.waitUntil(lambda: bool(told))
    assert told == [PAPER]
    assert changes._timer.interval() == 50
    assert changes._timer.isActive()
    qtbot.waitUntil(lambda: len(told) > 1)
    assert told == [PAPER, FILE | PERSON]


def test_after_quiet_a_change_is_told_without_a_rest(qtbot, changes, told, hours):
    changes.told.connect(lambda _kinds: setattr(hours, "now", hours.now + 0.02))
    changes.add(PAPER)
    qtbot.waitUntil(lambda: bool(told) and not changes._timer.isActive())
    changes.add(FILE)
    changes._gather(frozenset())
    assert changes._timer.interval() == 0
    qtbot.waitUntil(lambda: len(told) == 2)
