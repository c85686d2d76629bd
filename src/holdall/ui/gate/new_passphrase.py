"""Setting a new passphrase after the vault was opened with its recovery code; knows no vault."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QRadioButton, QVBoxLayout

from holdall.crypto.slots import SlotRole
from holdall.ui.gate.screen import Screen
from holdall.ui.plain_text import no_key
from holdall.ui.theme.tokens import SPACE_S
from holdall.ui.widgets.basics import button, heading, paragraph
from holdall.ui.widgets.flow_box import FlowBox
from holdall.ui.widgets.new_passphrase import NewPassphrase
from holdall.ui.wording.slots import numbered, since
from holdall.vault.key_slots import SlotInfo


class NewPassphraseScreen(Screen):
    """Emits `submitted(secret, replacing)`, or `later` when the user goes on without a new passphrase.

    `replacing` numbers the slot of the forgotten one; none when all shall stay, or when there is only one.
    """

    submitted = Signal(object, object)
    later = Signal()

    def __init__(self, language: str, slots: Sequence[SlotInfo]) -> None:
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
        passphrases = [slot for slot in slots if slot.role == SlotRole.PASSPHRASE]
        self.forgotten: dict[int | None, QRadioButton] = {}
        if len(passphrases) > 1:
            self._ask_which(passphrases)
        else:
            self._say(self.tr("The new passphrase takes the place of the forgotten one."))
        self._say(self.tr("Copies of the vault made before still open with the old one."))
        self.choice = NewPassphrase(language)
        self.column.addWidget(self.choice)
        self.go = button(self.tr("Set the passphrase"), self._submit, kind="primary", icon="key")
        self.skip = button(self.tr("Not now"), self.later.emit, kind="quiet")
        self.column.addWidget(FlowBox(self.go, self.skip))
        self.finish()
        self.choice.entered.connect(self._submit)
        self.start_at(next(iter(self.forgotten.values()), self.choice))

    def busy(self, working: bool) -> None:
        super().busy(working)
        for widget in (self.go, self.skip, self.choice, *self.forgotten.values()):
            widget.setDisabled(working)

    def forget(self) -> None:
        """Wipe what was typed."""
        self.choice.forget()

    def _ask_which(self, passphrases: Sequence[SlotInfo]) -> None:
        self.column.addWidget(heading(self.tr("Which passphrase was forgotten?"), 2))
        self._say(self.tr("The new one takes its place. The others stay as they are."))
        block = QVBoxLayout()
        block.setSpacing(SPACE_S)
        for slot in passphrases:
            self.forgotten[slot.number] = QRadioButton(no_key(f"{numbered(slot)}, {since(slot)}"))
        self.forgotten[None] = QRadioButton(no_key(self.tr("I do not know: keep them all")))
        for choice in self.forgotten.values():
            block.addWidget(choice)
        self.column.addLayout(block)

    def _say(self, words: str) -> None:
        self.column.addWidget(paragraph(words, "secondary"))

    def _submit(self) -> None:
        chosen = [number for number, choice in self.forgotten.items() if choice.isChecked()]
        if self.forgotten and not chosen:
            self.say(self.tr("Say first which passphrase was forgotten."))
            next(iter(self.forgotten.values())).setFocus()
            return
        problem = self.choice.problem()
        self.say(problem)
        if problem:
            self.choice.point_at_problem()
        else:
            self.submitted.emit(self.choice.secret(), chosen[0] if chosen else None)
