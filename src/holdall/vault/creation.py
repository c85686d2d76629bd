"""Makes a new vault on disk; it must not open it for work.

The key file is written last: until then the folder is no vault, and an empty file `creating` says that it
may be begun anew.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from holdall.crypto import recovery
from holdall.crypto.kdf import KdfParameters
from holdall.crypto.secret import Secret
from holdall.crypto.slots import MASTER_KEY_SIZE, SlotRole
from holdall.vault import durable
from holdall.vault.database import Database
from holdall.vault.environment import Environment
from holdall.vault.errors import VaultExistsError
from holdall.vault.file_times import rewritten
from holdall.vault.head import Head
from holdall.vault.head_store import HeadStore
from holdall.vault.key_file import MINOR
from holdall.vault.key_store import KeyStore, Unlocked
from holdall.vault.keys import Keys
from holdall.vault.layout import Layout
from holdall.vault.measurement import measure

_FIRST_GENERATION = 1


@dataclass(frozen=True, slots=True)
class RecoverySheet:
    """What the printable sheet shows; the code is on it and nowhere else."""

    code: str = field(repr=False)
    vault_name: str
    vault_short_id: str
    created: str
    """UTC date, ISO 8601."""


def prepare_place(layout: Layout, env: Environment) -> None:
    """Make the folder of a vault and its lock; raises `VaultExistsError` when the place is taken."""
    fs = env.fs
    if not fs.exists(layout.root):
        fs.make_directory(layout.root)
        fs.sync_directory(layout.root.parent)
    elif not fs.is_directory(layout.root):
        raise VaultExistsError(reason="not-a-folder")
    elif fs.names(layout.root) and not is_unfinished(layout, env):
        is_vault = KeyStore(layout, env).exists()
        raise VaultExistsError(reason="vault" if is_vault else "not-empty")
    durable.write_file(fs, layout.creating, b"", env.seconds())
    if not fs.exists(layout.lock):
        durable.write_file(fs, layout.lock, b"", env.seconds())


def clear(layout: Layout, env: Environment) -> None:
    """Under the lock, remove what a creation that was cut off left; raises `VaultExistsError` if none was."""
    if not is_unfinished(layout, env):
        raise VaultExistsError(reason="vault")  # another process was quicker
    _remove(env, (*layout.keys, *layout.heads, layout.index, layout.index_log, layout.index_journal))
    for folder in (layout.blobs, layout.snapshots[0].parent):
        durable.make_directory(env.fs, folder)


def is_unfinished(layout: Layout, env: Environment) -> bool:
    """Whether a creation was cut off here before it had written one whole copy of the key file."""
    fs = env.fs
    return (
        fs.exists(layout.creating) and not fs.names(layout.blobs) and not KeyStore(layout, env).is_readable()
    )


def tidy(layout: Layout, env: Environment) -> None:
    """Remove the mark of a creation that was cut off at its very end."""
    _remove(env, (layout.creating,))


def fill(
    layout: Layout, env: Environment, passphrase: Secret, parameters: KdfParameters
) -> tuple[Unlocked, str]:
    """Write database, heads and key files; what the passphrase opens, and the recovery code as printed."""
    store = KeyStore(layout, env)
    master_key = Secret(env.rng(MASTER_KEY_SIZE))
    blank = store.create(master_key, parameters)
    created = blank.directory.created
    keys = Keys.derive(master_key, blank.key_file.vault_id, blank.directory.key_generation)
    _make_database(layout, env, keys)
    state = measure(layout, env)
    head = Head(
        minor=MINOR,
        clean=True,
        key_generation=keys.generation,
        generation=_FIRST_GENERATION,
        index_length=state.length,
        index_sha256=state.sha256,
        last_change=created,
    )
    HeadStore(layout, env, keys, created).write_both(head)
    keys.wipe()
    with Secret(env.rng(recovery.CODE_SIZE)) as entropy:
        code = recovery.print_code(entropy)
        with_passphrase = store.with_slot(blank, 0, passphrase, SlotRole.PASSPHRASE)
        complete = store.with_slot(with_passphrase, 1, entropy, SlotRole.RECOVERY_CODE)
    for path in layout.keys:
        store.write_copy(path, complete)
    env.fs.set_times(layout.index, rewritten(created, _FIRST_GENERATION))
    env.fs.set_times(layout.lock, created)
    tidy(layout, env)
    return complete, code


def _make_database(layout: Layout, env: Environment, keys: Keys) -> None:
    durable.write_file(env.fs, layout.index, b"", env.seconds())  # SQLite would let others read it
    database = Database(layout.index, keys.index)
    database.open()
    database.create_schema()
    database.checkpoint()
    database.close()
    env.fs.sync_directory(layout.root)


def _remove(env: Environment, paths: Iterable[Path]) -> None:
    for path in paths:
        if env.fs.exists(path):
            env.fs.remove(path)
