"""Writes small files so that they outlive a power cut; it must not know what is in them.

Nothing here relies on atomic renaming: whatever is replaced has a second copy elsewhere.
"""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

from holdall.vault.file_system import FileSystem

_BLOCK = 1 << 20


def read_file(fs: FileSystem, path: Path, size: int) -> bytes | None:
    """The file's bytes when there are exactly `size` of them, else None; reads no more than that."""
    if not fs.exists(path) or fs.size(path) != size:
        return None
    with closing(fs.open_read(path)) as handle:
        buffer = bytearray(size)
        return bytes(buffer) if fs.read_at(handle, 0, memoryview(buffer)) == size else None


def write_file(fs: FileSystem, path: Path, data: bytes, times: int) -> None:
    """Write `data` over the file or as a new file and return once it is on the device."""
    is_new = not fs.exists(path)
    handle = fs.open_new(path) if is_new else fs.open_existing(path)
    try:
        fs.write_at(handle, 0, data)
        fs.truncate(handle, len(data))
        fs.sync(handle)
    finally:
        fs.close(handle)
    fs.set_times(path, times)
    if is_new:
        fs.sync_directory(path.parent)


def copy_file(fs: FileSystem, source: Path, target: Path) -> None:
    """Copy a file to a new one of which the bytes are on the device on return, but perhaps not the name."""
    length = 0
    buffer = memoryview(bytearray(_BLOCK))
    with closing(fs.open_read(source)) as reader, closing(fs.open_new(target)) as writer:
        while count := fs.read_at(reader, length, buffer):
            fs.write_at(writer, length, buffer[:count])
            length += count
        fs.sync(writer)


def make_directory(fs: FileSystem, path: Path) -> None:
    """Make a folder unless it is there, and return once its name is on the device."""
    if not fs.is_directory(path):
        fs.make_directory(path)
        fs.sync_directory(path.parent)
