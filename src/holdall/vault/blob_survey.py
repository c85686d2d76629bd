"""Reads what lies in `blobs` and tells what each file is by its own words; it knows no database."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from holdall.errors import StoppedError
from holdall.vault.blob_frame import FrameHeader, FrameKind
from holdall.vault.blob_reader import BlobReader, Frame
from holdall.vault.environment import Environment
from holdall.vault.errors import BlobUnreadableError
from holdall.vault.file_system import FileKind
from holdall.vault.hashed_blocks import hashed_blocks
from holdall.vault.keys import Keys
from holdall.vault.layout import Layout, blob_id_of

Progress = Callable[[int, int], None]
"""Told bytes read and bytes in all."""


class FileState(StrEnum):
    """How much of a stored file is left."""

    SOUND = "sound"
    DAMAGED = "damaged"
    INCOMPLETE = "incomplete"
    """A part of it is missing."""
    UNREAD = "unread"
    """Only its first words were looked at."""


_NOT_WHOLE = {FileState.DAMAGED, FileState.INCOMPLETE}


@dataclass(frozen=True, slots=True)
class FoundFile:
    """A stored file that still says what it is."""

    blob_id: str
    header: FrameHeader
    parts: tuple[str, ...]
    state: FileState


@dataclass(frozen=True, slots=True)
class StrayPart:
    """A piece of a large file whose part list is missing; `position` counts from 0."""

    blob_id: str
    list_id: str
    position: int


@dataclass(slots=True)
class Survey:
    """All that was found."""

    files: list[FoundFile] = field(default_factory=list["FoundFile"])
    stray_parts: list[StrayPart] = field(default_factory=list["StrayPart"])
    unreadable: list[str] = field(default_factory=list[str])
    """Blobs that do not even say what they are."""


class BlobSurvey:
    """One reading of the blob files `ids` of a vault; with `glance`, of their first words only."""

    def __init__(
        self,
        layout: Layout,
        env: Environment,
        keys: Keys,
        ids: Sequence[str],
        *,
        glance: bool = False,
        on_progress: Progress | None = None,
        cancelled: Callable[[], bool] | None = None,
    ) -> None:
        self._layout, self._env, self._keys = layout, env, keys
        self._ids, self._glance = ids, glance
        self._on_progress, self._cancelled = on_progress, cancelled
        self._done = self._total = 0

    def run(self) -> Survey:
        """Open every one of them and read files through; raises `StoppedError` when cancelled."""
        found = Survey()
        parts: list[StrayPart] = []
        self._total = sum(self._env.fs.size(self._layout.blob(blob_id)) for blob_id in self._ids)
        for blob_id in self._ids:
            self._look(blob_id, found, parts)
        listed = {part for file in found.files for part in file.parts}
        found.stray_parts = [part for part in parts if part.blob_id not in listed]
        found.unreadable = [blob_id for blob_id in found.unreadable if blob_id not in listed]
        found.stray_parts.sort(key=lambda part: (part.list_id, part.position))
        return found

    def _look(self, blob_id: str, found: Survey, parts: list[StrayPart]) -> None:
        """Look twice at what is not whole: perhaps it could not be read just once."""
        done = self._done
        seen = self._seen(blob_id)
        if seen is None or (isinstance(seen, FoundFile) and seen.state in _NOT_WHOLE):
            self._done = done
            seen = self._seen(blob_id)
        if seen is None:
            found.unreadable.append(blob_id)
        elif isinstance(seen, StrayPart):
            parts.append(seen)
        else:
            found.files.append(seen)

    def _seen(self, blob_id: str) -> FoundFile | StrayPart | None:
        """What a blob says it is, None when it does not even say that."""
        try:
            with BlobReader(self._open, blob_id) as reader:
                header = reader.header
                if header.kind is FrameKind.PART:
                    self._report(0)
                    return StrayPart(blob_id, header.parent_id.hex(), header.position)
                return FoundFile(blob_id, header, reader.part_ids, self._state(reader))
        except BlobUnreadableError:
            return None

    def _state(self, reader: BlobReader) -> FileState:
        """Read a file through, unless a glance is enough."""
        if self._glance:
            self._report(0)
            return FileState.UNREAD
        digest = hashlib.sha256()
        try:
            for block in hashed_blocks(reader, digest):
                self._report(len(block))
        except BlobUnreadableError as error:
            missing = error.params["reason"] == "missing"
            return FileState.INCOMPLETE if missing else FileState.DAMAGED
        return FileState.SOUND if digest.digest() == reader.header.sha256 else FileState.DAMAGED

    def _open(self, blob_id: str) -> Frame:
        return Frame(self._layout, self._env, self._keys, blob_id)

    def _report(self, count: int) -> None:
        self._done += count
        if self._cancelled and self._cancelled():
            raise StoppedError
        if self._on_progress:
            self._on_progress(min(self._done, self._total), self._total)


def blob_ids(layout: Layout, env: Environment) -> Iterator[str]:
    """Ids of all blob files on the medium, in order."""
    return (it for it in named_ids(layout, env) if is_file(layout, env, it))


def named_ids(layout: Layout, env: Environment) -> Iterator[str]:
    """Ids in the names of all that lies where blob files lie, whatever it is, in order."""
    for shard in env.fs.names(layout.blobs):
        folder = layout.blobs / shard
        if env.fs.kind(folder) is FileKind.FOLDER:
            yield from (it for it in map(blob_id_of, env.fs.names(folder)) if it[:2] == shard)


def is_file(layout: Layout, env: Environment, blob_id: str) -> bool:
    """Whether a plain file lies where the blob with this id would."""
    return env.fs.kind(layout.blob(blob_id)) is FileKind.FILE
