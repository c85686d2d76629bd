"""The pages with a list and a form: new, edit as you go, delete, undo, search, going elsewhere."""

from __future__ import annotations

import pytest

from holdall.case.application import Application, ApplicationStatus
from holdall.case.dates import PartialDate
from holdall.case.event import Event, EvidenceLink, Ground
from holdall.case.paper import Paper
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


def test_an_edit_in_the_form_is_saved_at_once(qtbot, session):
    put(session, ANNA)
    page = PeoplePage(session)
    qtbot.addWidget(page)
    page.show()
    phone = next(binding for words, binding in page.form._bindings if words == "Telephone").widget
    phone.setText("+995 000 000")
    phone.commit()
    assert session.records.get(ANNA.id).phone == "+995 000 000"
    assert session.records.undo_label == "Telephone"


def test_the_first_person_is_the_main_one_and_later_ones_are_not(qtbot, session):
    page = PeoplePage(session)
    qtbot.addWidget(page)
    page.show()
    page.new()
    page.new()
    assert sorted(person.role for person in session.records.all(Person)) == [Role.OTHER, Role.PRINCIPAL]


def test_a_person_shows_the_papers_that_name_them_and_leads_there(qtbot, session):
    paper = Paper(title="Паспорт", person_ids=(ANNA.id,))
    put(session, ANNA, paper, Paper(title="Чужой"))
    page = PeoplePage(session)
    qtbot.addWidget(page)
    page.show()
    column = page._papers._column
    buttons = [column.itemAt(place).widget() for place in range(column.count())]
    assert [each.objectName() for each in buttons] == [paper.id]
    with qtbot.waitSignal(page.navigate) as caught:
        buttons[0].click()
    assert caught.args == ["papers", paper.id]


def test_search_leaves_only_what_matches(qtbot, session):
    put(session, Event(title="Обыск"), Event(title="Задержание"))
    page = StoryPage(session)
    qtbot.addWidget(page)
    page.show()
    page.search("обыск")
    assert page.model.rowCount() == 1
    page.search("нет такого")
    assert page.model.rowCount() == 0
    assert not page._detail.isVisibleTo(page)


def test_events_stand_in_the_order_in_which_they_happened(qtbot, session):
    put(
        session,
        Event(title="late", start=PartialDate("2023")),
        Event(title="early", start=PartialDate("2022-03")),
    )
    page = StoryPage(session)
    qtbot.addWidget(page)
    page.show()
    assert [page.model.index(row, 0).data() for row in range(2)] == ["early", "late"]
    assert page.model.index(0, 1).data().replace("\u00a0", " ") == "March 2022"


def test_what_a_paper_proves_and_the_grounds_are_kept(qtbot, session):
    paper = Paper(title="Протокол")
    event = Event(title="Задержание", evidence=(EvidenceLink(paper.id, "время"),))
    put(session, paper, event)
    page = StoryPage(session)
    qtbot.addWidget(page)
    page.show()
    field = page._evidence._proves[paper.id]
    field.setText("место и время")
    field.commit()
    assert session.records.get(event.id).evidence == (EvidenceLink(paper.id, "место и время"),)
    grounds = next(
        binding for words, binding in page.form._bindings if words == "Ground of persecution"
    ).widget
    grounds._boxes[Ground.POLITICAL_OPINION].click()
    assert session.records.get(event.id).grounds == (Ground.POLITICAL_OPINION,)


def test_removing_a_proof_keeps_the_words_of_the_others(qtbot, session):
    first, second = Paper(title="1"), Paper(title="2")
    event = Event(title="e", evidence=(EvidenceLink(first.id, "a"), EvidenceLink(second.id, "b")))
    put(session, first, second, event)
    page = StoryPage(session)
    qtbot.addWidget(page)
    page.show()
    page._evidence.papers._commit((second.id,))
    assert session.records.get(event.id).evidence == (EvidenceLink(second.id, "b"),)


def test_an_application_shows_its_status_and_next_date(qtbot, session):
    put(session, Application(title="Вид на жительство", status=ApplicationStatus.WAITING,
                             next_date=PartialDate("2026-12-12")))  # fmt: skip
    page = ApplicationsPage(session)
    qtbot.addWidget(page)
    page.show()
    assert page.model.index(0, 1).data() == "Waiting"
    assert "2026" in page.model.index(0, 2).data()
