from __future__ import annotations

import pytest
from PySide6.QtGui import QImage

from holdall.case.event import EvidenceLink
from holdall.ui.widgets.evidence_links import EvidenceLinks

LINKS = (EvidenceLink("a", "the time"), EvidenceLink("b", "the place"))


@pytest.fixture
def pictures() -> dict[str, QImage]:
    return {}


@pytest.fixture
def evidence(qtbot, session, pictures):
    evidence = EvidenceLinks(session.records, str.upper, pictures.get)
    qtbot.addWidget(evidence)
    evidence.show_value(LINKS)
    evidence.told = []
    evidence.committed.connect(evidence.told.append)
    return evidence


def test_each_paper_has_its_words(evidence):
    field = evidence.line("b").proves
    assert field.text() == "the place"
    assert field.accessibleName() == "What it proves: B"
    field.setText(" the street ")
    field.commit()
    assert evidence.told == [(LINKS[0], EvidenceLink("b", "the street"))]


def test_taking_a_paper_off_leaves_the_words_of_the_others(evidence):
    evidence.line("a").remove.click()
    assert evidence.told == [(LINKS[1],)]


def test_a_paper_that_is_added_has_no_words_yet(evidence):
    evidence.papers._append("c")
    assert evidence.told == [(*LINKS, EvidenceLink("c", ""))]


def test_a_picture_is_shown_once_it_is_there_without_touching_what_is_typed(evidence, pictures):
    field = evidence.line("a").proves
    field.setText("half a wo")
    assert evidence.line("a")._picture.pixmap().isNull()
    pictures["a"] = QImage(200, 100, QImage.Format.Format_RGB32)
    evidence.draw()
    assert evidence.line("a")._picture.pixmap().width() == 56
    assert evidence.line("a").proves is field
    assert field.text() == "half a wo"
