"""Which files an import takes in: chosen ones, and folders walked in the order people expect; opens none."""

from __future__ import annotations

import errno
import os
import re
import stat
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from typing import BinaryIO, Final, NamedTuple

from holdall.jobs.source_file import open_source

_SYSTEM_NAMES: Final = frozenset({"thumbs.db", "ehthumbs.db", "desktop.ini", "__macosx"})
_HIDDEN_PREFIXES: Final = (".", "~$")
_WINDOWS_HIDDEN: Final = 0x2 | 0x4
_DEEPEST: Final = 100
"""Levels of folders below the chosen one; nobody files papers so deep, and a walk must end."""
_NUMBER: Final = re.compile(r"(\d+)")


class Skip(StrEnum):
    """Why something below a folder was left where it is."""

    HIDDEN = "hidden"
    """Hidden files and what systems strew about."""
    LINK = "link"
    """A link: following it may lead out of what was chosen, or round in circles."""
    VAULT = "vault"
    """The vault that is being imported into."""
    NOT_A_FILE = "not-a-file"
    """A device, a pipe, a socket."""
    UNREADABLE = "unreadable"
    """It is gone, may not be read, is still being written, or lies too many folders deep."""


class Noted(NamedTuple):
    """A file by the name its owner knows, folder included, and a stable code."""

    name: str
    code: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A file to be taken in."""

    path: Path
    folder: str = ""
    """Folder below the one that was chosen, `/`-separated."""
    size: int
    modified_at: str
    """UTC, ISO 8601 with seconds and `Z`, as the file system claims."""

    @property
    def name(self) -> str:
        """The file's own name, in a form that can be stored."""
        return storable(self.path.name)

    @property
    def label(self) -> str:
        """The name with its folder."""
        return f"{self.folder}/{self.name}" if self.folder else self.name

    def open(self) -> BinaryIO:
        """The file for reading; every failure, now and later, is a `SourceUnreadableError`."""
        return open_source(self.path)


class SourceList:
    """Everything that a choice of files and folders comes to."""

    def __init__(self, sources: Sequence[Path], *, vault: Path) -> None:
        self.candidates: list[Candidate] = []
        self.refused: list[Noted] = []
        """Chosen, or met in a folder, but cannot be read."""
        self.skipped: list[Noted] = []
        """Met in a folder and left out on purpose."""
        self._vault = vault
        for source in sources:
            self._take(source)

    @property
    def total_bytes(self) -> int:
        """Size of all candidates together."""
        return sum(candidate.size for candidate in self.candidates)

    def _take(self, source: Path) -> None:
        """Take what the user has pointed at; here, and only here, links are followed."""
        try:
            if source.is_dir():
                self._walk(source, "")
            else:
                self._add(source, "", source.stat())
        except OSError:
            self.refused.append(Noted(storable(source.name), Skip.UNREADABLE))

    def _walk(self, folder: Path, below: str) -> None:
        if self._is_of_the_vault(folder, chosen=not below):
            self.skipped.append(Noted(below or storable(folder.name), Skip.VAULT))
            return
        if below.count("/") >= _DEEPEST:
            raise OSError(errno.ENAMETOOLONG, "too many levels")
        for entry in _sorted_entries(folder):
            label = f"{below}/{storable(entry.name)}" if below else storable(entry.name)
            try:
                self._meet(entry, below, label)
            except OSError:
                self.refused.append(Noted(label, Skip.UNREADABLE))

    def _is_of_the_vault(self, folder: Path, *, chosen: bool) -> bool:
        """Whether it is the vault, by whatever name, or was chosen from within it."""
        if not self._vault.is_dir():
            return False
        above = folder.resolve().parents if chosen else ()
        return any(place.samefile(self._vault) for place in (folder, *above))

    def _meet(self, entry: os.DirEntry[str], below: str, label: str) -> None:
        if entry.is_symlink() or _is_junction(entry):
            self.skipped.append(Noted(label, Skip.LINK))
        elif _is_hidden(entry):
            self.skipped.append(Noted(label, Skip.HIDDEN))
        elif entry.is_dir(follow_symlinks=False):
            self._walk(Path(entry.path), label)
        else:
            self._add(Path(entry.path), below, entry.stat(follow_symlinks=False))

    def _add(self, path: Path, folder: str, status: os.stat_result) -> None:
        candidate = Candidate(
            path=path, folder=folder, size=status.st_size, modified_at=_iso(status.st_mtime)
        )
        if stat.S_ISREG(status.st_mode):
            self.candidates.append(candidate)
        else:
            self.skipped.append(Noted(candidate.label, Skip.NOT_A_FILE))


def natural_key(name: str) -> tuple[tuple[bool, int, str], ...]:
    """Sorts "page 2" before "page 10" and both before "page x", whatever the case."""
    parts = _NUMBER.split(unicodedata.normalize("NFKC", name).casefold())
    return tuple((False, int(part), "") if part.isdecimal() else (True, 0, part) for part in parts if part)


def storable(name: str) -> str:
    """A file name as text: bytes that are none become replacement characters; controls stay."""
    return os.fsencode(name).decode("utf-8", "replace")


def _sorted_entries(folder: Path) -> Iterator[os.DirEntry[str]]:
    with os.scandir(folder) as entries:
        found = sorted(entries, key=lambda entry: (natural_key(entry.name), entry.name))
    yield from found


def _is_junction(entry: os.DirEntry[str]) -> bool:
    """Windows' other kind of link [not run here]; Python tells them from folders since 3.12."""
    ask: Callable[[], bool] | None = getattr(entry, "is_junction", None)
    return ask is not None and ask()


def _is_hidden(entry: os.DirEntry[str]) -> bool:
    if entry.name.startswith(_HIDDEN_PREFIXES) or entry.name.casefold() in _SYSTEM_NAMES:
        return True
    attributes = getattr(entry.stat(follow_symlinks=False), "st_file_attributes", 0)
    return bool(attributes & _WINDOWS_HIDDEN)


def _iso(timestamp: float) -> str:
    try:
        return datetime.fromtimestamp(timestamp, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    except (OverflowError, ValueError, OSError):
        return ""
