"""The process of the window: starting again, and what is told to the new one."""

from __future__ import annotations

import os
import sys
import threading

import pytest

from holdall.carry.new_file import NewFile, unfinished
from holdall.ui import app, handover
from holdall.ui.bridge import Call
from holdall.vault.vault import Vault


def test_after_a_lock_only_the_path_is_handed_on(monkeypatch, tmp_path):
    called = []
    monkeypatch.setattr(os, "execve", lambda *arguments: called.append(arguments))
    app.start_again(handover.Errand(tmp_path / "Case.holdall"))
    program, command, variables = called[0]
    assert program == sys.executable
    assert command == [sys.executable, "-P", "-m", "holdall"]
    assert {key for key in variables if key not in os.environ} == {handover.VARIABLE}
    monkeypatch.setenv(handover.VARIABLE, variables[handover.VARIABLE])
    assert handover.take() == handover.Errand(tmp_path / "Case.holdall")


def test_to_erase_a_fresh_process_is_told_so(monkeypatch, tmp_path):
    called = []
    monkeypatch.setattr(os, "execve", lambda *arguments: called.append(arguments))
    errand = handover.Errand(tmp_path / "Case.holdall", handover.Task.ERASE)
    app.start_again(errand)
    monkeypatch.setenv(handover.VARIABLE, called[0][2][handover.VARIABLE])
    assert handover.take() == errand


class Hanging:
    """What hangs until the process would have ended; `ended` tells with what."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.ended: list[tuple[object, ...]] = []
        self._over = threading.Event()
        monkeypatch.setattr(os, "execve", self._end)
        monkeypatch.setattr(os, "_exit", self._end)

    def wait(self, *_: object) -> None:
        self._over.wait(30)

    def _end(self, *arguments: object) -> None:
        self.ended.append(arguments)
        self._over.set()


@pytest.fixture
def hanging(monkeypatch):
    return Hanging(monkeypatch)


@pytest.fixture
def program(qapp, monkeypatch):
    monkeypatch.setattr(qapp, "exit", lambda: None)  # no event loop would run any more
    program = app.Program(qapp, None)
    yield program
    program.window.deleteLater()
    program.deleteLater()


def hang_in_a_job(program: app.Program, hanging: Hanging) -> None:
    program._runner.submit(Call(hanging.wait), None, lambda _: None, lambda _: None)


@pytest.mark.parametrize("again", [True, False])
def test_a_job_that_hangs_keeps_the_process_no_longer_than_the_limit(
    qapp, hanging, monkeypatch, tmp_path, again
):
    monkeypatch.setattr(app, "LIMIT_SECONDS", 0.1)
    program = app.Program(qapp, None)
    hang_in_a_job(program, hanging)
    program.again = handover.Errand(tmp_path / "Case.holdall") if again else None
    program.close()
    program.window.deleteLater()
    [ended] = hanging.ended
    assert (ended[0] == sys.executable) if again else (ended == (0,))


def test_before_sleep_a_vault_that_hangs_is_left_before_the_computer_would_no_longer_wait(
    program, hanging, monkeypatch, empty_vault
):
    monkeypatch.setattr(app, "SLEEP_SECONDS", 0.1)
    program.window.enter(empty_vault)
    with monkeypatch.context() as patch:
        patch.setattr(Vault, "close", hanging.wait)
        program.triggers.bus.sleep.emit()
    program.close()
    [ended] = hanging.ended
    assert ended[0] == sys.executable


def test_a_lock_that_has_begun_gets_no_more_time_when_the_program_ends(program, empty_vault):
    program.window.enter(empty_vault)
    program.window.lock_at_once()
    limit = program._limit
    assert limit is not None
    assert limit.is_alive()
    program.close()
    assert program._limit is limit
    assert limit.finished.is_set()


@pytest.mark.parametrize("answers", [True, False])
def test_what_was_being_saved_is_removed_unless_its_device_hangs(
    qapp, hanging, monkeypatch, tmp_path, answers
):
    monkeypatch.setattr(app, "LIMIT_SECONDS", 0.1)
    program = app.Program(qapp, None)
    if not answers:
        monkeypatch.setattr(app, "remove_unfinished", hanging.wait)
        monkeypatch.setattr(app, "REMOVAL_SECONDS", 0.1)
    hang_in_a_job(program, hanging)
    path = tmp_path / "dossier.pdf.part"
    with NewFile(path) as file, unfinished(path):
        file.write(b"readable")
        program.close()
        assert path.exists() is not answers
    program.window.deleteLater()
    assert hanging.ended == [(0,)]
