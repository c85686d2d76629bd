"""The record list: windows of rows, sorting and filtering in the database, and Qt's own model checks."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from holdall.case.person import NameForm, Person, Role
from holdall.ui.models.record_list import ID_ROLE, ROW_ROLE, Column, RecordListModel
from holdall.vault.row_query import Row, RowQuery

COLUMNS = (Column("Name", lambda row: row.title, "title"), Column("Kind", lambda row: row.subkind))


class Rows:
    """As many rows as asked for, without a database; counts what was fetched."""

    def __init__(self, many: int) -> None:
        self.many = many
        self.asked: list[RowQuery] = []

    def count(self, query: RowQuery) -> int:
        return self.many

    def rows(self, query: RowQuery) -> list[Row]:
        self.asked.append(query)
        end = min(self.many, query.offset + (query.limit or self.many))
        return [
            Row(f"{n:032x}", "person", "other", f"name {n}", "", "", "", "") for n in range(query.offset, end)
        ]


@pytest.fixture
def people(session):
    with session.change("fill") as change:
        for name in ("Ярослав", "Анна", "Борис"):
            change.put(Person(names=(NameForm(given=name),), role=Role.WITNESS))
    return RecordListModel(session.records, RowQuery(kind="person"), COLUMNS)


def titles(model: RecordListModel) -> list[str]:
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def test_qt_finds_no_fault(people, qtmodeltester):
    qtmodeltester.check(people)


def test_the_ids_of_thousands_of_places_are_read_at_once(qapp):
    rows = Rows(5000)
    model = RecordListModel(rows, RowQuery(kind="person"), COLUMNS)
    assert model.ids(range(10, 4010)) == tuple(f"{n:032x}" for n in range(10, 4010))
    assert len(rows.asked) == 1
    assert model.ids({3, 1, 4999, 7000}) == tuple(f"{n:032x}" for n in (1, 3, 4999))
    assert model.ids(()) == ()


def test_it_sorts_in_the_database(people):
    assert titles(people) == ["Анна", "Борис", "Ярослав"]
    people.sort(0, Qt.SortOrder.DescendingOrder)
    assert titles(people) == ["Ярослав", "Борис", "Анна"]
    people.sort(1)
    assert people.query.order == "title"


def test_it_filters_in_the_database(people):
    people.set_query(text="бор")
    assert titles(people) == ["Борис"]


def test_rows_tell_their_record(people, session):
    row = people.index(0, 0).data(ROW_ROLE)
    assert session.records.get(people.index(0, 0).data(ID_ROLE)).title_text == row.title
    assert people.place(row.id) == 0
    assert people.place("0" * 32) == -1


def test_a_refresh_sees_what_was_committed(people, session):
    with session.change("one more") as change:
        change.put(Person(names=(NameForm(given="Вера"),)))
    people.refresh()
    assert people.rowCount() == 4


def test_a_hundred_thousand_rows_cost_the_windows_looked_at():
    source = Rows(100_000)
    model = RecordListModel(source, RowQuery(kind="person"), COLUMNS)
    assert model.index(99_999, 0).data() == "name 99999"
    assert model.index(0, 0).data() == "name 0"
    assert [query.offset for query in source.asked] == [99_800, 0]
    for row in range(0, 100_000, 5_000):
        model.index(row, 0).data()
    assert len(model._windows) <= 12


def test_rows_that_have_gone_meanwhile_are_empty():
    source = Rows(10)
    model = RecordListModel(source, RowQuery(kind="person"), COLUMNS)
    source.many = 5
    assert model.index(7, 0).data() is None


def test_headings(people):
    assert people.headerData(0, Qt.Orientation.Horizontal) == "Name"
    assert people.headerData(0, Qt.Orientation.Vertical) is None
