"""The one place where the vault touches files."""

from __future__ import annotations

import errno
import os
import stat
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from holdall.vault import file_system, os_lock
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


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps permissions elsewhere")
def test_what_is_made_is_for_its_owner_alone(fs, tmp_path):
    old = os.umask(0)
    try:
        fs.make_directory(tmp_path / "folder")
        fs.close(fs.open_new(tmp_path / "file"))
    finally:
        os.umask(old)
    modes = [(tmp_path / name).stat().st_mode & 0o777 for name in ("folder", "file")]
    assert modes == [0o700, 0o600]


@pytest.mark.skipif(sys.platform == "win32", reason="links need a right of their own there")
@pytest.mark.parametrize("open_it", ["open_read", "open_existing", "open_new", "lock"])
def test_no_link_is_followed_to_a_file(fs, tmp_path, open_it):
    target = tmp_path / "elsewhere"
    if open_it != "open_new":
        target.write_bytes(b"another's")
    (tmp_path / "link").symlink_to(target)
    with pytest.raises(OSError, match="link"):
        getattr(fs, open_it)(tmp_path / "link")
    assert target.exists() is (open_it != "open_new")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="the system has no pipes with names")
@pytest.mark.parametrize("open_it", ["open_read", "open_existing", "lock"])
def test_a_pipe_is_refused_without_waiting_and_left_closed(fs, tmp_path, monkeypatch, open_it):
    closed, real = [], os.close
    monkeypatch.setattr(os, "close", lambda descriptor: (closed.append(descriptor), real(descriptor)))
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(OSError, match=os.strerror(errno.EINVAL)) as caught:
        getattr(fs, open_it)(tmp_path / "pipe")
    assert (caught.value.errno, caught.value.filename) == (errno.EINVAL, tmp_path / "pipe")
    assert len(closed) == 1


def test_what_a_name_stands_for(fs, tmp_path):
    (tmp_path / "file").touch()
    (tmp_path / "folder").mkdir()
    assert fs.kind(tmp_path / "file") == "file"
    assert fs.kind(tmp_path / "folder") == "folder"
    assert fs.kind(tmp_path / "absent") == fs.kind(tmp_path / "file" / "below") == "absent"


@pytest.mark.parametrize(("tag", "kind"), [(3, "other"), (0, "folder")])
def test_a_junction_is_a_link_and_no_folder(fs, monkeypatch, tag, kind):
    """What Windows says of it: a folder with a tag of its own."""
    monkeypatch.setattr(file_system, "_JUNCTION", 3)
    place = SimpleNamespace(lstat=lambda: SimpleNamespace(st_mode=stat.S_IFDIR, st_reparse_tag=tag))
    assert fs.kind(place) == kind


def test_a_file_is_cut_or_filled_to_its_size_wherever_it_was_written_last(fs, tmp_path):
    handle = fs.open_new(tmp_path / "a")
    fs.write_at(handle, 0, b"0123456789")
    fs.write_at(handle, 2, b"-")
    for size, data in ((7, b"01-3456"), (9, b"01-3456\0\0")):
        fs.truncate(handle, size)
        assert (tmp_path / "a").read_bytes() == data
    fs.close(handle)


@pytest.mark.skipif(not hasattr(os, "O_DIRECTORY"), reason="the system cannot sync a folder")
def test_a_file_is_not_synced_in_the_place_of_a_folder(fs, tmp_path):
    (tmp_path / "file").touch()
    with pytest.raises(NotADirectoryError):
        fs.sync_directory(tmp_path / "file")


def test_folders_are_synced_where_the_system_can(fs, tmp_path, monkeypatch):
    synced = []
    monkeypatch.setattr(os, "fsync", synced.append)
    fs.sync_directory(tmp_path)
    assert len(synced) == 1
    monkeypatch.delattr(os, "O_DIRECTORY", raising=False)
    fs.sync_directory(tmp_path)
    assert len(synced) == 1


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux lets go of what it has read")
def test_what_is_let_go_of_is_read_from_the_device(fs, tmp_path):
    if not os.major(tmp_path.stat().st_dev):
        pytest.skip("the folder for tests lies on no device of its own, perhaps in memory")
    path, data = tmp_path / "a", os.urandom(1 << 20)
    with fs.open_new(path) as handle:
        fs.write_at(handle, 0, data)
        fs.sync(handle)
    assert _read_from_device(fs, path) == (data, 0)
    fs.uncache(path)
    assert _read_from_device(fs, path) == (data, len(data))


def _read_from_device(fs, path):
    """The bytes of a file, and how many the device was asked for."""

    def so_far():
        counts = Path("/proc/self/io").read_text().split()
        return int(counts[counts.index("read_bytes:") + 1])

    begin = so_far()
    buffer = bytearray(fs.size(path))
    with fs.open_read(path) as handle:
        fs.read_at(handle, 0, memoryview(buffer))
    return buffer, so_far() - begin


@pytest.mark.parametrize("refuses", [False, True])
def test_to_let_go_is_advice(fs, tmp_path, monkeypatch, refuses):
    asked = []

    def advise(descriptor, *rest):
        asked.append(rest)
        if refuses:
            raise OSError(errno.EINVAL, "Invalid argument")

    monkeypatch.setattr(os, "posix_fadvise", advise, raising=False)
    monkeypatch.setattr(os, "POSIX_FADV_DONTNEED", 4, raising=False)
    (tmp_path / "a").touch()
    fs.uncache(tmp_path / "a")
    assert asked == [(0, 0, 4)]


def test_a_system_that_cannot_let_go_is_not_asked(fs, tmp_path, monkeypatch):
    monkeypatch.delattr(os, "posix_fadvise", raising=False)
    fs.uncache(tmp_path / "absent")


def test_the_lock_is_exclusive(fs, tmp_path):
    path = tmp_path / "lock"
    path.touch()
    handle = fs.lock(path)
    assert handle is not None
    assert handle.writable(), "else a medium that cannot be written to would be taken for one that can"
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
