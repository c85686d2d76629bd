"""A vault that does not open: what is wrong and the ways to repair it, with what each loses."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QRadioButton, QVBoxLayout, QWidget

from holdall.errors import StoppedError
from holdall.ui.bridge import RunningJob
from holdall.ui.gate.screen import Screen
from holdall.ui.opening import NeedsRepair
from holdall.ui.plain_text import no_key
from holdall.ui.theme.tokens import SPACE_M, SPACE_XL, SPACE_XS
from holdall.ui.widgets.basics import button, heading, paragraph
from holdall.ui.widgets.flow_box import FlowBox
from holdall.ui.wording import repairs
from holdall.ui.wording.amounts import size, time_left
from holdall.ui.wording.errors import explain
from holdall.vault.diagnosis import RepairOption

_KIB = 1024


class DamagedScreen(Screen):
    """Emits `repair_wanted(option)`; follows the repair then."""

    repair_wanted = Signal(object)

    def __init__(self, damaged: NeedsRepair) -> None:
        super().__init__("", can_go_back=False)
        self._damaged = damaged
        self._job: RunningJob | None = None
        self.title.setText(self.tr("This vault does not open"))
        self.column.addWidget(paragraph(str(damaged.path), "secondary"))
        self.found = paragraph("\n".join(repairs.wrong(damaged.diagnosis)))
        self.column.addWidget(self.found)
        self._advise(
            self.tr(
                "Nothing has been changed so far. If you can, copy the whole folder to another disk first: "
                "the disk it lies on may be failing."
            )
        )
        self._advise(
            self.tr(
                "The list as it is now is kept in the folder “damaged” within the vault until the vault was "
                "opened and closed twice."
            )
        )
        self.column.addWidget(self._bar)
        self.column.addWidget(self.message)  # above the choices, which may reach beyond a small window
        self.choices: list[QRadioButton] = []
        """One for each of the options, in their order."""
        self._ask = self._question(damaged.diagnosis.options)
        self.column.addWidget(self._ask)
        self.go = button(self.tr("Repair"), self._submit, kind="primary")
        self.leave = button(self.tr("Back"), self.back.emit, kind="quiet", icon="left")
        self.stop = button(self.tr("Stop"), self._stop, kind="quiet")
        self.stop.hide()
        self.column.addWidget(FlowBox(self.go, self.leave, self.stop))
        self.column.addStretch(1)
        self.choices[0].setChecked(True)
        self.start_at(self.choices[0])

    def busy(self, working: bool) -> None:
        super().busy(working)
        self._bar.setRange(0, 0)
        for widget in (self._ask, self.go, self.leave):
            widget.setHidden(working)
        self.stop.setVisible(working)
        self.stop.setEnabled(True)
        if working:
            self.stop.setFocus()

    def forget(self) -> None:
        """Wipe the secret that was kept for the repair."""
        self._damaged.secret.wipe()

    def follow(self, job: RunningJob) -> None:
        """Show how much of the originals was read, how long the rest will take, and how it failed."""
        self._job = job
        job.progressed.connect(self._progressed)
        job.failed.connect(self._failed)

    def _progressed(self, done: int, total: int) -> None:
        self._bar.setRange(0, total)
        self._bar.setValue(done)
        words = self.tr("%1 of %2 read").replace("%1", size(done * _KIB)).replace("%2", size(total * _KIB))
        left = self._job.seconds_left if self._job else None
        self.say(words if left is None else f"{words} · {time_left(left)}", tone="secondary")

    def _failed(self, error: BaseException) -> None:
        self.busy(False)
        self.choices[self._chosen].setFocus()
        if isinstance(error, StoppedError):
            self.say(self.tr("Stopped. The vault is as it was."), tone="secondary")
        else:
            self.say(explain(error))

    def _advise(self, text: str) -> None:
        self.column.addWidget(paragraph(text, "secondary"))

    def _question(self, options: tuple[RepairOption, ...]) -> QWidget:
        area = QWidget()
        column = QVBoxLayout(area)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_M)
        column.addWidget(heading(self.tr("How shall it be repaired?"), 2))
        for option in options:
            column.addLayout(self._choice(option))
        return area

    def _choice(self, option: RepairOption) -> QVBoxLayout:
        block = QVBoxLayout()
        block.setSpacing(SPACE_XS)
        choice = QRadioButton(no_key(repairs.title(option)))
        loss = paragraph(repairs.what_comes_back(option), "secondary")
        loss.setContentsMargins(SPACE_XL, 0, 0, 0)
        choice.setAccessibleDescription(loss.text())
        block.addWidget(choice)
        block.addWidget(loss)
        self.choices.append(choice)
        return block

    def _submit(self) -> None:
        self.say("")
        self.repair_wanted.emit(self._damaged.diagnosis.options[self._chosen])

    @property
    def _chosen(self) -> int:
        return next(number for number, choice in enumerate(self.choices) if choice.isChecked())

    def _stop(self) -> None:
        self.stop.setEnabled(False)
        self.say(self.tr("Stopping…"), tone="secondary")
        if self._job is not None:
            self._job.cancel()
