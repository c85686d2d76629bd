"""Asks whether the vault shall get a new master key: for whom, what it takes, what it cannot do."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout

from holdall.ui.gate.screen import Screen
from holdall.ui.pages.screen_stack import ScreenStack
from holdall.ui.session import Session
from holdall.ui.theme.tokens import SPACE_L
from holdall.ui.widgets.basics import button, heading, paragraph
from holdall.ui.widgets.flow_box import FlowBox
from holdall.ui.wording.errors import explain
from holdall.ui.wording.rekeying import limits
from holdall.ui.wording.slots import listed
from holdall.vault.key_slots import SlotInfo, opened_by_code


class VaultRekey(QObject):
    """`panel` is the way in; emits `confirmed` when the vault shall be closed for it."""

    confirmed = Signal()

    def __init__(self, session: Session, stack: ScreenStack) -> None:
        super().__init__(stack)
        self._session, self._stack = session, stack
        self.panel = RekeyPanel()
        self.panel.ask.clicked.connect(self._ask)
        self.panel.discard.clicked.connect(self._discard)

    def refresh(self) -> None:
        """Show whether it was begun."""
        vault = self._session.vault
        self.panel.show_state(
            begun=vault.rekey_begun,
            read_only=bool(self._session.read_only),
            by_code=opened_by_code(vault.slots.all()),
            overtaken=bool(vault.newer_keys),
        )

    def _ask(self) -> None:
        vault = self._session.vault
        screen = RekeyScreen(vault.slots.all(), begun=vault.rekey_begun)
        screen.confirmed.connect(self.confirmed)
        self._stack.show_screen(screen, self.panel.ask)

    def _discard(self) -> None:
        self.panel.discard.setDisabled(True)
        self.panel.ask.setDisabled(True)
        self._session.jobs.call(self._session.vault.discard_rekey, self._discarded, self._refused)

    def _discarded(self, _result: object) -> None:
        self.refresh()
        self.panel.ask.setFocus()
        self._session.notice.emit(self.tr("What had been made for new keys is removed."), False)

    def _refused(self, error: BaseException) -> None:
        self.refresh()
        self._session.notice.emit(explain(error), False)


class RekeyPanel(QFrame):
    """What it is for in one sentence, and the buttons; what cannot be done now is disabled and says why."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("panel", "true")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE_L, SPACE_L, SPACE_L, SPACE_L)
        layout.addWidget(heading(self.tr("New keys for everything"), 2))
        self.words = paragraph("", "secondary")
        layout.addWidget(self.words)
        self.ask = button(self.tr("New keys for everything…"), icon="key")
        self.discard = button(self.tr("Discard what was made"), kind="quiet")
        layout.addWidget(FlowBox(self.ask, self.discard))

    def show_state(self, *, begun: bool, read_only: bool, by_code: bool, overtaken: bool) -> None:
        """Say whether it was begun and whether it can be done now."""
        self.words.setText(self._state(begun, read_only, by_code, overtaken))
        self.ask.setDisabled(read_only or by_code or overtaken)
        self.discard.setDisabled(read_only)
        self.discard.setVisible(begun)

    def _state(self, begun: bool, read_only: bool, by_code: bool, overtaken: bool) -> str:
        if read_only:
            return self.tr("The vault is open for reading only, so it cannot get new keys now.")
        if overtaken:
            return self.tr(
                "In the vault's folder lies a later state of it, under newer keys, in the way of new ones. "
                "What to do is said below, under “Checking and taking out”."
            )
        if by_code:
            return self.tr(
                "The vault was opened with its recovery code, and a passphrase is needed for this: set a new "
                "one first, above."
            )
        if begun:
            return self.tr(
                "This was begun and is not finished; the vault opens as before. What was made so far takes "
                "up room until you go on with it or discard it."
            )
        return self.tr(
            "For when somebody who must not read this vault any more may have a copy of its key file, or "
            "could open it once. You are told first what it means."
        )


class RekeyScreen(Screen):
    """Emits `confirmed`."""

    confirmed = Signal()

    def __init__(self, slots: Sequence[SlotInfo], *, begun: bool) -> None:
        super().__init__("")
        self.title.setText(self.tr("New keys for everything"))
        self._say(
            self.tr(
                "Everything in the vault is encrypted anew, with keys that nobody has. Do this when somebody "
                "who once could open the vault, or who has a copy of its file vault.key, must not read what "
                "is in it from now on. To change or revoke a passphrase is not enough against them."
            )
        )
        if begun:
            self._say(self.tr("This was begun before and not finished; it goes on from there."))
        self.column.addWidget(heading(self.tr("Who can open it afterwards"), 2))
        self._say(
            self.tr(
                "You, with the passphrase that you type next, which stays as it is, and with a new recovery "
                "code. If somebody else may know your passphrase, cancel and change it first."
            )
        )
        self._say(
            self.tr(
                "Nobody else. What opens the vault now: %1. Of this only that one passphrase will be left. "
                "You can add other people again afterwards."
            ).replace("%1", listed(slots))
        )
        self.column.addWidget(heading(self.tr("What it takes"), 2))
        self._say(
            self.tr(  # N11 of the threat model
                "As much free room as the vault takes up now, and more time than copying it. The vault is "
                "closed meanwhile. You can stop at any time: until it is finished the vault is as before, "
                "and you can go on later. If you do not trust the stick or disk, lock the vault and copy its "
                "folder first."
            )
        )
        self.column.addWidget(heading(self.tr("What this does not do"), 2))
        for words in limits():
            self._say(words)
        self.go = button(self.tr("Close the vault and go on"), self.confirmed.emit, kind="primary")
        self.cancel = button(self.tr("Cancel"), self.back.emit, kind="quiet")
        self.column.addWidget(FlowBox(self.go, self.cancel))
        self.finish()
        self.start_at(self.cancel)

    def _say(self, words: str) -> None:
        self.column.addWidget(paragraph(words))
