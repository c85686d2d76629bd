"""Snapshots that hold are found with or without heads; forged and forgotten ones are not used."""

from __future__ import annotations

import shutil
from dataclasses import replace

import pytest
from repairs import INDEX, contents, garble, look, lose, mend, sources

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


def test_a_snapshot_of_many_blocks_that_was_found_by_trying_is_listed_again(sample, monkeypatch):
    """A head lists it with its length, and one of another length is not offered."""
    monkeypatch.setattr("holdall.vault.snapshots._BLOCK", 8192)
    length = (sample.path / INDEX).stat().st_size
    assert length > 2 * 8192
    lose(sample.path, "head.a", "head.b")
    assert [entry.length for entry in look(sample).snapshots] == [length, 0, 0]
    mend(sample)
    with sample.open() as vault:
        assert "0" in {snapshot.name for snapshot in vault.snapshots}


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


@pytest.fixture
def emptied(sample):
    """A vault whose bin was emptied on a device that kept the new head, but neither the database and the
    snapshot written before it nor the removal of the older snapshots."""
    ring = sample.path / "snapshots"
    with sample.open() as vault, vault.records.transaction("edit") as transaction:
        transaction.put(Paper(title="later"))
    old = {path: path.read_bytes() for path in ring.iterdir()}
    head = (sample.path / "head.a").read_bytes()
    with sample.open() as vault:
        vault.empty_bin()
    assert [path.name for path in ring.iterdir()] == ["2"]
    for path, data in old.items():
        path.write_bytes(data)
    for path in (sample.path / INDEX, ring / "2"):
        garble(path)
    return sample, head


@pytest.mark.parametrize("with_older_head", [True, False])
def test_snapshots_that_the_newest_head_lists_no_more_are_better_than_bare_files(emptied, with_older_head):
    sample, older_head = emptied
    if with_older_head:
        (sample.path / "head.a").write_bytes(older_head)
    options = look(sample).options
    assert [option.source.value for option in options] == ["snapshot", "snapshot", "blobs"]
    assert [bool(option.saved_at) for option in options] == [with_older_head, with_older_head, False]
    assert not any(option.exact for option in options)
    assert not mend(sample).option.exact
    with sample.open() as vault:
        assert vault.verify() == []
        assert {paper.title for paper in vault.records.all(Paper)} == {"Повестка", "later"}


def test_a_snapshot_that_no_head_lists_does_not_make_the_database_older(sample, tmp_path):
    """Its head could not be written, and the session went on."""
    image = tmp_path / "image"
    with sample.open() as vault:
        with vault.records.transaction("edit") as transaction:
            transaction.put(Paper(title="one"))
        vault._snapshots.take(replace(vault._session.head, generation=40), 0)
        with vault.records.transaction("edit") as transaction:
            transaction.put(Paper(title="two"))
        shutil.copytree(sample.path, image)
    assert sources(look(replace(sample, path=image))) == ["database", "snapshot", "snapshot", "blobs"]
