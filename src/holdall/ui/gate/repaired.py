"""What came of a repair, before the vault is entered; knows no vault."""

from __future__ import annotations

from PySide6.QtCore import Signal

from holdall.ui.gate.screen import Screen
from holdall.ui.widgets.basics import button, paragraph
from holdall.ui.widgets.flow_box import FlowBox
from holdall.ui.wording.repairs import outcome
from holdall.vault.repair import RepairReport


class RepairedScreen(Screen):
    """Emits `done` when it was read."""

    done = Signal()

    def __init__(self, report: RepairReport) -> None:
        super().__init__("", can_go_back=False)
        self.title.setText(self.tr("The vault opens again"))
        self.lines = [paragraph(text) for text in outcome(report)]
        for line in self.lines:
            self.column.addWidget(line)
        self.column.addWidget(
            paragraph(
                self.tr(
                    "Now copy the vault to another disk: the disk it lies on may be failing. Then let "
                    "Holdall check it, on the page Vault."
                ),
                "secondary",
            )
        )
        self.go = button(self.tr("Open the vault"), self.done.emit, kind="primary")
        self.column.addWidget(FlowBox(self.go))
        self.finish()
        self.start_at(self.go)
