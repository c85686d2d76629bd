"""Sessions begin lazily, end cleanly, and survive what fails in between."""

from __future__ import annotations

import errno
import hashlib
import io
import random
import shutil
from contextlib import suppress
from dataclasses import replace
from typing import ClassVar

import pytest

from holdall.case.paper import Paper
from holdall.errors import StoppedError
from holdall.vault.database import Database
from holdall.vault.errors import Finding, VaultClosedError, VaultDamagedError
from holdall.vault.file_system import FileSystem
from holdall.vault.head import blob_set_hash


def _edit(vault, title="x"):
    with vault.records.transaction("edit") as transaction:
        transaction.put(Paper(title=title))


def test_reading_changes_nothing(sample):
    before = {path: path.read_bytes() for path in sample.path.rglob("*") if path.is_file()}
    with sample.open() as vault:
        vault.records.get(sample.paper.id)
        vault.blobs.open(sample.file.id).read()
        assert vault.verify() == []
    assert {path: path.read_bytes() for path in sample.path.rglob("*") if path.is_file()} == before


def test_only_the_first_edit_of_a_session_writes_a_head(sample, tools):
    fs = tools.FaultyFileSystem()
    with sample.open(fs=fs) as vault:
        assert fs.log == []
        _edit(vault)
        first = len(fs.log)
        assert first > 0
        for _ in range(5):
            _edit(vault)
        assert len(fs.log) == first


def test_what_the_head_says_from_the_first_edit_to_the_end(sample):
    def on_disk():
        head, other = vault._heads.read_both()
        return max(head, other, key=lambda it: it.generation), head == other

    with sample.open() as vault:
        first, _ = on_disk()
        _edit(vault, "1")
        _edit(vault, "2")
        begun, _ = on_disk()
        assert begun == replace(
            first, clean=False, generation=first.generation + 1, session=first.generation + 1,
            previous_session=first.session, last_change=begun.last_change,
        )  # fmt: skip
        assert vault._session.database.meta("session") == begun.session
        vault.settle()
        settled, both = on_disk()
        data = (sample.path / "index.db").read_bytes()
        assert both
        assert (settled.clean, settled.generation) == (True, begun.generation + 1)
        assert (settled.index_length, settled.index_sha256) == (len(data), hashlib.sha256(data).digest())
        assert (settled.blob_count, settled.blob_set) == (1, blob_set_hash([sample.file.id]))
        assert settled.snapshots == first.snapshots
        _edit(vault, "3")
        again, _ = on_disk()
        assert (again.generation, again.session, again.previous_session) == (
            settled.generation + 1, settled.generation + 1, begun.session,
        )  # fmt: skip
    with sample.open() as vault:
        closed, both = on_disk()
    assert both
    assert (closed.clean, closed.generation) == (True, again.generation + 1)
    assert max(entry.generation for entry in closed.snapshots) == closed.generation


def test_a_session_that_had_settled_takes_its_snapshot_at_the_end(sample):
    with sample.open() as vault:
        before = vault.snapshots[0].generation
        _edit(vault)
        vault.settle()
        assert vault.snapshots[0].generation == before
    with sample.open() as vault:
        assert vault.snapshots[0].generation == vault.summary.generation > before
    with sample.open() as vault:
        assert vault.snapshots[0].generation == vault.summary.generation


def test_settling_makes_the_copied_folder_openable_as_clean(sample, tmp_path):
    with sample.open() as vault:
        _edit(vault, "settled")
        vault.settle()
        shutil.copytree(sample.path, tmp_path / "copy", ignore=shutil.ignore_patterns("index.db-wal"))
        _edit(vault, "later")
    with sample.open(tmp_path / "copy") as copy:
        assert "settled" in {paper.title for paper in copy.records.all(Paper)}


def test_work_after_closing_is_refused(sample):
    vault = sample.open()
    vault.close()
    with pytest.raises(VaultClosedError):
        vault.records.get(sample.paper.id)
    with pytest.raises(VaultClosedError):
        _edit(vault)


def test_a_killed_session_is_taken_up_again(sample, tmp_path):
    with sample.open() as vault:
        _edit(vault, "committed")
        shutil.copytree(sample.path, tmp_path / "image")
    with sample.open(tmp_path / "image") as again:
        assert "committed" in {paper.title for paper in again.records.all(Paper)}
        assert again.verify() == []
    with sample.open(tmp_path / "image") as again:
        assert again.verify() == []


def test_snapshots_are_a_ring_of_three_and_can_be_read(sample):
    for number in range(4):
        with sample.open() as vault:
            _edit(vault, str(number))
    with sample.open() as vault:
        assert len(vault.snapshots) == 3
        assert sorted(snapshot.name for snapshot in vault.snapshots) == ["0", "1", "2"]
        target = io.BytesIO()
        vault._snapshots.read(vault.snapshots[0], target)
        assert target.getvalue() == (sample.path / "index.db").read_bytes()
        path = sample.path / "snapshots" / vault.snapshots[0].name
        data = bytearray(path.read_bytes())
        data[5000] ^= 1
        path.write_bytes(data)
        with pytest.raises(VaultDamagedError) as caught:
            vault._snapshots.read(vault.snapshots[0], io.BytesIO())
        assert caught.value.params == {"part": "snapshot", "reason": "damaged"}
        path.write_bytes(data[:100])
        assert len(vault.snapshots) == 2


@pytest.mark.parametrize("harm", ["flip", "cut", "remove"])
def test_verify_names_a_snapshot_that_could_not_be_gone_back_to(sample, harm):
    with sample.open() as vault:
        assert vault.verify() == []
        name = vault.snapshots[0].name
        path = sample.path / "snapshots" / name
        data = bytearray(path.read_bytes())
        data[len(data) // 2] ^= 1
        if harm == "remove":
            path.unlink()
        else:
            path.write_bytes(data if harm == "flip" else data[:-1])
        assert vault.verify() == [Finding("snapshot-damaged", name)]


def test_a_disk_too_full_for_a_snapshot_does_not_keep_the_vault_from_closing(sample):
    class Full(FileSystem):
        def open_new(self, path):
            if path.parent.name == "snapshots":
                raise OSError(errno.ENOSPC, "full")
            return super().open_new(path)

    with sample.open(fs=Full()) as vault:
        _edit(vault)
    with sample.open() as vault:
        assert len(vault.snapshots) == 1
        assert vault.verify() == []


def test_the_set_hash_does_not_depend_on_order():
    ids = [random.Random(seed).randbytes(16).hex() for seed in range(5)]
    assert blob_set_hash(ids) == blob_set_hash(reversed(ids))
    assert blob_set_hash(ids) != blob_set_hash(ids[1:])
    assert blob_set_hash([]) == bytes(32)


def test_garbage_waits_one_session_in_quarantine(sample):
    def names(folder):
        return sorted(path.name for path in (sample.path / folder).rglob("*.*"))

    with sample.open() as vault:
        lost = vault.blobs.add(io.BytesIO(b"lost"), name="", media_type="", imported_at="")
        vault.blobs._pending.clear()  # as after a crash
        vault.blobs.add(io.BytesIO(b"given up"), name="", media_type="", imported_at="")
        (sample.path / "blobs" / "ab").mkdir(exist_ok=True)
        (sample.path / "blobs" / "ab" / ("ab" * 16 + ".part")).touch()
        (sample.path / "blobs" / "ab" / "photo.jpg").touch()
    assert names("quarantine") == [f"{lost.id}.blob"]
    assert names("blobs") == sorted([f"{sample.file.id}.blob", "photo.jpg"])
    with sample.open() as vault:
        vault.blobs.add(io.BytesIO(b"again"), name="", media_type="", imported_at="")
    assert f"{lost.id}.blob" not in names("quarantine")


def test_a_needed_blob_comes_back_from_quarantine(sample):
    blob = sample.path / "blobs" / sample.file.id[:2] / f"{sample.file.id}.blob"
    (sample.path / "quarantine").mkdir()
    blob.rename(sample.path / "quarantine" / blob.name)
    blob.parent.rmdir()
    with sample.open() as vault:
        assert vault.verify() == []
    assert blob.exists()


def test_a_quarantine_that_cannot_be_read_just_now_keeps_no_vault_from_opening(sample):
    class Unread(FileSystem):
        listed = 0

        def names(self, directory):
            self.listed += directory.name == "quarantine"
            if self.listed == 2:
                raise OSError(errno.EIO, "Input/output error")
            return super().names(directory)

    fs = Unread()
    with sample.open(fs=fs) as vault:
        assert fs.listed == 2
        fs.listed = 9
        assert vault.verify() == []


def test_removing_a_file_that_is_gone_already_is_no_error(sample):
    with sample.open() as vault:
        with vault.records.transaction("delete") as transaction:
            transaction.delete(sample.file.id)
            transaction.delete(sample.paper.id)
        shutil.rmtree(sample.path / "blobs" / sample.file.id[:2])
        assert vault.empty_bin() == 2


def test_the_check_reports_progress_and_can_be_stopped(sample):
    with sample.open() as vault:
        told = []
        assert vault.verify(lambda done, total: told.append((done, total))) == []
        assert told == [(len(sample.data), len(sample.data))]
        with pytest.raises(StoppedError):
            vault.verify(cancelled=lambda: True)
        assert vault.verify(cancelled=lambda: False) == []


def test_the_check_calls_nothing_damaged_that_could_not_be_read_just_once(sample):
    class FailingOnce(FileSystem):
        left = -1

        def read_at(self, handle, offset, buffer):
            self.left -= 1
            if self.left == -1:
                raise OSError(errno.EIO, "Input/output error")
            return super().read_at(handle, offset, buffer)

    fs = FailingOnce()
    failed = 0
    with sample.open(fs=fs) as vault:
        for number in range(1000):
            fs.left = number
            with suppress(OSError):
                assert vault.verify() == []
            if fs.left >= 0:
                break
            failed += 1
    assert failed > 5


def test_the_check_names_what_the_database_gets_wrong(sample, tools):
    with sample.open() as vault:
        second = tools.add_file(vault, b"second", "2.jpg")
        database = vault._session.database
        database.execute("UPDATE blobs SET dedup = x'00' WHERE id = ?", (sample.file.id,))
        database.execute("DELETE FROM blobs WHERE id = ?", (second.id,))
        database.execute("UPDATE records SET body = '{}' WHERE id = ?", (sample.paper.id,))
        assert vault.verify() == [
            Finding("record-unreadable", sample.paper.id),
            Finding("blob-missing", second.id),
            Finding("blob-mismatch", sample.file.id),
            Finding("stored-file-unknown", second.id),
        ]


def test_a_head_that_counts_other_blobs_is_named(sample):
    with sample.open() as vault:
        vault._session.database.execute("DELETE FROM blobs")
        assert Finding("blob-set-mismatch") in vault.verify()


def test_the_log_is_gone_for_good_before_a_clean_head_says_so(sample):
    """An old log that a power cut brings back beside a clean head would be refused as planted."""

    class Ordered(FileSystem):
        order: ClassVar[list[str]] = []

        def sync_directory(self, path):
            super().sync_directory(path)
            if path == sample.path and not (path / "index.db-wal").exists():
                self.order.append("folder")

        def open_existing(self, path):
            self.order.append(path.name)
            return super().open_existing(path)

    vault = sample.open(fs=Ordered())
    _edit(vault)
    Ordered.order.clear()
    vault.close()
    assert Ordered.order == ["folder", "head.b", "head.a"]


def test_a_settled_vault_is_worked_with_again(sample, monkeypatch):
    with sample.open() as vault:
        _edit(vault)
        vault.settle()
        assert not (sample.path / "index.db-wal").exists()
        assert vault.records.get(sample.paper.id) == sample.paper
        _edit(vault)
        vault.settle()
        monkeypatch.setattr(Database, "open", _fail)
        with pytest.raises(OSError, match="Input/output"):
            vault.records.get(sample.paper.id)
        monkeypatch.undo()
        assert len(vault.records.all(Paper)) == 3


def _fail(database):
    raise OSError(errno.EIO, "Input/output error")
