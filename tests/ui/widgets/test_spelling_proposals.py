from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLabel, QPushButton

from holdall.case.person import NameForm, NameSystem
from holdall.ui.widgets.spelling_proposals import SpellingProposals

ANNA = NameForm(surname="Щербакова", given="Юлия")
PRINTED = NameForm(surname="SCHERBAKOVA", given="YULIA", system=NameSystem.MVD_310)


@pytest.fixture
def proposals(qtbot, language):
    language.use("en")
    widget = SpellingProposals()
    qtbot.addWidget(widget)
    widget.show()
    return widget


def words(widget) -> list[str]:
    return [it.text() for it in widget.findChildren(QLabel)]


def add_buttons(widget) -> dict[str, QPushButton]:
    found = [it for it in widget.findChildren(QPushButton) if it is not widget.opener]
    return {it.accessibleName(): it for it in found}


def test_they_open_by_a_button_and_one_is_chosen(proposals, qtbot):
    proposals.show_for([ANNA])
    assert not proposals._body.isVisible()
    proposals.opener.click()
    assert proposals._body.isVisible()
    with qtbot.waitSignal(proposals.chosen) as chosen:
        add_buttons(proposals)["Add the spelling Shcherbakova Iuliia"].click()
    assert chosen.args == [NameForm(surname="Shcherbakova", given="Iuliia", system=NameSystem.ICAO_9303)]


def test_what_a_document_prints_is_not_proposed_otherwise(proposals):
    proposals.show_for([ANNA, PRINTED])
    assert not any("MVD 310" in text for text in words(proposals))


def test_a_rule_that_could_not_be_checked_says_so(proposals):
    proposals.show_for([ANNA])
    unsure = "Part of this rule could not be checked against its text."
    shown = words(proposals)
    assert shown.count(unsure) == 1
    assert "MVD 310" in shown[shown.index(unsure) - 1]


def test_nothing_to_propose_shows_nothing(proposals):
    proposals.show_for([NameForm(surname="Smith")])
    assert proposals.isHidden()
