"""The new database is made beside the old one, only where there is room, and never left behind."""

from __future__ import annotations

import errno
from dataclasses import replace

import pytest
from repairs import INDEX, mend

from holdall.vault.database import Database
from holdall.vault.diagnosis import RepairSource
from holdall.vault.errors import VaultDamagedError, VaultSpaceError
from holdall.vault.file_system import FileSystem


class _Full(FileSystem):
    def free_space(self, path):
        return 1 << 20


def test_too_little_space_is_refused_and_nothing_changed(sample):
    (sample.path / INDEX).write_bytes(b"")
    for source in (RepairSource.SNAPSHOT, RepairSource.BLOBS):
        with pytest.raises(VaultSpaceError) as caught:
            mend(sample, source, env=replace(sample.env, fs=_Full()))
        assert caught.value.params["free"] == 1
        assert caught.value.params["needed"] >= 4
    assert not (sample.path / "repair.db").exists()


def test_a_database_that_cannot_be_made_leaves_nothing(sample, monkeypatch):
    def fail(self):
        raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr(Database, "create_schema", fail)
    with pytest.raises(OSError, match="full"):
        mend(sample, RepairSource.BLOBS)
    assert not (sample.path / "repair.db").exists()


def test_a_new_database_that_is_not_sound_never_replaces_the_old(sample, monkeypatch):
    (sample.path / INDEX).write_bytes(b"")
    monkeypatch.setattr(Database, "sound", lambda self: len(self.query("SELECT 1 FROM records")) == 3)
    with pytest.raises(VaultDamagedError) as caught:
        mend(sample, RepairSource.BLOBS)
    assert caught.value.params["reason"] == "write-failed"
    assert (sample.path / INDEX).read_bytes() == b""


def test_what_a_cut_off_repair_left_goes_at_the_next_opening(sample):
    (sample.path / "repair.db").write_bytes(b"x")
    (sample.path / "repair.db-wal").write_bytes(b"x")
    sample.open().close()
    assert not (sample.path / "repair.db").exists()
    assert not (sample.path / "repair.db-wal").exists()
