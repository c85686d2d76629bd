"""The window: from the gate to the pages, changing language and looks, locking."""

from __future__ import annotations

import shutil
import sys
import threading

import case_for_looks as case
import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QLabel

from holdall.case.dossier_plan import DossierPlan
from holdall.case.paper import Paper
from holdall.crypto.errors import SecretWipedError
from holdall.crypto.secret import Secret
from holdall.jobs.bin import delete
from holdall.ui import window as window_module
from holdall.ui.bridge import Call, JobBridge
from holdall.ui.gate.gate import Gate
from holdall.ui.handover import Errand, Task
from holdall.ui.pages.registry import PAGES
from holdall.ui.shell import HELP
from holdall.ui.widgets.small_dialog import SmallDialog
from holdall.ui.widgets.statement_edit import StatementEdit
from holdall.ui.widgets.text_fields import TextArea, TextField
from holdall.ui.wording.dates import moment
from holdall.vault.vault import Vault


def test_it_starts_at_the_gate(window):
    assert isinstance(window.centralWidget(), Gate)
    assert window.windowTitle() == "Holdall"


@pytest.mark.parametrize("page_id", [*(spec.id for spec in PAGES), HELP])
def test_every_page_opens_in_an_empty_vault(open_window, qtbot, page_id):
    open_window.shell.show_page(page_id)
    assert open_window.shell.page_id == page_id
    assert open_window.shell.page.isVisible()


def test_at_each_opening_it_tells_the_last_change_and_the_number_of_that_state(open_window):
    session = open_window.session
    assert session.generation == 1
    words = f"Last changed: {moment(session.last_change)} · state 1"
    assert open_window.shell.status.notice.text.text() == words
    open_window.shell.show_page("vault")
    shown = " ".join(label.text() for label in open_window.shell.page.findChildren(QLabel))
    assert f"Last changed before it was opened now: {moment(session.last_change)}, state 1." in shown
    session.prefer(still=True)  # its first change
    assert session.generation == 1


def test_an_unknown_page_is_left_alone(open_window):
    open_window.shell.show_page("nowhere")
    assert open_window.shell.page_id == "today"


def test_a_chosen_language_rebuilds_the_pages_and_is_kept(open_window, empty_vault):
    open_window.shell.show_page("vault")
    open_window.session.prefer(language="ru")
    assert open_window.shell.page_id == "vault"
    assert '"language": "ru"' in empty_vault.settings.get("ui.preferences")


def test_text_size_stays_within_bounds(open_window):
    for _ in range(12):
        open_window.actions_table["text-larger"].trigger()
    assert open_window.session.preferences.percent == 160
    open_window.actions_table["text-normal"].trigger()
    assert open_window.session.preferences.percent == 100


def test_lock_closes_the_vault_and_asks_for_a_fresh_process(open_window, empty_vault, qtbot):
    with qtbot.waitSignal(open_window.fresh_process_wanted) as wanted:
        open_window.actions_table["lock"].trigger()
    assert wanted.args == [Errand(empty_vault.path)]
    assert not empty_vault.is_open


def test_before_it_is_erased_the_vault_is_closed_and_a_fresh_process_asked_for(
    open_window, empty_vault, qtbot
):
    open_window.shell.show_page("vault")
    page = open_window.shell.page
    page.erase.click()
    page.stack.front.typed.setText(empty_vault.path.stem)
    with qtbot.waitSignal(open_window.fresh_process_wanted) as wanted:
        page.stack.front.go.click()
    assert wanted.args == [Errand(empty_vault.path, Task.ERASE)]
    assert not empty_vault.is_open
    assert empty_vault.path.exists()


def test_for_new_keys_the_vault_is_closed_and_a_fresh_process_asked_for(open_window, empty_vault, qtbot):
    open_window.shell.show_page("vault")
    page = open_window.shell.page
    page.rekeying.panel.ask.click()
    with qtbot.waitSignal(open_window.fresh_process_wanted) as wanted:
        page.stack.front.go.click()
    assert wanted.args == [Errand(empty_vault.path, Task.REKEY)]
    assert not empty_vault.is_open


def test_an_idle_window_waits_for_the_job_that_is_shown(open_window, empty_vault, qtbot):
    gate = threading.Event()
    open_window.session.jobs.submit(Call(gate.wait), "Working")
    open_window.lock_when_idle()
    assert empty_vault.is_open
    with qtbot.waitSignal(open_window.fresh_process_wanted):
        gate.set()
    assert not empty_vault.is_open


@pytest.mark.parametrize("gets_on", [True, False])
def test_an_idle_window_does_not_wait_for_a_job_that_hangs(
    open_window, empty_vault, qtbot, monkeypatch, gets_on
):
    monkeypatch.setattr(window_module, "STALLED_MS", 200)
    gate = threading.Event()
    job = open_window.session.jobs.submit(Call(gate.wait), "Working")
    open_window.lock_when_idle()
    (stalled,) = open_window.session.findChildren(QTimer, options=Qt.FindChildOption.FindDirectChildrenOnly)
    if gets_on:
        stalled.stop()
        job.progressed.emit(1, 2, "")
    assert stalled.isActive()
    with qtbot.waitSignal(open_window.fresh_process_wanted):
        pass
    gate.set()
    assert not empty_vault.is_open


@pytest.mark.parametrize(
    ("leave", "errand"),
    [("lock", Task.UNLOCK), ("erase", Task.ERASE), ("rekey", Task.REKEY), ("close", None)],
)
def test_that_it_is_left_is_told_before_the_vault_is_closed(open_window, empty_vault, leave, errand):
    told = []
    open_window.leaving.connect(lambda it: told.append((empty_vault.is_open, it)))
    path = empty_vault.path
    getattr(open_window, leave)()
    assert told == [(True, Errand(path, errand) if errand else None)]
    assert not empty_vault.is_open


def test_what_concerns_the_vault_is_done_on_its_page_from_anywhere(open_window, qtbot):
    open_window.actions_table["check"].trigger()
    shell = open_window.shell
    assert shell.page_id == "vault"
    qtbot.waitUntil(lambda: shell.status.notice.text.text() == "Sound: 0 originals are as they were put in.")


def typed_into(window, page_id: str, record_id: str, kind: type, text: str) -> None:
    """Put text into the first such field of a record's page, which another window has the focus of."""
    window.shell.show_page(page_id, record_id)
    fields = window.shell.page.findChildren(kind)
    field = next(field for field in fields if field.isVisibleTo(field.parentWidget()))
    if isinstance(field, TextField):
        field.insert(text)
    else:
        field.insertPlainText(text)


def test_a_lock_saves_what_stands_in_a_field_of_a_window_in_the_background(
    open_window, empty_vault, fast_env
):
    from holdall.case.event import Event
    from holdall.case.person import Person

    person, event = Person(), Event(title="stopped")
    with empty_vault.records.transaction("add") as transaction:
        transaction.put(person)
        transaction.put(event)
    typed_into(open_window, "people", person.id, TextField, "Иванова")
    typed_into(open_window, "story", event.id, TextArea, "what happened")
    assert empty_vault.records.get(event.id) == event
    open_window.lock()
    with Vault.open(empty_vault.path, Secret.from_text("correct horse battery"), env=fast_env) as vault:
        assert "Иванова" in repr(vault.records.get(person.id))
        assert "what happened" in repr(vault.records.get(event.id))


def test_a_lock_saves_the_statement_that_is_being_written(open_window, empty_vault, fast_env):
    plan = DossierPlan(title="court")
    with empty_vault.records.transaction("add") as transaction:
        transaction.put(plan)
    typed_into(open_window, "dossiers", plan.id, StatementEdit, "I was there.")
    open_window.lock()
    with Vault.open(empty_vault.path, Secret.from_text("correct horse battery"), env=fast_env) as vault:
        assert "I was there." in repr(vault.records.get(plan.id))


def test_a_vault_that_cannot_be_closed_well_is_locked_all_the_same(open_window, empty_vault, qtbot):
    shutil.rmtree(empty_vault.path)  # as when its stick is pulled out
    with qtbot.waitSignal(open_window.fresh_process_wanted):
        open_window.lock()
    assert not empty_vault.is_open
    with pytest.raises(SecretWipedError):
        empty_vault._keys.index.view()


@pytest.fixture
def unsaved(open_window, empty_vault, full_disk, qtbot):
    """The window with a statement that a full disk did not take."""
    full_disk.free()
    plan = DossierPlan(title="court")
    with empty_vault.records.transaction("add") as transaction:
        transaction.put(plan)
    full_disk.fill()
    typed_into(open_window, "dossiers", plan.id, StatementEdit, "I was there.")
    with qtbot.captureExceptions() as raised:
        open_window.shell.save_what_is_typed()
    assert [type(error) for _, error, _ in raised] == [OSError]
    return open_window


def question(window) -> SmallDialog | None:
    asked = [it for it in window.findChildren(SmallDialog) if it.isVisible()]
    assert len(asked) <= 1
    return asked[0] if asked else None


def said(widget) -> str:
    return "\n".join(label.text() for label in widget.findChildren(QLabel) if label.isVisible())


def test_it_says_that_not_everything_is_saved_until_it_is(unsaved, full_disk):
    assert unsaved.shell.status._text.text().startswith("Not everything is saved yet.")
    unsaved.session.prefer(percent=120)
    full_disk.free()
    unsaved.session.edits.store_waiting()
    assert unsaved.shell.status._text.text() == "Everything is saved"


@pytest.mark.parametrize("way", ["lock", "quit"])
def test_before_what_was_typed_is_lost_it_is_asked(unsaved, empty_vault, full_disk, way):
    unsaved.actions_table[way].trigger()
    unsaved.actions_table[way].trigger()
    asked = question(unsaved)
    assert asked is not None
    assert "The disk is full" in said(asked)
    asked.reject()
    assert empty_vault.is_open
    assert unsaved.isVisible()
    assert "I was there." in repr(unsaved.session.edits.get(unsaved.shell.page._plan_id))
    full_disk.free()  # so that the test's window closes


def test_room_made_meanwhile_locks_without_a_question(unsaved, empty_vault, full_disk, fast_env, qtbot):
    full_disk.free()
    with qtbot.waitSignal(unsaved.fresh_process_wanted) as wanted:
        unsaved.lock()
    assert wanted.args == [Errand(empty_vault.path)]
    with Vault.open(empty_vault.path, Secret.from_text("correct horse battery"), env=fast_env) as vault:
        assert "I was there." in repr(vault.records.all(DossierPlan))


def test_who_locks_all_the_same_is_told_what_was_lost(unsaved, empty_vault, qtbot):
    unsaved.lock()
    with qtbot.waitSignal(unsaved.fresh_process_wanted) as wanted:
        question(unsaved).accept()
    assert wanted.args == [Errand(empty_vault.path, Task.TELL_LOSS)]
    assert not empty_vault.is_open


def test_before_a_new_master_key_it_is_asked_too(unsaved, empty_vault, qtbot):
    unsaved.rekey()
    assert empty_vault.is_open
    with qtbot.waitSignal(unsaved.fresh_process_wanted) as wanted:
        question(unsaved).accept()
    assert wanted.args == [Errand(empty_vault.path, Task.REKEY)]


def test_who_closes_all_the_same_is_let_go(unsaved, empty_vault):
    unsaved.close()
    question(unsaved).accept()
    assert not unsaved.isVisible()
    assert not empty_vault.is_open


def test_where_nobody_is_there_to_ask_it_is_locked_and_told(unsaved, empty_vault, qtbot):
    with qtbot.waitSignal(unsaved.fresh_process_wanted) as wanted:
        unsaved.lock_when_idle()
    assert wanted.args == [Errand(empty_vault.path, Task.TELL_LOSS)]
    unsaved.show_gate(wanted.args[0])
    assert "could not be stored" in unsaved.centralWidget().front.message.text()


def test_the_code_of_the_sample_is_loaded_by_its_job(open_window, empty_vault, monkeypatch):
    """On the window's thread that stopped everything for half a second."""
    submitted = []
    monkeypatch.setattr(JobBridge, "submit", lambda _, job, *_words, **_then: submitted.append(job))
    monkeypatch.setitem(sys.modules, "holdall.jobs.sample.make_sample", None)
    open_window._enter_sample(empty_vault)
    job = submitted[-1]
    assert job.writes_to == empty_vault.path
    with pytest.raises(ImportError):
        job.run(None)


@pytest.mark.parametrize("page_id", ["papers", "people", "story", "applications", "dossiers", "bin"])
def test_a_page_gone_to_by_keys_is_worked_on_by_keys_at_once(open_window, page_id):
    vault = open_window.session.vault
    case.fill(vault)
    delete(vault.records, [vault.records.all(Paper)[0].id], "delete")
    open_window.actions_table[f"page-{page_id}"].trigger()
    part = open_window.shell.page.main_part()
    assert part.isVisible()
    assert part.focusProxy() is None
    assert open_window.focusWidget() is part


@pytest.mark.parametrize("page_id", ["today", "vault"])
def test_a_page_without_a_list_is_gone_to_by_keys(open_window, page_id):
    open_window.actions_table[f"page-{page_id}"].trigger()
    assert open_window.shell.page_id == page_id
    assert open_window.shell.page.main_part() is None
