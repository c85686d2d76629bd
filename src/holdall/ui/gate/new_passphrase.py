"""Setting a new passphrase after the vault was opened with its recovery code; knows no vault."""

from __future__ import annotations

from PySide6.QtCore import Signal

from holdall.ui.gate.screen import Screen
from holdall.ui.widgets.basics import button, paragraph
from holdall.ui.widgets.flow_box import FlowBox
from holdall.ui.widgets.new_passphrase import NewPassphrase


class NewPassphraseScreen(Screen):
    """Emits `submitted(secret)`, or `later` when the user goes on without a new passphrase."""

    submitted = Signal(object)
    later = Signal()

    def __init__(self, language: str) -> None:
        super().__init__("", can_go_back=False)
        self.title.setText(self.tr("Set a new passphrase"))
        self.column.addWidget(
            paragraph(
                self.tr(
                    "The recovery code has opened the vault. Choose a new passphrase, so that you need not "
                    "use the sheet every day."
                )
            )
        )
        self.column.addWidget(
            paragraph(
                self.tr(
                    "If the vault has one passphrase, the new one takes its place. Copies of the vault made "
                    "before still open with the old one."
                ),
                "secondary",
            )
        )
        self.choice = NewPassphrase(language)
        self.column.addWidget(self.choice)
        self.go = button(self.tr("Set the passphrase"), self._submit, kind="primary", icon="key")
        self.skip = button(self.tr("Not now"), self.later.emit, kind="quiet")
        self.column.addWidget(FlowBox(self.go, self.skip))
        self.finish()
        self.choice.entered.connect(self._submit)
        self.start_at(self.choice)

    def busy(self, working: bool) -> None:
        super().busy(working)
        for widget in (self.go, self.skip, self.choice):
            widget.setDisabled(working)

    def forget(self) -> None:
        """Wipe what was typed."""
        self.choice.forget()

    def _submit(self) -> None:
        problem = self.choice.problem()
        self.say(problem)
        if problem:
            self.choice.point_at_problem()
        else:
            self.submitted.emit(self.choice.secret())
