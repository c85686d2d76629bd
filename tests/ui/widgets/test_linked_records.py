"""Lines that lead to other records."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from holdall.case.paper import Paper
from holdall.ui.widgets.linked_records import LinkedRecords

PAPERS = [Paper(title=title) for title in ("Паспорт", "Протокол", "Приговор")]


@pytest.fixture
def records(empty_vault):
    with empty_vault.records.transaction("put") as transaction:
        for paper in PAPERS:
            transaction.put(paper)
    return empty_vault.records


@pytest.fixture
def links(qtbot, records):
    links = LinkedRecords(records, "paper", lambda record_id: records.get(record_id).title_text, "Add")
    qtbot.addWidget(links)
    links.show()
    return links


def test_lines_lead_to_the_record_and_can_be_taken_off(links, qtbot):
    links.show_value([PAPERS[0].id, PAPERS[1].id])
    with qtbot.waitSignal(links.opened) as opened:
        links.lines[PAPERS[1].id].link.click()
    assert opened.args == [PAPERS[1].id]
    with qtbot.waitSignal(links.committed) as committed:
        links.lines[PAPERS[0].id].remove.click()
    assert committed.args == [(PAPERS[1].id,)]
    assert links.value() == (PAPERS[1].id,)


def test_lines_that_stay_keep_the_focus_and_show_the_title_of_now(links, qtbot):
    links.activateWindow()
    qtbot.waitUntil(links.isActiveWindow)
    links.show_value([PAPERS[0].id, PAPERS[1].id])
    second = links.lines[PAPERS[1].id]
    qtbot.waitUntil(second.isVisible)
    second.link.setFocus()
    links._title_of = str.upper
    links.show_value([PAPERS[1].id, PAPERS[2].id, PAPERS[0].id])
    assert second.link.hasFocus()
    assert second.link.text() == PAPERS[1].id.upper()
    assert links._column.indexOf(second) == 0


def test_the_focus_goes_on_to_a_line_that_stays_when_its_own_is_taken_off(links, qtbot):
    links.activateWindow()
    qtbot.waitUntil(links.isActiveWindow)
    links.show_value([paper.id for paper in PAPERS])
    qtbot.waitUntil(links.lines[PAPERS[2].id].isVisible)
    links.lines[PAPERS[1].id].remove.setFocus()
    qtbot.keyClick(links.lines[PAPERS[1].id].remove, Qt.Key.Key_Space)
    assert links.lines[PAPERS[2].id].isAncestorOf(QApplication.focusWidget())
    assert links._column.count() == 2


def test_a_record_that_is_gone_says_so(links):
    links._title_of = lambda _: ""
    links.show_value([PAPERS[0].id])
    assert links.lines[PAPERS[0].id].link.text() == "(no longer there)"


def test_a_record_is_not_added_twice(links):
    told = []
    links.committed.connect(told.append)
    links._append(PAPERS[0].id)
    links._append(PAPERS[0].id)
    assert told == [(PAPERS[0].id,)]
