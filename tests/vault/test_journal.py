"""Steps come back in order and whole, a new one ends what could be redone, and old ones are forgotten."""

from __future__ import annotations

import json

import pytest

from holdall.vault import journal as module
from holdall.vault.journal import Change, Journal
from holdall.vault.record_table import State

OLD = State(body='{"a":"ы"}', created="1", modified="2")
NEW = State(body="{}", created="1", modified="3", binned="4")


@pytest.fixture
def journal(database) -> Journal:
    return Journal(database)


def labels(journal: Journal) -> list[str]:
    """Labels of all steps that can be undone, the last first."""
    found = []
    while step := journal.next_undo():
        found.append(step.label)
        journal.mark(step, undone=True)
    return found


def test_a_step_comes_back_as_it_was(journal):
    changes = (Change("id", OLD, NEW), Change("made", None, NEW), Change("gone", OLD, None))
    journal.append("edit", changes)
    step = journal.next_undo()
    assert (step.label, step.changes) == ("edit", changes)
    assert journal.next_redo() is None


def test_steps_are_undone_from_the_last_and_redone_from_the_first(journal):
    for label in "abc":
        journal.append(label, ())
    assert labels(journal) == ["c", "b", "a"]
    redone = []
    while step := journal.next_redo():
        redone.append(step.label)
        journal.mark(step, undone=False)
    assert redone == ["a", "b", "c"]
    assert journal.next_undo().label == "c"


def test_a_new_step_ends_what_could_be_redone_and_leaves_what_can_be_undone(journal):
    for label in "ab":
        journal.append(label, ())
    journal.mark(journal.next_undo(), undone=True)
    journal.append("c", ())
    assert journal.next_redo() is None
    assert labels(journal) == ["c", "a"]


def test_nothing_is_left_after_clearing(journal):
    journal.append("a", ())
    journal.clear()
    assert journal.next_undo() is journal.next_redo() is None


def test_as_many_steps_are_kept_as_promised(journal, monkeypatch):
    monkeypatch.setattr(module, "KEPT_STEPS", 3)
    for label in "abcde":
        journal.append(label, ())
    assert labels(journal) == ["e", "d", "c"]


@pytest.mark.parametrize(("missing", "kept"), [(0, ["c", "b", "a"]), (1, ["c", "b"])])
def test_as_many_characters_are_kept_as_promised(journal, database, monkeypatch, missing, kept):
    changes = (Change("id", None, OLD),)
    for label in "ab":
        journal.append(label, changes)
    sizes = [row[0] for row in database.query("SELECT size FROM journal")]
    monkeypatch.setattr(module, "KEPT_SIZE", sum(sizes) + sizes[0] - missing)
    journal.append("c", changes)
    assert labels(journal) == kept


def test_the_last_step_is_kept_however_long(journal, monkeypatch):
    monkeypatch.setattr(module, "KEPT_SIZE", 1)
    journal.append("a", ())
    journal.append("b", (Change("id", None, OLD),))
    assert labels(journal) == ["b"]


def test_its_size_is_counted_in_characters_without_waste(journal, database):
    journal.append("a", (Change("id", None, OLD),))
    [(size, text)] = database.query("SELECT size, changes FROM journal")
    assert text == json.dumps(json.loads(text), ensure_ascii=False, separators=(",", ":"))
    assert "ы" in text
    assert size == len(text)
