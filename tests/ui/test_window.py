"""The window: from the gate to the pages, changing language and looks, locking."""

from __future__ import annotations

import pytest

from holdall.ui.gate.gate import Gate
from holdall.ui.pages.registry import PAGES
from holdall.ui.shell import HELP


def test_it_starts_at_the_gate(window):
    assert isinstance(window.centralWidget(), Gate)
    assert window.windowTitle() == "Holdall"


@pytest.mark.parametrize("page_id", [*(spec.id for spec in PAGES), HELP])
def test_every_page_opens_in_an_empty_vault(open_window, qtbot, page_id):
    open_window.shell.show_page(page_id)
    assert open_window.shell.page_id == page_id
    assert open_window.shell.page.isVisible()


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
    with qtbot.waitSignal(open_window.lock_wanted) as wanted:
        open_window.actions_table["lock"].trigger()
    assert wanted.args == [empty_vault.path]
    assert not empty_vault.is_open


def test_an_idle_window_waits_for_the_job_that_is_shown(open_window, empty_vault, qtbot):
    import threading

    from holdall.ui.bridge import Call

    gate = threading.Event()
    open_window.session.jobs.submit(Call(gate.wait), "Working")
    open_window.lock_when_idle()
    assert empty_vault.is_open
    with qtbot.waitSignal(open_window.lock_wanted):
        gate.set()
    assert not empty_vault.is_open


def test_what_concerns_the_vault_is_done_on_its_page_from_anywhere(open_window, qtbot):
    open_window.actions_table["check"].trigger()
    shell = open_window.shell
    assert shell.page_id == "vault"
    qtbot.waitUntil(lambda: shell.status.notice.text.text() == "Sound: 0 originals are as they were put in.")
