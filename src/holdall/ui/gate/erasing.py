"""Erasing a vault: how far it is, and what to do when it could not be done; the question was asked before."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from holdall.ui.bridge import RunningJob
from holdall.ui.gate.screen import Screen
from holdall.ui.widgets.basics import button, paragraph
from holdall.ui.widgets.flow_box import FlowBox
from holdall.ui.wording.amounts import time_left
from holdall.ui.wording.erasing import outcome, refused

if TYPE_CHECKING:
    from holdall.vault.erasing import Erased


class ErasingScreen(Screen):
    """Follows the work; emits `again` when it shall be tried once more, `back` when not."""

    again = Signal()

    def __init__(self, path: Path) -> None:
        super().__init__("", can_go_back=False)
        self._job: RunningJob | None = None
        self.title.setText(self.tr("Erasing the vault"))
        self.column.addWidget(paragraph(str(path), "secondary"))
        self.column.addWidget(self._bar)
        self.column.addWidget(self.message)
        self.retry = button(self.tr("Erase again"), self.again.emit, kind="danger")
        self.leave = button(self.tr("To the first screen"), self.back.emit, kind="quiet")
        self.stop = button(self.tr("Stop"), self._stop, kind="quiet")
        self.column.addWidget(FlowBox(self.retry, self.leave, self.stop))
        self.column.addStretch(1)
        self.busy(True)

    def busy(self, working: bool) -> None:
        super().busy(working)
        self._bar.setRange(0, 0)
        self.retry.setHidden(working)
        self.leave.setHidden(working)
        self.stop.setVisible(working)
        self.stop.setEnabled(True)
        (self.stop if working else self.leave).setFocus()

    def follow(self, job: RunningJob) -> None:
        """Show how far it is, and how it failed."""
        self._job = job
        self.busy(True)
        self.say("")
        job.progressed.connect(self._progressed)
        job.failed.connect(self._failed)

    def show_remains(self, done: Erased) -> None:
        """Say what is left of a vault that nothing opens any more."""
        self.busy(False)
        self.say("\n".join(outcome(done)))

    def _progressed(self, done: int, total: int) -> None:
        self._bar.setRange(0, total)
        self._bar.setValue(done)
        words = self.tr("Nothing opens it any more. Overwriting the rest: %1 of %2 files")
        words = words.replace("%1", str(done)).replace("%2", str(total))
        left = self._job.seconds_left if self._job else None
        self.say(words if left is None else f"{words} · {time_left(left)}", tone="secondary")

    def _failed(self, error: BaseException) -> None:
        self.busy(False)
        self.say(refused(error))

    def _stop(self) -> None:
        self.stop.setEnabled(False)
        self.say(self.tr("Stopping…"), tone="secondary")
        if self._job is not None:
            self._job.cancel()
