"""Progress is told seldom but never wrongly last; a stop is raised where the job looks."""

from __future__ import annotations

import pytest

from holdall.errors import StoppedError
from holdall.jobs.job import JobContext


def test_progress_is_told_at_most_twenty_times_a_second_but_always_at_the_end() -> None:
    now = [0.0]
    told: list[tuple[int, int, str]] = []
    context = JobContext(on_progress=lambda *report: told.append(report), clock=lambda: now[0])
    for done in range(101):
        context.progress(done, 100, "a")
        now[0] += 0.001
    assert told == [(0, 100, "a"), (50, 100, "a"), (100, 100, "a")]


def test_a_stop_is_raised_from_progress_and_check() -> None:
    context = JobContext(cancelled=lambda: True)
    assert context.cancelled()
    for ask in (context.check, lambda: context.progress(1, 2)):
        with pytest.raises(StoppedError):
            ask()


def test_without_anyone_listening_nothing_happens() -> None:
    context = JobContext()
    context.progress(1, 2)
    context.check()
    assert not context.cancelled()
