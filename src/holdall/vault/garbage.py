"""Collects blob files that were proved to be garbage; it must not decide which are.

Most wait one session in a quarantine folder; after it the proof has to hold once more, else they come back.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from pathlib import Path

from holdall.vault import durable
from holdall.vault.environment import Environment
from holdall.vault.file_system import FileKind
from holdall.vault.layout import TEMPORARY, Layout, blob_id_of, is_blob_id


def collect(
    layout: Layout, env: Environment, find_garbage: Callable[[], Iterable[str]], given_up: Collection[str]
) -> None:
    """Sweep what `find_garbage` finds in `blobs`, in that order; under the lock and with a clean head.

    What this session has `given_up` goes at once: no later one could prove that it did.
    """
    waiting = _files(env, layout.quarantine)
    bring_back(layout, env)
    for blob_id in find_garbage():
        path = layout.blob(blob_id)
        if path.name in waiting or blob_id in given_up:
            env.fs.remove(path)
        else:
            durable.make_directory(env.fs, layout.quarantine)
            env.fs.rename(path, layout.quarantine / path.name)
    for name in waiting:
        if not blob_id_of(name):
            env.fs.remove(layout.quarantine / name)
    remove_temporaries(layout, env)


def remove(layout: Layout, env: Environment, blob_ids: Iterable[str]) -> None:
    """Remove blob files whose rows are gone for good."""
    for blob_id in blob_ids:
        path = layout.blob(blob_id)
        if is_blob_id(blob_id) and env.fs.kind(path) is FileKind.FILE:
            env.fs.remove(path)


def remove_temporaries(layout: Layout, env: Environment) -> None:
    """Remove what was being written when a session was cut off."""
    for shard in (layout.blobs / name for name in env.fs.names(layout.blobs)):
        if env.fs.kind(shard) is FileKind.FOLDER:
            for name in _files(env, shard):
                if name.endswith(TEMPORARY):
                    env.fs.remove(shard / name)


def bring_back(layout: Layout, env: Environment, blob_ids: Collection[str] | None = None) -> None:
    """Take blob files out of quarantine, all or these, unless one of the name is in its place."""
    for name in _files(env, layout.quarantine):
        blob_id = blob_id_of(name)
        target = layout.blob(blob_id)
        if blob_id and (blob_ids is None or blob_id in blob_ids) and not env.fs.exists(target):
            durable.make_directory(env.fs, target.parent)
            env.fs.rename(layout.quarantine / name, target)
            env.fs.sync_directory(target.parent)


def _files(env: Environment, folder: Path) -> list[str]:
    return [name for name in env.fs.names(folder) if env.fs.kind(folder / name) is FileKind.FILE]
