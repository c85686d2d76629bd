"""Everything that locks an open vault by itself, as three signals; does not know how locking is done."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject, Signal

from holdall.ui.locking.desktop_bus import DesktopBus
from holdall.ui.locking.idle import IdleWatch
from holdall.ui.locking.presence import PresenceWatch
from holdall.ui.locking.sleep_clock import SleepClock


class LockTriggers(QObject):
    """What comes, and how it hurries."""

    idle = Signal()
    """Nobody is there; long work may end first."""
    at_once = Signal()
    """The screen is locked, the vault is gone, or the computer slept."""
    before_sleep = Signal()
    """The computer waits a few seconds for us."""

    def __init__(
        self, app: QCoreApplication, vault: Path, minutes: float, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._idle = IdleWatch(app, minutes, self)
        self._idle.idle.connect(self.idle)
        self.bus = DesktopBus(self)
        self.bus.lock.connect(self.at_once)
        self.bus.sleep.connect(self.before_sleep)
        self.clock = SleepClock(self)
        self.clock.woke.connect(self.at_once)
        self.presence = PresenceWatch(vault, self)
        self.presence.gone.connect(self.at_once)

    def set_minutes(self, minutes: float) -> None:
        """Change the time without a touch after which `idle` comes; zero means never."""
        self._idle.set_minutes(minutes)
