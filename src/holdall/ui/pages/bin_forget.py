"""Asks whether something shall be removed for good: what goes, and what that does not reach."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal

from holdall.ui.gate.screen import Screen
from holdall.ui.widgets.basics import button, heading, paragraph
from holdall.ui.widgets.flow_box import FlowBox
from holdall.ui.wording.forgetting import gone, stays


class ForgetScreen(Screen):
    """Emits `confirmed(ids)` with the ids that it was made for, None for all that is in the bin.

    `told` names or counts what that is; it is empty when the bin is. `unreadable` counts what goes with all
    of the bin because no record refers to it.
    """

    confirmed = Signal(object)

    def __init__(
        self, title: str, told: str, ids: Sequence[str] | None, *, begun_keys: bool, unreadable: int = 0
    ) -> None:
        super().__init__(title)
        self._ids = ids
        what = self.tr("To be removed for good: %1.").replace("%1", told)
        nothing = self.tr("Nothing is in the bin. What is kept to take steps back is removed for good.")
        goes = gone(of_the_bin=bool(told), begun_keys=begun_keys, unreadable=unreadable)
        for words in (what if told else nothing, *goes):
            self.column.addWidget(paragraph(words))
        self.column.addWidget(heading(self.tr("What this does not reach"), 2))
        for words in stays():
            self.column.addWidget(paragraph(words))
        self.go = button(self.tr("Remove for good"), self._go, kind="danger")
        self.cancel = button(self.tr("Cancel"), self.back.emit, kind="quiet")
        self.column.addWidget(FlowBox(self.go, self.cancel))
        self.finish()
        self.start_at(self.cancel)

    def _go(self) -> None:
        self.confirmed.emit(self._ids)
