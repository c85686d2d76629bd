"""Writing the recovery sheet where the user chose, and saying so on the screen, or why not."""

from __future__ import annotations

import pytest

from holdall.ui.gate.recovery import Occasion, RecoveryScreen
from holdall.ui.gate.sheet_saver import SheetSaver
from holdall.ui.opening import draft_sheet


@pytest.fixture
def screen(session, qtbot):
    code, sheet = draft_sheet(session.vault)
    screen = RecoveryScreen(code, Occasion.ADDING)
    qtbot.addWidget(screen)
    SheetSaver(screen, session.jobs, sheet, "en")
    screen.show()
    return screen


def test_the_sheet_is_written(screen, tmp_path, qtbot):
    screen.save_wanted.emit(tmp_path / "sheet.pdf")
    qtbot.waitUntil(lambda: screen.message.text() == "Saved: sheet.pdf")
    assert (tmp_path / "sheet.pdf").read_bytes().startswith(b"%PDF")


def test_a_place_that_cannot_be_written_to_is_said(screen, tmp_path, qtbot):
    screen.save_wanted.emit(tmp_path / "no such folder" / "sheet.pdf")
    qtbot.waitUntil(lambda: "cannot be written" in screen.message.text())
    assert screen.go.isEnabled()
