"""Background jobs as the window sees them: Qt signals instead of callbacks on other
threads; starts no thread.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any, Protocol

from PySide6.QtCore import QObject, Qt, Signal

from holdall.jobs.job import Job, JobContext


class Runner(Protocol):
    """What the window needs of `jobs.runner.JobRunner`."""

    def submit(self, job: Any, on_progress: Any, on_done: Any, on_error: Any) -> Any: ...


class Call:
    """A job that calls one function, for work that has no progress to tell."""

    def __init__(self, function: Callable[[], object]) -> None:
        self._function = function

    def run(self, context: JobContext, /) -> object:  # noqa: ARG002 - has nothing to report
        """Call the function."""
        return self._function()


class RunningJob(QObject):
    """One submitted job; its signals arrive on the window's thread."""

    progressed = Signal(int, int, str)
    """Done, total, name of the item in hand."""
    done = Signal(object)
    failed = Signal(object)
    finished = Signal()
    """After `done` or `failed`."""
    _progress = Signal(int, int, str)
    _done = Signal(object)
    _error = Signal(object)

    def __init__(self, title: str, *, shown: bool, parent: QObject) -> None:
        super().__init__(parent)
        self.title = title
        self.shown = shown
        self.handle: Any = None
        self._started = time.monotonic()
        self.count = (0, 0)
        self._progress.connect(self._on_progress, Qt.ConnectionType.QueuedConnection)
        self._done.connect(self._on_done, Qt.ConnectionType.QueuedConnection)
        self._error.connect(self._on_error, Qt.ConnectionType.QueuedConnection)

    @property
    def seconds_left(self) -> float | None:
        """A straight-line guess, or `None` before there is anything to go by."""
        done, total = self.count
        if not done or not total:
            return None
        return (time.monotonic() - self._started) / done * (total - done)

    def cancel(self) -> None:
        """Ask the job to stop; it ends with `failed(StoppedError)`."""
        if self.handle is not None:
            self.handle.cancel()

    def start(self, runner: Runner, job: Job[Any]) -> None:
        """Hand the job to the runner."""
        self.handle = runner.submit(job, self._report, self._done.emit, self._error.emit)

    def _report(self, done: int, total: int, item: str = "") -> None:
        self._progress.emit(done, total, item)

    def _on_progress(self, done: int, total: int, item: str) -> None:
        self.count = (done, total)
        self.progressed.emit(done, total, item)

    def _on_done(self, result: object) -> None:
        self.done.emit(result)
        self.finished.emit()

    def _on_error(self, error: object) -> None:
        self.failed.emit(error)
        self.finished.emit()


class JobBridge(QObject):
    """Submits jobs and keeps them while they run."""

    started = Signal(object)
    idle = Signal()
    """The last shown job has ended."""

    def __init__(self, runner: Runner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._runner = runner
        self._running: list[RunningJob] = []

    @property
    def busy(self) -> bool:
        """Whether anything is running, shown or not."""
        return bool(self._running)

    @property
    def shown(self) -> list[RunningJob]:
        """Running jobs that the status line shows, oldest first."""
        return [job for job in self._running if job.shown]

    def submit(
        self,
        job: Job[Any],
        title: str = "",
        *,
        on_done: Callable[[Any], object] | None = None,
        on_error: Callable[[Any], object] | None = None,
    ) -> RunningJob:
        """Run a job; with a `title` it is shown in the status line."""
        running = RunningJob(title, shown=bool(title), parent=self)
        if on_done is not None:
            running.done.connect(on_done)
        if on_error is not None:
            running.failed.connect(on_error)
        running.finished.connect(self._forget)
        self._running.append(running)
        running.start(self._runner, job)
        if running.shown:
            self.started.emit(running)
        return running

    def call(self, function: Callable[[], Any], on_done: Callable[[Any], object],
             on_error: Callable[[Any], object] | None = None) -> RunningJob:  # fmt: skip
        """Run one function in the background, unseen."""
        return self.submit(Call(function), on_done=on_done, on_error=on_error)

    def cancel_all(self) -> None:
        """Ask everything to stop."""
        for job in list(self._running):
            job.cancel()

    def _forget(self) -> None:
        job = self.sender()
        if isinstance(job, RunningJob) and job in self._running:
            self._running.remove(job)
            job.deleteLater()
            if job.shown and not self.shown:
                self.idle.emit()
