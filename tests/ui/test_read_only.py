"""In a vault open for reading only nothing offers to write, and everything that rests says why."""

from __future__ import annotations

import case_for_looks as case
import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QPushButton, QWidget

from holdall.ui.pages.registry import PAGES
from holdall.ui.read_only import rest_if_read_only, why_read_only
from holdall.ui.widgets.basics import LinkButton
from holdall.vault.errors import ReadOnly

WRITES = {
    "Put files in", "Put a folder in", "New event", "New application", "New person", "New dossier",
    "Add an exhibit", "Take off", "Refer to an exhibit", "Say whose they are", "Take back the last step",
    "Do it again", "Put back", "Remove for good…", "Empty the bin…", "Forget steps that can be taken back…",
}  # fmt: skip


@pytest.fixture
def still(window, empty_vault, monkeypatch):
    """The window inside a vault with a case in it, on a medium that cannot be written to."""
    case.fill(empty_vault)
    monkeypatch.setattr(empty_vault._session, "read_only", ReadOnly.MEDIUM)
    window.enter(empty_vault)
    return window


@pytest.mark.parametrize("page_id", [spec.id for spec in PAGES])
def test_no_button_offers_to_write(still, page_id):
    still.shell.show_page(page_id)
    for button in still.shell.page.findChildren(QAbstractButton):
        if button.text() in WRITES:
            assert not button.isEnabled(), button.text()


def test_a_button_that_rests_says_why(still):
    still.shell.show_page("people")
    new = next(it for it in still.shell.page.findChildren(QPushButton) if it.text() == "New person")
    assert new.toolTip().startswith("The vault cannot be written to where it lies")
    assert new.accessibleDescription() == new.toolTip()


@pytest.mark.parametrize("page_id", ["today", "papers"])
def test_dropped_files_are_not_taken(still, tmp_path, page_id):
    still.shell.show_page(page_id)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(tmp_path))])
    for target in (still.shell, still.shell.page):
        event = QDragEnterEvent(
            QPoint(5, 5), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier(0)
        )
        event.ignore()
        QApplication.sendEvent(target, event)
        assert not event.isAccepted()


def test_a_statement_is_shown_and_not_typed_into(still):
    still.shell.show_page("dossiers")
    assert still.shell.page.statement.isReadOnly()
    assert not still.shell.page.outline.dragEnabled()


def test_a_vault_that_can_be_written_to_says_nothing(qtbot, session):
    widget = QWidget()
    qtbot.addWidget(widget)
    rest_if_read_only(session, widget)
    assert why_read_only(session) == ""
    assert widget.isEnabled()
    assert widget.toolTip() == ""


def test_of_a_newer_version_it_says_so(session, monkeypatch):
    monkeypatch.setattr(session.vault._session, "read_only", ReadOnly.NEWER)
    assert "newer Holdall" in why_read_only(session)


def test_links_of_a_form_lead_on_and_nothing_else_can_be_pressed(still):
    still.shell.show_page("papers")
    form = still.shell.page.form
    links = form.findChildren(LinkButton)
    assert links
    assert all(link.isEnabled() for link in links)
    pressable = [it for it in form.findChildren(QAbstractButton) if it.isEnabled()]
    assert set(pressable) == set(links)


def test_a_field_that_rests_can_be_copied_from(qtbot, session, monkeypatch):
    monkeypatch.setattr(session.vault._session, "read_only", ReadOnly.MEDIUM)
    field = QLineEdit("words")
    qtbot.addWidget(field)
    rest_if_read_only(session, field)
    assert (field.isEnabled(), field.isReadOnly()) == (True, True)
    assert field.toolTip()
