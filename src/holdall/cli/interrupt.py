"""Ctrl-C and a request to end, turned into one clean stop; must not know what is being stopped."""

from __future__ import annotations

import signal
from collections.abc import Generator
from contextlib import contextmanager
from types import FrameType
from typing import Any

from holdall.errors import StoppedError

_SIGNALS = tuple(
    getattr(signal, name)
    for name in ("SIGINT", "SIGTERM", "SIGHUP", "SIGQUIT", "SIGBREAK")
    if hasattr(signal, name)
)


class Interrupt:
    """Remembers that the user asked to stop.

    Work that can be cut anywhere is wrapped in `at_once`: the first signal raises `StoppedError` there.
    Other work asks `requested` between its steps. A second signal raises in either case.
    """

    def __init__(self) -> None:
        self._requested = False
        self._depth = 0

    def requested(self) -> bool:
        """Whether a stop has been asked for."""
        return self._requested

    def check(self) -> None:
        """Raise `StoppedError` when a stop has been asked for."""
        if self._requested:
            raise StoppedError

    def stop(self, *_: object) -> None:
        """Ask for a stop, as a signal does."""
        again, self._requested = self._requested, True
        if again or self._depth:
            raise StoppedError

    @contextmanager
    def at_once(self) -> Generator[None]:
        """Let a stop cut the enclosed work anywhere; raises `StoppedError`, also for an earlier request."""
        self.check()
        self._depth += 1
        try:
            yield
        finally:
            self._depth -= 1

    @contextmanager
    def listening(self) -> Generator[None]:
        """Take over the process's stop signals; only the main thread may do this."""
        before: dict[int, Any] = {number: signal.getsignal(number) for number in _SIGNALS}
        for number in _SIGNALS:
            if before[number] is not signal.SIG_IGN:  # `nohup` stays in force
                signal.signal(number, self._on_signal)
        try:
            yield
        finally:
            for number, handler in before.items():
                signal.signal(number, handler)

    def _on_signal(self, _number: int, _frame: FrameType | None) -> None:
        self.stop()
