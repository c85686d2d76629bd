"""A vault's folder held by its lock and its keys, whether or not it can be opened; it must not change it."""

from __future__ import annotations

from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from holdall.crypto.secret import Secret
from holdall.vault import creation, opening
from holdall.vault.environment import Environment
from holdall.vault.errors import NotAVaultError, ReadOnly, VaultReadOnlyError
from holdall.vault.head import Head
from holdall.vault.head_store import HeadStore
from holdall.vault.key_store import KeyStore, Unlocked
from holdall.vault.keys import Keys
from holdall.vault.layout import Layout
from holdall.vault.snapshots import Snapshots


@dataclass(frozen=True, slots=True, kw_only=True)
class DamagedVault:
    """What is needed to look into a vault and to repair it."""

    layout: Layout
    env: Environment
    unlocked: Unlocked
    keys: Keys
    heads: HeadStore
    snapshots: Snapshots
    head: Head | None
    """The newest authentic head, if there is any."""
    read_only: ReadOnly | None
    """Why nothing may be written, if so."""

    def require_writable(self) -> None:
        """Raise `VaultReadOnlyError` when nothing may be written."""
        if self.read_only:
            raise VaultReadOnlyError(reason=self.read_only)


@contextmanager
def entered(path: Path, secret: Secret, env: Environment) -> Generator[DamagedVault]:
    """Lock the folder and unlock the keys; nothing else has to be well.

    Raises `NotAVaultError`, `VaultBusyError`, `WrongSecretError`, `VaultTooNewError`, and
    `VaultDamagedError` when no copy of the key file is left or a file is not what it has to be.
    """
    layout = Layout(path)
    if not KeyStore(layout, env).exists():
        raise NotAVaultError
    opening.require_plain(layout, env)
    if creation.is_unfinished(layout, env):
        raise NotAVaultError
    lock = opening.take_lock(layout, env)
    try:
        unlocked = opening.unlock(layout, env, secret)
        directory = unlocked.directory
        layout = opening.layout_of(layout, env, directory.key_generation)
        keys = Keys.derive(unlocked.master_key, unlocked.key_file.vault_id, directory.key_generation)
        try:
            heads = HeadStore(layout, env, keys, directory.created)
            found = [head for head in heads.read_both() if head]
            newest = max(found, key=lambda head: head.generation, default=None)
            minor = max(directory.minor, newest.minor if newest else 0)
            yield DamagedVault(
                layout=layout,
                env=env,
                unlocked=unlocked,
                keys=keys,
                heads=heads,
                snapshots=Snapshots(layout, env, keys, directory.created),
                head=newest,
                read_only=opening.read_only(lock, minor),
            )
        finally:
            keys.wipe()
            unlocked.master_key.wipe()
    finally:
        if lock is not None:
            env.fs.close(lock)
