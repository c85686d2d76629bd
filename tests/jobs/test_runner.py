"""Every job ends in exactly one callback; writers take turns."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Iterator

import pytest

from holdall.errors import StoppedError
from holdall.jobs.job import JobContext
from holdall.jobs.runner import JobRunner
from holdall.vault.errors import VaultClosedError


class Work:
    def __init__(self, action: Callable[[JobContext], object]) -> None:
        self._action = action

    def run(self, context: JobContext, /) -> object:
        return self._action(context)


class Writing(Work):
    writes_to = "vault"


class Outcome:
    def __init__(self) -> None:
        self.done: list[object] = []
        self.errors: list[BaseException] = []
        self.progress: list[tuple[int, int, str]] = []
        self._ended = threading.Event()

    def finish(self, value: object) -> None:
        self.done.append(value)
        self._ended.set()

    def fail(self, error: BaseException) -> None:
        self.errors.append(error)
        self._ended.set()

    def wait(self) -> Outcome:
        assert self._ended.wait(30)
        return self


def submit(runner: JobRunner, work: Work):
    outcome = Outcome()
    handle = runner.submit(work, lambda *told: outcome.progress.append(told), outcome.finish, outcome.fail)
    return handle, outcome


@pytest.fixture
def runner() -> Iterator[JobRunner]:
    runner = JobRunner(max_threads=3)
    yield runner
    runner.close()


def test_a_result_is_delivered_with_progress_before_it(runner: JobRunner) -> None:
    def work(context: JobContext) -> str:
        context.progress(1, 2, "item")
        return "result"

    _, outcome = submit(runner, Work(work))
    assert outcome.wait().done == ["result"]
    assert (outcome.progress, outcome.errors) == ([(1, 2, "item")], [])


@pytest.mark.parametrize("error", [ValueError("x"), MemoryError(), SystemExit(3), KeyboardInterrupt()])
def test_every_exception_is_delivered(runner: JobRunner, error: BaseException) -> None:
    def work(context: JobContext) -> object:
        raise error

    for kind in (Work, Writing):
        assert submit(runner, kind(work))[1].wait().errors == [error]


def test_a_cancelled_job_ends_as_stopped(runner: JobRunner) -> None:
    started = threading.Event()

    def work(context: JobContext) -> object:
        started.set()
        while True:
            context.check()
            threading.Event().wait(0.001)

    handle, outcome = submit(runner, Work(work))
    assert started.wait(30)
    handle.cancel()
    assert isinstance(outcome.wait().errors[0], StoppedError)


def test_writers_to_one_thing_take_turns_in_order_and_readers_need_not_wait(runner: JobRunner) -> None:
    release, order = threading.Event(), []

    def first(context: JobContext) -> object:
        assert release.wait(30)
        order.append("first")

    writers = [submit(runner, Writing(first))[1]]
    writers += [submit(runner, Writing(lambda _, n=n: order.append(n)))[1] for n in range(5)]
    assert submit(runner, Work(lambda _: "read"))[1].wait().done == ["read"]
    assert order == []
    release.set()
    for writer in writers:
        writer.wait()
    assert order == ["first", 0, 1, 2, 3, 4]


def test_writers_to_different_things_do_not_wait_for_each_other(runner: JobRunner) -> None:
    meet = threading.Barrier(2)

    class Elsewhere(Work):
        writes_to = "another vault"

    both = [submit(runner, kind(lambda _: meet.wait(30)))[1] for kind in (Writing, Elsewhere)]
    assert {*both[0].wait().done, *both[1].wait().done} == {0, 1}


def test_closing_stops_what_runs_and_what_waits_and_all_of_it_says_so() -> None:
    runner = JobRunner(max_threads=1)
    started = threading.Event()

    def work(context: JobContext) -> object:
        started.set()
        while True:
            context.check()
            threading.Event().wait(0.001)

    outcomes = [submit(runner, Writing(work))[1] for _ in range(3)]
    assert started.wait(30)
    runner.close()
    runner.close()
    assert all(isinstance(outcome.errors[0], StoppedError) for outcome in outcomes)
    with pytest.raises(StoppedError):
        submit(runner, Work(work))


def test_a_callback_that_fails_is_logged_without_its_words_and_stops_nothing(
    runner: JobRunner, caplog: pytest.LogCaptureFixture
) -> None:
    failed = threading.Event()

    def on_done(result: object) -> None:
        failed.set()
        raise ValueError("what the file says")

    with caplog.at_level(logging.ERROR):
        runner.submit(Writing(lambda _: 1), None, on_done, lambda error: None)
        assert failed.wait(30)
        assert submit(runner, Writing(lambda _: 2))[1].wait().done == [2]
    assert "ValueError" in caplog.text
    assert "file says" not in caplog.text


def test_a_job_that_a_lock_takes_the_vault_from_ends_as_stopped(runner: JobRunner) -> None:
    started, told = threading.Event(), threading.Event()

    def locked(context: JobContext) -> None:
        started.set()
        assert told.wait(30)
        raise VaultClosedError

    handle, outcome = submit(runner, Work(locked))
    assert started.wait(30)
    handle.cancel()
    told.set()
    assert [type(error) for error in outcome.wait().errors] == [StoppedError]
    _, unasked = submit(runner, Work(locked))
    assert [type(error) for error in unasked.wait().errors] == [VaultClosedError]
