"""The page of today: three steps in an empty vault, then counts and what comes next."""

from __future__ import annotations

import case_for_looks as case
import pytest
from PySide6.QtWidgets import QApplication, QLabel

from holdall.case.paper import Paper
from holdall.ui.pages.today import TodayPage
from holdall.ui.widgets.cards import ActionCard, CountCard, LineCard


@pytest.fixture
def page(qtbot, session):
    page = TodayPage(session)
    qtbot.addWidget(page)
    page.show()
    return page


def words(page: TodayPage) -> str:
    return "\n".join(label.text() for label in page.findChildren(QLabel) if label.isVisible())


def test_an_empty_vault_shows_three_steps_that_lead_on(page, qtbot):
    cards = [card for card in page.findChildren(ActionCard) if card.isVisible()]
    assert [card.objectName() for card in cards] == ["papers", "people", "dossiers"]
    with qtbot.waitSignal(page.navigate) as went:
        cards[1].click()
    assert went.args == ["people", ""]


def test_a_full_vault_shows_counts_dates_and_gaps(page, empty_vault, qtbot):
    case.fill(empty_vault)
    qtbot.waitUntil(lambda: "Asylum claim · Master hearing" in words(page))
    counts = {
        card.objectName(): card.accessibleName() for card in page.findChildren(CountCard) if card.isVisible()
    }
    assert counts["papers"] == "Papers: 12"
    assert "Claim of Ilya Veresaev" in words(page)


def test_a_change_elsewhere_shows_at_once(page, session, empty_vault, qtbot):
    case.fill(empty_vault)
    qtbot.waitUntil(lambda: "Asylum claim" in words(page))
    with session.change("away") as change:
        change.delete(case.CLAIM)
    qtbot.waitUntil(lambda: "Asylum claim" not in words(page))


def test_of_many_changes_the_case_is_read_once_and_once_more(page, session, empty_vault, qtbot, monkeypatch):
    """A thousand commits of an import must not queue a thousand readings of the whole case."""
    case.fill(empty_vault)
    qtbot.waitUntil(lambda: "Asylum claim" in words(page))
    asked = []
    monkeypatch.setattr(session.jobs, "call", lambda read, done, _failed: asked.append((read, done)))
    for _ in range(5):
        page.refresh()
    assert len(asked) == 1
    read, done = asked[0]
    done(read())
    assert len(asked) == 2
    read, done = asked[1]
    done(read())
    assert len(asked) == 2


def test_after_a_reading_that_failed_the_next_change_is_read(page, session, empty_vault, qtbot, monkeypatch):
    case.fill(empty_vault)
    qtbot.waitUntil(lambda: "Asylum claim" in words(page))
    asked = []
    monkeypatch.setattr(session.jobs, "call", lambda _read, _done, failed: asked.append(failed))
    page.refresh()
    asked[0](OSError())
    page.refresh()
    assert len(asked) == 2


def focus_on(page, words: str) -> None:
    next(c for c in page.findChildren(LineCard) if c.isVisible() and words in c.accessibleName()).setFocus()


def test_a_card_keeps_the_focus_when_the_page_is_read_anew(page, session, empty_vault, qtbot):
    case.fill(empty_vault)
    qtbot.waitUntil(lambda: "Asylum claim" in words(page))
    page.activateWindow()
    focus_on(page, "Asylum claim")
    before = QApplication.focusWidget()
    with session.change("one more") as change:
        change.put(Paper(title="One more"))
    qtbot.waitUntil(lambda: "13" in words(page))
    qtbot.waitUntil(lambda: "Asylum claim" in getattr(QApplication.focusWidget(), "accessibleName", str)())
    assert QApplication.focusWidget() is not before


def test_when_the_focused_card_is_gone_its_neighbour_has_the_focus(page, session, empty_vault, qtbot):
    case.fill(empty_vault)
    qtbot.waitUntil(lambda: "Asylum claim" in words(page))
    page.activateWindow()
    focus_on(page, "Asylum claim")
    with session.change("away") as change:
        change.delete(case.CLAIM)
    qtbot.waitUntil(lambda: "Asylum claim" not in words(page))
    qtbot.waitUntil(lambda: isinstance(QApplication.focusWidget(), LineCard))
