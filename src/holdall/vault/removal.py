"""Removes a vault that nothing opens any more; it must not touch what is not the vault's.

The key file goes last, once all else is gone for good: as long as anything of the vault is there, the folder
is one that can be erased again. Then it is an empty folder, or none.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from holdall.vault import own_files
from holdall.vault.environment import Environment
from holdall.vault.layout import Layout


@dataclass(frozen=True, slots=True)
class Remains:
    """What is still in the vault's folder, as paths below it with `/`."""

    foreign: tuple[str, ...]
    """Of other names: somebody else's."""
    own: tuple[str, ...]
    """The vault's: they could not be removed."""


def remove_contents(layout: Layout, env: Environment) -> None:
    """Under the lock, remove all but key files and lock, as far as the system lets; durable where it does."""
    for path in _files(layout, env):
        with suppress(OSError):
            env.fs.remove(path)
    for folder in _folders(layout, env):
        with suppress(OSError):
            env.fs.sync_directory(folder)
            if not env.fs.names(folder):
                env.fs.remove_directory(folder)


def remove_keys(layout: Layout, env: Environment) -> Remains:
    """After the lock was given back, remove the rest when nothing else of the vault is left; what stays.

    Some systems remove no file that is held open, so that the lock cannot be kept up to here.
    """
    remains = _remains(layout, env)
    if remains.own:
        return remains
    first, second = layout.keys
    try:
        env.fs.remove(second)
        env.fs.remove(layout.lock)
        env.fs.sync_directory(layout.root)
        env.fs.remove(first)
    except OSError:
        return Remains(remains.foreign, _below(layout, {path for path in layout.keys if env.fs.exists(path)}))
    with suppress(OSError):
        if remains.foreign:
            env.fs.sync_directory(layout.root)
        else:
            env.fs.remove_directory(layout.root)
            env.fs.sync_directory(layout.root.parent)
    return remains


def _files(layout: Layout, env: Environment) -> list[Path]:
    """All of the vault's that are there, but key files and lock."""
    marks = [layout.creating] if env.fs.exists(layout.creating) else []
    return [
        *(it for own in own_files.generations(layout, env) for it in own_files.contents(own, env)),
        *marks,
    ]


def _folders(layout: Layout, env: Environment) -> list[Path]:
    return [it for own in own_files.generations(layout, env) for it in own_files.folders(own, env)]


def _remains(layout: Layout, env: Environment) -> Remains:
    folders = _folders(layout, env)
    own = {*_files(layout, env), *(folder for folder in folders if not env.fs.names(folder))}
    known = {*own, *folders, *layout.keys, layout.lock}
    found = (folder / name for folder in (layout.root, *folders) for name in env.fs.names(folder))
    return Remains(_below(layout, set(found) - known), _below(layout, own))


def _below(layout: Layout, paths: set[Path]) -> tuple[str, ...]:
    return tuple(sorted(path.relative_to(layout.root).as_posix() for path in paths))
