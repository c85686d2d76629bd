"""Keeps memory pages out of swap where the system allows; it must not know what lies in them.

Locking is best effort by nature (limits are small, some systems have none): callers go on without it.
Systems lock whole pages and do not count how often, so that is counted here: small secrets share pages.
"""

from __future__ import annotations

import ctypes
import mmap
import sys
import threading
from collections import Counter
from collections.abc import Callable
from functools import cache
from typing import Final, cast

_held: Final[Counter[int]] = Counter()
"""How many secrets lie in each locked page, by the page's address."""
_guard: Final = threading.RLock()  # a secret may be collected, and unlocked, in the middle of locking another


def lock(address: int, size: int) -> bool:
    """Ask the system to keep `size` bytes at `address` in memory; whether it agreed."""
    with _guard:
        _held.update(_pages(address, size))  # first: whoever unlocks meanwhile must know of it
        locked = _call(*_names()[:2], address, size)
        if not locked:
            _held.subtract(_pages(address, size))
        return locked


def unlock(address: int, size: int) -> bool:
    """Undo `lock` but for pages that other secrets lie in; whether the system agreed."""
    with _guard:
        _held.subtract(_pages(address, size))
        free = [page for page in _pages(address, size) if _held[page] <= 0]
        for page in free:
            del _held[page]
        answers = [_call(_names()[0], _names()[2], page, mmap.PAGESIZE) for page in free]
        return all(answers)


def _pages(address: int, size: int) -> range:
    return range(address - address % mmap.PAGESIZE, address + size, mmap.PAGESIZE)


def _names() -> tuple[str, str, str]:
    if sys.platform == "win32":
        return "kernel32", "VirtualLock", "VirtualUnlock"
    return "", "mlock", "munlock"


def _call(library: str, function: str, address: int, size: int) -> bool:
    entry = _entry(library, function)
    if entry is None:
        return False
    on_windows = bool(library)
    return bool(entry(address, size)) == on_windows  # which answers non-zero for success, POSIX zero


@cache
def _entry(library: str, function: str) -> Callable[[int, int], int] | None:
    """The system's own call, None where it has none; looked up once, for every secret takes it."""
    try:
        entry = getattr(ctypes.CDLL(library or None), function)
    except (OSError, AttributeError):
        return None
    entry.argtypes = (ctypes.c_void_p, ctypes.c_size_t)
    entry.restype = ctypes.c_int
    return cast("Callable[[int, int], int]", entry)
