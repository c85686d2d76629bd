"""The pages with a list and a form: new, edit as you go, delete, undo, search, going elsewhere."""

from __future__ import annotations

import pytest

from holdall.case.person import NameForm, Person, Role
from holdall.ui.pages.applications import ApplicationsPage
from holdall.ui.pages.people import PeoplePage
from holdall.ui.pages.story import StoryPage

ANNA = Person(names=(NameForm(surname="Щеглова", given="Анна"),), role=Role.PRINCIPAL)


def put(session, *records) -> None:
    with session.records.transaction("put") as transaction:
        for record in records:
            transaction.put(record)


@pytest.fixture(params=[PeoplePage, StoryPage, ApplicationsPage])
def page(request, qtbot, session):
    page = request.param(session)
    qtbot.addWidget(page)
    page.show()
    return page


def test_an_empty_page_says_what_to_do_and_new_makes_one_record(page, session):
    assert page._stack.currentIndex() == 1
    page.new()
    made = session.records.all(page.RECORD)
    assert len(made) == 1
    assert page.current_id() == made[0].id
    assert page._stack.currentIndex() == 0
    assert page._detail.isVisibleTo(page)


def test_deleting_is_one_undo_step(page, session, qtbot):
    page.new()
    record_id = page.current_id()
    page.delete()
    qtbot.waitUntil(lambda: page.model.rowCount() == 0)
    session.undo()
    qtbot.waitUntil(lambda: page.model.rowCount() == 1)
    assert session.records.get(record_id)


def test_deleting_with_nothing_chosen_does_nothing(page, session):
    page.delete()
    assert session.records.undo_label is None


def test_next_and_previous_stay_inside_the_list(page):
    page.new()
    page.new()
    for _ in range(3):
        page.next()
    assert page.list.currentIndex().row() == 1
    for _ in range(3):
        page.previous()
    assert page.list.currentIndex().row() == 0
