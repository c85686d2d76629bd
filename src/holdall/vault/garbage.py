"""Collects blob files that no committed row refers to; it must not decide whether a blob is needed.

Such files are what an interrupted import or removal leaves behind: never an error. They wait one session
in a quarantine folder, from which a file that turns out to be referred to after all comes back.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from pathlib import Path

from holdall.vault import durable
from holdall.vault.environment import Environment
from holdall.vault.file_system import FileKind
from holdall.vault.layout import TEMPORARY, Layout, blob_id_of, is_blob_id


def collect(layout: Layout, env: Environment, live: Collection[str]) -> None:
    """Sweep all shards; `live` are the blob files to keep. Only under the lock and with a clean head."""
    _settle_quarantine(layout, env, live)
    for shard in _shards(layout, env):
        for name in _files(env, shard):
            if name.endswith(TEMPORARY):
                env.fs.remove(shard / name)
            elif blob_id_of(name) and blob_id_of(name) not in live:
                durable.make_directory(env.fs, layout.quarantine)
                env.fs.rename(shard / name, layout.quarantine / name)


def remove(layout: Layout, env: Environment, blob_ids: Iterable[str]) -> None:
    """Remove blob files whose rows are gone for good."""
    for blob_id in blob_ids:
        path = layout.blob(blob_id)
        if is_blob_id(blob_id) and env.fs.kind(path) is FileKind.FILE:
            env.fs.remove(path)


def bring_back(layout: Layout, env: Environment, live: Collection[str]) -> None:
    """Take files that are referred to after all out of quarantine."""
    for name in _files(env, layout.quarantine):
        target = layout.blob(blob_id_of(name))
        if blob_id_of(name) in live and not env.fs.exists(target):
            durable.make_directory(env.fs, target.parent)
            env.fs.rename(layout.quarantine / name, target)
            env.fs.sync_directory(target.parent)


def _settle_quarantine(layout: Layout, env: Environment, live: Collection[str]) -> None:
    bring_back(layout, env, live)
    for name in _files(env, layout.quarantine):
        env.fs.remove(layout.quarantine / name)


def _shards(layout: Layout, env: Environment) -> list[Path]:
    shards = [layout.blobs / name for name in env.fs.names(layout.blobs)]
    return [shard for shard in shards if env.fs.kind(shard) is FileKind.FOLDER]


def _files(env: Environment, folder: Path) -> list[str]:
    return [name for name in env.fs.names(folder) if env.fs.kind(folder / name) is FileKind.FILE]
