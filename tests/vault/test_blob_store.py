"""Stored files come back bit for bit, from any place, and leave nothing when they fail."""

from __future__ import annotations

import errno
import hashlib
import io
import itertools
import os
import random
import shutil
import threading
from pathlib import Path

import pytest

from holdall.vault.errors import BlobUnreadableError, Finding, VaultClosedError
from holdall.vault.file_system import FileSystem

AT = "2026-01-02T03:04:05Z"


def _add(vault, data, **options):
    return vault.blobs.add(io.BytesIO(data), name="f.bin", media_type="x/y", imported_at=AT, **options)


@pytest.mark.parametrize("size", [0, 1, 3072, 3073, 15359, 15360, 15361, 16384, 70_000, 2**20 + 1, 3 * 2**20])
def test_files_of_every_shape_come_back(make_vault, size):
    vault = make_vault()
    data = random.Random(size).randbytes(size)
    stored = _add(vault, data)
    assert (stored.size, stored.sha256, stored.parts) == (size, hashlib.sha256(data).hexdigest(), ())
    with vault.blobs.open(stored.id) as stream:
        assert stream.read() == data


def test_a_blob_describes_itself(make_vault):
    vault = make_vault()
    stored = _add(vault, b"data")
    with vault.blobs.open_raw(stored.id) as reader:
        header = reader.header
        assert (header.name, header.media_type, header.imported_at) == ("f.bin", "x/y", AT)
        assert (header.sha256.hex(), header.media_type) == (stored.sha256, stored.media_type)
        assert reader.part_ids == ()


def test_large_files_come_in_parts_and_read_as_one(sample):
    with sample.open(part_frame_size=20_000) as vault:
        data = random.Random(4).randbytes(100_000)
        stored = _add(vault, data)
        assert len(stored.parts) == 6
        with vault.blobs.open_raw(stored.id) as reader:
            assert reader.part_ids == stored.parts
        with vault.blobs.open(stored.id) as stream:
            assert stream.read() == data
            rng = random.Random(5)
            for _ in range(50):
                offset, length = rng.randrange(110_000), rng.randrange(40_000)
                stream.seek(offset)
                assert stream.read(length) == data[offset : offset + length]


def test_each_part_says_whose_it_is_and_its_place(sample):
    with sample.open(part_frame_size=20_000) as vault:
        stored = _add(vault, bytes(50_000))
        headers = [vault.blobs.open_raw(part).header for part in stored.parts]
        assert [(header.parent_id.hex(), header.position) for header in headers] == [
            (stored.id, place) for place in range(3)
        ]
        assert vault.blobs.pending == {stored.id, *stored.parts}


def test_what_is_not_wanted_after_all_is_gone_at_once(sample):
    with sample.open(part_frame_size=20_000) as vault:
        before = {path.name for path in sample.path.rglob("*.blob")}
        vault.blobs.discard(_add(vault, bytes(50_000)))
        vault.blobs.discard(_add(vault, b"data"))
        assert {path.name for path in sample.path.rglob("*.blob")} == before
        assert vault.blobs.pending == frozenset()
        assert vault.unlisted().kept == []


@pytest.mark.parametrize("removable", range(3))
def test_what_cannot_be_removed_at_once_goes_at_the_end_and_parts_alone_are_not_told_of(sample, removable):
    killed = sample.path.with_name("killed.holdall")

    class Fails(FileSystem):
        left = 99

        def remove(self, path):
            self.left -= path.suffix == ".blob"
            if self.left < 0:
                raise OSError(errno.EIO, "failing")
            super().remove(path)

    fs = Fails()
    with sample.open(part_frame_size=20_000, fs=fs) as vault:
        stored = _add(vault, bytes(50_000))
        fs.left = removable
        vault.blobs.discard(stored)
        assert vault.blobs.pending == {stored.id, *stored.parts}
        shutil.copytree(sample.path, killed)
        fs.left = 99
    with sample.open() as vault:
        assert vault.verify() == []
    with sample.open(killed) as vault:
        told = vault.unlisted().kept
    assert told == ([stored.id] if not removable else [])


def test_a_file_that_ends_with_a_part_has_no_empty_part(sample):
    with sample.open(part_frame_size=5120) as vault:
        assert _add(vault, bytes(4096)).parts == ()
        assert len(_add(vault, bytes(8192)).parts) == 2


def test_streams_behave_like_files(make_vault):
    vault = make_vault()
    stored = _add(vault, b"0123456789")
    stream = vault.blobs.open(stored.id)
    assert stream.readable()
    assert stream.seekable()
    assert stream.seek(-3, io.SEEK_END) == 7
    assert stream.read() == b"789"
    assert stream.seek(2) == stream.tell() == 2
    raw = vault.blobs.open_raw(stored.id)
    raw.seek(4)
    assert raw.seek(-2, io.SEEK_CUR) == 2
    assert raw.seek(-9, io.SEEK_CUR) == 0
    raw.close()
    raw.close()
    with pytest.raises(ValueError, match="closed"):
        raw.readinto(bytearray(1))


def test_closing_the_vault_closes_its_streams(make_vault):
    vault = make_vault()
    stream = vault.blobs.open(_add(vault, bytes(200_000)).id)
    stream.read(10)
    vault.close()
    with pytest.raises(ValueError, match="closed"):
        stream.read()
    with pytest.raises(VaultClosedError):
        _add(vault, b"x")
    with pytest.raises(VaultClosedError):
        vault.blobs.open("00" * 16)


def test_a_missing_blob_is_named(make_vault):
    with pytest.raises(BlobUnreadableError) as caught:
        make_vault().blobs.open("ab" * 16)
    assert caught.value.params == {"blob": "ab" * 16, "reason": "missing"}


def test_damage_after_opening_is_noticed(make_vault):
    vault = make_vault()
    stored = _add(vault, random.Random(1).randbytes(100_000))
    path = vault.path / "blobs" / stored.id[:2] / f"{stored.id}.blob"
    with vault.blobs.open(stored.id) as stream:
        data = bytearray(path.read_bytes())
        data[40_000] ^= 1
        path.write_bytes(data)
        with pytest.raises(BlobUnreadableError) as caught:
            stream.read()
    assert caught.value.params["reason"] == "damaged"


def test_a_part_list_that_promises_too_much_is_damage(sample):
    from holdall.vault.blob_frame import PART_ENTRY, FrameHeader, FrameKind
    from holdall.vault.blob_writer import BlobWriter

    with sample.open() as vault:
        part = _add(vault, b"abc")
        writer = BlobWriter(vault._layout, vault._env, vault._keys, "cd" * 16, 0)
        writer.write(memoryview(PART_ENTRY.pack(bytes.fromhex(part.id), 5)))
        writer.finish(
            FrameHeader(kind=FrameKind.PART_LIST, length=writer.length, blob_id=b"\xcd" * 16, file_length=5)
        )
        with vault.blobs.open("cd" * 16) as stream, pytest.raises(BlobUnreadableError):
            stream.read()


def test_progress_is_told_and_may_stop_the_work(make_vault):
    vault = make_vault()
    told = []

    def on_progress(done):
        told.append(done)
        if done > 2**22:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        _add(vault, bytes(9 * 2**20), on_progress=on_progress)
    assert told == [2**22, 2**23]
    assert [path for path in (vault.path / "blobs").rglob("*") if path.is_file()] == []


def test_a_stop_after_the_first_part_leaves_nothing(sample):
    with sample.open(part_frame_size=20_000) as vault:

        class Broken(io.BytesIO):
            def readinto(self, buffer):
                if self.tell() > 30_000:
                    raise OSError(errno.EIO, "stick pulled")
                return super().readinto(memoryview(buffer)[:10_000])

        with pytest.raises(OSError, match="pulled"):
            vault.blobs.add(Broken(bytes(99_000)), name="f", media_type="", imported_at=AT)
        assert vault.verify() == []
    with sample.open() as vault:
        files = list((vault.path / "blobs").rglob("*.*"))
        assert [path.stem for path in files] == [sample.file.id]


def test_what_stopped_the_work_is_told_where_nothing_can_be_removed_either(sample):
    class Stuck(FileSystem):
        is_stuck = True

        def remove(self, path):
            if self.is_stuck:
                raise OSError(errno.EIO, "stuck")
            super().remove(path)

    def stop(done):
        raise KeyboardInterrupt

    fs = Stuck()
    with sample.open(fs=fs, part_frame_size=20_000) as vault:
        with pytest.raises(KeyboardInterrupt):
            _add(vault, bytes(50_000), on_progress=stop)
        fs.is_stuck = False


def test_a_device_that_returns_something_else_is_an_io_error(sample, tools):
    from holdall.vault.file_system import FileSystem

    class Lying(FileSystem):
        def open_read(self, path):
            if path.suffix == ".part":
                with path.open("r+b") as file:
                    file.seek(100)
                    file.write(b"garbage")
            return super().open_read(path)

    with sample.open(fs=Lying()) as vault:
        with pytest.raises(OSError, match=os.strerror(errno.EIO)) as caught:
            _add(vault, bytes(20_000))
        assert caught.value.errno == errno.EIO
        assert list((vault.path / "blobs").rglob("*.part")) == []


def test_what_is_read_back_comes_from_the_device(sample):
    """Written, synced, let go of, read: in memory it would be right whatever the device made of it."""
    done = []

    class Noting(FileSystem):
        def write_at(self, handle, offset, data):
            done.append(("write", Path(handle.name).suffix))
            super().write_at(handle, offset, data)

        def sync(self, handle):
            super().sync(handle)
            done.append(("sync", Path(handle.name).suffix))

        def uncache(self, path):
            done.append(("uncache", path.suffix))

        def read_at(self, handle, offset, buffer):
            done.append(("read", Path(handle.name).suffix))
            return super().read_at(handle, offset, buffer)

        def rename(self, source, target):
            done.append(("rename", source.suffix))
            super().rename(source, target)

    with sample.open(fs=Noting()) as vault:
        done.clear()
        _add(vault, bytes(3 * 2**20))
    steps = [step for step, suffix in done if suffix == ".part"]
    assert [step for step, _ in itertools.groupby(steps)] == ["write", "sync", "uncache", "read", "rename"]


def test_locking_during_an_import_ends_it(sample):
    with sample.open() as vault:

        class Locking(io.BytesIO):
            def readinto(self, buffer):
                vault.close()
                return super().readinto(buffer)

        with pytest.raises(VaultClosedError):
            vault.blobs.add(Locking(b"data"), name="f", media_type="", imported_at=AT)
    with sample.open() as vault:
        assert vault.verify() == []


def test_an_equal_file_is_found_by_its_content(sample):
    with sample.open() as vault:
        sha256 = hashlib.sha256(sample.data).hexdigest()
        assert vault.blobs.find(sha256) == sample.file.id
        assert vault.blobs.find("00" * 32) is None
        with vault.records.transaction("delete") as transaction:
            transaction.delete(sample.file.id)
            transaction.delete(sample.paper.id)
        assert vault.blobs.find(sha256) is None


@pytest.mark.parametrize("error", [errno.ENOSPC, errno.EIO])
@pytest.mark.parametrize("fails_at", [1, 2, 4])
def test_a_write_that_fails_beside_stops_the_import_and_leaves_nothing(sample, error, fails_at):
    class Failing(FileSystem):
        writes = 0

        def write_at(self, handle, offset, data):
            if str(handle.name).endswith(".part"):
                self.writes += 1
                if self.writes == fails_at:
                    raise OSError(error, os.strerror(error))
            super().write_at(handle, offset, data)

    before = sorted(sample.path.rglob("*.blob"))
    with sample.open(fs=Failing()) as vault:
        with pytest.raises(OSError, match=os.strerror(error)) as caught:
            _add(vault, bytes(13 * 2**20))
        assert caught.value.errno == error
        assert sorted(sample.path.rglob("*.blob")) == before
        assert not list(sample.path.rglob("*.part"))
        assert vault.verify() == []
    assert "vault" not in [thread.name for thread in threading.enumerate()]


def test_an_import_that_is_stopped_leaves_no_thread(sample):
    def stop(length):
        raise KeyboardInterrupt

    with sample.open() as vault, pytest.raises(KeyboardInterrupt):
        vault.blobs.add(
            io.BytesIO(bytes(9 * 2**20)), name="", media_type="", imported_at="", on_progress=stop
        )
    assert "vault" not in [thread.name for thread in threading.enumerate()]


def test_a_file_may_be_attached_before_its_record(sample):
    with sample.open() as vault:
        stored = _add(vault, b"data")
        with vault.records.transaction("attach") as transaction:
            transaction.attach_blob(stored)
        assert vault.records.undo_label == "add paper"
        assert vault.blobs.pending == frozenset()
        assert vault.verify() == []


def test_a_bad_sector_under_a_blob_is_a_finding_not_the_end_of_the_check(sample, tools):
    class BadSector(FileSystem):
        def read_at(self, handle, offset, buffer):
            if str(handle.name).endswith(f"{sample.file.id}.blob"):
                raise OSError(errno.EIO, "Input/output error")
            return super().read_at(handle, offset, buffer)

    with sample.open() as vault:
        other = tools.add_file(vault, b"other")
    with sample.open(fs=BadSector()) as vault:
        assert vault.verify() == [Finding("blob-damaged", sample.file.id)]
        assert vault.blobs.open(other.id).read() == b"other"


def test_another_trouble_of_the_system_is_not_taken_for_damage(sample):
    class Exhausted(FileSystem):
        def open_read(self, path):
            if path.suffix == ".blob":
                raise OSError(errno.EMFILE, "Too many open files")
            return super().open_read(path)

    with sample.open(fs=Exhausted()) as vault, pytest.raises(OSError, match="Too many"):
        vault.blobs.open(sample.file.id)
