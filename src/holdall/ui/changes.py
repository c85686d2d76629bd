"""Word of commits for the window, gathered: many in a row are told once; knows no page and reads no vault."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, QTimer, Signal


class Changes(QObject):
    """`told` carries the record kinds of every commit since it was last emitted, on the window's thread.

    An import commits faster than a page with thousands of papers reads itself anew. Told of each commit, the
    window would do nothing else until the import ends: queued signals come before timers and input.
    """

    told = Signal(object)
    """A `frozenset` of record kinds."""
    _committed = Signal(object)

    def __init__(self, parent: QObject, clock: Callable[[], float] = time.monotonic) -> None:
        super().__init__(parent)
        self._clock = clock
        self._kinds: frozenset[str] = frozenset()
        self._rest_ms = 0
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._tell)
        self._committed.connect(self._gather, Qt.ConnectionType.QueuedConnection)

    def add(self, kinds: frozenset[str]) -> None:
        """Take note of one commit; called on any thread."""
        self._committed.emit(kinds)

    def _gather(self, kinds: frozenset[str]) -> None:
        self._kinds |= kinds
        if not self._timer.isActive():
            self._timer.start(self._rest_ms)

    def _tell(self) -> None:
        """Tell what is new, then rest as long as the pages took: half the time is left for input."""
        kinds, self._kinds = self._kinds, frozenset()
        self._rest_ms = 0
        if kinds:
            begun = self._clock()
            self.told.emit(kinds)
            self._rest_ms = round((self._clock() - begun) * 1000)
            self._timer.start(self._rest_ms)
