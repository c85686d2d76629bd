"""Changes who can open the vault: leads from the list through one screen and back; derives no key itself."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QStackedWidget, QWidget

from holdall.crypto.secret import Secret
from holdall.crypto.slots import SlotRole
from holdall.ui.gate.new_passphrase import NewPassphraseScreen
from holdall.ui.gate.recovery import Occasion, RecoveryScreen
from holdall.ui.gate.screen import Screen
from holdall.ui.gate.sheet_saver import SheetSaver
from holdall.ui.key_changes import AddPassphrase, ChangePassphrase, RevokeSlot
from holdall.ui.opening import ReplaceRecoveryCode, SetForgottenPassphrase, draft_sheet
from holdall.ui.pages.vault_key_screens import AddScreen, ChangeScreen, RevokeScreen
from holdall.ui.pages.vault_slots import SlotsPanel, opened_by_code
from holdall.ui.session import Session
from holdall.vault.creation import RecoverySheet
from holdall.vault.key_slots import SlotInfo


class VaultKeys(QObject):
    """`panel` is the list; screens come up over the first widget of `stack` and go again."""

    def __init__(self, session: Session, stack: QStackedWidget) -> None:
        super().__init__(stack)
        self._session, self._stack = session, stack
        self._busy = False
        self._came_from: QWidget | None = None
        self.panel = SlotsPanel()
        self.panel.change_wanted.connect(self._change)
        self.panel.add_wanted.connect(self._add)
        self.panel.code_wanted.connect(self._new_code)
        self.panel.revoke_wanted.connect(self._revoke)
        escape = QShortcut(QKeySequence(Qt.Key.Key_Escape), stack)
        escape.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        escape.activated.connect(self.leave)

    @property
    def screen(self) -> Screen | None:
        """The screen that is up."""
        widget = self._stack.currentWidget()
        return widget if isinstance(widget, Screen) else None

    def refresh(self) -> None:
        """Show who can open the vault now."""
        vault = self._session.vault
        self.panel.show_slots(vault.slots.all(), read_only=vault.summary.read_only)

    def leave(self) -> None:
        """Back to the list; not while a change is being written."""
        screen = self.screen
        if screen is not None and not self._busy:
            screen.forget()
            self._stack.removeWidget(screen)
            screen.deleteLater()
            back = self._came_from
            if back is None or not back.isVisible():  # its row was revoked
                back = self.panel.change
            back.setFocus(Qt.FocusReason.OtherFocusReason)

    def _change(self) -> None:
        language = self._session.preferences.language
        if opened_by_code(self._session.vault.slots.all()):
            asking = NewPassphraseScreen(language)
            asking.submitted.connect(self._set_forgotten)
            asking.later.connect(self.leave)
            self._show(asking)
        else:
            screen = ChangeScreen(language)
            screen.submitted.connect(self._change_to)
            self._show(screen)

    def _change_to(self, current: Secret, new: Secret) -> None:
        self._submit(ChangePassphrase(self._session.vault, current, new), self._changed)

    def _changed(self, _number: int) -> None:
        self._done(self.tr("The passphrase is changed."))

    def _set_forgotten(self, new: Secret) -> None:
        self._submit(SetForgottenPassphrase(self._session.vault, new), self._offer_code)

    def _offer_code(self, draft: tuple[str, RecoverySheet]) -> None:
        words = self.tr("The new passphrase is set.")
        self._done(words)
        self._show_code(draft, words)

    def _add(self) -> None:
        screen = AddScreen(self._session.preferences.language)
        screen.submitted.connect(self._add_this)
        self._show(screen)

    def _add_this(self, new: Secret) -> None:
        self._submit(AddPassphrase(self._session.vault, new), self._added)

    def _added(self, number: int) -> None:
        words = self.tr("Added as no. %1. Note on paper whose that is.")
        self._done(words.replace("%1", str(number)))

    def _revoke(self, slot: SlotInfo) -> None:
        screen = RevokeScreen(slot)
        screen.submitted.connect(partial(self._revoke_this, slot.number))
        self._show(screen)

    def _revoke_this(self, number: int, other: Secret | None) -> None:
        self._submit(RevokeSlot(self._session.vault, number, other), self._revoked)

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
        screen.kept.connect(self.leave)
        screen.done.connect(partial(self._take_code, code))
        self._show(screen)

    def _take_code(self, code: str) -> None:
        self._submit(ReplaceRecoveryCode(self._session.vault, Secret.from_text(code)), self._code_taken)

    def _code_taken(self, _number: int) -> None:
        self._done(self.tr("The new recovery code opens the vault. No other code does."))

    def _show(self, screen: Screen) -> None:
        self._came_from = QApplication.focusWidget()
        screen.back.connect(self.leave)
        self.panel.say("")
        self._stack.addWidget(screen)
        self._stack.setCurrentWidget(screen)

    def _submit(self, job: Any, on_done: Any) -> None:
        if self.screen is not None:
            self._busy = True
            self.screen.busy(True)
            self._session.jobs.submit(job, on_done=on_done, on_error=self._refused)

    def _refused(self, error: BaseException) -> None:
        self._busy = False
        if self.screen is not None:
            self.screen.refused(error)

    def _done(self, words: str) -> None:
        self._busy = False
        self.refresh()
        self.leave()
        self.panel.say(words)
        self._session.notice.emit(words, False)
