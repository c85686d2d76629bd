"""What is asked before a passphrase is changed, added or revoked, and what stays open; knows no vault."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from holdall.crypto.slots import SlotRole
from holdall.errors import WrongSecretError
from holdall.ui.gate.screen import Screen
from holdall.ui.widgets.basics import button, heading, paragraph
from holdall.ui.widgets.flow_box import FlowBox
from holdall.ui.widgets.new_passphrase import NewPassphrase
from holdall.ui.widgets.secret_field import SecretField
from holdall.ui.wording.errors import refusal
from holdall.ui.wording.slots import numbered
from holdall.vault.key_slots import SlotInfo


class KeyScreen(Screen):
    """Asks for secrets in `fields` and is submitted with `go`; all rest while a key is derived."""

    def __init__(self) -> None:
        super().__init__("")
        self.go: QPushButton
        self.fields: list[SecretField] = []
        self._choices: list[NewPassphrase] = []

    def busy(self, working: bool) -> None:
        super().busy(working)
        for widget in (self.go, *self._inputs()):
            widget.setDisabled(working)

    def forget(self) -> None:
        for field in self.fields:
            field.edit.wipe()

    def _inputs(self) -> list[QWidget]:
        return [*self.fields, *self._choices]

    def _known(self, name: str) -> SecretField:
        """A field for a secret that opens the vault already."""
        field = SecretField(name)
        self.field(name, field)
        self.fields.append(field)
        return field

    def _chosen(self, language: str) -> NewPassphrase:
        """Fields for a new passphrase."""
        choice = NewPassphrase(language)
        self.column.addWidget(choice)
        self.fields += [choice.first, choice.second]
        self._choices.append(choice)
        return choice

    def _end(self, go: QPushButton, first: QWidget, *beside: QWidget) -> None:
        self.go = go
        self.column.addWidget(FlowBox(go, *beside))
        self.finish()
        self.start_at(first)


class ChangeScreen(KeyScreen):
    """Emits `submitted(current, new)`."""

    submitted = Signal(object, object)

    def __init__(self, language: str) -> None:
        super().__init__()
        self.title.setText(self.tr("Change a passphrase"))
        self.column.addWidget(
            paragraph(
                self.tr(
                    "The new passphrase takes the place of the one that you type first. Other passphrases "
                    "and the recovery code stay as they are."
                )
            )
        )
        self.column.addWidget(
            paragraph(self.tr("Copies of the vault made before still open with the old one."), "secondary")
        )
        self.current = self._known(self.tr("Passphrase until now"))
        self.column.addWidget(heading(self.tr("The new one"), 2))
        self.choice = self._chosen(language)
        self._end(
            button(self.tr("Change the passphrase"), self._submit, kind="primary", icon="key"), self.current
        )
        self.current.entered.connect(self.choice.setFocus)
        self.choice.entered.connect(self._submit)

    def refused(self, error: BaseException) -> None:
        """Say why; a wrong passphrase is wiped, the new one stays typed."""
        self.busy(False)
        self.say(self.current.refusal(error))
        if isinstance(error, WrongSecretError):
            self.current.edit.wipe()
            self.current.setFocus()

    def _submit(self) -> None:
        missing = self.tr("Type the passphrase until now.") if self.current.edit.is_empty() else ""
        problem = missing or self.choice.problem()
        self.say(problem)
        if not problem:
            self.submitted.emit(self.current.edit.secret(), self.choice.secret())


class AddScreen(KeyScreen):
    """Emits `submitted(new)`."""

    submitted = Signal(object)

    def __init__(self, language: str) -> None:
        super().__init__()
        self.title.setText(self.tr("Add a person"))
        self.column.addWidget(
            paragraph(
                self.tr(
                    "This person opens the vault with a passphrase of their own. They can then do all that "
                    "you can: read, change and delete everything, let others in, and shut you out."
                )
            )
        )
        self.column.addWidget(
            paragraph(
                self.tr("Let them choose the passphrase and type it here themselves; you need not know it."),
                "secondary",
            )
        )
        self.choice = self._chosen(language)
        self._end(button(self.tr("Add"), self._submit, kind="primary", icon="plus"), self.choice)
        self.choice.entered.connect(self._submit)

    def _submit(self) -> None:
        problem = self.choice.problem()
        self.say(problem)
        if not problem:
            self.submitted.emit(self.choice.secret())


class RevokeScreen(KeyScreen):
    """Emits `submitted(other)`: what still opens the vault, asked for only when one's own slot is revoked."""

    submitted = Signal(object)

    def __init__(self, slot: SlotInfo) -> None:
        super().__init__()
        self.title.setText(self.tr("Revoke: %1").replace("%1", numbered(slot)))
        self.column.addWidget(paragraph(self._what(slot)))
        self.column.addWidget(heading(self.tr("What this does not do"), 2))
        for words in self._limits():
            self.column.addWidget(paragraph(words))
        self.other = self._ask_another() if slot.opened else None
        go = button(self.tr("Revoke"), self._submit, kind="danger")
        self.cancel = button(self.tr("Cancel"), self.back.emit, kind="quiet")
        self._end(go, self.other or self.cancel, self.cancel)

    def refused(self, error: BaseException) -> None:
        """Say why; what was typed is wiped."""
        self.busy(False)
        self.say(self.other.refusal(error) if self.other else refusal(error))
        self.forget()
        (self.other or self.cancel).setFocus()

    def _what(self, slot: SlotInfo) -> str:
        if slot.role == SlotRole.RECOVERY_CODE:
            return self.tr(
                "The code on the recovery sheet will not open this vault any more. Whoever then loses the "
                "passphrase loses everything in the vault."
            )
        return self.tr(
            "This passphrase will not open this vault any more. Nothing in the vault is changed or deleted."
        )

    def _limits(self) -> tuple[str, ...]:
        return (
            self.tr(
                "Whoever copied the vault before can still open that copy. Whoever copied only its file "
                "vault.key can open this vault with it, also later, if they get hold of the vault."
            ),
            # N9 of the threat model
            self.tr("It does not take back what somebody has already read, written out or printed."),
        )

    def _ask_another(self) -> SecretField:
        self.column.addWidget(
            paragraph(
                self.tr(
                    "You opened the vault with this one yourself. So that you do not lock yourself out, show "
                    "that you can open it with another."
                )
            )
        )
        field = self._known(self.tr("Another passphrase or code"))
        field.entered.connect(self._submit)
        return field

    def _submit(self) -> None:
        if self.other is None:
            self.submitted.emit(None)
        elif self.other.edit.is_empty():
            self.say(self.tr("Type another passphrase, or the recovery code."))
        else:
            self.say("")
            self.submitted.emit(self.other.edit.secret())
