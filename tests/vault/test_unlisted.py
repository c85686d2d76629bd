"""What no row refers to is garbage only by proof; whatever else lies there is kept and told of."""

from __future__ import annotations

import io
import os
import shutil
from dataclasses import replace

import pytest
from repairs import blob, contents, garble, mend

from holdall.case.paper import Paper
from holdall.errors import StoppedError
from holdall.vault import blob_table
from holdall.vault.blob_survey import FileState
from holdall.vault.blob_table import blob_files
from holdall.vault.errors import Finding

HEADS_AND_LIST = ("head.a", "head.b", "index.db")


def stored(vault, data, name="late.jpg"):
    """A stored file that no record refers to, as before a transaction."""
    return vault.blobs.add(io.BytesIO(data), name=name, media_type="image/jpeg", imported_at="")


def killed(sample, act):
    """The vault as it is when the process is killed after `act`."""
    image = sample.path.with_name("killed.holdall")
    with sample.open() as vault:
        act(vault)
        shutil.copytree(sample.path, image)
    return replace(sample, path=image)


def sweep(sample, times=3):
    """Sessions that collect garbage, as after an import that was given up."""
    for _ in range(times):
        with sample.open() as vault:
            vault.blobs.add(io.BytesIO(os.urandom(9)), name="given up", media_type="", imported_at="")


def names(sample):
    return {path.stem for path in sample.path.rglob("*.blob")}


def in_place(sample):
    return {path.stem for path in (sample.path / "blobs").rglob("*.blob")}


def in_parts(sample):
    return replace(sample, env=replace(sample.env, part_frame_size=8192))


@pytest.fixture
def put_back(sample, tools):
    """Adds files, then puts list and heads back to what they were before."""

    def put(*files):
        older = sample.copy(sample.path.with_name("older.holdall"))
        with in_parts(sample).open() as vault:
            added = [tools.add_file(vault, data, name) for data, name in files]
            parts = [vault.blobs.open_raw(file.id).part_ids for file in added]
        for name in HEADS_AND_LIST:
            shutil.copy(older.path / name, sample.path / name)
        return added, parts

    return put


def test_an_original_that_an_older_list_does_not_name_is_told_kept_and_taken_in(sample, put_back):
    (small, large), (_, parts) = put_back((b"evidence", "a.jpg"), (os.urandom(20_000), "b.mp4"))
    told = [Finding("stored-file-unknown", it) for it in sorted((small.id, large.id))]
    sweep(sample)
    with sample.open() as vault:
        assert vault.verify() == told
        assert set(contents(vault)) == {"скан.jpg"}
    assert {small.id, large.id, *parts} < names(sample)
    assert {it.file.name for it in mend(sample).intake.returned} == {"a.jpg", "b.mp4"}
    with sample.open() as vault:
        assert vault.verify() == []
        assert contents(vault)["a.jpg"] == b"evidence"
        assert {paper.title for paper in vault.records.all(Paper)} == {"Повестка", "a.jpg", "b.mp4"}


def test_taking_in_is_told_to_whoever_shows_records(sample, put_back):
    put_back((b"evidence", "a.jpg"))
    with sample.open() as vault:
        heard = []
        vault.records.subscribe(heard.append)
        vault.take_in(lambda file: (Paper(title=file.name, file_ids=(file.id,)),))
        assert heard == [{"file", "paper"}]
        assert vault.verify() == []
        vault.take_in(lambda _: ())
        assert len(heard) == 1


def test_taking_in_can_be_stopped_and_has_then_changed_nothing(sample, put_back):
    (file,), _ = put_back((b"evidence", "a.jpg"))
    with sample.open() as vault:
        with pytest.raises(StoppedError):
            vault.take_in(lambda _: (), cancelled=lambda: True)
        assert vault.verify() == [Finding("stored-file-unknown", file.id)]


def test_the_newer_list_put_in_its_place_again_finds_everything(sample, tools):
    older = sample.copy(sample.path.with_name("older.holdall"))
    with sample.open() as vault:
        nameless = tools.add_file(vault, b"thumbnail", "")
        tools.add_file(vault, b"evidence", "a.jpg")
    newer = sample.copy(sample.path.with_name("newer.holdall"))
    for name in HEADS_AND_LIST:
        shutil.copy(older.path / name, sample.path / name)
    sweep(sample, 1)
    assert (sample.path / "quarantine" / f"{nameless.id}.blob").exists()
    for name in HEADS_AND_LIST:
        shutil.copy(newer.path / name, sample.path / name)
    with sample.open() as vault:
        assert vault.verify() == []
        assert contents(vault)["a.jpg"] == b"evidence"


def test_what_was_left_by_a_crash_in_an_import_is_settled_by_importing_it_again(sample, tools):
    crashed = killed(in_parts(sample), lambda vault: stored(vault, b"evidence" * 3000))
    with crashed.open() as vault:
        assert [it.code for it in vault.verify()] == ["stored-file-unknown"]
        tools.add_file(vault, b"evidence" * 3000, "late.jpg")
        assert vault.verify() == []
    sweep(crashed)
    with crashed.open() as vault:
        assert vault.verify() == []
        assert sorted(contents(vault)) == ["late.jpg", "скан.jpg"]
        listed = set(blob_files(vault._session.database))
    assert in_place(crashed) == listed


def test_a_file_in_parts_that_an_older_list_does_not_name_goes_as_a_whole_once_it_is_put_in_again(
    sample, put_back, tools
):
    data = os.urandom(20_000)
    ((large,), (parts,)) = put_back((data, "b.mp4"))
    with sample.open() as vault:
        again = tools.add_file(vault, data, "b.mp4")
        assert vault.verify() == []
    sweep(sample)
    assert in_place(sample) == {sample.file.id, again.id}
    assert not {large.id, *parts} & names(sample)


def test_what_was_left_by_a_crash_and_is_not_imported_again_can_be_taken_in(sample):
    crashed = killed(sample, lambda vault: stored(vault, b"evidence"))
    sweep(crashed)
    assert [it.file.name for it in mend(crashed).intake.returned] == ["late.jpg"]
    assert mend(crashed).intake.returned == ()


def test_bytes_that_only_the_bin_or_a_damaged_file_has_as_well_are_kept(sample, tools):
    crashed = killed(sample, lambda vault: stored(vault, b"evidence"))
    with crashed.open() as vault:
        twin = tools.add_file(vault, b"evidence", "late.jpg")
        with vault.records.transaction("delete") as transaction:
            transaction.delete(twin.id)
    sweep(crashed)
    with crashed.open() as vault:
        (left,) = (it.item_id for it in vault.verify())
        vault.records.undo()
        assert vault.verify() == []
    garble(blob(crashed, twin.id), 60)
    sweep(crashed)
    with crashed.open() as vault:
        assert vault.verify() == [Finding("blob-damaged", twin.id), Finding("stored-file-unknown", left)]
        assert vault.blobs.open(left).read() == b"evidence"


def test_a_row_that_claims_the_same_bytes_proves_nothing(sample, tools):
    crashed = killed(sample, lambda vault: stored(vault, b"evidence"))
    with crashed.open() as vault:
        (left,) = vault.unlisted().files
        assert left.state is FileState.UNREAD
        other = tools.add_file(vault, b"another", "late.jpg")
        with vault._session.writing() as database:
            blob_table.set_tag(database, other.id, vault.blobs.dedup_tag(left.header.sha256.hex()))
        assert vault.verify() == [
            Finding("blob-mismatch", other.id), Finding("stored-file-unknown", left.blob_id),
        ]  # fmt: skip


def test_emptying_the_bin_takes_what_a_crash_left_of_the_same_bytes_along(sample, tools):
    crashed = killed(in_parts(sample), lambda vault: stored(vault, b"evidence" * 3000))
    with crashed.open() as vault:
        twin = tools.add_file(vault, b"evidence" * 3000, "late.jpg")
        with vault.records.transaction("delete") as transaction:
            transaction.delete(twin.id)
        vault.empty_bin()
        assert vault.verify() == []
    assert names(crashed) == {sample.file.id}


def test_what_was_removed_stays_removed_when_its_file_is_put_back(sample, tools):
    with in_parts(sample).open() as vault:
        removed = tools.add_file(vault, os.urandom(20_000), "removed.mp4")
    before = sample.copy(sample.path.with_name("before.holdall"))
    with sample.open() as vault:
        with vault.records.transaction("delete") as transaction:
            transaction.delete(removed.id)
        vault.empty_bin()
    shutil.copytree(before.path / "blobs", sample.path / "blobs", dirs_exist_ok=True)
    with sample.open() as vault:
        assert vault.verify() == []
        assert vault.take_in(lambda _: ()).returned == ()
    for source in ("snapshot", "blobs"):
        mend(sample, source)
        with sample.open() as vault:
            assert set(contents(vault)) == {"скан.jpg"}
            assert vault.verify() == []
    sweep(sample)
    assert in_place(sample) == {sample.file.id}


def test_what_a_newer_list_removed_does_not_come_back_with_an_older_one(sample, tools):
    with sample.open() as vault:
        removed = tools.add_file(vault, b"removed", "removed.jpg")
    before = sample.copy(sample.path.with_name("before.holdall"))
    with sample.open() as vault:
        with vault.records.transaction("delete") as transaction:
            transaction.delete(removed.id)
        vault.empty_bin()
    for path in before.path.rglob("*"):  # all but the list and its heads
        if path.is_file() and path.name not in HEADS_AND_LIST:
            target = sample.path / path.relative_to(before.path)
            target.parent.mkdir(exist_ok=True)
            shutil.copy(path, target)
    mend(sample, "blobs")
    with sample.open() as vault:
        assert set(contents(vault)) == {"скан.jpg"}
        assert vault.verify() == []


def test_parts_of_a_file_that_was_begun_and_not_finished_go(sample):
    class Cut(io.BytesIO):
        def readinto(self, buffer):
            count = super().readinto(buffer)
            if not count:
                shutil.copytree(sample.path, image)
            return count

    image = sample.path.with_name("cut.holdall")
    with in_parts(sample).open() as vault:
        vault.blobs.add(Cut(os.urandom(40_000)), name="large.mp4", media_type="", imported_at="")
    crashed = replace(sample, path=image)
    assert len(names(crashed)) > 3
    with crashed.open() as vault:
        assert vault.verify() == []
    sweep(crashed)
    assert in_place(crashed) == {sample.file.id}


def test_parts_without_their_list_and_what_cannot_be_read_are_kept(sample, put_back):
    files = [(os.urandom(20_000), f"{number}.mp4") for number in range(2)]
    (listless, torn), (strays, bits) = put_back(*files)
    blob(sample, listless.id).unlink()
    garble(blob(sample, torn.id), 60)
    sweep(sample)
    kept = {*strays, torn.id, *bits}
    assert kept < names(sample)
    with sample.open() as vault:
        assert vault.verify() == [Finding("stored-file-unknown", it) for it in sorted(kept)]
    assert mend(sample).intake.unreadable == (torn.id,)
    sweep(sample)
    assert kept < names(sample)


def test_parts_of_a_list_that_cannot_be_read_just_now_are_kept_although_it_was_begun(sample):
    crashed = killed(in_parts(sample), lambda vault: stored(vault, os.urandom(20_000)))
    with crashed.open() as vault:
        (left,) = (it.item_id for it in vault.verify())
    garble(blob(crashed, left), 60)
    before = names(crashed)
    sweep(crashed)
    assert before <= names(crashed)


def test_what_a_session_gave_up_goes_with_it(sample):
    with in_parts(sample).open() as vault:
        stored(vault, os.urandom(20_000))
        assert vault.verify() == []
        assert vault.unlisted().kept == []
    assert names(sample) == {sample.file.id}


def test_a_twin_that_is_not_to_be_read_is_believed(sample, tools):
    with sample.open() as vault:
        twin = stored(vault, sample.data)
        vault.blobs._pending.clear()
        garble(blob(sample, sample.file.id), 20_000)
        assert vault.unlisted().kept == [twin.id]
        found = vault.unlisted(reads_twins=False)
        assert (found.kept, found.garbage) == ([], (twin.id,))


def test_looking_can_be_stopped(sample):
    with sample.open() as vault:
        stored(vault, b"evidence")
        vault.blobs._pending.clear()
        with pytest.raises(StoppedError):
            vault.unlisted(cancelled=lambda: True)


def test_a_folder_of_the_name_of_a_stored_file_is_not_one(sample):
    blob(sample, "ab" * 16).mkdir(parents=True)
    with sample.open() as vault:
        assert vault.unlisted().kept == []
