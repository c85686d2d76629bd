"""A record is written with its links and its search text, and all three change and go together."""

from __future__ import annotations

from dataclasses import replace

import pytest

from holdall.case.event import Event
from holdall.case.paper import Paper
from holdall.case.person import NameForm, Person
from holdall.vault import record_table
from holdall.vault.record_index import index_record
from holdall.vault.record_table import RecordTable, State

PERSON = Person(names=(NameForm(surname="Щербакова", given="Юлия"),))
PAPER = Paper(title="Повестка", person_ids=(PERSON.id,), proves="summons")


@pytest.fixture
def table(database) -> RecordTable:
    return RecordTable(database)


def state(record, created="1", binned="") -> State:
    return State(index_record(record).body, created, f"{created}m", binned)


def links(database) -> set[str]:
    return {row[0] for row in database.query("SELECT target FROM links")}


def hits(database, word) -> list[str]:
    """Ids of the records whose text has this word."""
    found = "SELECT id FROM records WHERE seq IN (SELECT rowid FROM search WHERE search MATCH ?)"
    return [row[0] for row in database.query(found, (word,))]


def test_a_state_is_kept_and_its_record_read(table):
    assert table.get(PAPER.id) is None
    kept = state(PAPER, binned="3")
    assert table.set(PAPER.id, kept) == "paper"
    assert table.get(PAPER.id) == kept
    assert table.get(PAPER.id).record == PAPER


def test_what_lists_need_stands_beside_it_and_follows_it(table, database):
    columns = "kind, subkind, title, title_key, sort_date, created, modified, binned, id"
    for record, binned in [(PAPER, ""), (replace(PAPER, title="Ёлка"), "4")]:
        table.set(PAPER.id, state(record, "2", binned))
        indexed = index_record(record)
        assert database.query(f"SELECT {columns} FROM records") == [
            (
                "paper", indexed.subkind, record.title, indexed.title_key, indexed.sort_date,
                "2", "2m", binned, PAPER.id,
            )
        ]  # fmt: skip


def test_links_follow_the_record(table, database):
    table.set(PAPER.id, state(PAPER))
    assert links(database) == {PAPER.id, PERSON.id}
    table.set(PAPER.id, state(replace(PAPER, person_ids=())))
    assert links(database) == {PAPER.id}
    table.set(PAPER.id, None)
    assert links(database) == set()


def test_the_search_text_follows_the_record(table, database):
    table.set(PAPER.id, state(PAPER))
    table.set(PERSON.id, state(PERSON))
    assert (hits(database, "summons"), hits(database, "щербакова")) == ([PAPER.id], [PERSON.id])
    table.set(PAPER.id, state(replace(PAPER, proves="verdict")))
    assert hits(database, "summons") == []
    assert hits(database, "verdict") == hits(database, "повестка") == [PAPER.id]
    assert table.set(PAPER.id, None) == "paper"
    assert (hits(database, "verdict"), hits(database, "щербакова")) == ([], [PERSON.id])
    assert database.query("SELECT count(*) FROM texts") == [(1,)]
    database.execute("INSERT INTO search (search, rank) VALUES ('integrity-check', 1)")


def test_the_search_index_is_not_written_when_the_text_stays(table, database, monkeypatch):
    table.set(PAPER.id, state(PAPER))
    written = []
    monkeypatch.setattr(table, "_write_text", lambda *it: written.append(it))
    assert table.set(PAPER.id, state(PAPER, binned="3")) == "paper"
    table.set(PAPER.id, state(replace(PAPER, person_ids=()), binned="3"))
    assert written == []
    assert hits(database, "summons") == [PAPER.id]


def test_a_record_that_is_not_there_is_removed_without_harm(table):
    table.set(PERSON.id, state(PERSON))
    assert table.set(PAPER.id, None) == ""
    assert table.get(PERSON.id) == state(PERSON)


def test_bodies_of_a_kind_come_in_the_order_they_were_made_without_the_bin(table):
    papers = [Paper(title=title) for title in "abcd"]
    for paper, created, binned in zip(papers, "3221", ["", "", "", "5"], strict=True):
        table.set(paper.id, state(paper, created, binned))
    table.set(PERSON.id, state(PERSON, "0"))
    assert table.bodies("paper") == [index_record(papers[at]).body for at in (1, 2, 0)]
    assert table.bodies("person") == [index_record(PERSON).body]
    assert table.bodies("paper", binned=True) == [index_record(papers[3]).body]


def test_removed_text_is_gone_from_the_index_after_forgetting(table, database):
    def marks():
        """Rows of the index that hold words, removed ones included: all but its two of settings."""
        return database.query("SELECT count(*) FROM search_data WHERE id > 10")[0][0]

    table.set(PERSON.id, state(PERSON))
    for _ in range(3):
        table.set(PAPER.id, state(PAPER))
        table.set(PAPER.id, None)
    before = marks()
    table.forget_removed_text()
    assert marks() < before
    assert hits(database, "щербакова") == [PERSON.id]


def test_many_are_removed_with_links_and_text(table, database, monkeypatch):
    monkeypatch.setattr(record_table, "_AT_ONCE", 2)
    papers = [Paper(title=f"summons {number}") for number in range(6)]
    for paper in papers:
        table.set(paper.id, state(paper, binned="4"))
    table.set(PAPER.id, state(PAPER))
    assert table.binned() == {paper.id: "paper" for paper in papers}
    done = []
    real = database.execute
    monkeypatch.setattr(database, "execute", lambda *it: done.append(it[0]) or real(*it))
    table.remove([*(paper.id for paper in papers[1:]), "0" * 32])
    assert len([it for it in done if it.startswith("DELETE FROM records")]) == 3
    assert table.binned() == {papers[0].id: "paper"}
    assert sorted(hits(database, "summons")) == sorted([papers[0].id, PAPER.id])
    assert links(database) == {papers[0].id, PAPER.id, PERSON.id}
    assert database.query("SELECT count(*) FROM texts") == [(2,)]


def test_who_refers_to_many_is_asked_in_few_statements(table, database, monkeypatch):
    monkeypatch.setattr(record_table, "_AT_ONCE", 2)
    files = [f"{number:032x}" for number in range(5)]
    first, second = Paper(file_ids=tuple(files[:2])), Paper(file_ids=tuple(files[1:4]))
    other = Event(title="search", person_ids=(files[0],))
    for record, binned in ((first, ""), (second, "9"), (other, "")):
        table.set(record.id, state(record, binned=binned))
    asked = []
    real = database.query
    monkeypatch.setattr(database, "query", lambda *it: asked.append(it) or real(*it))
    assert sorted(table.references(files, "paper")) == sorted(
        [(files[0], first.id, ""), (files[1], first.id, "")] + [(file, second.id, "9") for file in files[1:4]]
    )
    assert len(asked) == 3
    assert table.references((), "paper") == []
