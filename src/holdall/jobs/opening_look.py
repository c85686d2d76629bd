"""The job that looks for what the list of an open vault does not know of; quick, and reads no original.

An older list that was put back opens like any other. What came after it shows by what lies beside it: later
keys, and stored files that no record knows. `VerifyVault` tells the same and more, and reads everything.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from holdall.jobs.verify_vault import NEWER_KEYS, STORED_FILE_UNKNOWN, NamedFinding

if TYPE_CHECKING:
    from holdall.jobs.job import JobContext
    from holdall.vault.vault import Vault


class OpeningLook:
    """Compares the names in the folder with the list, and looks at the first words of what is left over."""

    def __init__(self, vault: Vault) -> None:
        self._vault = vault

    def run(self, context: JobContext) -> tuple[NamedFinding, ...]:
        """Every later state and every unknown stored file, by name; raises `StoppedError` and `OSError`.

        A file of which a record has the bytes under another id is not told of.
        """
        context.check()
        later = [_found(NEWER_KEYS, folder, folder) for folder in self._vault.newer_keys]
        unlisted = self._vault.unlisted(reads_twins=False, cancelled=context.cancelled)
        names = {file.blob_id: file.header.name for file in unlisted.files}
        unknown = [_found(STORED_FILE_UNKNOWN, it, names.get(it, "")) for it in unlisted.kept]
        return (*later, *unknown)


def _found(code: str, item_id: str, name: str) -> NamedFinding:
    return NamedFinding(code=code, item_id=item_id, name=name)
