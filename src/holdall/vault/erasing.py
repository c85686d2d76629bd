"""Destroys a vault for everybody, its owner included; it needs no secret and must not read contents.

The key file is overwritten first: until its second copy is, the vault opens as before, from then on never
again. Overwriting the rest takes the worth from key files that were copied away earlier. Only then names are
removed.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from io import FileIO
from pathlib import Path

from holdall.crypto import kdf, stream
from holdall.crypto.slots import SLOT_COUNT, SLOT_SIZE
from holdall.vault import creation, durable, key_file, opening, own_files, removal
from holdall.vault.environment import REAL, Environment
from holdall.vault.errors import NotAVaultError, VaultDamagedError, VaultReadOnlyError
from holdall.vault.key_file import DIRECTORY_SIZE, KeyFile
from holdall.vault.key_store import KeyStore
from holdall.vault.layout import Layout

_BLOCK = 1 << 20

Progress = Callable[[int, int], None]
"""Told files overwritten and files in all."""


@dataclass(frozen=True, slots=True)
class Erased:
    """What was done; the key file and `files` others were overwritten."""

    files: int
    failed: int
    """Files that could not be overwritten: what can still be found of them, an old key file opens."""
    left: tuple[str, ...] = ()
    """What stays because it is not the vault's, below the vault's folder with `/`."""
    unremoved: tuple[str, ...] = ()
    """What is the vault's and could not be removed: then the key file stays, too, and it can be repeated."""


def require_erasable(path: Path, *, env: Environment = REAL) -> None:
    """Raise what `erase` would raise before it changes anything."""
    layout = Layout(path)
    _template(layout, env)
    env.fs.close(_take_lock(layout, env))


def erase(path: Path, *, env: Environment = REAL, on_progress: Progress | None = None) -> Erased:
    """Erase the vault at `path`, which nobody may have open, and remove it.

    Raises `NotAVaultError`, `VaultBusyError`, `VaultTooNewError`, `VaultReadOnlyError`, and `OSError` or
    `VaultDamagedError` when a copy of the key file cannot be overwritten or a folder not be listed. A vault
    with links in the place of its files or folders is refused, too. `on_progress` may raise: the key file is
    overwritten by then. Erasing that ended half-way can be repeated.
    """
    layout = Layout(path)
    template = _template(layout, env)
    lock = _take_lock(layout, env)
    try:
        _erase_keys(layout, env, template)
        files, failed = _erase_rest(layout, env, on_progress)
        removal.remove_contents(layout, env)
    finally:
        env.fs.close(lock)
    remains = removal.remove_keys(layout, env)
    return Erased(files, failed, remains.foreign, remains.own)


def _template(layout: Layout, env: Environment) -> KeyFile | None:
    for generation in own_files.generations(layout, env):
        opening.require_plain(generation, env)
    store = KeyStore(layout, env)
    if not store.exists() or creation.is_unfinished(layout, env):
        raise NotAVaultError
    return store.any_copy()


def _take_lock(layout: Layout, env: Environment) -> FileIO:
    lock = opening.take_lock(layout, env)
    if lock is None:
        raise VaultReadOnlyError(reason="medium")
    return lock


def _erase_keys(layout: Layout, env: Environment, template: KeyFile | None) -> None:
    """Random bytes for all slots and the directory, in both copies, under the same header.

    Before them over a key file that was to take their place: it opens what is there of the next generation.
    """
    for generation in own_files.generations(layout, env):
        for path in own_files.pending_keys(generation, env):
            _overwrite(env, path, key_file.FILE_SIZE)
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


def _erase_rest(layout: Layout, env: Environment, on_progress: Progress | None) -> tuple[int, int]:
    """Overwrite what a copied key file would still open; files done, and those that could not be.

    Of databases and heads all; of streams the salt, without which their keys cannot be derived: 56 bytes.
    """
    generations = own_files.generations(layout, env)
    whole = {path for it in generations for path in own_files.databases(it, env)}
    files = [*sorted(whole), *(path for it in generations for path in own_files.streams(it, env))]
    failed = 0
    for number, path in enumerate(files, start=1):
        try:
            _overwrite(env, path, env.fs.size(path) if path in whole else stream.HEADER_SIZE)
        except OSError:
            failed += 1
        if on_progress:
            on_progress(number, len(files))
    return len(files) - failed, failed


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
