"""Putting files in: what came of it is said, and what is not in is named until it was read."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QDialog, QPlainTextEdit, QWidget

from holdall.jobs.import_files import ImportReport
from holdall.ui.importing import Importing


class Session(QObject):
    """As much of a session as an import needs; its job ends at once with `report`."""

    notice = Signal(str, bool)

    def __init__(self, report: ImportReport) -> None:
        super().__init__()
        self.vault = self.sandbox = None
        self.jobs = SimpleNamespace(submit=lambda _job, _words, *, on_done, on_error: on_done(report))


@pytest.fixture
def window(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    return window


def test_a_file_that_is_not_in_is_named(qtbot, window):
    report = ImportReport(refused=(("notes.txt", "unsupported"),), troubled=(("scan.pdf", "damaged"),))
    session = Session(report)
    importing = Importing(session, window)
    with qtbot.waitSignals([session.notice, importing.ended]):
        importing.take([])
    said = window.findChild(QDialog).findChild(QPlainTextEdit).toPlainText()
    assert "notes.txt" in said
    assert "scan.pdf" in said


def test_when_all_is_in_nothing_is_in_the_way(window):
    Importing(Session(ImportReport(added=("a" * 32,))), window).take([])
    assert window.findChild(QDialog) is None
