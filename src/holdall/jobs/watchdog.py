"""One thread that kills what takes too long or is no longer wanted; knows nothing of what it kills."""

from __future__ import annotations

import contextlib
import threading
import time
from collections.abc import Callable, Generator

from holdall.errors import StoppedError
from holdall.sandbox.contract import Refusal, RefusedError

_POLL_SECONDS = 0.1
"""How soon a cancellation is noticed: the limit of what feels immediate."""


class Watch:
    """The clock of one run: `seconds` of waiting at most, less if `cancelled` comes true."""

    def __init__(self, *, seconds: float, cancelled: Callable[[], bool] | None = None) -> None:
        self.cancelled = cancelled
        self.fired: Refusal | StoppedError | None = None
        self._lock = threading.Lock()
        self._left = seconds
        self._since: float | None = None

    @contextlib.contextmanager
    def running(self) -> Generator[None]:
        """Count the time spent inside."""
        self._start()
        try:
            yield
        finally:
            self._stop()

    @contextlib.contextmanager
    def paused(self) -> Generator[None]:
        """Do not count the time spent inside (used within `running`)."""
        self._stop()
        try:
            yield
        finally:
            self._start()

    def check(self) -> bool:
        """Whether it is time to kill; remembers why."""
        if self.cancelled is not None and _comes_true(self.cancelled):
            self.fired = StoppedError()
        elif self.seconds_left() <= 0:
            self.fired = Refusal.TOO_SLOW
        return self.fired is not None

    def seconds_left(self) -> float:
        """How much waiting is still allowed."""
        with self._lock:
            running = 0.0 if self._since is None else time.monotonic() - self._since
            return self._left - running

    def raise_if_fired(self) -> None:
        """Raise what the kill meant: `StoppedError`, or `RefusedError` for too slow."""
        if isinstance(self.fired, StoppedError):
            raise self.fired
        if self.fired is not None:
            raise RefusedError(self.fired)

    def _start(self) -> None:
        with self._lock:
            self._since = time.monotonic()

    def _stop(self) -> None:
        with self._lock:
            if self._since is not None:
                self._left -= time.monotonic() - self._since
            self._since = None


def _comes_true(cancelled: Callable[[], bool]) -> bool:
    """Whoever cannot say whether it still wants the run does not: an error must not end the patrol."""
    try:
        return cancelled()
    except Exception:  # noqa: BLE001
        return True


class Watchdog:
    """Checks every guarded run ten times a second while there is any, and calls its `kill` once."""

    def __init__(self) -> None:
        self._guarded: dict[int, tuple[Watch, Callable[[], None]]] = {}
        self._changed = threading.Condition()
        self._thread: threading.Thread | None = None
        self._closed = False

    @contextlib.contextmanager
    def guard(self, kill: Callable[[], None], watch: Watch) -> Generator[None]:
        """Have `kill` called as soon as `watch` says so, while inside."""
        self._add(watch, kill)
        try:
            with watch.running():
                yield
        finally:
            with self._changed:
                self._guarded.pop(id(watch), None)

    def close(self) -> None:
        """End the thread."""
        with self._changed:
            self._closed = True
            self._changed.notify()
        if self._thread is not None:
            self._thread.join()

    def _add(self, watch: Watch, kill: Callable[[], None]) -> None:
        with self._changed:
            self._guarded[id(watch)] = (watch, kill)
            if self._thread is None:
                self._thread = threading.Thread(target=self._patrol, name="watchdog", daemon=True)
                self._thread.start()
            self._changed.notify()

    def _patrol(self) -> None:
        with self._changed:
            while not self._closed:
                self._changed.wait(_POLL_SECONDS if self._guarded else None)
                for key, (watch, kill) in [*self._guarded.items()]:
                    if watch.check():
                        del self._guarded[key]
                        kill()
