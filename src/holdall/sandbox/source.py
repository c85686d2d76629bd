"""The bytes an operation reads: piped into anonymous memory, or a file opened before the walls go up."""

from __future__ import annotations

import io
import os
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from holdall.sandbox.protocol import Kind, ProtocolError, ReadExactly, read_frame

_F_ADD_SEALS = 1033
_READ_ONLY = sum(getattr(os, flag, 0) for flag in ("O_RDONLY", "O_CLOEXEC", "O_BINARY", "O_NONBLOCK"))
"""Without waiting: nobody may ever write to a pipe that stands where a file should."""
_SEAL_ALL = 0x0001 | 0x0002 | 0x0004 | 0x0008


def receive(read: ReadExactly) -> BinaryIO:
    """Take a piped source up to its `END` frame into memory that has no name and can no longer be written."""
    if not hasattr(os, "memfd_create"):
        return io.BytesIO(b"".join(_pieces(read)))
    import fcntl

    descriptor = os.memfd_create("source", os.MFD_CLOEXEC | os.MFD_ALLOW_SEALING)
    with os.fdopen(descriptor, "wb", buffering=0, closefd=False) as memory:
        for piece in _pieces(read):
            memory.write(piece)
    fcntl.fcntl(descriptor, _F_ADD_SEALS, _SEAL_ALL)
    os.lseek(descriptor, 0, os.SEEK_SET)
    return os.fdopen(descriptor, "rb")


def open_file(path: Path) -> BinaryIO:
    """Open a finished file for reading; raise `ProtocolError` unless it is a regular file."""
    descriptor = os.open(path, _READ_ONLY)
    if not stat.S_ISREG(os.fstat(descriptor).st_mode):
        os.close(descriptor)
        raise ProtocolError(problem="not-a-file")
    return os.fdopen(descriptor, "rb")


def size_of(source: BinaryIO) -> int:
    """Bytes in a seekable source; it stands at its beginning afterwards."""
    size = source.seek(0, os.SEEK_END)
    source.seek(0)
    return size


def _pieces(read: ReadExactly) -> Iterator[bytes]:
    while True:
        kind, body = read_frame(read, (Kind.DATA, Kind.END))
        if kind is Kind.END:
            return
        yield body
