"""The self-check passes here, and fails in a sentence when the window or the worker does."""

from __future__ import annotations

import subprocess
import sys

import pytest
from PySide6.QtWidgets import QWidget

from holdall.sandbox.contract import Refusal, RefusedError, WorkerUnavailableError
from holdall.ui import self_check


def test_this_program_can_work_here() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "holdall", "--self-check"], capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout) == (0, "Holdall can work here.\n"), done.stderr


def test_a_window_of_one_colour_is_a_fault(qapp) -> None:
    assert self_check.faults_of_the_picture(QWidget()) == ["The window is empty."]


@pytest.mark.parametrize(
    ("outcome", "fault"),
    [
        (RefusedError(Refusal.EMPTY), []),
        (RefusedError(Refusal.CRASHED), ["The worker failed: crashed."]),
        (WorkerUnavailableError(), ["The worker does not start."]),
        (None, ["The worker took an empty file for a paper."]),
    ],
)
def test_what_the_worker_answers_is_judged(
    monkeypatch: pytest.MonkeyPatch, outcome: Exception | None, fault: list[str]
) -> None:
    def run(*_: object) -> dict[str, object]:
        if outcome is not None:
            raise outcome
        return {}

    monkeypatch.setattr("holdall.jobs.workers.WorkerPool.run", run)
    assert self_check.faults_of_the_worker() == fault
