"""What screens have in common that follow one long piece of work on a closed vault; knows not which."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Signal

from holdall.errors import StoppedError
from holdall.ui.bridge import RunningJob
from holdall.ui.gate.screen import Screen
from holdall.ui.widgets.basics import button, paragraph
from holdall.ui.widgets.flow_box import FlowBox
from holdall.ui.wording.amounts import time_left


class WorkScreen(Screen):
    """Shows how far the work is; emits `again` when it shall be tried once more, `back` when not.

    `how_far` words what is being done and how much of it is done, `why_not` why it was not and what there is
    of the vault.
    """

    again = Signal()

    def __init__(
        self, path: Path, how_far: Callable[[int, int], str], why_not: Callable[[BaseException], str]
    ) -> None:
        super().__init__("", can_go_back=False)
        self._how_far, self._why_not = how_far, why_not
        self._job: RunningJob | None = None
        self.column.addWidget(paragraph(str(path), "secondary"))
        self.column.addWidget(self._bar)
        self.column.addWidget(self.message)
        self.retry = button("", self.again.emit)
        self.leave = button("", self.back.emit, kind="quiet")
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

    def _progressed(self, done: int, total: int) -> None:
        self._bar.setRange(0, total)
        self._bar.setValue(done)
        words = self._how_far(done, total)
        left = self._job.seconds_left if self._job else None
        self.say(words if left is None else f"{words} · {time_left(left)}", tone="secondary")

    def _failed(self, error: BaseException) -> None:
        self.busy(False)
        self.say(self._why_not(error), tone="secondary" if isinstance(error, StoppedError) else "danger")

    def _stop(self) -> None:
        self.stop.setEnabled(False)
        self.say(self.tr("Stopping…"), tone="secondary")
        if self._job is not None:
            self._job.cancel()
