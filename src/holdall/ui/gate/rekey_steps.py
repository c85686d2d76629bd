"""Leads through giving a closed vault a new master key: passphrase, code, the work; knows no other errand."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from holdall.crypto.secret import Secret
from holdall.ui.bridge import JobBridge
from holdall.ui.gate.recovery import Occasion, RecoveryScreen
from holdall.ui.gate.rekeying import RekeyingScreen, RekeyPassphraseScreen
from holdall.ui.gate.sheet_saver import SheetSaver
from holdall.ui.rekeying import GiveNewKeys, PrepareRekey
from holdall.ui.wording import rekeying

if TYPE_CHECKING:
    from holdall.ui.gate.screen import Screen
    from holdall.ui.rekeying import ReadyToRekey


class RekeySteps(QObject):
    """`show` brings a screen up; emits `left` when it is done or given up, every secret wiped."""

    left = Signal()

    def __init__(
        self, path: Path, show: Callable[[Screen], None], jobs: JobBridge, language: str, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._path, self._show, self._jobs, self._language = path, show, jobs, language

    def begin(self) -> None:
        """Ask for the passphrase."""
        screen = RekeyPassphraseScreen(self._path)
        screen.back.connect(self.left)
        screen.submitted.connect(partial(self._prepare, screen))
        self._show(screen)

    def _prepare(self, screen: RekeyPassphraseScreen, passphrase: Secret) -> None:
        screen.busy(True)
        self._jobs.submit(
            PrepareRekey(self._path, passphrase), on_done=self._show_code, on_error=screen.refused
        )

    def _show_code(self, ready: ReadyToRekey) -> None:
        """A code that nobody got to see must not take the place of one on paper."""
        screen = RecoveryScreen(ready.code, Occasion.REKEYING, rekeying.before(ready.dropped))
        SheetSaver(screen, self._jobs, ready.sheet, self._language)
        screen.kept.connect(partial(self._give_up, ready))
        screen.done.connect(partial(self._follow, ready))
        self._show(screen)

    def _give_up(self, ready: ReadyToRekey) -> None:
        ready.wipe()
        self.left.emit()

    def _follow(self, ready: ReadyToRekey) -> None:
        screen = RekeyingScreen(ready)
        screen.again.connect(partial(self._work, screen, ready))
        screen.back.connect(partial(self._give_up, ready))
        self._show(screen)
        self._work(screen, ready)

    def _work(self, screen: RekeyingScreen, ready: ReadyToRekey) -> None:
        screen.follow(self._jobs.submit(GiveNewKeys(ready), on_done=screen.ended))
