"""Putting files in: what came of it is said, and what is not in is named until it was read."""

from __future__ import annotations

import sys
from types import SimpleNamespace

import pytest
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QDialog, QPlainTextEdit, QWidget

from holdall.jobs.import_files import ImportReport
from holdall.ui.importing import Importing, _Import


class Session(QObject):
    """As much of a session as an import needs; its job ends at once with `report`."""

    notice = Signal(str, bool)

    def __init__(self, report: ImportReport, *, lacks_walls: bool = False) -> None:
        super().__init__()
        self.lacks_walls = lacks_walls
        self.vault = self.sandbox = None
        self.jobs = SimpleNamespace(submit=self._submit)
        self.report, self.submitted = report, []

    def _submit(self, job, _words, *, on_done, on_error):
        self.submitted.append(job)
        on_done(self.report)


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


@pytest.mark.parametrize("lacks", [False, True])
def test_a_kernel_without_walls_is_told_of_after_the_files_were_opened(window, lacks):
    session, told = Session(ImportReport(added=("a" * 32,)), lacks_walls=lacks), []
    session.notice.connect(lambda words, _: told.append(words))
    Importing(session, window).take([])
    assert ["page Vault" in words for words in told] == [lacks]


def test_the_code_of_the_job_is_loaded_by_the_job(window, monkeypatch):
    """On the window's thread that stopped everything for a quarter of a second."""
    monkeypatch.setitem(sys.modules, "holdall.jobs.import_files", None)
    session = Session(ImportReport())
    Importing(session, window).take([])
    with pytest.raises(ImportError):
        session.submitted[0].run(None)


def test_a_file_is_put_in_by_the_one_writer_of_the_vault(qtbot, session, window, tmp_path):
    (tmp_path / "notes.xyz").write_bytes(b"neither a picture nor a document \x00")
    importing = Importing(session, window)
    with qtbot.waitSignal(importing.ended) as ended:
        importing.take([tmp_path / "notes.xyz"])
    assert [each.name for each in ended.args[0].refused] == ["notes.xyz"]
    assert _Import(session.vault, None, []).writes_to == session.vault.path
