"""Where there is room the last part stands beside the pages; where there is none it is a tab."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from holdall.case.dossier_plan import DossierPlan
from holdall.ui.pages.dossier_panes import DossierPanes, Pane
from holdall.ui.theme.theme import Look, Scheme
from holdall.ui.widgets.basics import paragraph


@pytest.fixture
def panes(qtbot, theme):
    theme.apply(Look(Scheme.LIGHT))
    parts = [Pane(key, key.title(), QWidget()) for key in ("exhibits", "cover")]
    panes = DossierPanes(parts, QWidget(), Pane("missing", "Missing", paragraph("Much is missing. " * 20)))
    qtbot.addWidget(panes)
    panes.resize(1000, 500)
    panes.show()
    return panes


def put(vault, record) -> None:
    with vault.records.transaction("put") as change:
        change.put(record)


def chips(panes) -> list[str]:
    return list(panes.tabs._chips)


def test_where_there_is_room_three_stand_side_by_side(panes):
    missing = panes._last.widget
    assert chips(panes) == ["exhibits", "cover"]
    assert panes.indexOf(missing) == 2
    panes.choose("missing")
    assert panes.tabs.chosen() == ("exhibits",), "it is in sight already"
    assert missing.isVisible()


def test_where_there_is_none_the_last_is_a_tab_as_wide_as_the_others(panes):
    missing = panes._last.widget
    panes.choose("cover")
    panes.resize(600, 500)
    assert chips(panes) == ["exhibits", "cover", "missing"]
    assert panes.count() == 2
    assert panes.tabs.chosen() == ("cover",)
    assert not missing.isVisible()
    panes.choose("missing")
    assert missing.isVisible()
    assert missing.width() == panes._left.width()


def test_with_room_again_it_goes_back_and_something_else_is_in_front(panes):
    panes.resize(600, 500)
    panes.choose("missing")
    panes.resize(1000, 500)
    assert panes.indexOf(panes._last.widget) == 2
    assert panes.tabs.chosen() == ("exhibits",)
    assert panes._panes[0].widget.isVisible()
    assert panes._last.widget.isVisible()


def test_larger_text_needs_more_room(open_window, empty_vault):
    put(empty_vault, DossierPlan(title="Evidence"))
    open_window.shell.show_page("dossiers")
    panes = open_window.shell.page.panes
    assert chips(panes) == ["exhibits", "statement", "cover"]
    open_window.session.prefer(percent=160)
    QCoreApplication.processEvents()
    assert chips(panes) == ["exhibits", "statement", "cover", "missing"]


def test_one_tab_is_always_in_front(panes):
    panes.choose("cover")
    panes.tabs._chips["cover"].click()
    assert panes.tabs.chosen() == ("exhibits",)
    assert panes._panes[0].widget.isVisible()
