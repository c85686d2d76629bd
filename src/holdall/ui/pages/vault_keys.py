"""Changes who can open the vault: leads from the list through one screen and back; derives no key itself."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, Signal

from holdall.crypto.secret import Secret
from holdall.crypto.slots import SlotRole
from holdall.ui.gate.new_passphrase import NewPassphraseScreen
from holdall.ui.gate.recovery import Occasion, RecoveryScreen
from holdall.ui.gate.screen import Screen
from holdall.ui.gate.sheet_saver import SheetSaver
from holdall.ui.key_changes import AddPassphrase, ChangePassphrase, RevokeSlot
from holdall.ui.opening import ReplaceRecoveryCode, SetForgottenPassphrase, draft_sheet
from holdall.ui.pages.screen_stack import ScreenStack
from holdall.ui.pages.vault_key_screens import AddScreen, ChangeScreen, RevokeScreen
from holdall.ui.pages.vault_slots import SlotsPanel
from holdall.ui.session import Session
from holdall.vault.creation import RecoverySheet
from holdall.vault.key_slots import SlotInfo, opened_by_code


class VaultKeys(QObject):
    """`panel` is the list; its screens come up on `stack`; emits `changed` when something was."""

    changed = Signal()

    def __init__(self, session: Session, stack: ScreenStack) -> None:
        super().__init__(stack)
        self._session, self._stack = session, stack
        self.panel = SlotsPanel()
        self.panel.change_wanted.connect(self._change)
        self.panel.add_wanted.connect(self._add)
        self.panel.code_wanted.connect(self._new_code)
        self.panel.revoke_wanted.connect(self._revoke)

    def refresh(self) -> None:
        """Show who can open the vault now."""
        slots = self._session.vault.slots.all()
        self.panel.show_slots(slots, read_only=bool(self._session.read_only))

    def _change(self) -> None:
        language = self._session.preferences.language
        if opened_by_code(self._session.vault.slots.all()):
            asking = NewPassphraseScreen(language, self._session.vault.slots.all())
            asking.submitted.connect(self._set_forgotten)
            asking.later.connect(self._stack.leave)
            self._show(asking)
        else:
            screen = ChangeScreen(language)
            screen.submitted.connect(self._change_to)
            self._show(screen)

    def _change_to(self, current: Secret, new: Secret) -> None:
        self._stack.submit(ChangePassphrase(self._session.vault, current, new), self._changed)

    def _changed(self, _number: int) -> None:
        self._done(self.tr("The passphrase is changed."))

    def _set_forgotten(self, new: Secret, replacing: int | None) -> None:
        self._stack.submit(SetForgottenPassphrase(self._session.vault, new, replacing), self._offer_code)

    def _offer_code(self, draft: tuple[str, RecoverySheet]) -> None:
        words = self.tr("The new passphrase is set.")
        self._done(words)
        self._show_code(draft, words)

    def _add(self) -> None:
        screen = AddScreen(self._session.preferences.language)
        screen.submitted.connect(self._add_this)
        self._show(screen)

    def _add_this(self, new: Secret) -> None:
        self._stack.submit(AddPassphrase(self._session.vault, new), self._added)

    def _added(self, number: int) -> None:
        words = self.tr("Added as no. %1. Note on paper whose that is.")
        self._done(words.replace("%1", str(number)))

    def _revoke(self, slot: SlotInfo) -> None:
        screen = RevokeScreen(slot)
        screen.submitted.connect(partial(self._revoke_this, slot.number))
        self._show(screen)

    def _revoke_this(self, number: int, other: Secret | None) -> None:
        self._stack.submit(RevokeSlot(self._session.vault, number, other), self._revoked)

    def _revoked(self, number: int) -> None:
        words = self.tr("No. %1 does not open this vault any more.")
        self._done(words.replace("%1", str(number)))

    def _new_code(self) -> None:
        self._show_code(draft_sheet(self._session.vault))

    def _show_code(self, draft: tuple[str, RecoverySheet], news: str = "") -> None:
        code, sheet = draft
        has_one = any(slot.role == SlotRole.RECOVERY_CODE for slot in self._session.vault.slots.all())
        screen = RecoveryScreen(code, Occasion.REPLACING if has_one else Occasion.ADDING, news)
        SheetSaver(screen, self._session.jobs, sheet, self._session.preferences.language)
        screen.kept.connect(self._stack.leave)
        screen.done.connect(partial(self._take_code, code))
        self._show(screen)

    def _take_code(self, code: str) -> None:
        self._stack.submit(ReplaceRecoveryCode(self._session.vault, Secret.from_text(code)), self._code_taken)

    def _code_taken(self, _number: int) -> None:
        self._done(self.tr("The new recovery code opens the vault. No other code does."))

    def _show(self, screen: Screen) -> None:
        self.panel.say("")
        self._stack.show_screen(screen, self.panel.change)

    def _done(self, words: str) -> None:
        self.refresh()
        self.changed.emit()
        self._stack.leave()
        self.panel.say(words)
        self._session.notice.emit(words, False)
