"""What is asked between opening a vault and entering it: a forgotten passphrase, new keys that were begun."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from holdall.crypto.secret import Secret
from holdall.ui.bridge import JobBridge
from holdall.ui.gate.new_passphrase import NewPassphraseScreen
from holdall.ui.gate.recovery import Occasion, RecoveryScreen
from holdall.ui.gate.rekeying import RekeyBegunScreen
from holdall.ui.gate.sheet_saver import SheetSaver
from holdall.ui.opening import ReplaceRecoveryCode, SetForgottenPassphrase
from holdall.vault.key_slots import opened_by_code

if TYPE_CHECKING:
    from holdall.ui.gate.screen import Screen
    from holdall.vault.creation import RecoverySheet
    from holdall.vault.vault import Vault


class EntrySteps(QObject):
    """`show` brings a screen up. Emits `entered`, or `rekey_wanted` or `close_failed(error)` once closed."""

    entered = Signal()
    rekey_wanted = Signal()
    close_failed = Signal(object)

    def __init__(
        self, vault: Vault, show: Callable[[Screen], None], jobs: JobBridge, language: str, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._vault, self._jobs, self._language = vault, jobs, language
        self._bring_up = show
        self._front: Screen
        self._sheet: RecoverySheet

    def begin(self) -> None:
        """Ask what has to be asked, or nothing."""
        if self._vault.read_only:
            self.entered.emit()
        elif opened_by_code(self._vault.slots.all()):
            self._ask_passphrase()
        elif self._vault.rekey_begun:
            self._offer_rekey()
        else:
            self.entered.emit()

    def _offer_rekey(self) -> None:
        screen = RekeyBegunScreen()
        screen.go_on.connect(self._close_to_rekey)
        screen.discard.connect(self._discard_rekey)
        screen.later.connect(self.entered)
        self._show(screen)

    def _close_to_rekey(self) -> None:
        self._front.busy(True)
        self._jobs.call(self._vault.close, self._closed, self.close_failed.emit)

    def _closed(self, _result: object) -> None:
        self.rekey_wanted.emit()

    def _discard_rekey(self) -> None:
        self._front.busy(True)
        self._jobs.call(self._vault.discard_rekey, self._discarded, self._front.refused)

    def _discarded(self, _result: object) -> None:
        self.entered.emit()

    def _ask_passphrase(self) -> None:
        screen = NewPassphraseScreen(self._language, self._vault.slots.all())
        screen.submitted.connect(self._recover)
        screen.later.connect(self.entered)
        self._show(screen)

    def _recover(self, secret: Secret, replacing: int | None) -> None:
        self._front.busy(True)
        self._jobs.submit(
            SetForgottenPassphrase(self._vault, secret, replacing),
            on_done=self._offer_code,
            on_error=self._front.refused,
        )

    def _offer_code(self, draft: tuple[str, RecoverySheet]) -> None:
        code, self._sheet = draft
        screen = RecoveryScreen(code, Occasion.REPLACING, self.tr("The new passphrase is set."))
        SheetSaver(screen, self._jobs, self._sheet, self._language)
        screen.kept.connect(self.entered)
        screen.done.connect(self._replace_code)
        self._show(screen)

    def _replace_code(self) -> None:
        self._front.busy(True)
        code = Secret.from_text(self._sheet.code)
        self._jobs.submit(
            ReplaceRecoveryCode(self._vault, code), on_done=self._code_replaced, on_error=self._front.refused
        )

    def _code_replaced(self, _slot: int) -> None:
        self.entered.emit()

    def _show(self, screen: Screen) -> None:
        self._front = screen
        self._bring_up(screen)
