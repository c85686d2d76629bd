"""The work of creating and opening vaults as background jobs, so that a second of key
derivation blocks nothing.
"""

from __future__ import annotations

from collections.abc import Generator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from holdall.carry.new_file import write_new
from holdall.crypto.secret import Secret
from holdall.errors import WrongSecretError
from holdall.jobs.job import JobContext
from holdall.jobs.repair_vault import RepairVault
from holdall.passphrase.dictionary import dictionary
from holdall.vault.creation import RecoverySheet
from holdall.vault.diagnosis import Diagnosis, RepairOption
from holdall.vault.environment import REAL
from holdall.vault.errors import VaultDamagedError
from holdall.vault.repair import RepairReport
from holdall.vault.vault import Vault


@contextmanager
def ready_to_judge() -> Generator[None]:
    """When a secret is wrong, load here what words it: on the window's thread that takes too long."""
    try:
        yield
    except WrongSecretError:
        dictionary()
        raise


@dataclass(frozen=True, slots=True)
class NeedsRepair:
    """A vault that does not open but can be repaired; the secret lives until a choice was made."""

    path: Path
    secret: Secret
    diagnosis: Diagnosis


class CreateVault:
    """Make a vault; the result is the open vault and its recovery code."""

    def __init__(self, path: Path, secret: Secret) -> None:
        self._path, self._secret = path, secret

    def run(self, context: JobContext, /) -> tuple[Vault, str]:  # noqa: ARG002 - not stopped half-way
        """Derive, write, open."""
        with self._secret:
            return Vault.create(self._path, self._secret)


class OpenVault:
    """Open a vault with a passphrase or a recovery code.

    The result is the open vault, or what is wrong with one that is damaged. The one report of progress says
    that it did not open and is being looked at. Raises `VaultDamagedError` when no repair can help.
    """

    def __init__(self, path: Path, secret: Secret) -> None:
        self._path, self._secret = path, secret

    def run(self, context: JobContext, /) -> Vault | NeedsRepair:
        """Derive and open, or find out why not."""
        with ExitStack() as stack:
            secret = stack.enter_context(self._secret)
            try:
                with ready_to_judge():
                    return Vault.open(self._path, secret)
            except VaultDamagedError:
                context.progress(0, 0)
                found = RepairVault(self._path, secret, REAL).diagnose()
            stack.pop_all()  # whoever takes the result wipes the secret
            return NeedsRepair(self._path, secret, found)


class RepairAndOpen:
    """Repair a vault from what was chosen and open it; progress counts KiB of originals."""

    def __init__(self, damaged: NeedsRepair, chosen: RepairOption) -> None:
        self._damaged, self._chosen = damaged, chosen

    def run(self, context: JobContext, /) -> tuple[RepairReport, Vault]:
        """Raises what `RepairVault.run` raises; the secret is then still there for another choice."""
        path, secret = self._damaged.path, self._damaged.secret
        chosen = self._chosen
        report = RepairVault(path, secret, REAL, chosen.source, chosen.snapshot).run(context)
        vault = Vault.open(path, secret)
        secret.wipe()
        return report, vault


class SetForgottenPassphrase:
    """Set a passphrase in a vault opened with its recovery code, instead of the one numbered `replacing`.

    The result is a new recovery code that opens nothing yet, and its sheet, dated today.
    """

    def __init__(self, vault: Vault, secret: Secret, replacing: int | None = None) -> None:
        self._vault, self._secret, self._replacing = vault, secret, replacing

    def run(self, context: JobContext, /) -> tuple[str, RecoverySheet]:  # noqa: ARG002 - not stopped half-way
        """Derive, write, draw a code."""
        with self._secret:
            self._vault.slots.recover(self._secret, replacing=self._replacing)
        return draft_sheet(self._vault)


def draft_sheet(vault: Vault) -> tuple[str, RecoverySheet]:
    """A new recovery code that opens nothing yet, and its sheet, dated today; quick."""
    code = vault.slots.draft_recovery_code()
    today = datetime.now(UTC).date().isoformat()
    return code, replace(vault.recovery_sheet(code), created=today)


class ReplaceRecoveryCode:
    """Make a code, as printed, the vault's only recovery code; the result is the number of its slot."""

    def __init__(self, vault: Vault, code: Secret) -> None:
        self._vault, self._code = vault, code

    def run(self, context: JobContext, /) -> int:  # noqa: ARG002 - not stopped half-way
        """Derive and write."""
        with self._code:
            return self._vault.slots.set_recovery_code(self._code)


class SaveRecoverySheet:
    """Write the printable recovery sheet to the place that the user chose; the result is its path."""

    def __init__(self, sheet: RecoverySheet, path: Path, language: str) -> None:
        self._sheet, self._path, self._language = sheet, path, language

    def run(self, context: JobContext, /) -> Path:  # noqa: ARG002 - takes a moment
        """Set and write; on return the file and its name are on the device. Raises `OutputError`."""
        from holdall.dossier.recovery_sheet import recovery_sheet

        write_new(
            self._path,
            recovery_sheet(
                vault_name=self._sheet.vault_name,
                short_id=self._sheet.vault_short_id,
                code=self._sheet.code,
                language=self._language,
                printed_at=datetime.fromisoformat(self._sheet.created).replace(tzinfo=UTC),
            ),
        )
        return self._path
