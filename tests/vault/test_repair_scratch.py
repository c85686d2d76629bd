"""The new database is made beside the old one, only where there is room, and never left behind."""

from __future__ import annotations

import errno
from dataclasses import replace

import pytest
from keeping import Keeping
from repairs import INDEX, contents, garble, look, lose, lost_heads, lost_index, mend, sources

from holdall.vault import snapshots
from holdall.vault.damaged_vault import entered
from holdall.vault.database import Database
from holdall.vault.diagnosis import RepairSource
from holdall.vault.errors import VaultDamagedError, VaultSpaceError
from holdall.vault.file_system import FileSystem
from holdall.vault.layout import Layout
from holdall.vault.repair_scratch import from_database, require_space

MIB = 1 << 20


class _Full(FileSystem):
    def __init__(self, free=MIB):
        self.free = free

    def free_space(self, path):
        return self.free


@pytest.mark.parametrize(("free", "told"), [(5 * MIB, 5), (6 * MIB - 1, 5), (0, 0)])
def test_space_is_told_in_whole_mebibytes_what_is_needed_rounded_up(sample, free, told):
    with pytest.raises(VaultSpaceError) as caught:
        require_space(Layout(sample.path), replace(sample.env, fs=_Full(free)), 2 * MIB + 1)
    assert caught.value.params == {"needed": 7, "free": told}


def test_just_enough_space_is_enough(sample):
    require_space(Layout(sample.path), replace(sample.env, fs=_Full(5 * MIB)), MIB)


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
    assert caught.value.params == {"part": "index", "reason": "write-failed"}
    assert (sample.path / INDEX).read_bytes() == b""


def test_what_failed_is_told_though_its_remains_cannot_be_removed(sample, monkeypatch):
    (sample.path / INDEX).write_bytes(b"")
    lose(sample.path, "snapshots")
    monkeypatch.setattr(Database, "sound", lambda self: False)
    with pytest.raises(VaultDamagedError):
        mend(sample, env=replace(sample.env, fs=Keeping("repair.db")))
    assert (sample.path / "repair.db").exists()


def test_what_a_cut_off_repair_left_goes_at_the_next_opening(sample):
    (sample.path / "repair.db").write_bytes(b"x")
    (sample.path / "repair.db-wal").write_bytes(b"x")
    sample.open().close()
    assert not (sample.path / "repair.db").exists()
    assert not (sample.path / "repair.db-wal").exists()


def test_a_snapshot_of_many_blocks_is_laid_out_whole(sample, monkeypatch):
    monkeypatch.setattr(snapshots, "_BLOCK", 4096)
    lost_index(sample)
    assert mend(sample).option.exact
    with sample.open() as vault:
        assert vault.verify() == []
        assert vault.records.get(sample.paper.id) == sample.paper


def test_a_finished_database_is_taken_up_with_its_log_when_the_old_one_is_gone(unsettled):
    lost_heads(unsettled)
    for end in ("", "-wal"):
        (unsettled.path / f"{INDEX}{end}").rename(unsettled.path / f"repaired.db{end}")
    assert sources(look(unsettled)) == ["database", "snapshot", "blobs"]
    report = mend(unsettled)
    assert (report.option.source, report.intake.returned) == (RepairSource.DATABASE, ())
    with unsettled.open() as vault:
        assert set(contents(vault)) == {"скан.jpg", "late.jpg"}
        assert vault.verify() == []
    assert [path.name for path in unsettled.path.glob("repaired.db*")] == []


@pytest.fixture
def held(unsettled):
    """The vault that an interrupted session left, held as for a repair."""
    with entered(unsettled.path, unsettled.secret(), unsettled.env) as vault:
        yield vault


@pytest.mark.parametrize("with_log", [True, False])
def test_of_a_database_the_log_is_laid_out_when_it_counts(held, with_log):
    database = from_database(held, with_log=with_log)
    assert held.layout.index_log.exists()
    assert len(database.query("SELECT 1 FROM records WHERE kind = 'file'")) == 1 + with_log
    database.close()


@pytest.mark.parametrize(
    ("damage", "reason"),
    [
        (lambda index: index.unlink(), "missing"),
        (lambda index: index.write_bytes(b""), "missing"),
        (garble, "unreadable"),
    ],
)
def test_a_database_that_cannot_be_used_is_refused(held, damage, reason):
    damage(held.layout.index)
    with pytest.raises(VaultDamagedError) as caught:
        from_database(held, with_log=False)
    assert caught.value.params == {"part": "index", "reason": reason}
