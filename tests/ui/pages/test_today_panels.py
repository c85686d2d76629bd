"""What each line of today says and where it leads."""

from __future__ import annotations

from datetime import date

import case_for_looks as case
import pytest
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from holdall.case.paper import Paper
from holdall.case.person import Person
from holdall.ui.agenda import read_agenda
from holdall.ui.pages.today_panels import TodayPanels
from holdall.ui.widgets.cards import LineCard
from holdall.ui.widgets.ring import Ring

TODAY = date(2026, 11, 23)


@pytest.fixture
def shown(qtbot, empty_vault, language):
    language.use("en")
    holder = QWidget()
    qtbot.addWidget(holder)
    panels = TodayPanels(holder)
    column = QVBoxLayout(holder)

    def show():
        for each in panels.panels(read_agenda(empty_vault.records, TODAY), TODAY):
            column.addWidget(each)
        return holder, panels

    return show


def lines(holder) -> dict[str, LineCard]:
    return {card.accessibleName().replace("\u00a0", " "): card for card in holder.findChildren(LineCard)}


def words(holder) -> list[str]:
    return [label.text() for label in holder.findChildren(QLabel)]


def put(vault, *records) -> None:
    with vault.records.transaction("put") as change:
        for record in records:
            change.put(record)


def test_a_date_leads_to_what_is_due(shown, empty_vault, qtbot):
    case.fill(empty_vault)
    holder, panels = shown()
    line = lines(holder)["Asylum claim · Master hearing · 20 Jan 2027 · in 58 days"]
    with qtbot.waitSignal(panels.wanted) as wanted:
        line.click()
    assert wanted.args == ["applications", case.CLAIM]


def test_the_ring_counts_what_is_complete(shown, empty_vault):
    case.fill(empty_vault)
    holder, _ = shown()
    (ring,) = holder.findChildren(Ring)
    assert ring.total == 1 + 3 + 6 + 2  # the dossier, its people, exhibits and events
    assert 0 < ring.done < ring.total
    assert f"Complete: {ring.done} of {ring.total}" in ring.accessibleName()


def test_a_gap_leads_to_the_record_that_lacks_something(shown, empty_vault, qtbot):
    person = Person()
    put(empty_vault, person)
    holder, panels = shown()
    with qtbot.waitSignal(panels.wanted) as wanted:
        lines(holder)["A person has no name yet."].click()
    assert wanted.args == ["people", person.id]
    assert "No dates ahead. Dates of applications and expiry dates of documents appear here." in words(holder)


def test_papers_not_sorted_lead_to_the_first_of_them(shown, empty_vault, qtbot):
    papers = [Paper(title=f"scan {number}") for number in range(9)]
    put(empty_vault, *papers)
    holder, panels = shown()
    with qtbot.waitSignal(panels.wanted) as wanted:
        lines(holder)["9 papers: not said yet what they are."].click()
    assert wanted.args[0] == "papers"
    assert wanted.args[1] in {paper.id for paper in papers}
    assert "and 13 more" in words(holder)  # of 18 gaps: no date, no scan


def test_a_vault_that_lacks_nothing_has_dates_only(shown):
    holder, _ = shown()
    assert lines(holder) == {}
    assert holder.findChildren(Ring) == []
