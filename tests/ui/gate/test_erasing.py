"""Erasing a vault from the window: the whole way, a stop, a disk that fails or cannot be written to."""

from __future__ import annotations

import errno
import threading
from pathlib import Path

import pytest

from holdall.jobs.erase_vault import EraseVault
from holdall.ui.gate.erasing import ErasingScreen
from holdall.ui.gate.gate import Gate
from holdall.ui.gate.welcome import WelcomeScreen
from holdall.ui.handover import Errand, Task
from holdall.vault.file_system import FileSystem

PASSPHRASE = "correct horse battery"


@pytest.fixture
def path(empty_vault) -> Path:
    """A closed vault."""
    empty_vault.close()
    return empty_vault.path


@pytest.fixture
def begin(window, path):
    """Start the window with the errand to erase it."""

    def begin() -> Gate:
        window.show_gate(Errand(path, Task.ERASE))
        gate = window.centralWidget()
        assert isinstance(gate, Gate)
        return gate

    return begin


def test_it_is_erased_and_the_first_screen_says_so(begin, path, qtbot):
    gate = begin()
    assert isinstance(gate.front, ErasingScreen)
    assert not gate.front.leave.isVisible()
    qtbot.waitUntil(lambda: isinstance(gate.front, WelcomeScreen))
    assert gate.front.message.text() == "The vault is erased: nothing opens it any more."
    assert gate.front.message.isVisible()
    assert not path.exists()


def test_what_is_not_the_vaults_is_named(begin, path, qtbot):
    (path / "note.txt").write_text("not ours")
    gate = begin()
    qtbot.waitUntil(lambda: isinstance(gate.front, WelcomeScreen))
    assert "note.txt" in gate.front.message.text()
    assert (path / "note.txt").read_text() == "not ours"


def test_what_cannot_be_removed_is_named_and_tried_again(opens, begin, path, qtbot, monkeypatch):
    with monkeypatch.context() as patched:

        def kept(_fs, _path):
            raise OSError(errno.EBUSY, "in use")

        patched.setattr(FileSystem, "remove", kept)
        gate = begin()
        qtbot.waitUntil(lambda: "could not be removed" in gate.front.message.text())
    assert not opens(path, PASSPHRASE)
    gate.front.retry.click()
    qtbot.waitUntil(lambda: isinstance(gate.front, WelcomeScreen))
    assert not path.exists()


def test_a_disk_that_fails_part_way_says_that_it_may_still_open(opens, begin, path, qtbot, monkeypatch):
    with monkeypatch.context() as patched:

        def worn_out(_fs, _handle, _offset, _data):
            raise OSError(errno.EIO, "worn out")

        patched.setattr(FileSystem, "write_at", worn_out)
        gate = begin()
        qtbot.waitUntil(gate.front.leave.isVisible)
    assert "perhaps it still opens" in gate.front.message.text()
    assert opens(path, PASSPHRASE)
    gate.front.retry.click()
    qtbot.waitUntil(lambda: isinstance(gate.front, WelcomeScreen))
    assert not path.exists()


def test_a_medium_for_reading_only_is_said_and_nothing_is_touched(begin, path, qtbot, monkeypatch):
    def locked(_fs, _path):
        raise OSError(errno.EROFS, "Read-only file system")

    before = {file: file.read_bytes() for file in path.rglob("*") if file.is_file()}
    with monkeypatch.context() as patched:
        patched.setattr(FileSystem, "lock", locked)
        gate = begin()
        qtbot.waitUntil(gate.front.leave.isVisible)
    assert gate.front.message.text().startswith("Nothing was touched: the place")
    assert before == {file: file.read_bytes() for file in path.rglob("*") if file.is_file()}
    gate.front.leave.click()
    assert isinstance(gate.front, WelcomeScreen)


def test_a_stop_during_it_says_that_nothing_opens_it(opens, begin, path, qtbot, monkeypatch):
    asked = threading.Event()
    run = EraseVault.run

    def slow(job, context):
        asked.wait()
        begun: list[int] = []
        context.check, check = lambda: None, context.check
        progress = context.progress

        def report(done, total):
            begun.append(done)
            context.check = check
            progress(done, total)

        context.progress = report
        return run(job, context)

    monkeypatch.setattr(EraseVault, "run", slow)
    gate = begin()
    gate.front.stop.click()
    assert gate.front.message.text() == "Stopping…"
    assert not gate.front.stop.isEnabled()
    asked.set()
    qtbot.waitUntil(gate.front.leave.isVisible)
    assert gate.front.message.text().startswith("Stopped. Nothing opens the vault any more")
    assert not opens(path, PASSPHRASE)


def test_a_stop_before_it_began_leaves_the_vault_as_it_was(opens, begin, path, qtbot, monkeypatch):
    asked = threading.Event()
    run = EraseVault.run

    def waiting(job, context):
        asked.wait()
        return run(job, context)

    monkeypatch.setattr(EraseVault, "run", waiting)
    gate = begin()
    gate.front.stop.click()
    asked.set()
    qtbot.waitUntil(gate.front.leave.isVisible)
    assert gate.front.message.text() == "Stopped. Nothing was touched: the vault is as it was."
    assert opens(path, PASSPHRASE)


def test_progress_counts_files(begin, qtbot):
    gate = begin()
    screen = gate.front
    screen._job._on_progress(3, 8, "")
    assert screen.message.text().startswith("Nothing opens it any more. Overwriting the rest: 3 of 8 files")
    assert (screen._bar.value(), screen._bar.maximum()) == (3, 8)
    qtbot.waitUntil(lambda: isinstance(gate.front, WelcomeScreen))
