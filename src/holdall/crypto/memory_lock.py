"""Keeps memory pages out of swap where the system allows; it must not know what lies in them.

Locking is best effort by nature (limits are small, some systems have none): callers go on without it.
"""

from __future__ import annotations

import ctypes
import sys
from collections.abc import Callable

_Call = Callable[[int, int], bool]


def lock(address: int, size: int) -> bool:
    """Ask the system to keep `size` bytes at `address` in memory; whether it agreed."""
    return _call(*_names()[:2], address, size)


def unlock(address: int, size: int) -> bool:
    """Undo `lock`; whether the system agreed."""
    return _call(_names()[0], _names()[2], address, size)


def _names() -> tuple[str, str, str]:
    if sys.platform == "win32":
        return "kernel32", "VirtualLock", "VirtualUnlock"
    return "", "mlock", "munlock"


def _call(library: str, function: str, address: int, size: int) -> bool:
    try:
        entry = getattr(ctypes.CDLL(library or None), function)
    except (OSError, AttributeError):
        return False
    entry.argtypes = (ctypes.c_void_p, ctypes.c_size_t)
    entry.restype = ctypes.c_int
    succeeded = 1 if library else 0  # Windows answers non-zero for success, POSIX zero
    return bool(entry(address, size)) == bool(succeeded)
