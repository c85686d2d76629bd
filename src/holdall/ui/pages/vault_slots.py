"""The list of what opens the vault, and the buttons to change that; it must not know how that is done."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from holdall.crypto.slots import SLOT_COUNT, SlotRole
from holdall.ui.theme.tokens import SPACE_L, SPACE_S
from holdall.ui.widgets.basics import button, divider, heading, paragraph
from holdall.ui.widgets.flow_box import FlowBox
from holdall.ui.wording.slots import numbered, since
from holdall.vault.key_slots import SlotInfo, opened_by_code


class SlotsPanel(QFrame):
    """A row for each slot; what cannot be done now is disabled and says why."""

    change_wanted = Signal()
    add_wanted = Signal()
    code_wanted = Signal()
    revoke_wanted = Signal(object)
    """The `SlotInfo` to revoke."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("panel", "true")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE_L, SPACE_L, SPACE_L, SPACE_L)
        layout.addWidget(heading(self.tr("Who can open this vault"), 2))
        explained = self.tr(
            "Each of these opens everything by itself. The vault keeps no names for them: note on paper "
            "which number is whose."
        )
        layout.addWidget(paragraph(explained, "secondary"))
        self._rows = [SlotRow() for _ in range(SLOT_COUNT)]
        for row in self._rows:
            row.revoke_wanted.connect(self.revoke_wanted)
            layout.addWidget(row)
        self.change = button("", self.change_wanted.emit, icon="key")
        self.add = button(self.tr("Add a person"), self.add_wanted.emit, icon="plus")
        self.code = button(self.tr("New recovery code"), self.code_wanted.emit, icon="print")
        layout.addWidget(FlowBox(self.change, self.add, self.code))
        self._reason = paragraph("", "secondary")
        layout.addWidget(self._reason)
        self.outcome = paragraph("", "accent")
        self.outcome.hide()
        layout.addWidget(self.outcome)

    def show_slots(self, slots: Sequence[SlotInfo], *, read_only: bool) -> None:
        """Show these, and what can be done with them."""
        roles = [slot.role for slot in slots]
        full = len(slots) == SLOT_COUNT
        revocable = not read_only and len(slots) > 1
        for row, slot in zip_longest(self._rows, slots):
            row.show_slot(slot, revocable=revocable)
        self.change.setText(
            self.tr("Set a new passphrase") if opened_by_code(slots) else self.tr("Change a passphrase")
        )
        self.change.setDisabled(read_only)
        self.add.setDisabled(read_only or full)
        self.code.setDisabled(read_only or (full and SlotRole.RECOVERY_CODE not in roles))
        reason = self._why_not(len(slots), read_only)
        self._reason.setText(reason)
        self._reason.setVisible(bool(reason))

    def say(self, words: str) -> None:
        """What was done last."""
        self.outcome.setText(words)
        self.outcome.setVisible(bool(words))

    def _why_not(self, count: int, read_only: bool) -> str:
        if read_only:
            return self.tr("The vault is open for reading only, so nothing of this can be changed now.")
        if count == SLOT_COUNT:
            return self.tr("All eight places are taken. Revoke one before you add another.")
        if count == 1:
            return self.tr("The only one cannot be revoked: nobody could open the vault any more.")
        return ""


class SlotRow(QWidget):
    """One slot, or hidden; made before it is needed, so that Tab goes from row to row."""

    revoke_wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._slot: SlotInfo | None = None
        self._name, self._since = paragraph(), paragraph("", "secondary")
        self.revoke = button(self.tr("Revoke…"), self._ask, kind="quiet")
        texts = QVBoxLayout()
        texts.setSpacing(0)
        texts.addWidget(self._name)
        texts.addWidget(self._since)
        line = QHBoxLayout()
        line.setSpacing(SPACE_L)
        line.addLayout(texts, 1)
        line.addWidget(self.revoke)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE_S)
        layout.addWidget(divider())
        layout.addLayout(line)

    def show_slot(self, slot: SlotInfo | None, *, revocable: bool) -> None:
        """Show this one, or nothing."""
        self._slot = slot
        self.setVisible(slot is not None)
        if slot is not None:
            self._name.setText(numbered(slot))
            self._since.setText(since(slot))
            self.revoke.setAccessibleName(self.tr("Revoke: %1").replace("%1", numbered(slot)))
            self.revoke.setEnabled(revocable)

    def _ask(self) -> None:
        self.revoke_wanted.emit(self._slot)
