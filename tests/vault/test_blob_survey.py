"""Every blob file is told for what it is by its own words, sound, damaged or incomplete."""

from __future__ import annotations

import errno
import os
import shutil
from dataclasses import replace
from types import SimpleNamespace

import pytest
from repairs import blob, garble, mend, without_anything

from holdall.case.paper import Paper
from holdall.errors import StoppedError
from holdall.vault.blob_survey import BlobSurvey, FileState, blob_ids
from holdall.vault.errors import RepairImpossibleError
from holdall.vault.file_system import FileSystem


def test_what_is_damaged_is_named_and_kept(sample, tools):
    parted = replace(sample, env=replace(sample.env, part_frame_size=8192))
    with parted.open() as vault:
        torn = tools.add_file(vault, os.urandom(30_000), "torn.mp4")
        short = tools.add_file(vault, os.urandom(30_000), "short.mp4")
        nameless = tools.add_file(vault, b"nameless", "nameless")
        listless = tools.add_file(vault, os.urandom(30_000), "listless.mp4")
        bits = vault.blobs.open_raw(torn.id).part_ids
        gone = vault.blobs.open_raw(short.id).part_ids
        stray = vault.blobs.open_raw(listless.id).part_ids
    garble(blob(sample, bits[1]), 3000)
    blob(sample, gone[-1]).unlink()
    garble(blob(sample, nameless.id), 100)
    blob(sample, listless.id).unlink()
    garble(blob(sample, sample.file.id), 20_000)
    without_anything(parted)
    report = mend(parted)
    assert {(it.file.name, it.state.value, it.file.problem) for it in report.intake.returned} == {
        ("torn.mp4", "damaged", "damaged"),
        ("short.mp4", "incomplete", "damaged"),
        ("скан.jpg", "damaged", "damaged"),
    }
    assert [(part.list_id, part.blob_id, part.position) for part in report.intake.stray_parts] == [
        (listless.id, blob_id, number) for number, blob_id in enumerate(stray)
    ]
    assert report.intake.unreadable == (nameless.id,)
    for _ in range(3):  # nothing of it is swept up
        with parted.open() as vault:
            assert {finding.code for finding in vault.verify()} == {
                "blob-damaged", "blob-mismatch", "blob-missing",
            }  # fmt: skip
            with vault.records.transaction("x") as transaction:
                transaction.put(Paper(title="x"))
    assert all(blob(sample, blob_id).exists() for blob_id in (*stray, nameless.id, sample.file.id))


@pytest.mark.parametrize("number", range(4))
def test_what_could_not_be_read_just_once_is_sound(sample, number):
    class Once(FileSystem):
        left = number

        def read_at(self, handle, offset, buffer):
            if str(handle.name).endswith(".blob"):
                self.left -= 1
                if self.left == -1:
                    raise OSError(errno.EIO, "Input/output error")
            return super().read_at(handle, offset, buffer)

    without_anything(sample)
    fs = Once()
    report = mend(sample, env=replace(sample.env, fs=fs))
    assert fs.left < 0
    assert ([it.state for it in report.intake.returned], report.intake.unreadable) == ([FileState.SOUND], ())
    with sample.open() as vault:
        assert vault.verify() == []


def test_a_file_that_is_not_what_its_header_says_is_damaged(sample, monkeypatch):
    class Wrong:
        def update(self, data):
            pass

        def digest(self):
            return bytes(32)

    without_anything(sample)
    monkeypatch.setattr("holdall.vault.blob_survey.hashlib", SimpleNamespace(sha256=Wrong))
    report = mend(sample)
    assert [it.state for it in report.intake.returned] == [FileState.DAMAGED]


def test_what_is_no_blob_is_left_alone(sample):
    without_anything(sample)
    shard = blob(sample, sample.file.id).parent
    (shard / "notes.txt").write_text("x")
    (shard / f"{'0' * 31}g.blob").write_text("x")
    (shard / f"{sample.file.id}.blob.d").mkdir()
    (sample.path / "blobs" / "zz").touch()
    assert mend(sample).intake.unreadable == ()


def test_with_no_blob_left_nothing_can_be_done(sample):
    without_anything(sample)
    shutil.rmtree(sample.path / "blobs")
    with pytest.raises(RepairImpossibleError) as caught:
        mend(sample)
    assert caught.value.params == {"reason": "no-blobs"}
    assert not (sample.path / "repair.db").exists()


def test_progress_tells_the_bytes_of_every_file_read_so_far(sample, tools):
    with sample.open(part_frame_size=16_384) as vault:
        large = tools.add_file(vault, os.urandom(50_000), "large.mp4")
        told = []
        ids = list(blob_ids(vault._layout, sample.env))
        arguments = (vault._layout, sample.env, vault._keys, ids)
        found = BlobSurvey(*arguments, on_progress=lambda *it: told.append(it)).run()
        sizes = [path.stat().st_size for path in (sample.path / "blobs").rglob("*.blob")]
    assert sorted(it.header.file_length for it in found.files) == [len(sample.data), large.size]
    assert found.stray_parts == found.unreadable == []
    done = [it for it, _ in told]
    assert done == sorted(done)
    assert told[-1] == (len(sample.data) + large.size, sum(sizes))


def test_progress_is_told_and_a_stop_changes_nothing(sample):
    without_anything(sample)
    before = sorted(path.name for path in sample.path.rglob("*"))
    seen = []
    with pytest.raises(StoppedError):
        mend(sample, on_progress=lambda *it: seen.append(it), cancelled=lambda: True)
    assert sorted(path.name for path in sample.path.rglob("*")) == before
    assert all(0 <= done <= total for done, total in seen)
    seen.clear()
    mend(sample, on_progress=lambda *it: seen.append(it), cancelled=lambda: False)
    assert seen


def test_what_cannot_be_read_goes_with_all_of_the_bin_alone(sample, tools):
    with sample.open() as vault:
        kept = tools.add_file(vault, b"kept", "kept.jpg")
        garbled = tools.add_file(vault, b"garbled", "garbled.jpg")
    garble(blob(sample, garbled.id), 100)
    without_anything(sample)
    assert mend(sample).intake.unreadable == (garbled.id,)
    with sample.open() as vault:
        assert vault.unreadable_files == 1
        (paper,) = (it for it in vault.records.all(Paper) if kept.id in it.file_ids)
        with vault.records.transaction("delete") as transaction:
            transaction.delete(paper.id)
            transaction.delete(kept.id)
        assert vault.empty_bin([paper.id, kept.id]) == 2
        assert not blob(sample, kept.id).exists()
        assert blob(sample, garbled.id).exists()
        assert vault.unreadable_files == 1
    with sample.open() as vault:
        vault.empty_bin()
        assert vault.unreadable_files == 0
    assert not blob(sample, garbled.id).exists()
    with sample.open() as vault:
        assert vault.verify() == []
