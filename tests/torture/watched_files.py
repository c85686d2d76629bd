"""The vault's own file operations, reported to a watcher; it must not know why somebody watches."""

from __future__ import annotations

from io import FileIO
from pathlib import Path

from operation import Kind, Operation, ShortWriteError, Watcher

from holdall.vault.file_system import FileSystem


class WatchedFiles(FileSystem):
    """A file system that asks `watcher` before everything that can fail, and tells it what was done."""

    def __init__(self, watcher: Watcher) -> None:
        self._watcher = watcher

    def size(self, path: Path) -> int:
        self._watcher.before(Operation(Kind.LIST, path))
        return super().size(path)

    def names(self, directory: Path) -> list[str]:
        self._watcher.before(Operation(Kind.LIST, directory))
        return super().names(directory)

    def make_directory(self, path: Path) -> None:
        operation = Operation(Kind.MAKE_DIRECTORY, path)
        self._watcher.before(operation)
        super().make_directory(path)
        self._watcher.after(operation)

    def open_read(self, path: Path) -> FileIO:
        self._watcher.before(Operation(Kind.OPEN, path))
        return super().open_read(path)

    def open_new(self, path: Path) -> FileIO:
        operation = Operation(Kind.CREATE, path)
        self._watcher.before(operation)
        handle = super().open_new(path)
        self._watcher.after(operation)
        return handle

    def open_existing(self, path: Path) -> FileIO:
        self._watcher.before(Operation(Kind.OPEN, path))
        return super().open_existing(path)

    def read_at(self, handle: FileIO, offset: int, buffer: memoryview) -> int:
        self._watcher.before(Operation(Kind.READ, _path(handle), offset))
        return super().read_at(handle, offset, buffer)

    def write_at(self, handle: FileIO, offset: int, data: bytes | memoryview) -> None:
        operation = Operation(Kind.WRITE, _path(handle), offset, bytes(data))
        try:
            self._watcher.before(operation)
        except ShortWriteError:
            super().write_at(handle, offset, bytes(data)[: len(data) // 2])
            raise
        super().write_at(handle, offset, data)
        self._watcher.after(operation)

    def truncate(self, handle: FileIO, size: int) -> None:
        operation = Operation(Kind.TRUNCATE, _path(handle), size=size)
        self._watcher.before(operation)
        super().truncate(handle, size)
        self._watcher.after(operation)

    def sync(self, handle: FileIO) -> None:
        operation = Operation(Kind.SYNC, _path(handle))
        self._watcher.before(operation)
        super().sync(handle)
        self._watcher.after(operation)

    def rename(self, source: Path, target: Path) -> None:
        operation = Operation(Kind.RENAME, source, target=target)
        self._watcher.before(operation)
        super().rename(source, target)
        self._watcher.after(operation)

    def remove(self, path: Path) -> None:
        operation = Operation(Kind.REMOVE, path)
        self._watcher.before(operation)
        super().remove(path)
        self._watcher.after(operation)

    def remove_directory(self, path: Path) -> None:
        operation = Operation(Kind.REMOVE_DIRECTORY, path)
        self._watcher.before(operation)
        super().remove_directory(path)
        self._watcher.after(operation)

    def sync_directory(self, path: Path) -> None:
        operation = Operation(Kind.SYNC_DIRECTORY, path)
        self._watcher.before(operation)
        super().sync_directory(path)
        self._watcher.after(operation)

    def set_times(self, path: Path, seconds: int) -> None:
        operation = Operation(Kind.SET_TIMES, path)
        self._watcher.before(operation)
        super().set_times(path, seconds)
        self._watcher.after(operation)

    def lock(self, path: Path) -> FileIO | None:
        self._watcher.before(Operation(Kind.OPEN, path))
        return super().lock(path)


def _path(handle: FileIO) -> Path:
    return Path(str(handle.name))
