"""Makes a vault unreadable for everybody, its owner included; it needs no secret and must not read contents.

What is left is, byte for byte, a vault whose passphrase is unknown. The key file goes first: until its second
copy is overwritten the vault opens as before, from then on never again. Whatever follows only takes the
worth from key files that were copied away earlier.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from holdall.crypto import kdf, stream
from holdall.crypto.slots import SLOT_COUNT, SLOT_SIZE
from holdall.vault import creation, durable, key_file, opening
from holdall.vault.environment import REAL, Environment
from holdall.vault.errors import NotAVaultError, VaultDamagedError, VaultReadOnlyError
from holdall.vault.file_system import FileKind
from holdall.vault.key_file import DIRECTORY_SIZE, KeyFile
from holdall.vault.key_store import KeyStore
from holdall.vault.layout import Layout, blob_id_of

_BLOCK = 1 << 20
_SHARD = re.compile(r"[0-9a-f]{2}")

Progress = Callable[[int, int], None]
"""Told files overwritten and files in all."""


@dataclass(frozen=True, slots=True)
class Erased:
    """How many files were overwritten, and how many could not be: these read as before to an old key file."""

    files: int
    failed: int


def erase(path: Path, *, env: Environment = REAL, on_progress: Progress | None = None) -> Erased:
    """Erase the vault at `path`, which nobody may have open.

    Raises `NotAVaultError`, `VaultBusyError`, `VaultTooNewError`, `VaultReadOnlyError`, and `OSError` or
    `VaultDamagedError` when a copy of the key file cannot be overwritten: then repeat it. A vault with links
    in the place of its files or folders is refused, too.
    """
    layout = Layout(path)
    opening.require_plain(layout, env)
    store = KeyStore(layout, env)
    if not store.exists() or creation.is_unfinished(layout, env):
        raise NotAVaultError
    template = store.any_copy()
    lock = opening.take_lock(layout, env)
    if lock is None:
        raise VaultReadOnlyError(reason="medium")
    try:
        _erase_keys(layout, env, template)
        return _erase_rest(layout, env, on_progress)
    finally:
        env.fs.close(lock)


def _erase_keys(layout: Layout, env: Environment, template: KeyFile | None) -> None:
    """Random bytes for all slots and the directory, in both copies, under the same header."""
    data = _without_keys(env, template).serialise()
    for path in layout.keys:
        times = env.fs.modified(path) if env.fs.exists(path) else env.fs.modified(layout.root)
        durable.write_file(env.fs, path, data, times)
        if durable.read_file(env.fs, path, key_file.FILE_SIZE) != data:
            raise VaultDamagedError(part="key", reason="write-failed")


def _without_keys(env: Environment, template: KeyFile | None) -> KeyFile:
    """A key file that nothing opens; where no copy was whole, its header is made up."""
    return KeyFile(
        kdf=template.kdf if template else kdf.DEFAULT,
        salt=template.salt if template else env.rng(kdf.SALT_SIZE),
        vault_id=template.vault_id if template else env.rng(key_file.VAULT_ID_SIZE),
        generation=template.generation if template else 1,
        slots=tuple(env.rng(SLOT_SIZE) for _ in range(SLOT_COUNT)),
        sealed_directory=env.rng(DIRECTORY_SIZE),
    )


def _erase_rest(layout: Layout, env: Environment, on_progress: Progress | None) -> Erased:
    """Overwrite what a copied key file would still open: all of database and heads, and every stream's salt.

    Without its salt a stream's key cannot be derived, so 56 bytes of each are enough.
    """
    whole = {*layout.heads, layout.index, layout.index_log}
    files = [*_plain(env, sorted(whole)), *_streams(layout, env)]
    failed = 0
    for number, path in enumerate(files, start=1):
        try:
            _overwrite(env, path, env.fs.size(path) if path in whole else stream.HEADER_SIZE)
        except OSError:
            failed += 1
        if on_progress:
            on_progress(number, len(files))
    return Erased(len(files) - failed, failed)


def _overwrite(env: Environment, path: Path, length: int) -> None:
    """Random bytes over the first `length`, or all there are; durable, with the times the file had."""
    fs = env.fs
    length = min(length, fs.size(path))
    times = fs.modified(path)
    with closing(fs.open_existing(path)) as handle:
        for offset in range(0, length, _BLOCK):
            fs.write_at(handle, offset, env.rng(min(_BLOCK, length - offset)))
        fs.sync(handle)
    fs.set_times(path, times)


def _streams(layout: Layout, env: Environment) -> Iterator[Path]:
    """Blobs and snapshots by their names; whatever else somebody put into the folders is not the vault's."""
    shards = [layout.blobs / name for name in env.fs.names(layout.blobs) if _SHARD.fullmatch(name)]
    for folder in [*shards, layout.quarantine]:
        if env.fs.kind(folder) is FileKind.FOLDER:
            yield from _plain(env, [folder / name for name in env.fs.names(folder) if blob_id_of(name)])
    yield from _plain(env, list(layout.snapshots))


def _plain(env: Environment, paths: list[Path]) -> list[Path]:
    return [path for path in paths if env.fs.kind(path) is FileKind.FILE]
