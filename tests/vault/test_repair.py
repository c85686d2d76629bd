"""Whatever is lost but the keys, every original comes back, and a repair cut off can be run again."""

from __future__ import annotations

import hashlib
import shutil
from contextlib import suppress
from dataclasses import replace

import pytest
from repairs import (
    INDEX,
    blob,
    contents,
    garble,
    look,
    lose,
    lost_heads,
    lost_index,
    mend,
    refused,
    sources,
    without_anything,
)

from holdall.case.paper import Paper
from holdall.case.person import Person
from holdall.case.stored_file import StoredFile
from holdall.crypto.secret import Secret
from holdall.errors import StoppedError
from holdall.vault.blob_survey import FileState
from holdall.vault.damaged_vault import entered
from holdall.vault.diagnosis import RepairSource
from holdall.vault.errors import RepairImpossibleError, VaultSpaceError
from holdall.vault.file_system import FileSystem
from holdall.vault.head import Head, SnapshotEntry, blob_set_hash
from holdall.vault.repair import repair
from holdall.vault.vault import Vault


@pytest.mark.parametrize("with_index", [True, False])
def test_from_a_snapshot_with_files_that_came_later(sample, tools, with_index):
    """The snapshot's database is older than a file that was acknowledged; the file describes itself."""
    with sample.open() as vault:
        late = tools.add_file(vault, b"late" * 9000, "late.jpg")
        image = sample.path.with_name("image.holdall")
        shutil.copytree(sample.path, image)
    victim = replace(sample, path=image)
    lose(image, INDEX, f"{INDEX}-wal")
    if with_index:
        (image / INDEX).write_bytes(b"\x00" * 8192)
    refused(victim)
    report = mend(victim)
    assert report.option
    assert report.option.source is RepairSource.SNAPSHOT
    assert [(it.file.id, it.file.name, it.state) for it in report.intake.returned] == [
        (late.id, "late.jpg", FileState.SOUND)
    ]
    with victim.open() as vault:
        assert vault.verify() == []
        assert contents(vault) == {"late.jpg": b"late" * 9000, "скан.jpg": sample.data}
        titles = {paper.title for paper in vault.records.all(Paper)}
        assert titles == {"Повестка", "late.jpg"}
        assert vault.records.all(Person) == [sample.person]
    assert (image / "quarantine" / "0.db").exists() is with_index


@pytest.mark.parametrize("damage", ["missing", "empty", "garbled"])
def test_a_lost_database_costs_nothing_when_the_last_close_left_a_snapshot(sample, damage):
    index = sample.path / INDEX
    index.unlink() if damage == "missing" else index.write_bytes(b"") if damage == "empty" else garble(index)
    refused(sample)
    report = mend(sample)
    assert report.option
    assert (report.option.source, report.option.exact) == (RepairSource.SNAPSHOT, True)
    with sample.open() as vault:
        assert vault.verify() == []
        assert vault.records.get(sample.paper.id) == sample.paper


def test_with_both_heads_lost_the_database_gets_a_new_one(sample):
    lose(sample.path, "head.a", "head.b")
    refused(sample)
    diagnosis = look(sample)
    assert (diagnosis.error.params["part"], sources(diagnosis)) == (
        "head",
        ["database", "snapshot", "blobs"],
    )
    report = mend(sample)
    assert (report.option.source, report.option.exact, report.option.saved_at) == (
        RepairSource.DATABASE, False, "",
    )  # fmt: skip
    with sample.open() as vault:
        assert vault.verify() == []
        assert vault.records.get(sample.paper.id) == sample.paper
        assert len(vault.snapshots) == 1


def heads(sample):
    with entered(sample.path, sample.secret(), sample.env) as vault:
        return vault.heads.read_both()


def times(path):
    return FileSystem().modified(path)


@pytest.mark.parametrize("damage", [lost_index, lost_heads, without_anything])
def test_both_heads_pin_the_new_database_above_every_generation_there_was(damage, sample):
    before, _ = heads(sample)
    created = times(sample.path / "head.a") - 2 * before.generation
    damage(sample)
    newest = 1 if damage is without_anything else before.generation
    ring = tuple(replace(it, taken=it.taken if damage is lost_index else 0) for it in before.snapshots)
    mend(sample, env=replace(sample.env, clock=lambda: 1_800_000_000.5))
    data = (sample.path / INDEX).read_bytes()
    after = Head(
        minor=before.minor, clean=True, key_generation=1, generation=newest + 2, session=newest + 1,
        index_length=len(data), index_sha256=hashlib.sha256(data).digest(), blob_count=1,
        blob_set=blob_set_hash([sample.file.id]), last_change=1_800_000_000,
        snapshots=(SnapshotEntry(),) * 3 if damage is without_anything else ring,
    )  # fmt: skip
    assert heads(sample) == [after, after]
    assert {times(sample.path / name) for name in (INDEX, "head.a", "head.b")} == {
        created + 2 * after.generation
    }
    told = look(sample)
    assert (told.error, told.database_session) == (None, after.session)


def test_after_an_interrupted_session_the_new_heads_are_of_one_that_ended(unsettled):
    assert any(not head.clean and head.previous_session for head in heads(unsettled))
    lost_index(unsettled)
    mend(unsettled)
    assert {(head.clean, head.previous_session) for head in heads(unsettled)} == {(True, 0)}


def test_heads_lost_after_an_interrupted_session_its_log_counts(unsettled):
    lose(unsettled.path, "head.a", "head.b")
    report = mend(unsettled)
    assert (report.option.source, report.intake.returned) == (RepairSource.DATABASE, ())
    with unsettled.open() as vault:
        assert set(contents(vault)) == {"скан.jpg", "late.jpg"}
        assert vault.verify() == []


def test_files_in_quarantine_that_a_snapshot_knows_come_back(sample):
    (sample.path / "quarantine").mkdir()
    kept = blob(sample, sample.file.id)
    kept.rename(sample.path / "quarantine" / kept.name)
    (sample.path / INDEX).unlink()
    mend(sample)
    assert kept.exists()


CASES = [
    (lost_index, None),
    (lost_heads, None),
    (without_anything, None),
    (lost_index, RepairSource.BLOBS),
]


@pytest.mark.parametrize(("damage", "source"), CASES)
def test_a_repair_cut_off_anywhere_can_be_run_again(damage, source, sample, tools, tmp_path):
    damage(sample)
    counted = sample.copy(tmp_path / "counted")
    fs = tools.FaultyFileSystem()
    mend(counted, source, env=replace(sample.env, fs=fs))
    log = list(fs.log)
    for number, name in enumerate(log):
        for torn in {False, name == "write_at"}:
            victim = sample.copy(tmp_path / "victim")
            fs = tools.FaultyFileSystem(at=number)
            tools.power_cut(fs, victim.path, tmp_path / "image", torn=torn)
            with pytest.raises(tools.PowerCut):
                mend(victim, source, env=replace(sample.env, fs=fs))
            image = replace(sample, path=tmp_path / "image")
            mend(image)
            with image.open() as vault:
                assert vault.verify() == [], (number, name)
                assert contents(vault) == {"скан.jpg": sample.data}
            for leftover in ("victim", "image"):
                shutil.rmtree(tmp_path / leftover)


@pytest.mark.parametrize(("damage", "source"), CASES)
def test_a_disk_error_anywhere_leaves_a_vault_that_can_be_repaired(damage, source, sample, tools, tmp_path):
    damage(sample)
    counted = sample.copy(tmp_path / "counted")
    fs = tools.FaultyFileSystem()
    mend(counted, source, env=replace(sample.env, fs=fs))
    for number in range(len(fs.log)):
        victim = sample.copy(tmp_path / "victim")
        failing = tools.FaultyFileSystem(number, tools.disk_error(tools.ERRORS[number % len(tools.ERRORS)]))
        with suppress(OSError):
            mend(victim, source, env=replace(sample.env, fs=failing))
        mend(victim)
        with victim.open() as vault:
            assert vault.verify() == []
            assert contents(vault) == {"скан.jpg": sample.data}
        shutil.rmtree(victim.path)


@pytest.fixture
def cut_late(unsettled, tools, tmp_path):
    """Gives what is left of a vault with a log and no head when the power is cut while the old database gives
    way to the new one, for each operation of it."""
    lost_heads(unsettled)
    fs = tools.FaultyFileSystem()
    mend(unsettled.copy(tmp_path / "counted"), env=replace(unsettled.env, fs=fs))

    def cut():
        for number in range(fs.log.index("rename"), len(fs.log)):
            victim = unsettled.copy(tmp_path / "victim")
            failing = tools.FaultyFileSystem(at=number)
            tools.power_cut(failing, victim.path, tmp_path / "cut", torn=False)
            with pytest.raises(tools.PowerCut):
                mend(victim, env=replace(unsettled.env, fs=failing))
            yield replace(unsettled, path=tmp_path / "cut")
            for leftover in ("victim", "cut"):
                shutil.rmtree(tmp_path / leftover)

    return cut


def test_a_repair_cut_off_between_the_old_database_and_the_new_loses_nothing_of_the_log(cut_late):
    finished = 0
    for image in cut_late():
        finished += (image.path / "repaired.db").exists()
        mend(image)
        with image.open() as vault:
            assert {paper.title for paper in vault.records.all(Paper)} == {"Повестка"}
            assert set(contents(vault)) == {"скан.jpg", "late.jpg"}
            assert vault.verify() == []
        assert not (image.path / "repaired.db").exists()
    assert finished > 5


def test_after_a_cut_another_way_can_be_chosen(cut_late):
    for image in cut_late():
        if (image.path / "repaired.db").exists() and not (image.path / INDEX).exists():
            mend(image, RepairSource.BLOBS)
            with image.open() as vault:
                assert {paper.title for paper in vault.records.all(Paper)} == {"скан.jpg", "late.jpg"}
            assert not (image.path / "repaired.db").exists()
            return
    pytest.fail("no cut left a finished database without the old one")


def test_what_is_in_the_bin_stays_there(sample):
    with sample.open() as vault, vault.records.transaction("delete") as transaction:
        transaction.delete(sample.file.id)
    lost_heads(sample)
    assert mend(sample).intake.returned == ()
    with sample.open() as vault:
        assert vault.records.all(StoredFile) == []


def test_a_snapshot_of_what_was_removed_for_good_is_not_listed(sample):
    before, _ = heads(sample)
    older = sample.copy(sample.path.with_name("older.holdall"))
    with sample.open() as vault:
        with vault.records.transaction("delete") as transaction:
            transaction.delete(sample.paper.id)
        vault.empty_bin()
    shutil.copy(older.path / "snapshots" / "0", sample.path / "snapshots" / "0")
    lost_heads(sample)
    assert before.generation in {it.generation for it in look(sample).snapshots}
    mend(sample)
    assert before.generation not in {it.generation for it in heads(sample)[0].snapshots}


def test_a_database_that_is_proved_counts_whatever_an_earlier_repair_left(sample):
    (sample.path / "repaired.db").write_bytes(b"x" * 4096)
    assert mend(sample, RepairSource.DATABASE).option.exact
    with sample.open() as vault:
        assert vault.records.get(sample.paper.id) == sample.paper
    assert not (sample.path / "repaired.db").exists()


def test_without_any_stored_file_there_is_nothing_to_repair_from(sample):
    without_anything(sample)
    blob(sample, sample.file.id).unlink()
    with pytest.raises(RepairImpossibleError) as caught:
        mend(sample)
    assert caught.value.params == {"reason": "no-blobs"}


def test_a_snapshot_can_be_chosen_by_its_number(sample):
    for title in ("first", "second"):
        with sample.open() as vault, vault.records.transaction("add") as transaction:
            transaction.put(Paper(title=title))
    older = look(sample).snapshot_options[1]
    assert mend(sample, RepairSource.SNAPSHOT, snapshot=older.snapshot).option == older
    with sample.open() as vault:
        assert {paper.title for paper in vault.records.all(Paper)} == {"Повестка", "first"}


@pytest.fixture
def older_list(sample, tools):
    """A vault under an older list, which lacks a file, parts without theirs, and one that is damaged."""
    older = sample.copy(sample.path.with_name("older.holdall"))
    with replace(sample, env=replace(sample.env, part_frame_size=8192)).open() as vault:
        tools.add_file(vault, b"late", "late.jpg")
        listless = tools.add_file(vault, bytes(20_000), "listless.mp4")
        torn = tools.add_file(vault, b"torn", "torn.jpg")
        parts = vault.blobs.open_raw(listless.id).part_ids
    blob(sample, listless.id).unlink()
    garble(blob(sample, torn.id), 100)
    for name in (INDEX, "head.a", "head.b"):
        shutil.copy(older.path / name, sample.path / name)
    return [(listless.id, part, number) for number, part in enumerate(parts)], torn.id


@pytest.mark.parametrize(("damage", "source"), [(None, None), (without_anything, RepairSource.BLOBS)])
def test_what_comes_back_and_what_does_not_is_told(sample, older_list, damage, source):
    parts, torn = older_list
    if damage:
        damage(sample)
    told = []
    with pytest.raises(StoppedError):
        mend(sample, cancelled=lambda: True)
    report = mend(sample, on_progress=lambda *it: told.append(it), cancelled=lambda: False)
    assert (report.option and report.option.source) == source
    assert {it.file.name for it in report.intake.returned} == {"late.jpg"} | (
        {"скан.jpg"} if damage else set()
    )
    assert [(it.list_id, it.blob_id, it.position) for it in report.intake.stray_parts] == parts
    assert report.intake.unreadable == (torn,)
    assert told
    with sample.open() as vault:
        assert "late.jpg" in {paper.title for paper in vault.records.all(Paper)}


def test_a_copy_of_the_key_file_that_is_lost_is_written_anew(sample):
    first, second = sample.path / "vault.key", sample.path / "vault.key2"
    lose(sample.path, INDEX, second.name)
    mend(sample)
    assert second.read_bytes() == first.read_bytes()


def test_the_mark_of_a_creation_that_was_cut_off_at_its_end_goes(sample):
    lost_index(sample)
    (sample.path / "creating").touch()
    mend(sample)
    assert not (sample.path / "creating").exists()


def test_who_makes_no_records_gets_the_files_alone(sample):
    without_anything(sample)
    assert len(repair(sample.path, sample.secret(), env=sample.env).intake.returned) == 1
    with sample.open() as vault:
        assert vault.records.all(Paper) == []
        assert contents(vault) == {"скан.jpg": sample.data}


class _Filling(FileSystem):
    """Has plenty of space the first few times that it is asked."""

    def __init__(self, times):
        self.times = times

    def free_space(self, path):
        self.times -= 1
        return 0 if self.times < 0 else 1 << 40


@pytest.mark.parametrize(("times", "needed"), [(1, 4), (2, 12), (3, 5)])
def test_space_is_asked_for_before_each_step_that_takes_some(sample, monkeypatch, times, needed):
    monkeypatch.setattr("holdall.vault.repair._ROW_COST", 8 << 20)
    lost_index(sample)
    lose(sample.path, "snapshots")
    with pytest.raises(VaultSpaceError) as caught:
        mend(sample, env=replace(sample.env, fs=_Filling(times)))  # the diagnosis asks once
    assert caught.value.params == {"needed": needed, "free": 0}
    assert (sample.path / INDEX).read_bytes() == b"\x00" * 4096
    mend(sample)
    with sample.open() as vault:
        assert contents(vault) == {"скан.jpg": sample.data}


def test_the_recovery_code_is_enough(sample):
    lost_index(sample)
    repair(sample.path, Secret.from_text(sample.code), env=sample.env)
    with Vault.open(sample.path, sample.secret(), env=sample.env) as vault:
        assert vault.verify() == []
