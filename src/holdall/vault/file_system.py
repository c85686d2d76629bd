"""Every file operation of the vault except the database library's own; it must not know what is written.

One method is one thing that can fail or be cut off, so that a test can record, fail or forget each of them.
Handles are unbuffered: what `write` returns from is with the operating system, what `sync` returns from is
with the device.
"""

from __future__ import annotations

import errno
import os
import shutil
import stat
from contextlib import suppress
from enum import StrEnum
from io import FileIO
from pathlib import Path

from holdall.vault import device_sync, os_lock

READ_ONLY_ERRORS = frozenset({errno.EROFS, errno.EACCES, errno.EPERM})
"""What systems answer when a place cannot be written to."""
UNREADABLE_ERRORS = frozenset({errno.EIO, errno.ELOOP, errno.ENXIO, errno.EINVAL, errno.EISDIR})
"""What systems answer when the bytes of a file cannot be had: a bad sector, or no plain file at all."""

_NO_FOLLOW = getattr(os, "O_NOFOLLOW", 0)  # Windows has neither
_NO_WAIT = getattr(os, "O_NONBLOCK", 0)
_JUNCTION = getattr(stat, "IO_REPARSE_TAG_MOUNT_POINT", -1)


class FileKind(StrEnum):
    """What a name in a folder stands for, itself and not what it may lead to."""

    ABSENT = "absent"
    FILE = "file"
    FOLDER = "folder"
    OTHER = "other"
    """A link, pipe, socket or device."""


class FileSystem:
    """The real file system; raises `OSError` as the system does.

    Only plain files are opened, and no link is followed in the last step of a path: a folder may come from
    a stranger. What is made is for its owner alone, where the file system knows owners.
    """

    def exists(self, path: Path) -> bool:
        """Whether `path` is there, whatever it is."""
        return path.exists()

    def kind(self, path: Path) -> FileKind:
        """What `path` is, links not followed."""
        try:
            state = path.lstat()
        except (FileNotFoundError, NotADirectoryError):
            return FileKind.ABSENT
        if stat.S_ISREG(state.st_mode):
            return FileKind.FILE
        is_junction = getattr(state, "st_reparse_tag", 0) == _JUNCTION
        return FileKind.FOLDER if stat.S_ISDIR(state.st_mode) and not is_junction else FileKind.OTHER

    def is_directory(self, path: Path) -> bool:
        """Whether `path` is a folder."""
        return path.is_dir()

    def size(self, path: Path) -> int:
        """Bytes in the file at `path`."""
        return path.stat().st_size

    def modified(self, path: Path) -> int:
        """When the file was last changed, in seconds since 1970."""
        return int(path.stat().st_mtime)

    def stamp(self, path: Path) -> tuple[int, int, int]:
        """What changes when a file is replaced or written to: its number, length, time of last change."""
        state = path.stat()
        return state.st_ino, state.st_size, state.st_mtime_ns

    def free_space(self, path: Path) -> int:
        """Bytes that can still be written where `path` lies."""
        return shutil.disk_usage(path).free

    def names(self, directory: Path) -> list[str]:
        """Names in `directory`, sorted; none when it does not exist."""
        return sorted(path.name for path in directory.iterdir()) if directory.is_dir() else []

    def make_directory(self, path: Path) -> None:
        """Make one folder; its parent must exist."""
        path.mkdir(mode=0o700)

    def open_read(self, path: Path) -> FileIO:
        """Open for reading."""
        return FileIO(path, "rb", opener=_open_plain)

    def open_new(self, path: Path) -> FileIO:
        """Create for writing; fails when the file exists."""
        return FileIO(path, "xb", opener=_open_plain)

    def open_existing(self, path: Path) -> FileIO:
        """Open an existing file for writing over its bytes."""
        return FileIO(path, "r+b", opener=_open_plain)

    def read_at(self, handle: FileIO, offset: int, buffer: memoryview) -> int:
        """Fill `buffer` from `offset`; bytes read, fewer only at the end of the file."""
        handle.seek(offset)
        done = 0
        while done < len(buffer) and (count := handle.readinto(buffer[done:])):
            done += count
        return done

    def write_at(self, handle: FileIO, offset: int, data: bytes | memoryview) -> None:
        """Write all of `data` at `offset`, however short the single writes are."""
        handle.seek(offset)
        view = memoryview(data)
        while view:
            view = view[handle.write(view) :]

    def truncate(self, handle: FileIO, size: int) -> None:
        """Cut or extend the file to `size` bytes."""
        handle.truncate(size)

    def sync(self, handle: FileIO) -> None:
        """Return once the bytes and the size of the file are on the device."""
        device_sync.sync(handle.fileno())

    def uncache(self, path: Path) -> None:
        """Have what is read of a synced file come from the device, where the system offers that (Linux).

        Otherwise it comes from the system's memory, whatever became of it on the device. A device that
        answers from a memory of its own is beyond reach.
        """
        advise = getattr(os, "posix_fadvise", None)  # Windows and macOS have none
        if advise is not None:
            with suppress(OSError), self.open_read(path) as handle:  # it is advice; reading will tell
                advise(handle.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)

    def close(self, handle: FileIO) -> None:
        """Close `handle`."""
        handle.close()

    def rename(self, source: Path, target: Path) -> None:
        """Give a file its final name; the caller sees to it that `target` is free."""
        source.rename(target)

    def remove(self, path: Path) -> None:
        """Remove a file."""
        path.unlink()

    def remove_directory(self, path: Path) -> None:
        """Remove an empty folder."""
        path.rmdir()

    def sync_directory(self, path: Path) -> None:
        """Return once the names in `path` are on the device, where the system offers that."""
        flags = getattr(os, "O_DIRECTORY", None)  # Windows has none and cannot sync a folder
        if flags is not None:
            descriptor = os.open(path, flags | os.O_RDONLY)
            try:
                device_sync.sync(descriptor)
            finally:
                os.close(descriptor)

    def set_times(self, path: Path, seconds: int) -> None:
        """Set when the file was last read and changed, in seconds since 1970."""
        os.utime(path, (seconds, seconds))

    def lock(self, path: Path) -> FileIO | None:
        """Take the exclusive lock on the existing file `path`, or None when another holder has it.

        Raises `OSError` from `READ_ONLY_ERRORS` where nothing can be written.
        """
        handle = FileIO(path, "r+b", opener=_open_plain)
        taken = False
        try:
            taken = os_lock.acquire(handle.fileno())
        finally:
            if not taken:
                handle.close()
        return handle if taken else None


def _open_plain(path: str, flags: int) -> int:
    """Open a plain file: never what a link leads to, and never waiting for the other end of a pipe."""
    descriptor = os.open(path, flags | _NO_FOLLOW | _NO_WAIT, 0o600)
    if not stat.S_ISREG(os.fstat(descriptor).st_mode):
        os.close(descriptor)
        raise OSError(errno.EINVAL, os.strerror(errno.EINVAL), path)
    return descriptor
