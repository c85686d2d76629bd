"""Waits until the device has what was written; the only place that asks for it."""

from __future__ import annotations

import errno
import importlib
import os
from types import ModuleType
from typing import Final

_NOT_OFFERED: Final = frozenset({errno.EINVAL, errno.ENOTSUP, errno.ENOTTY})
"""What a file system answers that knows no `F_FULLFSYNC`."""


def _fcntl() -> ModuleType | None:
    try:
        return importlib.import_module("fcntl")
    except ImportError:  # Windows
        return None


_FCNTL: Final = _fcntl()


def sync(descriptor: int) -> None:
    """Return once the device has the bytes and the size of an open file, or the names in an open folder.

    On macOS `fsync` leaves them in the drive's own memory and `F_FULLFSYNC` does not (`man 2 fsync` there).
    Raises `OSError`.
    """
    command = getattr(_FCNTL, "F_FULLFSYNC", None)
    if _FCNTL is not None and command is not None:
        try:
            _FCNTL.fcntl(descriptor, command)
        except OSError as error:
            if error.errno not in _NOT_OFFERED:
                raise
        else:
            return
    os.fsync(descriptor)
