"""Notices that a vault's folder has gone, as when a stick is pulled out; opens nothing in it."""

from __future__ import annotations

import os
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

_LOOK_MS = 1000
_DEVICES = Path("/sys/dev/block")
"""Where Linux lists the block devices that are there, by number."""


class PresenceWatch(QObject):
    """Emits `gone` once, within a second of the folder's or its device's end.

    The device is asked for too, because a folder already seen can still be looked up after a stick was
    pulled out without ado. A file system without a block device of its own has only its folder to go by.
    """

    gone = Signal()

    def __init__(self, folder: Path, parent: QObject | None = None, *, devices: Path = _DEVICES) -> None:
        super().__init__(parent)
        self._folder = folder
        self._identity = _identity(folder)
        device = devices / _device_name(folder)
        self._device = device if device.exists() else None
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    def look(self) -> None:
        """See whether all is still there now."""
        here = _identity(self._folder) == self._identity
        if not here or (self._device is not None and not self._device.exists()):
            self._timer.stop()
            self.gone.emit()


def _identity(folder: Path) -> tuple[int, int] | None:
    try:
        state = folder.stat()
    except OSError:
        return None
    return state.st_dev, state.st_ino


def _device_name(folder: Path) -> str:
    identity = _identity(folder)
    if identity is None or not hasattr(os, "major"):
        return "none"
    return f"{os.major(identity[0])}:{os.minor(identity[0])}"
