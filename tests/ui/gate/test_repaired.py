"""The screen after a repair: what came back, and the way into the vault."""

from __future__ import annotations

from PySide6.QtCore import Qt

from holdall.ui.gate.repaired import RepairedScreen
from holdall.vault.diagnosis import RepairOption, RepairSource
from holdall.vault.repair import RepairReport
from holdall.vault.repair_intake import Intake


def test_it_says_what_came_of_it_and_enter_leads_on(qtbot):
    report = RepairReport(
        option=RepairOption(source=RepairSource.BLOBS), intake=Intake(unreadable=("0" * 32,))
    )
    screen = RepairedScreen(report)
    qtbot.addWidget(screen)
    screen.show()
    screen.activateWindow()
    qtbot.waitUntil(screen.go.hasFocus)
    assert [line.text()[:20] for line in screen.lines] == ["The originals are ba", "1 stored file can no"]
    with qtbot.waitSignal(screen.done):
        qtbot.keyClick(screen.go, Qt.Key.Key_Return)
