"""The work of creating and opening vaults as background jobs, so that a second of key
derivation blocks nothing.
"""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from holdall.crypto.secret import Secret
from holdall.jobs.job import JobContext
from holdall.vault.creation import RecoverySheet
from holdall.vault.vault import Vault


class CreateVault:
    """Make a vault; the result is the open vault and its recovery code."""

    def __init__(self, path: Path, secret: Secret) -> None:
        self._path, self._secret = path, secret

    def run(self, context: JobContext, /) -> tuple[Vault, str]:  # noqa: ARG002 - not stopped half-way
        """Derive, write, open."""
        with self._secret:
            return Vault.create(self._path, self._secret)


class OpenVault:
    """Open a vault with a passphrase or a recovery code; the result is the open vault."""

    def __init__(self, path: Path, secret: Secret) -> None:
        self._path, self._secret = path, secret

    def run(self, context: JobContext, /) -> Vault:  # noqa: ARG002 - not stopped half-way
        """Derive and open."""
        with self._secret:
            return Vault.open(self._path, self._secret)


class SaveRecoverySheet:
    """Write the printable recovery sheet to the place that the user chose; the result is its path."""

    def __init__(self, sheet: RecoverySheet, path: Path, language: str) -> None:
        self._sheet, self._path, self._language = sheet, path, language

    def run(self, context: JobContext, /) -> Path:  # noqa: ARG002 - takes a moment
        """Set and write."""
        from holdall.dossier.recovery_sheet import recovery_sheet

        self._path.write_bytes(
            recovery_sheet(
                vault_name=self._sheet.vault_name,
                short_id=self._sheet.vault_short_id,
                code=self._sheet.code,
                language=self._language,
                printed_at=datetime.fromisoformat(self._sheet.created).replace(tzinfo=UTC),
            )
        )
        return self._path
