"""The threads that jobs run on, and the order in which writers get their turn; knows no job by name."""

from __future__ import annotations

import logging
import threading
from collections import deque
from collections.abc import Callable, Hashable
from concurrent.futures import ThreadPoolExecutor
from typing import Any, TypeVar

from holdall.errors import StoppedError
from holdall.jobs.job import Job, JobContext, Writer
from holdall.vault.errors import VaultClosedError

T = TypeVar("T")
_log = logging.getLogger(__name__)


class JobHandle:
    """A submitted job, to be cancelled."""

    def __init__(self) -> None:
        self._cancelled = threading.Event()

    def cancel(self) -> None:
        """Ask the job to stop; it ends with `StoppedError`, or with its result when it was done."""
        self._cancelled.set()

    def cancelled(self) -> bool:
        """Whether it was asked to stop."""
        return self._cancelled.is_set()


class JobRunner:
    """Runs jobs on up to `max_threads` threads.

    Every job ends in exactly one call of `on_done` or `on_error`, on the job's thread. Jobs that write to the
    same thing run one after the other in the order of submission, and hold no thread while they wait.
    """

    def __init__(self, max_threads: int = 4) -> None:
        self._threads = ThreadPoolExecutor(max_threads, thread_name_prefix="job")
        self._lock = threading.Condition()
        self._queues: dict[Hashable, deque[Callable[[], None]]] = {}
        self._handles: set[JobHandle] = set()
        self._closed = False

    def submit(
        self,
        job: Job[T],
        on_progress: Callable[[int, int, str], object] | None,
        on_done: Callable[[T], object],
        on_error: Callable[[BaseException], object],
    ) -> JobHandle:
        """Start the job once a thread and its turn to write are free; raises `StoppedError` when closed."""
        handle = JobHandle()

        def task() -> None:
            try:
                _carry_out(
                    job, JobContext(on_progress=on_progress, cancelled=handle.cancelled), on_done, on_error
                )
            finally:
                self._finish(job, handle)

        with self._lock:
            if self._closed:
                raise StoppedError
            self._handles.add(handle)
            self._enqueue(job, task)
        return handle

    def close(self) -> None:
        """Ask every job to stop and wait until they have; safe to call twice."""
        with self._lock:
            self._closed = True
            for handle in self._handles:
                handle.cancel()
            self._lock.wait_for(
                lambda: not self._handles
            )  # queued writers, too, get to say that they stopped
        self._threads.shutdown(wait=True)

    def _enqueue(self, job: Job[Any], task: Callable[[], None]) -> None:
        if isinstance(job, Writer):
            queue = self._queues.setdefault(job.writes_to, deque())
            queue.append(task)
            if len(queue) > 1:
                return
        self._threads.submit(task)

    def _finish(self, job: Job[Any], handle: JobHandle) -> None:
        with self._lock:
            self._handles.discard(handle)
            self._lock.notify_all()
            if not isinstance(job, Writer):
                return
            queue = self._queues[job.writes_to]
            queue.popleft()
            if queue:
                self._threads.submit(queue[0])
            else:
                del self._queues[job.writes_to]


def _carry_out(
    job: Job[T],
    context: JobContext,
    on_done: Callable[[T], object],
    on_error: Callable[[BaseException], object],
) -> None:
    try:
        context.check()
        result = job.run(context)
    except VaultClosedError as error:  # locked while it ran: that it was told to stop is what counts
        _deliver(on_error, StoppedError() if context.cancelled() else error)
    except BaseException as error:  # noqa: BLE001  whoever waits for the job must hear of everything
        _deliver(on_error, error)
    else:
        _deliver(on_done, result)


def _deliver(callback: Callable[[Any], object], value: object) -> None:
    try:
        callback(value)
    except Exception as error:  # noqa: BLE001  the thread must live on; the name only: a message may quote a file
        _log.error("a job's callback failed: %s", type(error).__name__)
