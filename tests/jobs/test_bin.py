"""What is deleted goes with its files, comes back with them, and is gone for good when it is said to be."""

from __future__ import annotations

from io import BytesIO

import pytest

from holdall.case.event import Event
from holdall.case.paper import Paper
from holdall.case.person import NameForm, Person
from holdall.case.stored_file import StoredFile
from holdall.errors import StoppedError
from holdall.jobs import bin as bin_module
from holdall.jobs.bin import CONTENTS, Delete, EmptyBin, PutBack, delete
from holdall.jobs.job import JobContext
from holdall.vault.errors import RecordMissingError


@pytest.fixture
def vault(make_vault):
    return make_vault()


@pytest.fixture
def put(vault, put_file):
    """Call with words to store a file that holds them, with its paper: the paper."""

    def put(words: str) -> Paper:
        file = put_file(vault, words.encode(), f"{words}.jpg", title=words)
        return next(paper for paper in vault.records.all(Paper) if paper.file_ids == (file.id,))

    return put


def keep(vault, *records) -> None:
    with vault.records.transaction("keep") as transaction:
        for record in records:
            transaction.put(record)


def titles(vault) -> list[str]:
    return [row.title for row in vault.records.rows(CONTENTS)]


def blobs(vault) -> int:
    return len(list((vault.path / "blobs").rglob("*.blob")))


def test_a_paper_takes_its_files_along_and_they_come_back_with_it(vault, put):
    paper = put("summons")
    [file] = vault.records.all(StoredFile)
    delete(vault.records, [paper.id], "delete")
    assert (vault.records.all(Paper), vault.records.all(StoredFile)) == ([], [])
    assert vault.blobs.find(file.sha256) is None  # putting it in again is no double
    assert titles(vault) == ["summons"]
    assert PutBack(vault, [paper.id], "back").run(JobContext()) == 1
    assert (vault.records.all(Paper), vault.records.all(StoredFile)) == ([paper], [file])
    assert titles(vault) == []
    assert vault.records.undo() == "back"
    assert (vault.records.all(Paper), vault.records.all(StoredFile)) == ([], [])
    vault.records.undo()
    assert (vault.records.all(Paper), vault.records.all(StoredFile)) == ([paper], [file])


def test_a_file_that_another_paper_has_stays_until_that_goes_too(vault, put):
    first = put("protocol")
    second = Paper(title="the same again", file_ids=first.file_ids)
    keep(vault, second)
    delete(vault.records, [first.id], "delete")
    assert [file.id for file in vault.records.all(StoredFile)] == [*first.file_ids]
    EmptyBin(vault).run(JobContext())
    assert blobs(vault) == 1
    delete(vault.records, [second.id], "delete")
    assert vault.records.all(StoredFile) == []
    EmptyBin(vault, [second.id]).run(JobContext())
    assert blobs(vault) == 0


def test_papers_deleted_together_take_the_file_that_only_they_have(vault, put):
    first = put("protocol")
    second = Paper(title="the same again", file_ids=first.file_ids)
    keep(vault, second)
    delete(vault.records, [first.id, second.id], "delete")
    assert vault.records.all(StoredFile) == []
    PutBack(vault, [second.id], "back").run(JobContext())
    EmptyBin(vault).run(JobContext())
    assert vault.blobs.open(first.file_ids[0]).read() == b"protocol"


def test_some_go_for_good_and_the_others_can_still_come_back(vault, put):
    papers = [put(words) for words in ("one", "two", "three")]
    person, event = Person(names=(NameForm(surname="Орлова"),)), Event(title="search")
    keep(vault, person, event)
    for record in (*papers, person, event):
        delete(vault.records, [record.id], "delete")
    assert set(titles(vault)) == {"one", "two", "three", "Орлова", "search"}
    assert EmptyBin(vault, [papers[0].id, person.id]).run(JobContext()) == 2
    assert set(titles(vault)) == {"two", "three", "search"}
    assert blobs(vault) == 2
    assert vault.records.undo_label is None
    assert PutBack(vault, [papers[1].id], "back").run(JobContext()) == 1
    assert vault.blobs.open(papers[1].file_ids[0]).read() == b"two"
    assert EmptyBin(vault).run(JobContext()) == 2
    assert titles(vault) == []
    assert blobs(vault) == 1
    assert vault.verify() == []


def test_an_empty_bin_can_be_emptied_of_what_could_be_undone(vault):
    stored = vault.blobs.add(BytesIO(b"mistake"), name="a", media_type="", imported_at="")
    with vault.records.transaction("put in") as transaction:
        transaction.attach_blob(stored)
        transaction.put(Paper(title="mistake", file_ids=(stored.id,)))
    vault.records.undo()
    assert EmptyBin(vault).run(JobContext()) == 0
    assert (blobs(vault), vault.records.redo()) == (0, None)


def test_a_file_left_outside_the_bin_by_its_paper_goes_with_it(vault, put):
    """As an earlier Holdall left it."""
    for only in (True, False):
        paper = put("letter")
        with vault.records.transaction("delete") as transaction:
            transaction.delete(paper.id)
        EmptyBin(vault, [paper.id] if only else None).run(JobContext())
        assert blobs(vault) == 0
        assert vault.records.all(StoredFile) == []


def test_thousands_go_in_parts_and_a_stop_leaves_the_others_in_the_bin(vault, put, monkeypatch):
    monkeypatch.setattr(bin_module, "_AT_ONCE", 2)
    papers = [put(str(number)) for number in range(5)]
    delete(vault.records, [paper.id for paper in papers], "delete")
    seen = []

    def stop_after_one_part() -> bool:
        return bool(seen)

    context = JobContext(on_progress=lambda *it: seen.append(it[:2]), cancelled=stop_after_one_part)
    with pytest.raises(StoppedError):
        EmptyBin(vault).run(context)
    assert seen == [(0, 5)]
    assert (len(titles(vault)), blobs(vault)) == (3, 3)
    clock = iter(range(100))
    context = JobContext(on_progress=lambda *it: seen.append(it[:2]), clock=lambda: next(clock))
    assert EmptyBin(vault).run(context) == 3
    assert seen[1:] == [(0, 3), (2, 3)]
    assert (titles(vault), blobs(vault)) == ([], 0)


def test_it_is_told_how_far_deleting_and_putting_back_are_and_a_stop_changes_nothing(vault, put):
    papers = [put(str(number)) for number in range(3)]
    ids = [paper.id for paper in papers]
    for job in (Delete(vault, ids, "delete"), PutBack(vault, ids, "back")):
        before, seen = titles(vault), []
        stopped = JobContext(
            on_progress=lambda *it, seen=seen: seen.append(it[:2]), cancelled=lambda seen=seen: bool(seen)
        )
        with pytest.raises(StoppedError):
            job.run(stopped)
        assert (seen, titles(vault)) == ([(0, 6)], before)
        clock = iter(range(100))
        job.run(
            JobContext(
                on_progress=lambda *it, seen=seen: seen.append(it[:2]), clock=lambda clock=clock: next(clock)
            )
        )
        assert seen[1:] == [(done, 6) for done in range(6)]


def test_what_is_not_there_is_named_and_nothing_changes(vault, put):
    paper = put("summons")
    with pytest.raises(RecordMissingError):
        delete(vault.records, [paper.id, "0" * 32], "delete")
    for job in (PutBack(vault, [paper.id], "back"), EmptyBin(vault, [paper.id])):
        with pytest.raises(RecordMissingError) as caught:  # it is not in the bin
            job.run(JobContext())
        assert caught.value.params["record"] == paper.id
    assert [it.title for it in vault.records.all(Paper)] == ["summons"]


def test_many_are_deleted_as_one_step(vault, put):
    papers = [put(words) for words in ("one", "two")]
    Delete(vault, [paper.id for paper in papers], "both").run(JobContext())
    assert set(titles(vault)) == {"one", "two"}
    assert vault.records.undo() == "both"
    assert len(vault.records.all(StoredFile)) == 2


def test_all_jobs_write_to_the_vault(vault):
    for job in (Delete(vault, [], "delete"), PutBack(vault, [], "back"), EmptyBin(vault)):
        assert job.writes_to == vault.path
