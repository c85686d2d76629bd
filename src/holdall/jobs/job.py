"""What a long piece of work looks like, and what it is told while it runs; knows no thread and no window."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Hashable
from typing import Protocol, TypeVar, runtime_checkable

from holdall.errors import StoppedError

T_co = TypeVar("T_co", covariant=True)

_REPORT_SECONDS = 0.05
"""Twenty reports a second are as many as an eye can follow."""


class JobContext:
    """Progress out, cancellation in; usable from every thread of the job.

    `on_progress(done, total, item)` is called at most twenty times a second, but always for the first and the
    last report of a run; `done` and `total` stay below 2**31 (choose the unit accordingly).
    """

    def __init__(
        self,
        *,
        on_progress: Callable[[int, int, str], object] | None = None,
        cancelled: Callable[[], bool] | None = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._on_progress = on_progress
        self._cancelled = cancelled
        self._clock = clock
        self._lock = threading.Lock()
        self._due = float("-inf")

    def progress(self, done: int, total: int, item: str = "") -> None:
        """Say how far the work is and what is in hand; raises `StoppedError` when it should stop."""
        self.check()
        if self._on_progress is None:
            return
        with self._lock:
            now = self._clock()
            if now < self._due and done < total:
                return
            self._due = now + _REPORT_SECONDS
            self._on_progress(done, total, item)

    def check(self) -> None:
        """Raise `StoppedError` when the user has asked for the work to stop."""
        if self.cancelled():
            raise StoppedError

    def cancelled(self) -> bool:
        """Whether the user has asked for the work to stop."""
        return self._cancelled is not None and self._cancelled()


class Job(Protocol[T_co]):
    """A piece of work that a runner, or a command, carries out."""

    def run(self, context: JobContext, /) -> T_co:
        """Do it and return the result; raise `StoppedError` soon after the context says so."""
        ...


@runtime_checkable
class Writer(Protocol):
    """A job that writes: a runner never runs two at a time with the same `writes_to`."""

    @property
    def writes_to(self) -> Hashable:
        """What is written to, as the path of a vault."""
        ...
