"""The page of people: roles, papers that name them, edits kept at once."""

from __future__ import annotations

from holdall.case.paper import Paper
from holdall.case.person import NameForm, Person, Role
from holdall.ui.pages.people import PeoplePage

ANNA = Person(names=(NameForm(surname="Щеглова", given="Анна"),), role=Role.PRINCIPAL)


def put(session, *records) -> None:
    with session.records.transaction("put") as transaction:
        for record in records:
            transaction.put(record)


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


def test_who_was_deleted_leaves_the_place_to_the_next(qtbot, session):
    people = [Person(names=(NameForm(surname=f"No. {number}"),)) for number in range(4)]
    for person in people:
        put(session, person)
    page = PeoplePage(session)
    qtbot.addWidget(page)
    page.show()
    page.show_record(people[1].id)
    page.delete()
    qtbot.waitUntil(lambda: page.model.rowCount() == 3)
    assert page.current_id() == people[2].id
    assert page.form.record.id == people[2].id


def test_how_they_are_related_to_the_main_person_is_not_asked_of_that_person(qtbot, session):
    aunt = Person(names=(NameForm(surname="Лисина"),), role=Role.OTHER, relation="aunt")
    put(session, ANNA, aunt)
    page = PeoplePage(session)
    qtbot.addWidget(page)
    page.show()
    field = next(binding for words, binding in page.form._bindings if "related" in words).widget

    def asked(person_id):
        page.show_record(person_id)
        return [not widget.isHidden() for widget in (field, page.form._captions[field])]

    assert asked(aunt.id) == [True, True]
    assert asked(ANNA.id) == [False, False]
    page.form.set_attribute("relation", "relation", "of old")
    assert asked(ANNA.id) == [True, True], "what a dossier would print can be seen and removed"


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
