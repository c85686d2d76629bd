"""The process of the window: starting again, and what is told to the new one."""

from __future__ import annotations

import os
import sys
import threading

import pytest

from holdall.ui import app, handover
from holdall.ui.bridge import Call


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


@pytest.mark.parametrize("again", [True, False])
def test_a_job_that_hangs_keeps_the_process_no_longer_than_the_limit(qapp, monkeypatch, tmp_path, again):
    called = []
    hangs = threading.Event()

    def end(*arguments: object) -> None:
        called.append(arguments)
        hangs.set()

    monkeypatch.setattr(os, "execve", end)
    monkeypatch.setattr(os, "_exit", end)
    monkeypatch.setattr(app, "LIMIT_SECONDS", 0.1)
    program = app.Program(qapp, None)
    program._runner.submit(Call(lambda: hangs.wait(30)), None, lambda _: None, lambda _: None)
    program.again = handover.Errand(tmp_path / "Case.holdall") if again else None
    program.close()
    program.window.deleteLater()
    assert hangs.is_set()
    assert (called[0][0] == sys.executable) if again else (called == [(0,)])
