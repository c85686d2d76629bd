"""What lies in a vault's folder under other master keys than the present one; it must not know any key.

While a master key is being replaced, all of the vault is made anew in the folder of the next generation.
Which of the two counts is told by the key file alone, so that the other is garbage, never an error.
"""

from __future__ import annotations

from collections.abc import Iterable

from holdall.vault import own_files
from holdall.vault.environment import Environment
from holdall.vault.layout import Layout


def has_successor(layout: Layout, env: Environment) -> bool:
    """Whether replacing the master key was begun and neither finished nor given up."""
    begun = bool(own_files.contents(layout.successor, env))
    return begun and not _was_in_use(layout.successor, env)


def overtaking(layout: Layout, env: Environment) -> list[str]:
    """Names of the folders of later generations that were in use: an older key file was put back."""
    later = (it for it in own_files.generations(layout, env) if it.generation > layout.generation)
    return [it.base.name for it in later if _was_in_use(it, env)]


def has_superseded(layout: Layout, env: Environment) -> bool:
    """Whether anything is left that an earlier master key opens."""
    return any(_remains(it, env) for it in _superseded(layout, env))


def remove_superseded(layout: Layout, env: Environment) -> None:
    """Remove what earlier master keys open; only under the lock and with a clean head."""
    for earlier in _superseded(layout, env):
        remove(earlier, env)


def settle_key(layout: Layout, env: Environment) -> None:
    """Remove the key file that the present generation had while it was made: its passphrase may change."""
    for path in own_files.pending_keys(layout, env):
        env.fs.remove(path)


def remove(layout: Layout, env: Environment) -> None:
    """Remove every file of one generation, then the folders that are empty; durable on return.

    The key file of one in the making goes last: without it the rest would look like one that was in use.
    """
    for path in (*own_files.databases(layout, env), *own_files.streams(layout, env)):
        env.fs.remove(path)
    for key in own_files.pending_keys(layout, env):
        for folder in own_files.folders(layout, env):
            env.fs.sync_directory(folder)
        env.fs.remove(key)
    for folder in own_files.folders(layout, env):
        env.fs.sync_directory(folder)
        if not env.fs.names(folder):
            env.fs.remove_directory(folder)
    env.fs.sync_directory(layout.root)


def room_for_successor(layout: Layout, env: Environment, blob_ids: Iterable[str]) -> int:
    """Bytes that are still to be written to make all of a vault anew; a missing blob file takes none."""
    fs, made = env.fs, layout.successor
    database = 2 * fs.size(layout.index)  # once more while it is sealed anew, then for the snapshot
    left = [it for it in blob_ids if fs.exists(layout.blob(it)) and not fs.exists(made.blob(it))]
    return database + sum(fs.size(layout.blob(it)) for it in left)


def _was_in_use(layout: Layout, env: Environment) -> bool:
    """Whether it has a head and, as only a generation in the making has, no key file of its own."""
    return any(env.fs.exists(head) for head in layout.heads) and not own_files.pending_keys(layout, env)


def _superseded(layout: Layout, env: Environment) -> list[Layout]:
    if layout.generation == 1:
        return []  # most vaults: nothing is listed
    return [it for it in own_files.generations(layout, env) if it.generation < layout.generation]


def _remains(layout: Layout, env: Environment) -> bool:
    return bool(own_files.contents(layout, env) or own_files.folders(layout, env))
