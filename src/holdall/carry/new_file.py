"""Makes the files that leave the vault: new, for their owner alone, and on the device; knows no contents."""

from __future__ import annotations

import errno
import os
from collections.abc import Generator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final, Self

from holdall.vault import device_sync
from holdall.vault.file_system import FileSystem

_BUFFER: Final = 1 << 20
_NOT_OFFERED: Final = frozenset({errno.EINVAL, errno.ENOTSUP, errno.EACCES, errno.EPERM})
"""What systems answer when a folder cannot be synced, or not even be opened to sync it."""
_unfinished: Final[set[Path]] = set()


class OutputError(OSError):
    """A file that leaves the vault could not be written; `filename` names it."""


class NewFile:
    """A file that is made at `path`, where none may be; a context manager that closes it.

    Errors are `OutputError`s that name `shown`, or else `path`.
    """

    def __init__(self, path: Path, shown: Path | None = None) -> None:
        self._shown = shown or path
        with writing(self._shown):
            self._file = open(path, "xb", buffering=_BUFFER, opener=_private)  # noqa: SIM115

    def write(self, data: bytes | memoryview) -> None:
        """Write all of `data`."""
        with writing(self._shown):
            self._file.write(data)

    def settle(self) -> None:
        """Return once all of it is on the device; its name is only when its folder is synced, too."""
        with writing(self._shown):
            self._file.flush()
            device_sync.sync(self._file.fileno())

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        with suppress(OSError) if kind else writing(self._shown):
            self._file.close()


@contextmanager
def new_file(path: Path) -> Generator[NewFile]:
    """A new file, on the device when the block ends; `sync_folder` then sees to its name.

    Whatever ends the block early leaves no file. Raises `OutputError`, also when the name is taken.
    """
    file = NewFile(path)
    with unfinished(path), file:
        yield file
        file.settle()


@contextmanager
def unfinished(path: Path) -> Generator[None]:
    """Remove the file at `path`, made a moment ago, if anything ends the block early."""
    _unfinished.add(path)
    try:
        yield
    except BaseException:
        _remove(path)
        raise
    finally:
        _unfinished.discard(path)


def remove_unfinished() -> None:
    """Remove every file that is `unfinished` in any thread: the process ends, and waits for none of them."""
    for path in tuple(_unfinished):
        _remove(path)


def write_new(path: Path, content: bytes) -> None:
    """Make a small file of which the name, too, is on the device on return; leaves none when that fails."""
    with new_file(path) as file:
        file.write(content)
    try:
        sync_folder(path.parent)
    except OutputError:
        path.unlink()
        raise


def sync_folder(folder: Path) -> None:
    """Return once the names in `folder` are on the device, where its file system offers that."""
    try:
        with writing(folder):
            FileSystem().sync_directory(folder)
    except OutputError as error:
        if error.errno not in _NOT_OFFERED:
            raise


@contextmanager
def writing(path: Path) -> Generator[None]:
    """Make what the system answers an `OutputError` about `path`."""
    try:
        yield
    except OSError as error:
        raise OutputError(error.errno, error.strerror, str(path)) from error


def _remove(path: Path) -> None:
    with suppress(OSError):
        path.unlink()


def _private(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)  # whatever the system's habit
