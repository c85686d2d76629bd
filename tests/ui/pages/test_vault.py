"""The vault page: locking, preferences, steps taken."""

from __future__ import annotations

import time

import pytest
from PySide6.QtWidgets import QLabel

from holdall.case.paper import Paper
from holdall.case.person import NameForm, Person
from holdall.ui.pages.vault import VaultPage
from holdall.ui.wording.dates import moment
from holdall.vault.errors import ReadOnly


@pytest.fixture
def page(qtbot, session):
    page = VaultPage(session)
    qtbot.addWidget(page)
    page.show()
    return page


def test_choices_become_preferences(page, session):
    page._set_scheme("dark")
    page._set_percent("130")
    page._set_minutes("5")
    page._set_still(True)
    page._set_language("ru")
    chosen = session.preferences
    assert (chosen.scheme, chosen.percent, chosen.auto_lock_minutes) == ("dark", 130, 5)
    assert (chosen.still, chosen.language) == (True, "ru")


def test_the_text_size_shown_is_the_one_set_by_keys(page, session):
    session.prefer(percent=145)
    assert page._size.value() == "145"


def test_a_kernel_without_walls_is_told_of_once_a_file_was_opened(page, session, stub_sandbox):
    assert page._unwalled.isHidden()
    stub_sandbox.lacks_walls = True
    page.refresh()
    assert not page._unwalled.isHidden()


def test_steps_can_be_taken_back_and_done_again(page, session, qtbot):
    assert not page._undo.isEnabled()
    with session.change("New person") as change:
        change.put(Person(names=(NameForm(given="Anna"),)))
    qtbot.waitUntil(page._undo.isEnabled)
    assert page._last.text() == "Last step: New person"
    page._undo.click()
    qtbot.waitUntil(page._redo.isEnabled)
    assert session.records.all(Person) == []
    page._redo.click()
    qtbot.waitUntil(lambda: len(session.records.all(Person)) == 1)


def test_lock_is_asked_for(page, qtbot):
    with qtbot.waitSignal(page.lock_requested):
        page.corner.itemAt(0).widget().click()


def test_the_last_change_before_this_opening_is_shown(page, session):
    words = [label.text().replace("\u00a0", " ") for label in page.findChildren(QLabel)]
    shown = moment(session.last_change).replace("\u00a0", " ")
    assert any(shown in text for text in words)


def test_a_moment_is_told_in_local_time(monkeypatch, language):
    monkeypatch.setenv("TZ", "Asia/Tbilisi")
    time.tzset()
    try:
        assert moment("2026-11-23T20:30:00Z").replace("\u00a0", " ") == "24 Nov 2026, 00:30"
    finally:
        monkeypatch.undo()
        time.tzset()


def test_a_vault_for_reading_only_is_not_erased_from_here(qtbot, session, monkeypatch):
    monkeypatch.setattr(session.vault._session, "read_only", ReadOnly.MEDIUM)
    page = VaultPage(session)
    qtbot.addWidget(page)
    assert not page.erase.isEnabled()
    assert any("cannot be erased there" in label.text() for label in page.findChildren(QLabel))


def test_a_vault_of_a_newer_version_can_be_erased(qtbot, session, monkeypatch):
    monkeypatch.setattr(session.vault._session, "read_only", ReadOnly.NEWER)
    page = VaultPage(session)
    qtbot.addWidget(page)
    assert page.erase.isEnabled()


def test_in_a_vault_for_reading_only_nothing_is_taken_back(qtbot, session, monkeypatch):
    with session.change("step") as change:
        change.put(Paper(title="x"))
    monkeypatch.setattr(session.vault._session, "read_only", ReadOnly.MEDIUM)
    page = VaultPage(session)
    qtbot.addWidget(page)
    page.refresh()
    assert not page._undo.isEnabled()
    assert "Copy the whole folder" in page._undo.toolTip()


def test_an_erasing_that_was_left_changes_nothing(page, session):
    page.erase_confirmed.connect(pytest.fail)
    page.erase.click()
    page.stack.front.cancel.click()
    assert page.stack.front is None
    assert session.vault.is_open
