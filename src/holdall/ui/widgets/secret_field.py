"""A passphrase field with its show button and hints (keyboard, Caps Lock, paste); knows no vault."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from holdall.errors import WrongSecretError
from holdall.passphrase.estimate import estimate
from holdall.ui.plain_text import PlainLabel, tool_tip
from holdall.ui.theme.icons import set_icon
from holdall.ui.theme.tokens import SPACE_XS
from holdall.ui.widgets.secret_edit import SecretEdit
from holdall.ui.wording.errors import refusal


class SecretField(QWidget):
    """`edit` and what belongs to it."""

    changed = Signal()
    entered = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.edit = SecretEdit(self)
        self.edit.setAccessibleName(name)
        self._eye = QToolButton(self)
        self._eye.setCheckable(True)
        self._eye.toggled.connect(self._show)
        self.hint = PlainLabel(parent=self)
        self.hint.setProperty("tone", "secondary")
        self._script = ""
        row = QHBoxLayout()
        row.setSpacing(SPACE_XS)
        row.addWidget(self.edit, 1)
        row.addWidget(self._eye)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE_XS)
        layout.addLayout(row)
        layout.addWidget(self.hint)
        self.setFocusProxy(self.edit)
        self.edit.changed.connect(self._on_changed)
        self.edit.entered.connect(self.entered)
        self.edit.typed.connect(self._on_typed)
        self.edit.pasted.connect(self._on_pasted)
        self.edit.full.connect(self._on_full)
        self._show(False)

    @property
    def keyboard(self) -> str:
        """The language of the keyboard as far as the typed letters tell: "English", "Russian" or empty."""
        return {"Latn": self.tr("English"), "Cyrl": self.tr("Russian")}.get(self._script, "")

    def refusal(self, error: BaseException, *, by_code: bool = False) -> str:
        """A sentence for `error`, with what the keyboard may have to do with it; asked before the field is
        wiped.
        """
        is_wrong = isinstance(error, WrongSecretError) and not by_code
        in_other_layout = is_wrong and self._in_other_layout()
        return refusal(error, self.keyboard, by_code=by_code, in_other_layout=in_other_layout)

    def reveal(self) -> None:
        """Show what is typed."""
        self._eye.setChecked(True)

    def _in_other_layout(self) -> bool:
        with self.edit.secret() as secret:
            return estimate(secret.view()).in_other_layout

    def _show(self, shown: bool) -> None:
        self.edit.set_shown(shown)
        set_icon(self._eye, "eye-off" if shown else "eye", "secondary")
        text = self.tr("Hide what is typed") if shown else self.tr("Show what is typed")
        self._eye.setAccessibleName(text)
        self._eye.setToolTip(tool_tip(text))

    def _on_changed(self) -> None:
        if self.edit.is_empty():
            self._script = ""
            self.hint.setText("")
        self.changed.emit()

    def _on_typed(self, script: str, caps: bool) -> None:
        self._script = script or self._script
        parts = [self.tr("Keyboard: %1").replace("%1", self.keyboard)] if self.keyboard else []
        if caps:
            parts.append(self.tr("Caps Lock seems to be on"))
        self.hint.setText(" · ".join(parts))

    def _on_pasted(self) -> None:
        self.hint.setText(
            self.tr("Pasted. Other programs can read the clipboard: empty it when you are done.")
        )

    def _on_full(self) -> None:
        self.hint.setText(self.tr("This is longer than a passphrase can be."))
