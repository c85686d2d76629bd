"""Small files are on the device before anyone relies on them, whole or not at all when read."""

from __future__ import annotations

import errno

import pytest

from holdall.vault import durable
from holdall.vault.file_system import FileSystem

CONTENT, TIME = b"0123456789", 1_000_000_002


class Watching(FileSystem):
    """Notes the calls that make something durable, and what is still open."""

    def __init__(self):
        self.log = []
        self.open = 0

    def _opened(self, handle):
        self.open += 1
        close = handle.close

        def closed():
            self.open -= not handle.closed
            close()

        handle.close = closed
        return handle

    def open_read(self, path):
        return self._opened(super().open_read(path))

    def open_new(self, path):
        self.log.append("new")
        return self._opened(super().open_new(path))

    def open_existing(self, path):
        self.log.append("existing")
        return self._opened(super().open_existing(path))

    def write_at(self, handle, offset, data):
        self.log.append(f"write {len(data)} at {offset}")
        super().write_at(handle, offset, data)

    def sync(self, handle):
        self.log.append("sync")
        super().sync(handle)

    def sync_directory(self, path):
        self.log.append(f"sync {path.name}")
        super().sync_directory(path)


@pytest.fixture
def fs() -> Watching:
    return Watching()


def test_a_new_file_and_its_name_are_on_the_device(fs, tmp_path):
    path = tmp_path / "folder" / "file"
    path.parent.mkdir()
    durable.write_file(fs, path, CONTENT, TIME)
    assert fs.log == ["new", "write 10 at 0", "sync", "sync folder"]
    assert (path.read_bytes(), fs.modified(path), fs.open) == (CONTENT, TIME, 0)


def test_a_file_is_written_over_and_cut(fs, tmp_path):
    path = tmp_path / "file"
    path.write_bytes(b"x" * 20)
    durable.write_file(fs, path, CONTENT, TIME)
    assert fs.log == ["existing", "write 10 at 0", "sync"]
    assert (path.read_bytes(), fs.modified(path), fs.open) == (CONTENT, TIME, 0)


def test_a_file_that_cannot_be_written_is_closed(fs, tmp_path, monkeypatch):
    def fail(handle):
        raise OSError(errno.EIO, "disk")

    monkeypatch.setattr(fs, "sync", fail)
    with pytest.raises(OSError, match="disk"):
        durable.write_file(fs, tmp_path / "file", CONTENT, TIME)
    assert fs.open == 0


@pytest.mark.parametrize(("size", "found"), [(9, None), (10, CONTENT), (11, None)])
def test_only_a_file_of_that_size_is_read(fs, tmp_path, size, found):
    (tmp_path / "file").write_bytes(CONTENT)
    assert durable.read_file(fs, tmp_path / "file", size) == found
    assert durable.read_file(fs, tmp_path / "absent", size) is None
    assert fs.open == 0


def test_a_file_that_ends_while_it_is_read_is_none(fs, tmp_path, monkeypatch):
    (tmp_path / "file").write_bytes(CONTENT)
    monkeypatch.setattr(fs, "read_at", lambda handle, offset, buffer: 9)
    assert durable.read_file(fs, tmp_path / "file", 10) is None


def test_a_copy_is_made_block_by_block(fs, tmp_path, monkeypatch):
    monkeypatch.setattr(durable, "_BLOCK", 4)
    (tmp_path / "source").write_bytes(CONTENT)
    durable.copy_file(fs, tmp_path / "source", tmp_path / "target")
    assert (tmp_path / "target").read_bytes() == CONTENT
    assert fs.log == ["new", "write 4 at 0", "write 4 at 4", "write 2 at 8", "sync"]
    assert fs.open == 0


def test_a_copy_takes_the_place_of_nothing(fs, tmp_path):
    for name in ("source", "target"):
        (tmp_path / name).write_bytes(name.encode())
    with pytest.raises(FileExistsError):
        durable.copy_file(fs, tmp_path / "source", tmp_path / "target")
    assert (tmp_path / "target").read_bytes() == b"target"
    assert fs.open == 0


def test_a_folder_is_made_once_and_its_name_is_on_the_device(fs, tmp_path):
    path = tmp_path / "folder"
    for _ in range(2):
        durable.make_directory(fs, path)
    assert path.is_dir()
    assert fs.log == [f"sync {tmp_path.name}"]
