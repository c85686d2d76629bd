"""Finds the files and folders that belong to a vault by their names; it must not open or change any.

Only plain files and folders count: a link, or a file of another name, is not the vault's. Key file, lock and
the mark of a creation belong to no generation of the master key; all else does.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from holdall.vault.environment import Environment
from holdall.vault.file_system import FileKind
from holdall.vault.layout import TEMPORARY, Layout, blob_id_of, generation_of, is_blob_id

_SHARD = re.compile(r"[0-9a-f]{2}")
_SET_ASIDE = re.compile(r"\d+\.db(-wal|-journal)?")
_SUFFIXES = ("", "-wal", "-journal")


def generations(layout: Layout, env: Environment) -> list[Layout]:
    """The places of every generation that there can be anything of, in order."""
    numbers = sorted({generation_of(name) for name in env.fs.names(layout.root)} - {0})
    later = [replace(layout, generation=number) for number in numbers]
    first = replace(layout, generation=1)
    return [first, *(it for it in later if env.fs.kind(it.base) is FileKind.FOLDER)]


def contents(layout: Layout, env: Environment) -> list[Path]:
    """Every file of one generation."""
    return [*pending_keys(layout, env), *databases(layout, env), *streams(layout, env)]


def pending_keys(layout: Layout, env: Environment) -> list[Path]:
    """The key file of a generation in the making, if this is one."""
    return [] if layout.base == layout.root else _files(env, [layout.pending_key])


def databases(layout: Layout, env: Environment) -> list[Path]:
    """Heads and every database with its logs, those that a repair made or kept among them."""
    bases = (layout.index, layout.scratch, layout.repaired, layout.search)
    named = [base.with_name(base.name + it) for base in bases for it in _SUFFIXES]
    kept = [
        path for path in _inside(env, layout.damaged, layout.quarantine) if _SET_ASIDE.fullmatch(path.name)
    ]
    return _files(env, [*layout.heads, *named, *kept])


def streams(layout: Layout, env: Environment) -> list[Path]:
    """Blobs, those not yet complete or waiting for removal among them, and snapshots."""
    found = [path for path in _inside(env, *_shards(layout, env), layout.quarantine) if _is_stream(path.name)]
    return _files(env, [*found, *layout.snapshots])


def folders(layout: Layout, env: Environment) -> list[Path]:
    """The folders of one generation below the vault's own, the inner ones first."""
    outer = [layout.blobs, layout.quarantine, layout.damaged, layout.snapshots[0].parent]
    if layout.base != layout.root:
        outer.append(layout.base)
    return [*_shards(layout, env), *(path for path in outer if env.fs.kind(path) is FileKind.FOLDER)]


def _shards(layout: Layout, env: Environment) -> list[Path]:
    found = [path for path in _inside(env, layout.blobs) if _SHARD.fullmatch(path.name)]
    return [path for path in found if env.fs.kind(path) is FileKind.FOLDER]


def _is_stream(name: str) -> bool:
    return bool(blob_id_of(name)) or (name.endswith(TEMPORARY) and is_blob_id(name.removesuffix(TEMPORARY)))


def _inside(env: Environment, *parents: Path) -> list[Path]:
    return [folder / name for folder in parents for name in env.fs.names(folder)]


def _files(env: Environment, paths: Iterable[Path]) -> list[Path]:
    return [path for path in paths if env.fs.kind(path) is FileKind.FILE]
