"""The outline's model: dragging asks for a new order and never loses an exhibit."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData, QModelIndex, Qt

from holdall.ui.models.exhibit_list import HEADING_ROLE, PAPER_ROLE, ExhibitLine, ExhibitListModel, NewOrder


@pytest.fixture
def model(qapp):
    model = ExhibitListModel()
    model.show([ExhibitLine(name, name.upper(), f"Title {name}", "s", "Section") for name in "abcd"])
    return model


def drop(model, source: int, row: int) -> list:
    told = []
    model.reordered.connect(told.append)
    data = model.mimeData([model.index(source, 0)])
    removed = model.dropMimeData(data, Qt.DropAction.MoveAction, row, 0, QModelIndex())
    assert not removed, "the view would remove the row on its own"
    return told


@pytest.mark.parametrize(
    ("source", "row", "expected"),
    [(0, 2, "bacd"), (0, 4, "bcda"), (3, 0, "dabc"), (2, 1, "acbd"), (0, -1, "bcda")],
)
def test_a_drag_asks_for_the_order_that_was_shown_while_dragging(model, source, row, expected):
    assert drop(model, source, row) == [NewOrder(tuple(expected), "abcd"[source], "s")]


@pytest.mark.parametrize(("source", "row"), [(1, 1), (1, 2)])
def test_a_drop_where_it_was_asks_for_nothing(model, source, row):
    assert drop(model, source, row) == []


def test_foreign_data_is_ignored(model):
    told = []
    model.reordered.connect(told.append)
    data = QMimeData()
    data.setText("0")
    assert not model.dropMimeData(data, Qt.DropAction.MoveAction, 0, 0, QModelIndex())
    assert told == []


def test_rows(model, qtmodeltester):
    assert model.index(1, 0).data() == "B   Title b"
    assert model.index(1, 0).data(PAPER_ROLE) == "b"
    assert model.place("c") == 2
    assert model.place("x") == -1
    assert not model.flags(model.index(0, 0)) & Qt.ItemFlag.ItemIsDropEnabled
    qtmodeltester.check(model)


@pytest.fixture
def sections(qapp):
    model = ExhibitListModel()
    model.show([ExhibitLine(name, name, name, section, section.upper()) for name, section in
                (("a", "x"), ("b", "x"), ("c", "y"), ("d", "y"))])  # fmt: skip
    return model


@pytest.mark.parametrize(
    ("row", "to", "expected"),
    [
        (2, 1, NewOrder(tuple("abcd"), "c", "x")),  # over the border: last of the first section
        (1, 2, NewOrder(tuple("abcd"), "b", "y")),
        (3, 0, NewOrder(tuple("dabc"), "d", "x")),
        (0, 1, NewOrder(tuple("bacd"), "a", "x")),
    ],
)
def test_moving_over_the_border_of_a_section_leads_into_it(sections, row, to, expected):
    told = []
    sections.reordered.connect(told.append)
    sections.move(row, to)
    assert told == [expected]


def test_the_first_exhibit_of_a_section_carries_its_heading(sections):
    assert [sections.index(row, 0).data(HEADING_ROLE) for row in range(4)] == ["X", "", "Y", ""]
