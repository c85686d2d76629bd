"""The check reads every byte of every stored file, and tells how far it is."""

from __future__ import annotations

import errno

import pytest

from holdall.errors import StoppedError
from holdall.vault.errors import Finding
from holdall.vault.file_system import FileSystem


@pytest.fixture
def large(sample, tools):
    """The sample with a second file, of more than two pieces."""
    with sample.open() as vault:
        return tools.add_file(vault, bytes(range(256)) * 10_000, "long.bin")


def test_files_of_any_length_are_sound(sample, large):
    with sample.open() as vault:
        assert vault.verify() == []


def test_progress_ends_with_every_byte_of_all_files(sample, large):
    told = []
    with sample.open() as vault:
        vault.verify(on_progress=lambda *it: told.append(it))
    total = len(sample.data) + large.size
    assert told == sorted(told)
    assert told[-1] == (total, total)
    assert {it[1] for it in told} == {total}


def test_a_file_that_is_looked_at_twice_counts_once(sample, large):
    path = sample.path / "blobs" / large.id[:2] / f"{large.id}.blob"
    data = bytearray(path.read_bytes())
    data[100_000] ^= 1
    path.write_bytes(data)
    told = []
    with sample.open() as vault:
        found = vault.verify(on_progress=lambda *it: told.append(it))
    total = len(sample.data) + large.size
    assert found == [Finding("blob-damaged", large.id)]
    assert all(done <= all_of_it == total for done, all_of_it in told)


@pytest.mark.parametrize("chunk", [0, 65])
def test_what_could_not_be_read_just_once_is_sound(sample, tools, chunk):
    class Once(FileSystem):
        failed = False

        def read_at(self, handle, offset, buffer):
            place = 56 + chunk * 16400
            is_there = str(handle.name).endswith(".blob") and offset <= place < offset + len(buffer)
            if is_there and not self.failed:
                self.failed = True
                raise OSError(errno.EIO, "once")
            return super().read_at(handle, offset, buffer)

    with sample.open() as vault:
        tools.add_file(vault, bytes(2**20 + 1 - 1024))  # ends in chunk 64; 65 is filler
    fs = Once()
    with sample.open(fs=fs) as vault:
        assert vault.verify() == []
    assert fs.failed


def test_it_can_be_stopped(sample):
    with sample.open() as vault, pytest.raises(StoppedError):
        vault.verify(cancelled=lambda: True)


def test_a_second_look_counts_to_the_same_end(sample, tools):
    with sample.open() as vault:
        file = tools.add_file(vault, bytes(1_500_000), "large.jpg")
    path = sample.path / "blobs" / file.id[:2] / f"{file.id}.blob"
    data = bytearray(path.read_bytes())
    data[1_400_000] ^= 1
    path.write_bytes(data)
    told = []
    with sample.open() as vault:
        findings = vault.verify(lambda done, total: told.append((done, total)))
    assert [(it.code, it.item_id) for it in findings] == [("blob-damaged", file.id)]
    assert {total for _, total in told} == {1_500_000 + len(sample.data)}
    assert sorted(done for done, _ in told)[-1] <= 1_500_000 + len(sample.data)
