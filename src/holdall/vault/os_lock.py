"""The operating system's advisory file lock; it must not write anything into the file.

Such a lock vanishes with its holder, so a killed process never leaves a vault locked.
"""

from __future__ import annotations

import importlib
from typing import Any


def acquire(descriptor: int) -> bool:
    """Take the exclusive lock of an open file without waiting; False when it is held elsewhere."""
    try:
        fcntl: Any = importlib.import_module("fcntl")
    except ImportError:
        return _acquire_windows(descriptor)
    try:
        # flock belongs to the open file, so a second opener in the same process is refused too
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _acquire_windows(descriptor: int) -> bool:
    msvcrt: Any = importlib.import_module("msvcrt")
    try:
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
    except OSError:
        return False
    return True
