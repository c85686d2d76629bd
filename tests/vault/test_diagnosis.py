"""What is wrong is told, and what can be done about it, the least loss first."""

from __future__ import annotations

import errno
import shutil
from dataclasses import replace

import pytest
from repairs import INDEX, garble, look, lose, mend, sources

from holdall.case.paper import Paper
from holdall.crypto.recovery import draft_code
from holdall.crypto.secret import Secret
from holdall.vault import database as database_module
from holdall.vault.database import Database
from holdall.vault.diagnosis import RepairSource
from holdall.vault.errors import Finding, RepairImpossibleError, VaultChangedOutsideError, VaultDamagedError
from holdall.vault.file_system import FileSystem
from holdall.vault.rekeying import rekey


class ReadOnly(FileSystem):
    """A medium that cannot be written; SQLite, which does its own file operations, does not know."""

    def lock(self, path):
        raise OSError(errno.EROFS, "read-only")

    open_new = open_existing = remove = rename = make_directory = lock


class Full(FileSystem):
    def free_space(self, path):
        return 1 << 20


def files(sample):
    return {path.name: path.read_bytes() for path in sample.path.rglob("*") if path.is_file()}


def test_a_vault_that_is_well_needs_nothing(sample):
    before = files(sample)
    diagnosis = look(sample)
    assert (diagnosis.error, diagnosis.findings) == (None, ())
    assert sources(diagnosis) == ["database", "snapshot", "blobs"]
    assert [option.exact for option in diagnosis.options] == [True, True, False]
    assert diagnosis.options[0].saved_at
    assert diagnosis.options[1].saved_at
    assert mend(sample).option is None
    assert files(sample) == before


def test_with_older_key_files_alone_the_later_state_is_told(sample):
    older = {name: (sample.path / name).read_bytes() for name in ("vault.key", "vault.key2")}
    rekey(sample.path, sample.secret(), Secret.from_text(draft_code(sample.env.rng)), env=sample.env)
    for name, data in older.items():
        (sample.path / name).write_bytes(data)
    diagnosis = look(sample)
    assert diagnosis.error.params == {"part": "head", "reason": "damaged"}
    assert diagnosis.findings[0] == Finding("newer-keys", "g2")
    with pytest.raises(RepairImpossibleError):
        mend(sample)
    assert (sample.path / "g2" / "index.db").exists()


def test_an_interrupted_session_needs_nothing(unsettled):
    assert look(unsettled).error is None
    assert mend(unsettled).option is None
    with unsettled.open() as vault:
        assert vault.verify() == []


def test_what_opening_refuses_after_a_cut_is_repaired(sample, tmp_path, monkeypatch):
    """Every page authentic and in its place, but an index says something else than its table."""
    harmed = replace(sample, path=tmp_path / "harmed")
    with sample.open() as vault, monkeypatch.context() as patched:
        patched.setattr(database_module, "_schema", lambda _: frozenset())
        entry = _hide_index(vault, "records_by_title")
        with vault.records.transaction("edit") as transaction:
            transaction.put(replace(sample.paper, title="not in the index"))
        _show_index(vault, entry)
        shutil.copytree(sample.path, harmed.path)
    with pytest.raises(VaultDamagedError):
        harmed.open()
    assert look(harmed).error
    assert mend(harmed).option.source is RepairSource.SNAPSHOT
    with harmed.open() as vault:
        assert vault.verify() == []


def test_without_heads_an_older_database_is_not_the_first_choice(sample):
    """One from before a snapshot may have been put in its place; the snapshot is authentic and newer."""
    old = (sample.path / INDEX).read_bytes()
    with sample.open() as vault, vault.records.transaction("edit") as transaction:
        transaction.put(Paper(title="later"))
    lose(sample.path, "head.a", "head.b")
    assert sources(look(sample)) == ["database", "snapshot", "snapshot", "blobs"]
    (sample.path / INDEX).write_bytes(old)
    assert sources(look(sample)) == ["snapshot", "snapshot", "database", "blobs"]
    mend(sample)
    with sample.open() as vault:
        assert "later" in {paper.title for paper in vault.records.all(Paper)}


def _hide_index(vault, name):
    """Make SQLite forget an index without touching its pages; what to remember it by."""
    with vault._session.reading() as database:
        entry = database.query("SELECT * FROM sqlite_schema WHERE name = ?", (name,))[0]
        database.execute("PRAGMA writable_schema = ON")
        database.execute("DELETE FROM sqlite_schema WHERE name = ?", (name,))
        database.close()
    return entry


def _show_index(vault, entry):
    with vault._session.reading() as database:
        database.execute("PRAGMA writable_schema = ON")
        database.execute("INSERT INTO sqlite_schema VALUES (?, ?, ?, ?, ?)", entry)
        database.close()


def test_only_the_newest_state_is_called_exact(sample):
    with sample.open() as vault, vault.records.transaction("edit") as transaction:
        transaction.put(Paper(title="later"))
    (sample.path / INDEX).unlink()
    options = look(sample).options
    assert [(option.source.value, option.exact) for option in options] == [
        ("snapshot", True), ("snapshot", False), ("blobs", False),
    ]  # fmt: skip


def test_damaged_copies_are_written_anew(sample):
    garble(sample.path / "vault.key", 300)
    garble(sample.path / "head.a", 300)
    assert look(sample).findings == (
        Finding("key-copy-damaged", "vault.key"), Finding("head-copy-damaged", "head.a"),
    )  # fmt: skip
    assert mend(sample).option is None
    assert look(sample).findings == ()


def test_without_heads_that_is_what_is_wrong(sample):
    lose(sample.path, "head.a", "head.b")
    diagnosis = look(sample)
    assert diagnosis.error.params == {"part": "head", "reason": "damaged"}
    assert diagnosis.findings == (
        Finding("head-copy-damaged", "head.a"), Finding("head-copy-damaged", "head.b"),
    )  # fmt: skip
    assert [option.saved_at for option in diagnosis.options] == ["", "", ""]
    assert not any(option.exact for option in diagnosis.options)


def test_a_log_that_was_put_beside_a_clean_database_is_not_part_of_it(sample, tmp_path):
    clean = sample.copy(tmp_path / "clean.holdall")
    with sample.open() as vault:
        with vault.records.transaction("edit") as transaction:
            transaction.put(Paper(title="later"))
        shutil.copy(sample.path / f"{INDEX}-wal", clean.path / f"{INDEX}-wal")
    diagnosis = look(clean)
    assert diagnosis.error.params == {"part": "index", "reason": "log"}
    assert diagnosis.error.snapshots == ()
    database = diagnosis.options[0]
    assert (database.source, database.exact) == (RepairSource.DATABASE, True)
    assert database.records == {"file": 1, "paper": 1, "person": 1}


def test_of_two_files_with_one_snapshot_the_one_with_a_known_time_is_offered(sample):
    ring = sample.path / "snapshots"
    shutil.copy(ring / "0", ring / "1")
    [option] = look(sample).snapshot_options
    assert (option.snapshot, bool(option.saved_at)) == (0, True)


def test_after_a_cut_the_database_comes_first_where_no_snapshot_is_left(unsettled):
    lose(unsettled.path, "snapshots")
    assert sources(look(unsettled)) == ["database", "blobs"]


def test_without_heads_and_snapshots_the_database_comes_first(sample):
    lose(sample.path, "head.a", "head.b", "snapshots")
    assert sources(look(sample)) == ["database", "blobs"]


def test_each_list_tells_what_was_removed_for_good(sample, tools):
    with sample.open() as vault:
        removed = tools.add_file(vault, b"removed", "removed.jpg")
        with vault.records.transaction("delete") as transaction:
            transaction.delete(removed.id)
        vault.empty_bin()
    assert [option.removed for option in look(sample).options] == [{removed.id}, {removed.id}, set()]
    lose(sample.path, INDEX)
    assert look(sample).removed == {removed.id}


def test_a_damaged_snapshot_is_told_and_not_used(sample):
    garble(sample.path / "snapshots" / "0")
    diagnosis = look(sample)
    assert diagnosis.findings == (Finding("snapshot-damaged", "0"),)
    assert sources(diagnosis) == ["database", "blobs"]
    with pytest.raises(RepairImpossibleError) as caught:
        mend(sample, RepairSource.SNAPSHOT)
    assert caught.value.params == {"reason": "no-snapshot"}


def test_a_database_put_back_from_before_gives_way_to_a_snapshot(sample, unsettled):
    """Its session is older than what the head of an interrupted session allows."""
    with sample.open() as vault:
        for number in range(3):
            with vault.records.transaction("edit") as transaction:
                transaction.put(Paper(title=str(number)))
            vault.settle()
    with sample.open() as vault:
        with vault.records.transaction("edit") as transaction:
            transaction.put(Paper(title="last"))
        newer = sample.path.with_name("newer.holdall")
        shutil.copytree(sample.path, newer)
    victim = replace(sample, path=newer)
    shutil.copy(unsettled.path / INDEX, newer / INDEX)
    lose(newer, f"{INDEX}-wal")
    with pytest.raises(VaultChangedOutsideError):
        victim.open()
    diagnosis = look(victim)
    assert diagnosis.error.params == {"part": "index", "reason": "session"}
    assert sources(diagnosis)[0] == "snapshot"
    mend(victim)
    with victim.open() as vault:
        assert {paper.title for paper in vault.records.all(Paper)} == {"Повестка", "0", "1", "2"}


def test_a_sound_database_that_nothing_vouches_for_is_better_than_bare_files(sample, tmp_path):
    older = sample.copy(tmp_path / "older")
    with sample.open() as vault, vault.records.transaction("edit") as transaction:
        transaction.put(Paper(title="later"))
    shutil.copy(older.path / INDEX, sample.path / INDEX)
    assert sources(look(sample)) == ["snapshot", "snapshot", "database", "blobs"]
    lose(sample.path, "snapshots")
    report = mend(sample)
    assert (report.option.source, report.option.exact) == (RepairSource.DATABASE, False)
    with sample.open() as vault:
        assert vault.records.get(sample.paper.id) == sample.paper


@pytest.fixture
def damaged_at_close(sample, monkeypatch):
    """A page was damaged before the last close: database and newest snapshot are the same, and both unsound.

    The head vouches for the file as it is; only reading every page tells.
    """
    for title in ("one", "two"):
        with sample.open() as vault, vault.records.transaction("edit") as transaction:
            transaction.put(Paper(title=title))
    monkeypatch.setattr(
        Database, "sound", lambda self: not self.query("SELECT 1 FROM records WHERE title = 'two'")
    )
    return sample


def test_a_page_that_was_damaged_before_the_last_close_is_found(damaged_at_close):
    diagnosis = look(damaged_at_close)
    assert diagnosis.error.params == {"part": "index", "reason": "unreadable"}
    assert diagnosis.findings == (Finding("snapshot-damaged", "2"),)
    assert [(it.snapshot, it.exact) for it in diagnosis.options] == [(1, False), (0, False), (None, False)]


def test_an_unsound_newest_snapshot_gives_way_to_the_next_older(damaged_at_close):
    report = mend(damaged_at_close)
    assert (report.option.source, report.option.snapshot) == (RepairSource.SNAPSHOT, 1)
    with damaged_at_close.open() as vault:
        assert {paper.title for paper in vault.records.all(Paper)} == {"Повестка", "one"}
        assert vault.verify() == []


def test_each_snapshot_tells_its_date_and_what_it_holds(sample):
    with sample.open() as vault, vault.records.transaction("edit") as transaction:
        transaction.put(Paper(title="later"))
    (sample.path / INDEX).unlink()
    newer, older = look(sample).snapshot_options
    assert newer.records == {"paper": 2, "person": 1, "file": 1}
    assert older.records == {"paper": 1, "person": 1, "file": 1}
    assert (newer.snapshot, older.snapshot) == (1, 0)
    assert newer.generation > older.generation > 0
    assert newer.saved_at >= older.saved_at > ""
    assert not (sample.path / "repair.db").exists()


def test_a_snapshot_can_be_chosen_and_another_number_is_refused(sample):
    with sample.open() as vault, vault.records.transaction("edit") as transaction:
        transaction.put(Paper(title="later"))
    with pytest.raises(RepairImpossibleError, match="no-snapshot"):
        mend(sample, RepairSource.SNAPSHOT, snapshot=2)
    assert mend(sample, RepairSource.SNAPSHOT, snapshot=0).option.snapshot == 0
    with sample.open() as vault:
        assert {paper.title for paper in vault.records.all(Paper)} == {"Повестка"}


def test_where_snapshots_cannot_be_laid_out_they_are_offered_uncounted(sample):
    full = look(sample, replace(sample.env, fs=Full()))
    assert [(it.source.value, it.records) for it in full.options[1:]] == [("snapshot", None), ("blobs", None)]


def test_of_an_interrupted_session_the_log_is_looked_into_too(unsettled):
    before = files(unsettled)
    database = look(unsettled).options[0]
    assert database.records == {"file": 2, "paper": 1, "person": 1}
    assert (database.source, database.saved_at, database.exact) == (RepairSource.DATABASE, "", False)
    assert files(unsettled) == before


@pytest.mark.parametrize("medium", [ReadOnly, Full])
def test_where_nothing_can_be_written_the_database_is_looked_at_where_it_lies(unsettled, medium):
    """Without its log, for to replay it would change the file; a snapshot may then be newer."""
    before = files(unsettled)
    diagnosis = look(unsettled, replace(unsettled.env, fs=medium()))
    assert diagnosis.error is None
    assert sources(diagnosis) == ["snapshot", "database", "blobs"]
    assert diagnosis.options[1].records == {"file": 1, "paper": 1, "person": 1}
    assert files(unsettled) == before


@pytest.mark.parametrize("medium", [ReadOnly, Full])
def test_what_cannot_be_read_where_it_lies_is_damaged(unsettled, medium, monkeypatch):
    env = replace(unsettled.env, fs=medium())
    garble(unsettled.path / INDEX, -2048)
    assert look(unsettled, env).error.params == {"part": "index", "reason": "unreadable"}

    def fails(_):
        raise OSError(errno.EIO, "failing")

    monkeypatch.setattr(Database, "open", fails)
    assert look(unsettled, env).error.params == {"part": "index", "reason": "unreadable"}


def test_nothing_of_a_look_is_left_behind_where_there_is_no_snapshot(sample):
    lose(sample.path, "snapshots")
    before = files(sample)
    assert sources(look(sample)) == ["database", "blobs"]
    assert files(sample) == before


def test_the_copy_of_a_sync_program_is_told(sample):
    shutil.copy(sample.path / INDEX, sample.path / "index (1).db")
    assert look(sample).findings == (Finding("sync-conflict", "index (1).db"),)
