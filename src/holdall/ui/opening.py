"""The work of creating and opening vaults as background jobs, so that a second of key
derivation blocks nothing.
"""

from __future__ import annotations

from pathlib import Path

from holdall.crypto.secret import Secret
from holdall.jobs.job import JobContext
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
