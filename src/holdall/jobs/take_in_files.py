"""The job that puts stored files which the vault's list does not name on it; it says nothing in words."""

from __future__ import annotations

from collections.abc import Hashable
from typing import TYPE_CHECKING

from holdall.jobs.repair_vault import paper_for

if TYPE_CHECKING:
    from holdall.jobs.job import JobContext
    from holdall.vault.repair_intake import Intake
    from holdall.vault.vault import Vault

_KIB = 1024


class TakeInFiles:
    """Makes papers of the originals in an open vault that its list does not name."""

    def __init__(self, vault: Vault) -> None:
        self._vault = vault

    @property
    def writes_to(self) -> Hashable:
        """The vault: one writer at a time."""
        return self._vault.path

    def run(self, context: JobContext) -> Intake:
        """Read them through and take them in; progress counts KiB. Raises what `Vault.take_in` raises."""

        def on_progress(done: int, total: int) -> None:
            context.progress(-(-done // _KIB), -(-total // _KIB))

        return self._vault.take_in(paper_for, on_progress, context.cancelled)
