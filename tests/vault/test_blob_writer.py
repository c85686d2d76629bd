"""A blob file gets its name only when all of it is on the device and was read back; its length is padded."""

from __future__ import annotations

import errno
import os
import threading
from dataclasses import replace

import pytest
from late_thread import LateThread
from second_reader import open_stream

from holdall.crypto.errors import AuthenticationError
from holdall.crypto.secret import Secret
from holdall.crypto.stream import CHUNK_SIZE, sealed_size
from holdall.crypto.stream_io import BATCH_CHUNKS
from holdall.vault import blob_writer
from holdall.vault.blob_frame import HEADER_SIZE, FrameHeader, FrameKind, padded_size
from holdall.vault.blob_writer import BlobWriter
from holdall.vault.file_system import FileSystem
from holdall.vault.keys import Keys
from holdall.vault.layout import Layout
from holdall.vault.side_thread import SideThread

KEYS = Keys.derive(Secret(bytes(32)), b"v" * 16, 1)
ID = "0123456789abcdef" * 2
TIME = 1_000_000_002
EDGE = CHUNK_SIZE - HEADER_SIZE


class Watching(FileSystem):
    """Notes what makes a file durable, in order."""

    def __init__(self):
        self.log = []

    def write_at(self, handle, offset, data):
        if self.log[-1:] != ["write"]:
            self.log.append("write")
        super().write_at(handle, offset, data)

    def sync(self, handle):
        self.log.append("sync")
        super().sync(handle)

    def uncache(self, path):
        self.log.append("uncache")
        FileSystem().uncache(path)

    def open_read(self, path):
        self.log.append("read back")
        return super().open_read(path)

    def set_times(self, path, seconds):
        self.log.append("times")
        super().set_times(path, seconds)

    def rename(self, source, target):
        self.log.append("rename")
        super().rename(source, target)

    def sync_directory(self, path):
        self.log.append(f"sync {path.name}")
        super().sync_directory(path)


@pytest.fixture
def layout(tmp_path) -> Layout:
    (tmp_path / "blobs").mkdir()
    return Layout(tmp_path)


def header(length: int) -> FrameHeader:
    return FrameHeader(kind=FrameKind.WHOLE, length=length, blob_id=bytes.fromhex(ID), name="скан.jpg")


def written(layout, env, *pieces: bytes) -> bytes:
    """The frame in the file that is made of these pieces, as the format reads it."""
    writer = BlobWriter(layout, env, KEYS, ID, TIME)
    for piece in pieces:
        writer.write(memoryview(piece))
    assert writer.length == sum(map(len, pieces))
    writer.finish(header(writer.length))
    context = b"holdall/1/blob" + b"v" * 16 + b"\0\0\0\1" + bytes.fromhex(ID)
    return open_stream(bytes(KEYS.blob.view()), context, layout.blob(ID).read_bytes())


@pytest.mark.parametrize(
    "size", [0, 1, 3072, 3073, EDGE - 1, EDGE, EDGE + 1, EDGE + CHUNK_SIZE, 100_000, 1_500_000]
)
def test_a_frame_is_header_data_and_padding(layout, fast_env, size):
    data = os.urandom(size)
    frame = written(layout, fast_env, data)
    assert frame == (header(size).pack() + data).ljust(padded_size(HEADER_SIZE + size), b"\0")
    assert layout.blob(ID).stat().st_size == sealed_size(len(frame))
    assert FileSystem().modified(layout.blob(ID)) == TIME


@pytest.mark.parametrize("sizes", [(1, EDGE, 1), (EDGE, CHUNK_SIZE), (EDGE - 5, 10, 40_000), (5, 0, 5)])
def test_data_may_come_in_pieces_of_any_size(layout, fast_env, sizes):
    pieces = [os.urandom(size) for size in sizes]
    frame = written(layout, fast_env, *pieces)
    assert frame[HEADER_SIZE:].startswith(b"".join(pieces))


def test_padding_longer_than_a_batch_is_zeros(layout, fast_env, monkeypatch):
    monkeypatch.setattr(blob_writer, "_ZEROS", memoryview(bytes(100)))
    assert written(layout, fast_env, b"a") == (header(1).pack() + b"a").ljust(4096, b"\0")


def test_the_name_comes_last_and_is_on_the_device(layout, fast_env):
    fs = Watching()
    written(layout, replace(fast_env, fs=fs), b"a" * 50_000)
    made = ["sync blobs"]
    assert fs.log == [*made, "write", "sync", "uncache", "read back", "times", "rename", f"sync {ID[:2]}"]
    assert [path.name for path in layout.blob(ID).parent.iterdir()] == [f"{ID}.blob"]


def test_each_file_has_a_salt_of_its_own(layout, fast_env):
    first, second = BlobWriter(layout, fast_env, KEYS, ID, 0), BlobWriter(layout, fast_env, KEYS, "f" * 32, 0)
    for writer in (first, second):
        writer.finish(header(0))
    assert layout.blob(ID).read_bytes()[:24] != layout.blob("f" * 32).read_bytes()[:24]


def test_one_thread_beside_does_all_writing_and_none_of_the_reading_back(layout, fast_env):
    class Threads(FileSystem):
        seen: dict[str, set[int]] = {}  # noqa: RUF012

        def write_at(self, handle, offset, data):
            self.seen.setdefault("write", set()).add(threading.get_ident())
            super().write_at(handle, offset, data)

        def sync(self, handle):
            self.seen.setdefault("write", set()).add(threading.get_ident())
            super().sync(handle)

        def read_at(self, handle, offset, buffer):
            self.seen.setdefault("read", set()).add(threading.get_ident())
            return super().read_at(handle, offset, buffer)

    fs = Threads()
    written(layout, replace(fast_env, fs=fs), os.urandom(9 << 20))
    assert len(fs.seen["write"]) == 1
    assert fs.seen["read"] == {threading.get_ident()}
    assert "vault" not in [thread.name for thread in threading.enumerate()]


def test_what_is_written_and_opened_late_was_not_overwritten_before(layout, fast_env, monkeypatch):
    monkeypatch.setattr(blob_writer, "SideThread", LateThread)
    data = os.urandom(11 * BATCH_CHUNKS * CHUNK_SIZE // 2)
    assert written(layout, fast_env, data)[HEADER_SIZE:].startswith(data)


def test_a_write_under_way_ends_before_the_file_goes(layout, fast_env, monkeypatch):
    begun, closing, order = threading.Event(), threading.Event(), []

    class Closing(SideThread):
        def close(self):
            closing.set()
            super().close()

    class Slow(FileSystem):
        def write_at(self, handle, offset, data):
            begun.set()
            closing.wait()
            super().write_at(handle, offset, data)
            order.append("written")

        def remove(self, path):
            order.append("removed")
            super().remove(path)

    monkeypatch.setattr(blob_writer, "SideThread", Closing)
    writer = BlobWriter(layout, replace(fast_env, fs=Slow()), KEYS, ID, 0)
    writer.write(memoryview(bytes(3 * BATCH_CHUNKS * CHUNK_SIZE // 2)))
    begun.wait()
    writer.discard()
    assert order == ["written", "removed"]
    assert list(layout.blob(ID).parent.iterdir()) == []


@pytest.mark.parametrize("place", [0, 60, 20_000, -1])
def test_a_device_that_returns_something_else_is_noticed(layout, fast_env, place):
    class Rotten(FileSystem):
        def sync(self, handle):
            super().sync(handle)
            at = place % self.size(layout.blob(ID).with_suffix(".part"))
            handle.seek(at)
            byte = handle.read(1)
            handle.seek(at)
            handle.write(bytes([byte[0] ^ 1]))

        def open_new(self, path):
            super().open_new(path).close()
            return super().open_existing(path)

    writer = BlobWriter(layout, replace(fast_env, fs=Rotten()), KEYS, ID, 0)
    writer.write(memoryview(b"a" * 50_000))
    with pytest.raises(AuthenticationError):
        writer.finish(header(50_000))
    assert not layout.blob(ID).exists()


def test_what_is_discarded_leaves_nothing(layout, fast_env):
    writer = BlobWriter(layout, fast_env, KEYS, ID, 0)
    writer.write(memoryview(b"a" * 50_000))
    writer.discard()
    assert list(layout.blob(ID).parent.iterdir()) == []


def test_what_cannot_be_removed_stays_for_the_sweep(layout, fast_env):
    class Keeping(FileSystem):
        def remove(self, path):
            raise OSError(errno.EACCES, "kept")

    writer = BlobWriter(layout, replace(fast_env, fs=Keeping()), KEYS, ID, 0)
    writer.discard()
    assert [path.name for path in layout.blob(ID).parent.iterdir()] == [f"{ID}.part"]


def test_there_is_room_for_a_frame_of_the_largest_size(layout, fast_env):
    writer = BlobWriter(layout, replace(fast_env, part_frame_size=4096), KEYS, ID, 0)
    assert writer.room == 4096 - HEADER_SIZE
    writer.write(memoryview(b"abc"))
    assert writer.room == 4096 - HEADER_SIZE - 3
    writer.discard()
