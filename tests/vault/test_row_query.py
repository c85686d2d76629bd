"""Lists come sorted and filtered, page by page, and a rare word is found as a common one is."""

from __future__ import annotations

import pytest

from holdall.case.event import Event
from holdall.case.paper import Paper, PaperKind
from holdall.case.person import NameForm, Person
from holdall.vault import row_query
from holdall.vault.record_index import index_record
from holdall.vault.record_table import RecordTable, State
from holdall.vault.row_query import Row, RowQuery, count, rows

PERSON = Person(names=(NameForm(surname="Щербакова"),))
PAPERS = [
    Paper(kind=PaperKind.VISA, title="Б", proves='zebra "quoted"'),
    Paper(kind=PaperKind.SUMMONS, title="а", proves="zebra", person_ids=(PERSON.id,)),
    Paper(kind=PaperKind.VISA, title="В", proves="horse"),
    Paper(kind=PaperKind.VISA, title="binned", proves="zebra"),
]


@pytest.fixture
def database(database):
    """With a few records."""
    table = RecordTable(database)
    table.set(PERSON.id, State(index_record(PERSON).body, "0", "0"))
    for number, paper in enumerate(PAPERS):
        binned = "9" if paper.title == "binned" else ""
        table.set(paper.id, State(index_record(paper).body, str(9 - number), "m", binned))
    return database


def titles(database, **query) -> list[str]:
    return [row.title for row in rows(database, RowQuery(kind="paper", **query))]


def test_a_row_has_what_a_list_shows(database):
    [row] = rows(database, RowQuery(kind="paper", subkinds=("summons",)))
    assert row == Row(PAPERS[1].id, "paper", "summons", "а", PAPERS[1].sort_date, "8", "m", "")


@pytest.mark.parametrize("few", [1000, 1])
@pytest.mark.parametrize(
    ("query", "found"),
    [
        ({}, "аБВ"),
        ({"descending": True}, "ВБа"),
        ({"order": "created"}, "ВаБ"),
        ({"limit": 2}, "аБ"),
        ({"limit": 0}, ""),
        ({"limit": 2, "offset": 1}, "БВ"),
        ({"offset": 2}, "В"),
        ({"subkinds": ("visa",)}, "БВ"),
        ({"subkinds": ("visa", "summons")}, "аБВ"),
        ({"person_id": PERSON.id}, "а"),
        ({"text": "zebra"}, "аБ"),
        ({"text": "ZEBRA quoted"}, "Б"),
        ({"text": '"quoted"'}, "Б"),
        ({"text": "ze"}, "аБ"),
        ({"text": "zebra", "person_id": PERSON.id}, "а"),
        ({"text": "zebra", "subkinds": ("visa",)}, "Б"),
        ({"text": "nothing"}, ""),
        ({"text": 'zeb"ra'}, ""),
    ],
)
def test_what_is_asked_for_is_found_in_order(database, monkeypatch, few, query, found):
    monkeypatch.setattr(row_query, "_FEW", few)
    assert "".join(titles(database, **query)) == found
    if not {"limit", "offset"} & query.keys():
        assert count(database, RowQuery(kind="paper", **query)) == len(found)


def test_the_bin_is_a_list_of_its_own(database):
    assert titles(database, binned=True) == ["binned"]
    assert titles(database, binned=True, text="zebra") == ["binned"]
    assert count(database, RowQuery(kind="paper", binned=True)) == 1


def test_a_count_is_not_of_the_page(database):
    assert count(database, RowQuery(kind="paper", limit=1, offset=1)) == 3


def test_another_kind_is_another_list(database):
    assert [row.id for row in rows(database, RowQuery(kind="person"))] == [PERSON.id]


@pytest.mark.parametrize(
    ("word", "few", "used"), [("zebra", 2, False), ("zebra", 3, True), ("zeb", 3, True), ("ze", 3, False)]
)
def test_a_word_is_looked_up_in_the_search_index_while_few_have_it(database, monkeypatch, word, few, used):
    monkeypatch.setattr(row_query, "_FEW", few)
    asked = []
    real = database.query
    monkeypatch.setattr(database, "query", lambda *it: asked.append(it[0]) or real(*it))
    titles(database, text=word)  # three have it, the one in the bin included
    assert ("search MATCH" in asked[-1], "+kind" in asked[-1]) == (used, used)


def test_several_kinds_are_one_list_also_in_the_order_they_were_deleted(database):
    table = RecordTable(database)
    deleted = [("8", Event(title="first")), ("95", Person(names=(NameForm(surname="last"),)))]
    for binned, record in deleted:
        table.set(record.id, State(index_record(record).body, "0", "0", binned))
    query = RowQuery(kind="paper", more_kinds=("person", "event"), binned=True, order="binned")
    assert [(row.title, row.binned) for row in rows(database, query)] == [
        ("first", "8"), ("binned", "9"), ("last", "95"),
    ]  # fmt: skip
    assert count(database, query) == 3


def test_one_kind_is_read_in_the_order_that_an_index_holds_ready(database, monkeypatch):
    asked = []
    real = database.query
    monkeypatch.setattr(database, "query", lambda *it: asked.append(it) or real(*it))
    titles(database, limit=1)
    plan = real(f"EXPLAIN QUERY PLAN {asked[0][0]}", asked[0][1])
    assert not [row for row in plan if "TEMP B-TREE" in row[-1]]


@pytest.mark.parametrize(("few", "used"), [(1, False), (2, True)])
def test_those_that_refer_to_a_record_are_looked_up_while_they_are_few(database, monkeypatch, few, used):
    monkeypatch.setattr(row_query, "_FEW", few)
    asked = []
    real = database.query
    monkeypatch.setattr(database, "query", lambda *it: asked.append(it[0]) or real(*it))
    assert titles(database, person_id=PERSON.id) == ["а"]  # it names itself, too
    assert ("+kind" in asked[-1]) == used
