"""Forms: each edit is one stored, undoable step; what others stored meanwhile is not lost."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLabel

from holdall.case.dates import PartialDate
from holdall.case.event import Event, EventKind
from holdall.case.person import NameForm, Person
from holdall.case.place import Place
from holdall.ui.forms.form import RecordForm
from holdall.ui.widgets.text_fields import TextArea, TextField
from holdall.ui.wording.kinds import choices
from holdall.vault.errors import ReadOnly


@pytest.fixture
def event(session):
    event = Event(title="Search", place=Place("Tver", "Tver'", "RUS"))
    with session.change("fill") as change:
        change.put(event)
    return event


@pytest.fixture
def form(qtbot, session, event):
    form = RecordForm(session)
    qtbot.addWidget(form)
    form.title = form.text("title", "Title")
    form.kind = form.choice("kind", "Kind", choices(EventKind), EventKind)
    form.section("Details")
    form.start = form.date("start", "When")
    form.where = form.place("place", "Where")
    form.words = form.text("description", "In your own words", lines=4)
    form.show_record(event.id)
    return form


def stored(session, event) -> Event:
    return session.records.get(event.id)


def write(field, text: str) -> None:
    field.setText(text) if hasattr(field, "setText") else field.setPlainText(text)
    field.commit()


def test_it_shows_what_is_stored(form):
    assert form.title.text() == "Search"
    assert form.kind.value() == "other"
    assert form.where.text() == "Tver"


def test_an_edit_is_one_undoable_step_named_after_its_field(form, session, event):
    write(form.title, "Search of the flat ")
    assert stored(session, event).title == "Search of the flat"
    assert session.records.undo_label == "Title"
    session.undo()
    assert stored(session, event).title == "Search"


def test_every_kind_of_field_stores(form, session, event, qtbot):
    qtbot.keyClick(form.kind, Qt.Key.Key_Home)
    form.start.committed.emit(PartialDate("2022-03"))
    write(form.words, "They came at six.")
    now = stored(session, event)
    assert (now.kind, now.start, now.description) == (
        EventKind.ARREST,
        PartialDate("2022-03"),
        "They came at six.",
    )


def test_a_place_keeps_what_its_field_does_not_show(form, session, event):
    write(form.where, "Kashin")
    assert stored(session, event).place == Place("Kashin", "Tver'", "RUS")


def test_what_others_stored_meanwhile_is_kept(form, session, event):
    with session.change("elsewhere") as change:
        change.put(replace(stored(session, event), injuries="bruises"))
    write(form.title, "New title")
    assert stored(session, event).injuries == "bruises"


def test_nothing_different_is_no_step(form, session, event):
    form.set_attribute("Title", "title", "Search")
    assert session.records.undo_label == "fill"


def test_a_record_that_is_gone_rests_the_form(form, session, event, qtbot):
    with session.change("away") as change:
        change.delete(event.id)
    with qtbot.waitSignal(form.gone):
        form.show_record(event.id)
    assert not form.isEnabled()
    form.set_attribute("Title", "title", "x")


def test_a_flag_stores(qtbot, session):
    person = Person(names=(NameForm(given="Anna"),))
    with session.change("fill") as change:
        change.put(person)
    form = RecordForm(session)
    qtbot.addWidget(form)
    box = form.flag("notes", "Noted")
    form.show_record(person.id)
    assert not box.isChecked()
    assert box.accessibleName() or box.text()


def test_fields_are_named_for_screen_readers(form):
    assert form.title.accessibleName() == "Title"
    assert form.start.field.accessibleName() == "When"


def test_what_is_being_typed_survives_a_change_of_the_vault(form, session, event):
    form.title.setText("Half a sen")
    form.words.setPlainText("Half")
    with session.change("elsewhere") as change:
        change.put(replace(stored(session, event), injuries="bruises"))
    form.show_record(event.id)
    assert (form.title.text(), form.words.text()) == ("Half a sen", "Half")
    assert stored(session, event).title == "Search"


def test_going_to_another_record_saves_what_was_typed_for_the_first(form, session, event):
    other = Event(title="Other")
    with session.change("fill") as change:
        change.put(other)
    form.title.setText("Typed")
    form.show_record(other.id)
    assert stored(session, event).title == "Typed"
    assert (form.title.text(), session.records.get(other.id).title) == ("Other", "Other")


def test_what_was_typed_for_a_deleted_record_is_let_go(form, session, event):
    form.title.setText("Typed")
    with session.change("away") as change:
        change.delete(event.id)
    form.show_record("")
    assert not form.isEnabled()


def test_the_english_words_of_a_place_stand_beside_its_own(form, session, event):
    english = form.place("place", "Where, in English", "text_en")
    form.show_record(event.id)
    assert english.text() == "Tver'"
    write(english, "Tver")
    write(form.where, "")
    assert stored(session, event).place == Place("", "Tver", "RUS")
    write(english, "")
    assert stored(session, event).place is None


def test_a_label_has_the_whole_width_of_the_form(form):
    form.resize(500, 400)
    form.show()
    labels = [label for label in form.findChildren(QLabel) if label.text() == "In your own words"]
    assert [label.width() for label in labels] == [form.width()]
    assert labels[0].buddy() is form.words


def test_a_long_text_shows_how_it_begins(form):
    write(form.title, "Hearing " * 40)
    form.title.show_text("Search " * 40)
    assert form.title.cursorPosition() == 0


def test_what_could_not_be_stored_is_not_taken_for_stored(form, session, event, qtbot, full_disk):
    with qtbot.captureExceptions() as raised:
        write(form.title, "Search of the flat")
        write(form.words, "They came at six.")
    assert [type(error) for _, error, _ in raised] == [OSError, OSError]
    form.show_record("")
    form.show_record(event.id)
    assert form.title.text() == "Search of the flat"
    full_disk.free()
    session.edits.store_waiting()
    assert stored(session, event).title == "Search of the flat"
    assert stored(session, event).description == "They came at six."


def test_a_form_of_a_vault_open_for_reading_only_is_read_and_copied_from(
    form, session, event, monkeypatch, qtbot
):
    form.show_record(event.id)
    assert not form.title.isReadOnly()
    monkeypatch.setattr(type(session), "read_only", ReadOnly.MEDIUM)
    form.show_record(event.id)
    for field in (*form.findChildren(TextField), *form.findChildren(TextArea)):
        assert field.isEnabled()
        assert field.isReadOnly()
    for control in (*form.findChildren(QComboBox), *form.findChildren(QAbstractButton)):
        assert not control.isEnabled()
    before = form.title.text()
    form.title.selectAll()
    assert form.title.selectedText() == before
    qtbot.keyClicks(form.title, "x")
    assert form.title.text() == before
