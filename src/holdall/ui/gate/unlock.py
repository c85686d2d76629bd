"""Opening a vault: its path, the passphrase or the recovery code, and what is wrong when it does not open."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal

from holdall.ui.gate.screen import Screen
from holdall.ui.widgets.basics import button, paragraph
from holdall.ui.widgets.flow_box import FlowBox
from holdall.ui.widgets.secret_field import SecretField


class UnlockScreen(Screen):
    """Emits `submitted(path, secret)`."""

    submitted = Signal(object, object)

    def __init__(self, path: Path) -> None:
        super().__init__(path.name.removesuffix(".holdall"))
        self._path = path
        self._by_code = False
        self.column.addWidget(paragraph(str(path), "secondary"))
        self.secret = SecretField(self.tr("Passphrase"))
        self._label = self.field(self.tr("Passphrase"), self.secret)
        self.go = button(self.tr("Unlock"), self._submit, kind="primary", icon="unlock")
        self.other = button("", self._switch, kind="quiet")
        self.column.addWidget(FlowBox(self.go, self.other))
        self.finish()
        self.secret.entered.connect(self._submit)
        self._word()
        self.start_at(self.secret.edit)

    def busy(self, working: bool) -> None:
        super().busy(working)
        self.go.setText(self.tr("Unlocking…") if working else self.tr("Unlock"))
        for widget in (self.go, self.other, self.secret):
            widget.setDisabled(working)

    def forget(self) -> None:
        """Wipe what was typed."""
        self.secret.edit.wipe()

    def refused(self, error: BaseException) -> None:
        """Say why it did not open; what was typed is wiped, the field has the focus again."""
        text = self.secret.refusal(error, by_code=self._by_code)
        self.busy(False)
        self.forget()
        self.say(text)
        self.secret.edit.setFocus()

    def _submit(self) -> None:
        if self.secret.edit.is_empty():
            self.say(
                self.tr("Type the passphrase first.")
                if not self._by_code
                else self.tr("Type the code first.")
            )
            return
        self.say("")
        self.submitted.emit(self._path, self.secret.edit.secret())

    def _switch(self) -> None:
        self._by_code = not self._by_code
        self.forget()
        self.say("")
        self._word()
        self.secret.edit.setFocus()

    def _word(self) -> None:
        name = self.tr("Recovery code") if self._by_code else self.tr("Passphrase")
        self._label.setText(name)
        self.secret.edit.setAccessibleName(name)
        self.other.setText(
            self.tr("Use the passphrase") if self._by_code else self.tr("Use the recovery code")
        )
