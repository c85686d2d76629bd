"""Snapshots that hold are found with or without heads; forged and forgotten ones are not used."""

from __future__ import annotations

import shutil

from repairs import INDEX, contents, look, lose, mend

from holdall.case.paper import Paper
from holdall.vault.diagnosis import RepairSource


def test_a_forged_snapshot_of_another_state_is_not_used(sample, monkeypatch):
    """An older snapshot put back under a newer one's number fails authentication; a wrong hash fails too."""
    with sample.open() as vault, vault.records.transaction("edit") as transaction:
        transaction.put(Paper(title="later"))
    shutil.copy(sample.path / "snapshots" / "0", sample.path / "snapshots" / "1")
    (sample.path / INDEX).unlink()
    assert [option.exact for option in look(sample).options] == [False, False]


def test_heads_and_database_lost_a_snapshot_is_found_by_trying(sample):
    lose(sample.path, "head.a", "head.b", INDEX)
    (sample.path / "snapshots" / "1").write_bytes(b"short")
    (sample.path / "snapshots" / "2").write_bytes(bytes(4000))
    report = mend(sample)
    assert (report.option.source, report.option.saved_at) == (RepairSource.SNAPSHOT, "")
    with sample.open() as vault:
        assert vault.records.get(sample.paper.id) == sample.paper
        assert vault.verify() == []


def test_the_newest_snapshot_is_taken_even_when_bulk_work_had_settled(sample, tools):
    with sample.open() as vault:
        tools.add_file(vault, b"bulk", "bulk.jpg")
        vault.settle()
    (sample.path / INDEX).unlink()
    assert mend(sample).option.exact
    with sample.open() as vault:
        assert "bulk.jpg" in contents(vault)


def test_a_snapshot_from_before_the_bin_was_emptied_does_not_come_back(sample):
    old = (sample.path / "snapshots" / "0").read_bytes()
    with sample.open() as vault:
        vault.empty_bin()
    (sample.path / "snapshots" / "0").write_bytes(old)
    lose(sample.path, "head.a", "head.b")
    mend(sample)
    with sample.open() as vault:
        assert len(vault.snapshots) == 1
