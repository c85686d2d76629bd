"""Records are changed in undoable steps, listed by the database, and kept until the bin is emptied."""

from __future__ import annotations

from dataclasses import replace

import pytest

from holdall.case.event import Event, EventKind
from holdall.case.paper import Paper, PaperKind
from holdall.case.person import NameForm, Person, Role
from holdall.case.stored_file import StoredFile
from holdall.vault import journal
from holdall.vault.errors import RecordMissingError
from holdall.vault.row_query import RowQuery


def _put(vault, *records, label="put"):
    with vault.records.transaction(label) as transaction:
        for record in records:
            transaction.put(record)


def _delete(vault, *ids):
    with vault.records.transaction("delete") as transaction:
        for record_id in ids:
            transaction.delete(record_id)


def test_a_step_that_fails_leaves_nothing(make_vault):
    vault = make_vault()
    paper = Paper(title="a")
    with pytest.raises(ZeroDivisionError), vault.records.transaction("x") as transaction:  # noqa: PT012
        transaction.put(paper)
        raise ZeroDivisionError
    with pytest.raises(RecordMissingError):
        vault.records.get(paper.id)
    with pytest.raises(RecordMissingError), vault.records.transaction("x") as transaction:  # noqa: PT012
        transaction.put(paper)
        transaction.delete("00" * 16)
    assert vault.records.all(Paper) == []
    assert vault.records.undo_label is None


def test_an_empty_step_is_no_step(make_vault):
    vault = make_vault()
    with vault.records.transaction("nothing"):
        pass
    assert vault.records.undo() is None
    assert vault.records.redo() is None


def test_undo_and_redo_walk_the_steps_across_sessions(sample):
    first, second = Paper(title="1"), Paper(title="2")
    with sample.open() as vault:
        _put(vault, first, label="one")
        _put(vault, second, replace(first, title="1b"), label="two")
    with sample.open() as vault:
        assert vault.records.undo_label == "two"
        assert vault.records.undo() == "two"
        assert vault.records.get(first.id) == first
        assert vault.records.redo_label == "two"
        assert vault.records.undo() == "one"
        assert vault.records.redo() == "one"
        assert vault.records.redo() == "two"
        assert vault.records.get(first.id).title == "1b"
        assert vault.records.redo_label is None
        vault.records.undo()
        _put(vault, Paper(title="3"), label="three")
        assert vault.records.redo() is None
        assert vault.verify() == []


def test_one_step_may_change_a_record_twice(make_vault):
    vault = make_vault()
    paper = Paper(title="a")
    with vault.records.transaction("both") as transaction:
        transaction.put(paper)
        transaction.delete(paper.id)
        transaction.restore(paper.id)
        transaction.put(replace(paper, title="b"))
    assert vault.records.get(paper.id).title == "b"
    vault.records.undo()
    assert vault.records.all(Paper) == []
    vault.records.redo()
    assert vault.records.get(paper.id).title == "b"


def test_old_steps_are_forgotten(make_vault, monkeypatch):
    monkeypatch.setattr(journal, "KEPT_STEPS", 2)
    vault = make_vault()
    for number in range(4):
        _put(vault, Paper(title=str(number)), label=str(number))
    assert [vault.records.undo() for _ in range(3)] == ["3", "2", None]


def test_long_steps_push_out_old_ones_but_the_last_is_kept(make_vault, monkeypatch):
    monkeypatch.setattr(journal, "KEPT_SIZE", 10)
    vault = make_vault()
    _put(vault, Paper(title="a"), label="a")
    _put(vault, Paper(title="b"), label="b")
    assert [vault.records.undo() for _ in range(2)] == ["b", None]


def test_a_changed_record_keeps_the_time_it_was_made(sample):
    now = [1_800_000_000.0]
    with sample.open(clock=lambda: now[0]) as vault:
        paper = Paper(title="a")
        _put(vault, paper)
        now[0] += 60
        _put(vault, replace(paper, title="b"))
        [row] = vault.records.rows(RowQuery(kind="paper", text="b"))
    assert (row.created, row.modified) == ("2027-01-15T08:00:00.000Z", "2027-01-15T08:01:00.000Z")


@pytest.mark.parametrize("act", ["delete", "restore"])
def test_a_record_that_is_not_there_is_named(make_vault, act):
    vault = make_vault()
    with pytest.raises(RecordMissingError) as asked:
        vault.records.get("ab" * 16)
    with pytest.raises(RecordMissingError) as changed, vault.records.transaction("x") as transaction:
        getattr(transaction, act)("ab" * 16)
    assert asked.value.params == changed.value.params == {"record": "ab" * 16}


def test_the_bin_hides_keeps_restores_and_forgets(sample):
    with sample.open() as vault:
        _delete(vault, sample.file.id)
        with pytest.raises(RecordMissingError):
            vault.records.get(sample.file.id)
        assert vault.records.all(StoredFile) == []
        assert vault.records.rows(RowQuery(kind="file")) == []
        assert vault.records.binned(sample.file.id) == sample.file
        for not_binned in (sample.paper.id, "0" * 32):
            with pytest.raises(RecordMissingError):
                vault.records.binned(not_binned)
        assert [row.id for row in vault.records.rows(RowQuery(kind="file", binned=True))] == [sample.file.id]
        assert vault.blobs.open(sample.file.id).read() == sample.data
        with vault.records.transaction("restore") as transaction:
            transaction.restore(sample.file.id)
        assert vault.records.get(sample.file.id) == sample.file
        _delete(vault, sample.file.id, sample.paper.id)
        assert vault.empty_bin() == 2
        assert vault.empty_bin() == 0
        assert vault.records.undo_label is None
        assert vault.records.rows(RowQuery(kind="file", binned=True)) == []
        assert list((vault.path / "blobs").rglob("*.blob")) == []
        assert vault.verify() == []
    with sample.open() as vault:
        assert vault.verify() == []
        assert vault.summary.records == {"person": 1}


def test_a_file_that_another_record_still_uses_survives_the_bin(sample):
    with sample.open() as vault:
        _delete(vault, sample.file.id)
        assert vault.empty_bin() == 1
        assert vault.blobs.open(sample.file.id).read() == sample.data  # the paper names it


def test_some_of_the_bin_go_for_good_and_the_rest_can_still_come_back(sample):
    with sample.open() as vault:
        _delete(vault, sample.file.id, sample.paper.id, sample.person.id)
        assert vault.empty_bin([sample.file.id, sample.paper.id, "0" * 32]) == 2
        assert list((vault.path / "blobs").rglob("*.blob")) == []
        assert vault.records.undo_label is None
        with vault.records.transaction("restore") as transaction:
            transaction.restore(sample.person.id)
        assert vault.empty_bin([sample.person.id]) == 0
        assert vault.records.get(sample.person.id) == sample.person
        assert vault.verify() == []


def test_subscribers_hear_of_kinds_after_the_commit(make_vault):
    vault = make_vault()
    heard = []
    vault.records.subscribe(lambda kinds: heard.append((kinds, len(vault.records.all(Paper)))))
    paper = Paper(title="a")
    _put(vault, paper, Person())
    vault.records.undo()
    vault.records.redo()
    _delete(vault, paper.id)
    vault.empty_bin()
    vault.empty_bin()
    kinds = [kinds for kinds, _ in heard]
    both = frozenset({"paper", "person"})
    assert kinds == [both, both, both, frozenset({"paper"}), frozenset({"paper"})]
    assert [count for _, count in heard] == [1, 0, 1, 0, 0]


@pytest.fixture
def listed(make_vault):
    vault = make_vault()
    person = Person(role=Role.CHILD, names=(NameForm(surname="Ёлкина", given="Анна"),))
    papers = [
        Paper(kind=PaperKind.SUMMONS, title="Ёлка", person_ids=(person.id,), proves="zebra crossing"),
        Paper(kind=PaperKind.VISA, title="ель", notes='quote " and * and zebra'),
        Paper(kind=PaperKind.VISA, title="Дуб", person_ids=(person.id,)),
    ]
    for record in (person, *papers, Event(kind=EventKind.FINE, title="fine")):
        _put(vault, record)
    return vault, person, papers


def _titles(vault, **query):
    return [row.title for row in vault.records.rows(RowQuery(kind="paper", **query))]


def test_lists_are_sorted_and_filtered(listed):
    vault, person, _ = listed
    assert _titles(vault) == ["Дуб", "Ёлка", "ель"]
    assert _titles(vault, descending=True) == ["ель", "Ёлка", "Дуб"]
    assert _titles(vault, order="created") == ["Ёлка", "ель", "Дуб"]
    assert _titles(vault, subkinds=("visa",)) == ["Дуб", "ель"]
    assert _titles(vault, subkinds=("visa", "summons"), limit=1, offset=1) == ["Ёлка"]
    assert _titles(vault, person_id=person.id) == ["Дуб", "Ёлка"]
    assert vault.records.count(RowQuery(kind="paper", person_id=person.id, limit=1)) == 2


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("елка", ["Ёлка"]),
        ("ЁЛК", ["Ёлка"]),
        ("zebra", ["Ёлка", "ель"]),
        ("zebra crossing", ["Ёлка"]),
        ("ebr", ["Ёлка", "ель"]),
        ("е", ["Ёлка", "ель"]),
        ("zebra ел", ["Ёлка", "ель"]),
        ('"', ["ель"]),
        ('quote "', ["ель"]),
        ("* and", ["ель"]),
        ("absent", []),
        ("ab\x00sent", []),
        ("  ", ["Дуб", "Ёлка", "ель"]),
    ],
)
def test_search_finds_parts_of_words_in_any_field(listed, text, found):
    vault, _, _ = listed
    assert _titles(vault, text=text) == found


def test_common_words_are_found_the_other_way(listed, monkeypatch):
    from holdall.vault import row_query

    vault, _, _ = listed
    monkeypatch.setattr(row_query, "_FEW", 1)
    assert _titles(vault, text="zebra") == ["Ёлка", "ель"]


def test_search_follows_changes(listed):
    vault, _, papers = listed
    _put(vault, replace(papers[0], proves="giraffe"))
    assert _titles(vault, text="giraffe") == ["Ёлка"]
    assert _titles(vault, text="crossing") == []
    _delete(vault, papers[0].id)
    assert _titles(vault, text="giraffe") == []
    vault.empty_bin()
    assert vault.verify() == []


def test_rows_show_what_lists_need(listed):
    vault, person, _ = listed
    row = vault.records.rows(RowQuery(kind="person"))[0]
    assert (row.id, row.kind, row.subkind, row.title) == (person.id, "person", "child", "Ёлкина Анна")
    assert row.created == row.modified
    assert row.created.endswith("Z")
