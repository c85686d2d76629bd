"""The work of giving a closed vault a new master key as background jobs; what they need in between."""

from __future__ import annotations

from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from holdall.crypto.secret import Secret
from holdall.jobs.rekey_vault import RekeyVault, plan_rekey
from holdall.jobs.verify_vault import NamedFinding, named
from holdall.vault.environment import REAL
from holdall.vault.errors import BlobUnreadableError, Finding
from holdall.vault.vault import Vault

if TYPE_CHECKING:
    from collections.abc import Hashable
    from pathlib import Path

    from holdall.jobs.job import JobContext
    from holdall.vault.creation import RecoverySheet
    from holdall.vault.key_slots import SlotInfo


@dataclass(frozen=True, slots=True)
class ReadyToRekey:
    """A closed vault, its passphrase, which was tried, and a recovery code that opens nothing yet.

    Whoever holds it wipes it once nothing more is to be done with it.
    """

    path: Path
    passphrase: Secret
    code: str = field(repr=False)
    sheet: RecoverySheet = field(repr=False)
    dropped: tuple[SlotInfo, ...]
    """What opens the vault no more afterwards."""

    def wipe(self) -> None:
        """Forget the passphrase."""
        self.passphrase.wipe()


class PrepareRekey:
    """Try the passphrase and draw a code; the result is a `ReadyToRekey`, the vault is closed again."""

    def __init__(self, path: Path, passphrase: Secret) -> None:
        self._path, self._passphrase = path, passphrase

    def run(self, context: JobContext, /) -> ReadyToRekey:  # noqa: ARG002 - not stopped half-way
        """Raises what `Vault.open` and `plan_rekey` raise."""
        with ExitStack() as stack:
            passphrase = stack.enter_context(self._passphrase)
            with Vault.open(self._path, passphrase, env=REAL) as vault:
                plan = plan_rekey(vault)
                code = RekeyVault.new_recovery_code(REAL)
                today = datetime.now(UTC).date().isoformat()
                sheet = replace(vault.recovery_sheet(code), created=today)
            stack.pop_all()  # whoever takes the result wipes it
            return ReadyToRekey(self._path, passphrase, code, sheet, plan.dropped)


class GiveNewKeys:
    """Do it; the result is the stored file that is in the way, the vault then being as before, or none.

    Progress counts KiB of originals. Raises what `RekeyVault.run` raises otherwise.
    """

    def __init__(self, ready: ReadyToRekey) -> None:
        self._ready = ready

    @property
    def writes_to(self) -> Hashable:
        """The vault: one writer at a time."""
        return self._ready.path

    def run(self, context: JobContext, /) -> NamedFinding | None:
        """Derive, encrypt anew, read back."""
        with Secret.from_text(self._ready.code) as code:
            try:
                RekeyVault(self._ready.path, self._ready.passphrase, code, REAL).run(context)
            except BlobUnreadableError as error:
                return self._named(error)
        return None

    def _named(self, error: BlobUnreadableError) -> NamedFinding:
        from holdall.case.stored_file import StoredFile

        found = Finding(f"blob-{error.params['reason']}", str(error.params["blob"]))
        with Vault.open(self._ready.path, self._ready.passphrase, env=REAL) as vault:
            return named([found], vault.records.all(StoredFile))[0]
