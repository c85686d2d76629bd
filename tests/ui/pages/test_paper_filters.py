"""What of the papers is asked for, told as fields of a query."""

from __future__ import annotations

import pytest

from holdall.case.paper import PaperKind
from holdall.case.person import NameForm, Person
from holdall.ui.pages.paper_filters import PaperFilters


@pytest.fixture
def filters(qtbot, session):
    filters = PaperFilters(session.records)
    qtbot.addWidget(filters)
    filters.told = []
    filters.changed.connect(filters.told.append)
    filters.show()
    return filters


def test_without_people_nobody_is_offered(filters, session):
    assert not filters.person.isVisible()
    with session.change("person") as transaction:
        transaction.put(Person(names=(NameForm(surname="Вересаев"),)))
    filters.refresh()
    assert filters.person.isVisible()
    assert [filters.person.itemText(row) for row in range(2)] == ["Everybody's papers", "Вересаев"]


def test_every_kind_is_in_exactly_one_family(filters):
    found = []
    for family in ("identity", "evidence", "translation", "other"):
        filters.chips.choose((family,))
        found += filters.told[-1]["subkinds"]
    assert sorted(found) == sorted(kind.value for kind in PaperKind)
    assert len(found) == len(set(found))


def test_the_order_is_told_with_its_direction(filters):
    filters.order.choose("date-")
    filters.order.chosen.emit("date-")
    assert (filters.told[-1]["order"], filters.told[-1]["descending"]) == ("date", True)


def test_showing_all_leaves_nothing_out(filters):
    filters.chips.choose(("identity", "other"))
    filters.show_all()
    assert filters.told[-1]["subkinds"] == ()
    assert filters.told[-1]["person_id"] == ""


def test_nothing_is_cut_when_there_is_little_room(filters, session):
    with session.change("person") as transaction:
        transaction.put(Person(names=(NameForm(surname="Вересаев", given="Илья", patronymic="Павлович"),)))
    filters.refresh()
    filters.resize(filters.minimumSizeHint().width(), 600)
    filters.grab()
    for choice in (filters.person, filters.order):
        assert choice.width() >= min(choice.sizeHint().width(), filters.width())
        assert filters.rect().contains(choice.geometry())


def test_a_long_name_does_not_push_the_other_filters_away(filters, session):
    with session.change("person") as transaction:
        transaction.put(Person(names=(NameForm(surname="Вересаева-Преображенская " * 3),)))
    filters.refresh()
    assert filters.person.maximumWidth() < filters.person.sizeHint().width()
