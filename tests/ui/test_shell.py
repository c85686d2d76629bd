"""The frame around the pages: search from anywhere."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication

from holdall.case.paper import Paper


def type_words(shell, words: str) -> None:
    shell.search.setText(words)
    shell._delay.timeout.emit()


@pytest.fixture
def shell(open_window):
    session = open_window.session
    with session.change("papers") as transaction:
        for title in ("Повестка", "Протокол"):
            transaction.put(Paper(title=title))
    return open_window.shell


@pytest.mark.parametrize("page_id", ["today", "dossiers", "vault", "help"])
def test_where_there_is_nothing_to_find_papers_are_searched(shell, page_id):
    shell.show_page(page_id)
    assert shell.search.isEnabled()
    assert shell.search.placeholderText() == shell.search.accessibleName() == "Search in papers"
    shell.start_search()
    type_words(shell, "повестк")
    assert shell.page_id == "papers"
    assert shell.search.text() == "повестк"
    assert shell.page.model.rowCount() == 1
    assert not isinstance(QApplication.focusWidget(), type(shell.page.grid))


def test_pages_that_can_be_searched_search_themselves(shell):
    shell.show_page("people")
    assert shell.search.placeholderText() == "Search"
    type_words(shell, "повестк")
    assert shell.page_id == "people"
    type_words(shell, "")
    assert shell.page_id == "people"
