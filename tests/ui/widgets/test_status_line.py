from __future__ import annotations

import threading

import pytest
from PySide6.QtWidgets import QLabel, QPushButton

from holdall.ui.bridge import Call, JobBridge
from holdall.ui.widgets import status_line
from holdall.ui.widgets.status_line import StatusLine


@pytest.fixture
def bridge(runner):
    return JobBridge(runner)


@pytest.fixture
def line(qtbot, bridge):
    line = StatusLine(bridge)
    qtbot.addWidget(line)
    line.show()
    return line


def words(line) -> list[str]:
    return [it.text() for it in line.findChildren(QLabel) if it.isVisible() and it.text()]


def test_a_message_stands_in_place_of_the_words_and_leaves_them_again(line):
    assert words(line) == ["Everything is saved"]
    line.notice.show_message("Deleted: scan", True)
    assert words(line) == ["Deleted: scan"]
    line.notice.undo.click()
    assert words(line) == ["Everything is saved"]


def test_a_job_can_be_stopped_while_a_message_shows(line, bridge, qtbot):
    gate = threading.Event()
    bridge.submit(Call(gate.wait), "Working")
    line.notice.show_message("Saved")
    cancel = [it for it in line.findChildren(QPushButton) if it.isVisible()]
    assert [it.text() for it in cancel] == ["Cancel"]
    assert words(line) == ["Saved"]
    line.notice._expire()
    assert words(line) == ["Working"]
    with qtbot.waitSignal(bridge.idle):
        gate.set()
    assert words(line) == ["Everything is saved"]


def test_progress_is_told_in_hundredths_whatever_is_counted(line, bridge, qtbot):
    end = threading.Event()

    class Job:
        def run(self, context):
            context.progress(1_680, 11_360, "scan.jpg")
            end.wait()

    bridge.submit(Job(), "Putting papers in")
    qtbot.waitUntil(lambda: "Putting papers in · 14\u00a0% · scan.jpg" in words(line))
    end.set()
    qtbot.waitUntil(lambda: words(line) == ["Everything is saved"])


def test_a_vault_open_for_reading_only_is_not_called_saved(qtbot, bridge):
    line = StatusLine(bridge, read_only=True)
    qtbot.addWidget(line)
    line.show()
    assert words(line) == ["Open for reading only: nothing can be changed"]


def test_a_reminder_stands_in_place_of_what_is_said_at_rest_and_leads_on(line, bridge, qtbot):
    assert not line.lead.isVisible()
    line.remind("1 original is not on the list.")
    assert words(line) == ["1 original is not on the list."]
    assert line.lead.isVisible()
    with qtbot.waitSignal(line.lead_wanted):
        line.lead.click()
    line.notice.show_message("Saved")
    assert not line.lead.isVisible()
    line.notice._expire()
    gate = threading.Event()
    bridge.submit(Call(gate.wait), "Working")
    assert words(line) == ["Working"]
    assert not line.lead.isVisible()
    gate.set()
    qtbot.waitUntil(line.lead.isVisible)
    line.show_unsaved(True)  # graver
    assert words(line)[0].startswith("Not everything is saved yet.")
    assert not line.lead.isVisible()
    line.show_unsaved(False)
    assert words(line) == ["1 original is not on the list."]
    line.remind("")
    assert words(line) == ["Everything is saved"]
    assert not line.lead.isVisible()


def test_a_reminder_is_read_out(line, monkeypatch):
    heard = []
    monkeypatch.setattr(
        status_line.QAccessible, "updateAccessibility", lambda event: heard.append(event.message())
    )
    line.remind("1 original is not on the list.")
    line.remind("")
    assert heard == ["1 original is not on the list."]


def test_what_is_not_stored_yet_is_said_while_nothing_runs(line, bridge, qtbot):
    gate = threading.Event()
    bridge.submit(Call(gate.wait), "Working")
    line.show_unsaved(True)
    assert "Working" in words(line)
    gate.set()
    qtbot.waitUntil(lambda: words(line)[0].startswith("Not everything is saved yet."))
    line.show_unsaved(False)
    assert words(line) == ["Everything is saved"]
