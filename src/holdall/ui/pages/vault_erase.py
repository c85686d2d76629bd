"""Asks whether the vault shall be destroyed: what that does and cannot do, held or typed to be meant."""

from __future__ import annotations

import unicodedata
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from holdall.ui.gate.create import SUFFIX
from holdall.ui.gate.screen import Screen
from holdall.ui.widgets.basics import button, heading, paragraph
from holdall.ui.widgets.flow_box import FlowBox
from holdall.ui.widgets.hold_button import HoldButton
from holdall.ui.widgets.text_fields import TextField
from holdall.ui.wording.direction import isolated
from holdall.ui.wording.erasing import limits


class EraseScreen(Screen):
    """Emits `confirmed` when its button was held long enough, or the vault's name typed and sent."""

    confirmed = Signal()

    def __init__(self, path: Path) -> None:
        super().__init__("")
        self._name = _same(path.name.removesuffix(SUFFIX))
        self.title.setText(self.tr("Erase this vault"))
        self.column.addWidget(
            paragraph(
                self.tr(
                    "This destroys the vault for everybody, you included: every original, everything written "
                    "about them, the spare copies, the key file. No passphrase and no recovery code brings "
                    "anything back. Files in its folder that are not the vault's stay."
                )
            )
        )
        self.column.addWidget(paragraph(str(path), "secondary"))
        self.column.addWidget(heading(self.tr("What this does not do"), 2))
        for words in limits():
            self.column.addWidget(paragraph(words))
        self.hold = HoldButton(self.tr("Hold down to erase"))
        self.hold.held.connect(self.confirmed)
        self.hold.let_go.connect(self._let_go)
        self.cancel = button(self.tr("Cancel"), self.back.emit, kind="quiet")
        self.column.addWidget(FlowBox(self.hold, self.cancel))
        self.column.addWidget(self.message)
        self.typed = TextField()
        self.typed.textChanged.connect(self._compare)
        self.typed.returnPressed.connect(self._submit)
        ask = self.tr("Or type the vault's name, %1:").replace("%1", isolated(self._name))
        self.typed.setAccessibleName(ask)
        self.go = button(self.tr("Erase"), self._submit, kind="danger")
        self.go.setDisabled(True)
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.typed, 1)
        row.addWidget(self.go)
        self.field(ask, line).setBuddy(self.typed)
        self.column.addStretch(1)
        self.start_at(self.cancel)

    def _let_go(self) -> None:
        self.say(
            self.tr("Let go too early: nothing was done. Hold it until the line below it is full."),
            tone="secondary",
        )

    def _compare(self, text: str) -> None:
        self.go.setEnabled(_same(text) == self._name)

    def _submit(self) -> None:
        if self.go.isEnabled():
            self.confirmed.emit()
        else:
            self.say(self.tr("This is not the vault's name. Nothing was done."), tone="secondary")


def _same(name: str) -> str:
    """A name however its letters are put together: some systems store them apart."""
    return unicodedata.normalize("NFC", name.strip())
