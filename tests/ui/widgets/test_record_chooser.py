"""The pop-up list to choose a record from."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from shiboken6 import isValid

from holdall.case.paper import Paper
from holdall.ui.widgets.record_chooser import RecordChooser

PAPERS = [Paper(title=title) for title in ("Паспорт", "Протокол", "Приговор")]


@pytest.fixture
def records(empty_vault):
    with empty_vault.records.transaction("put") as transaction:
        for paper in PAPERS:
            transaction.put(paper)
    return empty_vault.records


@pytest.fixture
def below(qtbot):
    """What the list opens below."""
    below = QPushButton("Add")
    qtbot.addWidget(below)
    below.show()
    return below


@pytest.mark.parametrize(("kind", "words"), [("paper", "part of the title"), ("person", "part of the name")])
def test_it_says_what_to_type(records, below, kind, words):
    assert words in RecordChooser(records, kind, "Choose", below).field.placeholderText()


def test_typing_narrows_the_list_and_enter_takes_the_first(qtbot, records, below):
    chooser = RecordChooser(records, "paper", "Choose", below)
    chooser.open_below(below)
    chosen = []
    chooser.chosen.connect(chosen.append)
    chooser.field.setText("прот")
    assert chooser._model.rowCount() == 1
    qtbot.keyClick(chooser.field, Qt.Key.Key_Return)
    assert chosen == [PAPERS[1].id]


def test_arrows_in_the_field_move_in_the_list_and_escape_closes_without_a_choice(qtbot, records, below):
    chooser = RecordChooser(records, "paper", "Choose", below)
    chooser.open_below(below)
    chosen = []
    chooser.chosen.connect(chosen.append)
    qtbot.keyClick(chooser.field, Qt.Key.Key_Down)
    assert chooser.list.currentIndex().row() == 1
    qtbot.keyClick(chooser, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not isValid(chooser) or not chooser.isVisible())
    assert chosen == []


def test_enter_with_nothing_found_does_nothing(qtbot, records, below):
    chooser = RecordChooser(records, "paper", "Choose", below)
    chooser.open_below(below)
    chosen = []
    chooser.chosen.connect(chosen.append)
    chooser.field.setText("нет такого")
    qtbot.keyClick(chooser.field, Qt.Key.Key_Return)
    assert chosen == []
    chooser.close()
