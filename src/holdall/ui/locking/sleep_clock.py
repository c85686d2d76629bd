"""Notices afterwards that the computer slept, by two clocks alone; works where no message bus tells of it."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

_LOOK_MS = 1000
_LEAST_SECONDS = 5.0
"""Shorter than any sleep a person means; longer than what clocks of a virtual machine drift apart at once."""
_PAIRS = (("CLOCK_BOOTTIME", "CLOCK_MONOTONIC"), ("CLOCK_MONOTONIC", "CLOCK_UPTIME_RAW"))
"""A clock that counts sleep and one that does not: Linux; macOS [not run]. Windows has neither."""


def seconds_asleep() -> float:
    """How long the computer has slept since it started; always 0 where the system has no such clocks."""
    for counting, resting in _PAIRS:
        if hasattr(time, counting) and hasattr(time, resting):
            return time.clock_gettime(getattr(time, counting)) - time.clock_gettime(getattr(time, resting))
    return 0.0


class SleepClock(QObject):
    """Emits `woke` within a second of the end of a sleep of five seconds or more."""

    woke = Signal()

    def __init__(self, parent: QObject | None = None, *, clock: Callable[[], float] = seconds_asleep) -> None:
        super().__init__(parent)
        self._clock = clock
        self._asleep = clock()
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    def look(self) -> None:
        """Compare the clocks now."""
        before, self._asleep = self._asleep, self._clock()
        if self._asleep - before >= _LEAST_SECONDS:
            self.woke.emit()
