"""Edits that cannot be stored are kept, shown, tried again, and stored as one step to undo."""

from __future__ import annotations

from dataclasses import replace

import pytest

from holdall.case.event import Event
from holdall.ui import edits as module
from holdall.ui.edits import Edits
from holdall.vault.errors import RecordMissingError, VaultClosedError


@pytest.fixture
def event(empty_vault):
    event = Event(title="Search")
    with empty_vault.records.transaction("fill") as change:
        change.put(event)
    return event


@pytest.fixture
def edits(qapp, empty_vault, event):
    edits = Edits(empty_vault.records)
    edits.told = []
    edits.changed.connect(lambda: edits.told.append(edits.waiting))
    yield edits
    edits.forget()


def titled(title: str):
    return lambda event: replace(event, title=title)


def refused(edits, event, step: str, change) -> None:
    with pytest.raises(OSError, match="full"):
        edits.make(event.id, step, change)


def test_an_edit_is_one_step_under_its_name(edits, event, empty_vault):
    assert edits.make(event.id, "Title", titled("Search of the flat")).title == "Search of the flat"
    assert empty_vault.records.undo_label == "Title"
    empty_vault.records.undo()
    assert edits.get(event.id) == event
    assert edits.told == []


def test_nothing_different_is_no_step(edits, event, empty_vault):
    edits.make(event.id, "Title", titled("Search"))
    assert empty_vault.records.undo_label == "fill"


def test_what_could_not_be_stored_is_kept_and_stored_later_as_one_step(edits, event, empty_vault, full_disk):
    refused(edits, event, "Title", titled("Search of"))
    refused(edits, event, "Title", titled("Search of the flat"))
    refused(edits, event, "Injuries", lambda event: replace(event, injuries="bruises"))
    kept = edits.get(event.id)
    assert (kept.title, kept.injuries) == ("Search of the flat", "bruises")
    assert empty_vault.records.get(event.id) == event
    assert isinstance(edits.store_waiting(), OSError)
    full_disk.free()
    assert edits.store_waiting() is None
    assert empty_vault.records.get(event.id) == kept
    assert not edits.waiting
    assert edits.told[-1] is False
    empty_vault.records.undo()
    assert empty_vault.records.get(event.id) == event


def test_it_is_tried_again_by_itself(monkeypatch, qtbot, event, empty_vault, full_disk):
    monkeypatch.setattr(module, "_PAUSE_MS", 1)
    edits = Edits(empty_vault.records)
    refused(edits, event, "Title", titled("Search of the flat"))
    with qtbot.waitSignal(edits.changed):
        pass
    full_disk.free()
    qtbot.waitUntil(lambda: not edits.waiting)
    assert empty_vault.records.get(event.id).title == "Search of the flat"
    assert not edits._timer.isActive()


def test_the_next_edit_takes_what_waits_along(edits, event, empty_vault, full_disk):
    refused(edits, event, "Title", titled("Search of the flat"))
    full_disk.free()
    edits.make(event.id, "Injuries", lambda event: replace(event, injuries="bruises"))
    stored = empty_vault.records.get(event.id)
    assert (stored.title, stored.injuries) == ("Search of the flat", "bruises")
    assert edits.told == [True, False]


def test_what_others_stored_meanwhile_is_kept(edits, event, empty_vault, full_disk):
    refused(edits, event, "Title", titled("Search of the flat"))
    full_disk.free()
    with empty_vault.records.transaction("elsewhere") as change:
        change.put(replace(event, injuries="bruises"))
    edits.store_waiting()
    stored = empty_vault.records.get(event.id)
    assert (stored.title, stored.injuries) == ("Search of the flat", "bruises")


def test_one_record_does_not_wait_for_another(edits, event, empty_vault, full_disk):
    other = Event(title="Arrest")
    full_disk.free()
    with empty_vault.records.transaction("fill") as change:
        change.put(other)
    full_disk.fill()
    refused(edits, event, "Title", titled("a"))
    refused(edits, other, "Title", titled("b"))
    full_disk.free()
    edits.make(event.id, "Title", titled("c"))
    assert (edits.waiting, edits.get(other.id).title) == (True, "b")
    assert empty_vault.records.get(other.id) == other


def test_what_was_typed_for_a_deleted_record_is_let_go(edits, event, empty_vault, full_disk):
    refused(edits, event, "Title", titled("Search of the flat"))
    full_disk.free()
    with empty_vault.records.transaction("away") as change:
        change.delete(event.id)
    assert edits.store_waiting() is None
    assert not edits.waiting
    for ask in (edits.get, lambda record_id: edits.make(record_id, "Title", titled("x"))):
        with pytest.raises(RecordMissingError):
            ask(event.id)


def test_a_locked_vault_keeps_nothing(edits, event, empty_vault, full_disk):
    refused(edits, event, "Title", titled("Search of the flat"))
    edits.forget()
    empty_vault.close()
    with pytest.raises(VaultClosedError):
        edits.make(event.id, "Title", titled("x"))
    assert not edits.waiting
