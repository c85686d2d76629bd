"""Choosing a new passphrase: twice the same, how hard it is to guess, a suggestion; knows no vault."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from holdall.crypto.secret import Secret
from holdall.passphrase.dictionary import dictionary
from holdall.passphrase.estimate import Strength
from holdall.passphrase.generator import suggest
from holdall.ui.bridge import Call, JobBridge
from holdall.ui.plain_text import PlainLabel
from holdall.ui.theme.tokens import SPACE_M, SPACE_S
from holdall.ui.widgets.basics import button, paragraph
from holdall.ui.widgets.secret_field import SecretField
from holdall.ui.widgets.strength_meter import StrengthMeter


class NewPassphrase(QWidget):
    """Emits `entered` when Enter is pressed in the second field; suggests in Russian or English."""

    entered = Signal()

    def __init__(self, language: str) -> None:
        super().__init__()
        self._language = "ru" if language == "ru" else "en"
        self.first = SecretField(self.tr("Passphrase"))
        self.suggest = button(self.tr("Suggest one"), self._suggest, kind="quiet")
        self._advice = paragraph(
            self.tr("Write it down and keep it safe until you know it by heart, then type it again below."),
            "secondary",
        )
        self._advice.hide()
        self.meter = StrengthMeter()
        self.second = SecretField(self.tr("The same passphrase again"))
        self._layout_hint = paragraph(
            self.tr(
                "This looks like words typed with the other keyboard language. If that was not meant, switch "
                "it and type them again."
            ),
            "caution",
        )
        self._layout_hint.hide()
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(SPACE_M)
        self._block(self.tr("Passphrase"), self.first)
        row = QHBoxLayout()
        row.addWidget(self.suggest)
        row.addStretch(1)
        self._layout.addLayout(row)
        self._layout.addWidget(self._advice)
        self._layout.addWidget(self._layout_hint)
        self._layout.addWidget(self.meter)
        self._block(self.tr("The same again"), self.second)
        self.setFocusProxy(self.first)
        self.first.changed.connect(self._measure)
        self.first.entered.connect(self.second.setFocus)
        self.second.entered.connect(self.entered)

    def secret(self) -> Secret:
        """A copy to hand over; its receiver wipes it."""
        return self.first.edit.secret()

    def forget(self) -> None:
        """Wipe what was typed."""
        self.first.edit.wipe()
        self.second.edit.wipe()

    def problem(self) -> str:
        """What keeps it from being used, in words; empty when nothing does."""
        if self.first.edit.is_empty():
            return self.tr("Type a passphrase.")
        if self.meter.level <= Strength.WEAK:
            return self.tr("This passphrase is too easy to guess. Add two or three unrelated words.")
        if not self.first.edit.buffer.same_as(self.second.edit.buffer):
            return self.tr("The two are not the same. Show both and compare.")
        return ""

    def point_at_problem(self) -> None:
        """Put the cursor where what `problem` says can be mended."""
        strong = self.meter.level > Strength.WEAK
        (self.second if strong and not self.first.edit.is_empty() else self.first).setFocus()

    def _block(self, text: str, field: SecretField) -> None:
        label = PlainLabel(text)
        label.setBuddy(field)
        block = QVBoxLayout()
        block.setSpacing(SPACE_S // 2)
        block.addWidget(label)
        block.addWidget(field)
        self._layout.addLayout(block)

    def _suggest(self) -> None:
        self.second.edit.wipe()
        self.first.reveal()
        self.first.edit.take(suggest(self._language))
        self._advice.show()
        self.second.setFocus()

    def _measure(self) -> None:
        self.meter.measure(self.first.edit.buffer.code_points())
        self._layout_hint.setVisible(self.meter.in_other_layout)


def load_judgement(screen: QWidget, jobs: JobBridge) -> None:
    """Begin to load what judges a new passphrase, if `screen` has one to choose.

    Else the first letter would load it, on the window's thread.
    """
    if screen.findChild(NewPassphrase) is not None:
        jobs.submit(Call(dictionary))
