"""What the vault's folder holds and its list does not know of, as far as was seen; has no words for it.

Sought in the background once a vault was opened, and told again by every check.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from holdall.jobs.verify_vault import NEWER_KEYS, STORED_FILE_UNKNOWN

if TYPE_CHECKING:
    from holdall.jobs.verify_vault import NamedFinding
    from holdall.ui.bridge import JobBridge


class Overlooked(QObject):
    """Holds the findings of one session."""

    changed = Signal()

    def __init__(self, vault: Any, jobs: JobBridge, parent: QObject) -> None:
        super().__init__(parent)
        self._vault, self._jobs = vault, jobs
        self.findings: tuple[NamedFinding, ...] = ()
        """Codes `newer-keys` and `stored-file-unknown` only."""

    @property
    def can_be_taken_in(self) -> bool:
        """Whether there are stored files among it."""
        return any(it.code == STORED_FILE_UNKNOWN for it in self.findings)

    def look(self) -> None:
        """Look in the background, unseen; a look that fails tells nothing: a check does, and says why."""
        from holdall.jobs.opening_look import OpeningLook

        self._jobs.submit(OpeningLook(self._vault), on_done=self.tell)

    def tell(self, found: Iterable[NamedFinding]) -> None:
        """Take over what a look or a check has found."""
        findings = tuple(it for it in found if it.code in {NEWER_KEYS, STORED_FILE_UNKNOWN})
        if findings != self.findings:
            self.findings = findings
            self.changed.emit()

    def taken_in(self) -> None:
        """Stored files are on the list now."""
        self.tell(it for it in self.findings if it.code != STORED_FILE_UNKNOWN)
