"""A file being read for import, whose failures can be told from those of the vault it is copied into."""

from __future__ import annotations

import errno
import hashlib
import io
import os
import stat
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO, Final, cast

from holdall.errors import HoldallError

_BLOCK: Final = 1024 * 1024


class SourceUnreadableError(HoldallError):
    """The file being taken in cannot be read; unlike a failing vault it stops nothing else."""

    code = "source-unreadable"


class _CheckedFile(io.FileIO):
    """A file whose own failures can be told from those of the vault it is copied into."""

    def readinto(self, buffer: memoryview, /) -> int | None:  # pyright: ignore[reportIncompatibleMethodOverride]
        try:
            return super().readinto(buffer)
        except OSError as error:
            raise SourceUnreadableError(errno=error.errno or errno.EIO) from None

    def read(self, size: int | None = -1, /) -> bytes:
        try:
            return super().read(size)
        except OSError as error:
            raise SourceUnreadableError(errno=error.errno or errno.EIO) from None


def open_source(path: Path) -> BinaryIO:
    """Open a file for reading; every failure, now and later, is a `SourceUnreadableError`."""
    try:
        return cast("BinaryIO", _CheckedFile(path, "rb", opener=_open_without_waiting))
    except OSError as error:
        raise SourceUnreadableError(errno=error.errno or errno.EIO) from None


def _open_without_waiting(path: str, flags: int) -> int:
    """Open what was met as a file; should it have become a pipe or a device since, it is refused at once."""
    descriptor = os.open(path, flags | getattr(os, "O_NONBLOCK", 0))
    if not stat.S_ISREG(os.fstat(descriptor).st_mode):
        os.close(descriptor)
        raise OSError(errno.EINVAL, "not a file")
    return descriptor


def sha256(source: BinaryIO, on_progress: Callable[[int], None]) -> str:
    """Lower-case hex SHA-256 of what is left of `source`; `on_progress` is told the bytes so far."""
    digest = hashlib.sha256()
    buffer = bytearray(_BLOCK)
    view, length = memoryview(buffer), 0
    while count := cast("io.FileIO", source).readinto(view):
        digest.update(view[:count])
        length += count
        on_progress(length)
    return digest.hexdigest()
