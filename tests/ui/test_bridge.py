"""Jobs as the window sees them: signals on the window's thread, time left, cancelling."""

from __future__ import annotations

import threading

import pytest

from holdall.errors import StoppedError
from holdall.ui.bridge import Call, JobBridge
from holdall.ui.widgets.status_line import StatusLine


class Counting:
    """Reports three steps, waiting before each until it is let go on, or for as long as no test takes."""

    def __init__(self) -> None:
        self.go = threading.Semaphore(0)

    def run(self, context, /):
        for step in range(1, 4):
            self.go.acquire(timeout=30)
            context.progress(step, 3, f"scan{step:02}.pdf")
        return "finished"


@pytest.fixture
def bridge(qapp, runner):
    return JobBridge(runner)


def test_the_result_arrives_on_the_windows_thread(bridge, qtbot):
    threads = []
    job = bridge.submit(Call(lambda: threads.append(threading.current_thread()) or 7))
    job.done.connect(lambda _: threads.append(threading.current_thread()))
    with qtbot.waitSignal(job.finished):
        pass
    assert threads[0] is not threading.main_thread()
    assert threads[1] is threading.main_thread()


def test_an_error_arrives_as_it_was_raised(bridge, qtbot):
    def fail():
        raise StoppedError

    job = bridge.submit(Call(fail))
    with qtbot.waitSignal(job.failed) as failed:
        pass
    assert isinstance(failed.args[0], StoppedError)


def test_the_status_line_follows_a_shown_job(bridge, qtbot):
    line, work = StatusLine(bridge), Counting()
    qtbot.addWidget(line)
    line.show()
    assert line._text.text() == "Everything is saved"
    job = bridge.submit(work, "Putting files in")
    assert line._text.text() == "Putting files in"
    with qtbot.waitSignal(job.progressed):
        work.go.release()
    assert line._text.text() == "Putting files in · 33\u00a0% · scan01.pdf"
    assert line._bar.value() == 1
    assert line._left.text() == "less than a minute left"
    with qtbot.waitSignal(bridge.idle):
        work.go.release(2)
    assert line._text.text() == "Everything is saved"
    assert not line._bar.isVisible()


def test_cancel_stops_the_job(bridge, qtbot):
    line, work = StatusLine(bridge), Counting()
    qtbot.addWidget(line)
    job = bridge.submit(work, "Putting files in")
    line._cancel.click()
    assert line._text.text() == "Stopping…"
    with qtbot.waitSignal(job.failed) as failed:
        work.go.release(3)
    assert isinstance(failed.args[0], StoppedError)


def test_two_shown_jobs_one_line(bridge, qtbot):
    line, first, second = StatusLine(bridge), Counting(), Counting()
    qtbot.addWidget(line)
    bridge.submit(first, "First")
    later = bridge.submit(second, "Second")
    with qtbot.waitSignal(later.finished):
        second.go.release(3)
    assert line._text.text() == "First"
    with qtbot.waitSignal(bridge.idle):
        first.go.release(3)


def test_unseen_jobs_are_not_shown(bridge, qtbot):
    line = StatusLine(bridge)
    qtbot.addWidget(line)
    job = bridge.call(lambda: 1, lambda _: None)
    assert line._text.text() == "Everything is saved"
    assert bridge.shown == []
    with qtbot.waitSignal(job.finished):
        pass
