"""Erasing a vault: how far it is, and what to do when it could not be done; the question was asked before."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from holdall.ui.gate.work import WorkScreen
from holdall.ui.wording.erasing import outcome, refused

if TYPE_CHECKING:
    from holdall.vault.erasing import Erased


class ErasingScreen(WorkScreen):
    """Counts files."""

    def __init__(self, path: Path) -> None:
        super().__init__(path, self._files_done, refused)
        self.title.setText(self.tr("Erasing the vault"))
        self.retry.setText(self.tr("Erase again"))
        self.retry.setProperty("kind", "danger")
        self.leave.setText(self.tr("To the first screen"))

    def show_remains(self, done: Erased) -> None:
        """Say what is left of a vault that nothing opens any more."""
        self.busy(False)
        self.say("\n".join(outcome(done)))

    def _files_done(self, done: int, total: int) -> str:
        words = self.tr("Nothing opens it any more. Overwriting the rest: %1 of %2 files")
        return words.replace("%1", str(done)).replace("%2", str(total))
