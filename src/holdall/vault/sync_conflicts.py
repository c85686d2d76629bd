"""Recognises copies that sync programs leave beside a vault's files when two computers wrote at once.

They are told, never opened: no reader looks at any name but the vault's own. Blobs are not looked at: each is
written once and has the same bytes everywhere.
"""

from __future__ import annotations

from typing import Final

from holdall.vault.environment import Environment
from holdall.vault.layout import Layout

_MARKS: Final = (".sync-conflict-", " (", "_conflict-", "-", " - ")
"""After the stem: Syncthing; Dropbox, Nextcloud and Google Drive; older ownCloud; OneDrive; Explorer."""


def conflict_copies(layout: Layout, env: Environment) -> list[str]:
    """Names of conflict copies of key file, heads, database and snapshots, below the vault's folder."""
    own = (*layout.keys, *layout.heads, layout.index, layout.index_log, *layout.snapshots)
    found: list[str] = []
    for folder in dict.fromkeys(path.parent for path in own):
        known = [path.name for path in own if path.parent == folder]
        found += [
            (folder / name).relative_to(layout.root).as_posix()
            for name in env.fs.names(folder)
            if any(_is_copy(name, original) for original in known)
        ]
    return found


def _is_copy(name: str, original: str) -> bool:
    stem, dot, suffix = original.partition(".")
    end = dot + suffix
    if not (name.startswith(stem) and name.endswith(end)):
        return False
    between = name[len(stem) : len(name) - len(end)]
    return any(between.startswith(mark) and len(between) > len(mark) for mark in _MARKS)
