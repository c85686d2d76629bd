"""Stored files are read at any place, in one piece or in parts; what is wrong is told by its blob."""

from __future__ import annotations

import errno
import io
import os
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

import pytest

from holdall.crypto.secret import Secret
from holdall.vault.blob_frame import HEADER_SIZE, PART_ENTRY, FrameHeader, FrameKind
from holdall.vault.blob_reader import BlobReader, Frame
from holdall.vault.blob_writer import BlobWriter
from holdall.vault.errors import BlobUnreadableError
from holdall.vault.file_system import FileSystem
from holdall.vault.keys import Keys
from holdall.vault.layout import Layout

KEYS = Keys.derive(Secret(bytes(32)), b"v" * 16, 1)
WHOLE, LIST, PARTS = "a" * 32, "b" * 32, ("c" * 32, "d" * 32, "e" * 32)
DATA = os.urandom(90_000)
CUTS = (0, 40_000, 40_001, 90_000)


class Blobs:
    """Blob files in a folder, of which some are read and counted."""

    def __init__(self, folder, env):
        self.layout, self.env = Layout(folder), env
        self.layout.blobs.mkdir()
        self.opened = []
        self.closed = []
        self.frames = []

    def write(self, blob_id, data, **fields):
        """One blob file with this frame; `fields` of its header beside what fits the data."""
        described = {"kind": FrameKind.WHOLE, "length": len(data), "file_length": len(data), **fields}
        writer = BlobWriter(self.layout, self.env, KEYS, blob_id, 0)
        writer.write(memoryview(data))
        writer.finish(FrameHeader(blob_id=bytes.fromhex(blob_id), **described))

    def write_parts(self, cuts=CUTS):
        """A file in parts, and their list."""
        pieces = [DATA[begin:end] for begin, end in pairwise(cuts)]
        for part, piece in zip(PARTS, pieces, strict=True):
            self.write(part, piece, kind=FrameKind.PART, file_length=0)
        entries = [
            PART_ENTRY.pack(bytes.fromhex(it), len(piece)) for it, piece in zip(PARTS, pieces, strict=True)
        ]
        self.write(LIST, b"".join(entries), kind=FrameKind.PART_LIST, file_length=len(DATA))

    def frame(self, blob_id):
        """Open one, and note that."""
        frame = Frame(self.layout, self.env, KEYS, blob_id)
        self.opened.append(blob_id)
        self.frames.append(frame)
        close = frame.close

        def closing():
            self.closed.append(blob_id)
            close()

        frame.close = closing
        return frame

    def reader(self, blob_id):
        return BlobReader(self.frame, blob_id)


@pytest.fixture
def blobs(tmp_path, fast_env) -> Iterator[Blobs]:
    made = Blobs(tmp_path, fast_env)
    yield made
    for frame in made.frames:
        frame.close()


@pytest.fixture(params=["whole", "parts"])
def reader(request, blobs) -> BlobReader:
    """The same bytes in one piece and in parts."""
    if request.param == "whole":
        blobs.write(WHOLE, DATA)
        return blobs.reader(WHOLE)
    blobs.write_parts()
    return blobs.reader(LIST)


def told(call) -> dict[str, str]:
    """What the error says that `call` raises."""
    with pytest.raises(BlobUnreadableError) as caught:
        call()
    return caught.value.params


def test_all_of_it_is_read(reader):
    assert (reader.size, reader.readable(), reader.seekable()) == (len(DATA), True, True)
    assert reader.read() == DATA
    assert (reader.tell(), reader.read(1)) == (len(DATA), b"")


@pytest.mark.parametrize("place", [0, 1, 39_999, 40_000, 40_001, 89_999, 90_000, 90_001])
@pytest.mark.parametrize("length", [0, 1, 3, 60_000])
def test_any_range_is_read(reader, place, length):
    assert reader.seek(place) == place
    buffer = bytearray(length)
    assert reader.readinto(buffer) == len(DATA[place : place + length])
    assert buffer == DATA[place : place + length].ljust(length, b"\0")


def test_places_count_from_the_beginning_here_and_the_end(reader):
    assert reader.seek(10) == reader.tell() == 10
    assert reader.seek(5, io.SEEK_CUR) == 15
    assert reader.seek(-5, io.SEEK_END) == len(DATA) - 5
    assert reader.read() == DATA[-5:]
    assert reader.seek(-1) == 0


def test_parts_are_told_and_opened_as_they_are_reached(blobs):
    blobs.write_parts()
    reader = blobs.reader(LIST)
    assert reader.part_ids == PARTS
    reader.read(10)
    reader.read(10)
    assert (blobs.opened, blobs.closed) == ([LIST, PARTS[0]], [LIST])
    reader.seek(50_000)
    reader.read(10)
    assert (blobs.opened, blobs.closed) == ([LIST, PARTS[0], PARTS[2]], [LIST, PARTS[0]])
    reader.close()
    assert blobs.closed == blobs.opened
    reader.close()
    with pytest.raises(ValueError, match=r"^I/O operation on closed file$"):
        reader.read(1)


def test_a_file_in_one_piece_has_no_parts(blobs):
    blobs.write(WHOLE, DATA)
    reader = blobs.reader(WHOLE)
    assert reader.part_ids == ()
    assert (reader.header.kind, reader.header.blob_id.hex()) == (FrameKind.WHOLE, WHOLE)
    reader.read(10)
    assert (blobs.opened, blobs.closed) == ([WHOLE], [])


def test_padding_is_not_read(blobs):
    blobs.write(WHOLE, b"abc")
    frame = blobs.frame(WHOLE)
    buffer = bytearray(b"?" * 9)
    assert frame.read_into(0, memoryview(buffer)) == 3
    assert buffer == b"abc??????"
    assert frame.read_into(2, memoryview(buffer)) == 1
    assert frame.read_into(3, memoryview(buffer)) == frame.read_into(9, memoryview(buffer)) == 0


def test_damage_in_the_padding_is_told_by_its_blob(blobs):
    blobs.write(WHOLE, bytes(2**20))  # so that a whole chunk of padding follows
    path = blobs.layout.blob(WHOLE)
    data = bytearray(path.read_bytes())
    data[-1000] ^= 1
    frame = blobs.frame(WHOLE)
    frame.check_padding()
    path.write_bytes(data)
    assert told(frame.check_padding) == {"blob": WHOLE, "reason": "damaged"}


@pytest.mark.parametrize("blob_id", ["", "../vault", "A" * 32, "f" * 32])
def test_what_is_not_there_or_no_id_is_missing(blobs, blob_id):
    assert told(lambda: blobs.frame(blob_id)) == {"blob": blob_id, "reason": "missing"}


def test_what_does_not_authenticate_is_damaged_and_closed(blobs, tmp_path):
    blobs.write(WHOLE, DATA)
    path = blobs.layout.blob(WHOLE)
    data = path.read_bytes()
    handles = []

    class Watching(FileSystem):
        def open_read(self, path):
            handles.append(super().open_read(path))
            return handles[-1]

    blobs.env = replace(blobs.env, fs=Watching())
    for place in (0, 60, len(data) - 1):
        path.write_bytes(data[:place] + bytes([data[place] ^ 1]) + data[place + 1 :])
        assert told(lambda: blobs.frame(WHOLE)) == {"blob": WHOLE, "reason": "damaged"}
    assert [handle.closed for handle in handles] == [True] * 3


def test_damage_further_on_is_told_where_it_is_read(blobs):
    blobs.write(WHOLE, DATA)
    path = blobs.layout.blob(WHOLE)
    data = bytearray(path.read_bytes())
    data[56 + 2 * 16_400] ^= 1
    path.write_bytes(data)
    reader = blobs.reader(WHOLE)
    assert reader.read(10) == DATA[:10]
    reader.seek(40_000)
    assert told(lambda: reader.read(10)) == {"blob": WHOLE, "reason": "damaged"}


def test_a_blob_in_the_place_of_another_is_damaged(blobs):
    for blob_id in PARTS[:2]:
        blobs.write(blob_id, b"a")
    blobs.layout.blob(PARTS[0]).replace(blobs.layout.blob(PARTS[1]))
    assert told(lambda: blobs.frame(PARTS[1])) == {"blob": PARTS[1], "reason": "damaged"}


@pytest.mark.parametrize(("more", "whole"), [(0, True), (1, False)])
def test_a_header_that_promises_more_than_there_is_is_damaged(blobs, more, whole):
    writer = BlobWriter(blobs.layout, blobs.env, KEYS, WHOLE, 0)
    length = 4096 - HEADER_SIZE + more
    writer.finish(
        FrameHeader(kind=FrameKind.WHOLE, length=length, blob_id=bytes.fromhex(WHOLE), file_length=length)
    )
    if whole:
        assert blobs.reader(WHOLE).read() == bytes(length)
    else:
        assert told(lambda: blobs.frame(WHOLE)) == {"blob": WHOLE, "reason": "damaged"}


@pytest.mark.parametrize(
    ("number", "raised"), [(errno.EIO, BlobUnreadableError), (errno.EACCES, PermissionError)]
)
def test_a_bad_sector_is_damage_and_any_other_error_is_not(blobs, number, raised):
    class Failing(FileSystem):
        def read_at(self, handle, offset, buffer):
            raise OSError(number, "disk")

    blobs.write(WHOLE, DATA)
    blobs.env = replace(blobs.env, fs=Failing())
    with pytest.raises(raised):
        blobs.frame(WHOLE)


ENTRY = PART_ENTRY.pack(bytes.fromhex(PARTS[0]), 3)


@pytest.mark.parametrize(
    ("entries", "file_length"),
    [(b"", 0), (b"", 10), (ENTRY, 2), (ENTRY, 4), (ENTRY + b"half", 3), (ENTRY * 3, 9)],
    ids=["none", "too few", "too long", "too short", "half an entry", "too many"],
)
def test_a_list_that_is_not_one_of_this_file_is_damaged_and_closed(blobs, monkeypatch, entries, file_length):
    monkeypatch.setattr("holdall.vault.blob_reader.MAX_PART_LIST", 2 * PART_ENTRY.size)
    blobs.write(LIST, entries, kind=FrameKind.PART_LIST, file_length=file_length)
    assert told(lambda: blobs.reader(LIST)) == {"blob": LIST, "reason": "damaged"}
    assert blobs.closed == [LIST]


def test_the_longest_list_that_is_read_is_read(blobs, monkeypatch):
    monkeypatch.setattr("holdall.vault.blob_reader.MAX_PART_LIST", 2 * PART_ENTRY.size)
    blobs.write(PARTS[0], b"abc", kind=FrameKind.PART, file_length=0)
    blobs.write(LIST, ENTRY * 2, kind=FrameKind.PART_LIST, file_length=6)
    assert blobs.reader(LIST).read() == b"abcabc"


def test_a_file_shorter_than_it_says_is_damaged(blobs):
    blobs.write(WHOLE, b"abc", file_length=4)
    reader = blobs.reader(WHOLE)
    assert reader.read(3) == b"abc"
    assert told(lambda: reader.read(1)) == {"blob": WHOLE, "reason": "damaged"}


def test_a_part_shorter_than_its_list_says_is_damaged(blobs):
    blobs.write(PARTS[0], b"abc", kind=FrameKind.PART, file_length=0)
    blobs.write(LIST, PART_ENTRY.pack(bytes.fromhex(PARTS[0]), 9), kind=FrameKind.PART_LIST, file_length=9)
    reader = blobs.reader(LIST)
    assert reader.read(3) == b"abc"
    assert told(lambda: reader.read(3)) == {"blob": PARTS[0], "reason": "damaged"}
