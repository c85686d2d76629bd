"""Writes the recovery sheet of a screen to the place chosen there, and says on it what came of that."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject

from holdall.ui.bridge import JobBridge
from holdall.ui.gate.recovery import RecoveryScreen
from holdall.ui.opening import SaveRecoverySheet
from holdall.vault.creation import RecoverySheet


class SheetSaver(QObject):
    """Serves one screen and goes with it."""

    def __init__(self, screen: RecoveryScreen, jobs: JobBridge, sheet: RecoverySheet, language: str) -> None:
        super().__init__(screen)
        self._screen, self._jobs, self._sheet, self._language = screen, jobs, sheet, language
        screen.save_wanted.connect(self._save)

    def _save(self, path: Path) -> None:
        job = SaveRecoverySheet(self._sheet, path, self._language)
        self._jobs.submit(job, on_done=self._saved, on_error=self._screen.refused)

    def _saved(self, path: Path) -> None:
        self._screen.say(self.tr("Saved: %1").replace("%1", path.name), tone="secondary")
