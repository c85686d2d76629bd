"""The one place where the vault touches files."""

from __future__ import annotations

import errno
import os

import pytest

from holdall.vault import os_lock
from holdall.vault.file_system import FileSystem


@pytest.fixture
def fs():
    return FileSystem()


def test_short_writes_are_continued(fs, tmp_path):
    class Short:
        def __init__(self):
            self.data = bytearray()

        def seek(self, offset):
            self.at = offset

        def write(self, view):
            self.data += view[:3]
            return min(3, len(view))

    handle = Short()
    fs.write_at(handle, 0, b"0123456789")
    assert handle.data == b"0123456789"


def test_short_reads_are_continued(fs):
    class Short:
        def __init__(self):
            self.left = bytearray(b"0123456789")

        def seek(self, offset):
            pass

        def readinto(self, buffer):
            count = min(3, len(buffer), len(self.left))
            buffer[:count] = self.left[:count]
            del self.left[:count]
            return count

    buffer = bytearray(12)
    assert fs.read_at(Short(), 0, memoryview(buffer)) == 10
    assert buffer == b"0123456789\x00\x00"


def test_a_file_is_made_once_and_replaced_never(fs, tmp_path):
    path = tmp_path / "a"
    fs.close(fs.open_new(path))
    with pytest.raises(FileExistsError):
        fs.open_new(path)
    fs.rename(path, tmp_path / "b")
    assert fs.names(tmp_path) == ["b"]
    assert fs.names(tmp_path / "absent") == []
    fs.remove(tmp_path / "b")
    fs.make_directory(tmp_path / "c")
    fs.remove_directory(tmp_path / "c")
    assert fs.names(tmp_path) == []


def test_folders_are_synced_where_the_system_can(fs, tmp_path, monkeypatch):
    synced = []
    monkeypatch.setattr(os, "fsync", synced.append)
    fs.sync_directory(tmp_path)
    assert len(synced) == 1
    monkeypatch.delattr(os, "O_DIRECTORY", raising=False)
    fs.sync_directory(tmp_path)
    assert len(synced) == 1


def test_the_lock_is_exclusive(fs, tmp_path):
    path = tmp_path / "lock"
    path.touch()
    handle = fs.lock(path)
    assert handle is not None
    assert fs.lock(path) is None
    fs.close(handle)


def test_a_file_system_without_locks_says_so_and_leaves_nothing_open(fs, tmp_path, monkeypatch):
    (tmp_path / "lock").touch()
    opened = []

    def refuse(descriptor):
        opened.append(descriptor)
        raise OSError(errno.ENOLCK, "No locks available")

    monkeypatch.setattr(os_lock, "acquire", refuse)
    with pytest.raises(OSError, match="No locks"):
        fs.lock(tmp_path / "lock")
    with pytest.raises(OSError, match="Bad file descriptor"):
        os.fstat(opened[0])
