"""The ring of sealed copies of the database, to go back to when it is lost; it must not know its tables."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Final, Protocol

from holdall.crypto import labels, stream
from holdall.crypto.errors import AuthenticationError
from holdall.crypto.stream import ChunkCipher
from holdall.crypto.stream_io import StreamReader, StreamWriter
from holdall.vault import durable
from holdall.vault.environment import Environment
from holdall.vault.errors import SnapshotInfo, VaultDamagedError
from holdall.vault.file_times import rewritten
from holdall.vault.head import Head, SnapshotEntry
from holdall.vault.iso_time import iso_time
from holdall.vault.keys import Keys
from holdall.vault.layout import Layout

_BLOCK: Final = 1 << 20


class Sink(Protocol):
    """Takes blocks of the database in order."""

    def write(self, block: memoryview, /) -> object: ...


class _Nowhere:
    """Takes everything and keeps nothing: reading is the check."""

    def write(self, block: memoryview, /) -> int:
        return len(block)


class Snapshots:
    """Takes, lists and reads the snapshots of one vault, which was made at `created`."""

    def __init__(self, layout: Layout, env: Environment, keys: Keys, created: int) -> None:
        self._layout = layout
        self._env = env
        self._keys = keys
        self._created = created

    def take(self, head: Head, emptied: int) -> Head:
        """`head` with a fresh copy of the closed database in place of the oldest snapshot.

        Snapshots up to the head generation `emptied` are no longer listed.
        A disk too full for a snapshot must not keep a vault from closing: then `head` lists one fewer.
        """
        number = min(range(len(head.snapshots)), key=lambda slot: head.snapshots[slot].generation)
        try:
            entry = self._write(self._layout.snapshots[number], head)
        except OSError:
            entry = SnapshotEntry()
        kept = [old if old.generation > emptied else SnapshotEntry() for old in head.snapshots]
        kept[number] = entry
        return replace(head, snapshots=tuple(kept))

    def remove_unlisted(self, head: Head) -> None:
        """Remove the files of snapshots that `head`, already written, does not list."""
        fs = self._env.fs
        for entry, path in zip(head.snapshots, self._layout.snapshots, strict=True):
            if not entry.generation and fs.exists(path):
                fs.remove(path)

    def available(self, head: Head) -> tuple[SnapshotInfo, ...]:
        """The snapshots that `head` lists and that are whole in length, newest first."""
        fs = self._env.fs
        found = [
            (entry, path)
            for entry, path in zip(head.snapshots, self._layout.snapshots, strict=True)
            if entry.generation and fs.exists(path) and fs.size(path) == stream.sealed_size(entry.length)
        ]
        found.sort(key=lambda pair: -pair[0].generation)
        return tuple(
            SnapshotInfo(path.name, entry.generation, iso_time(entry.taken)) for entry, path in found
        )

    def damaged(self, head: Head) -> list[str]:
        """Names of listed snapshots that are missing, cut off or do not authenticate; every byte is read.

        What cannot be read is looked at again.
        """
        whole = {snapshot.name: snapshot for snapshot in self.available(head)}
        return [
            path.name
            for entry, path in zip(head.snapshots, self._layout.snapshots, strict=True)
            if entry.generation
            and not (path.name in whole and any(self._holds(whole[path.name]) for _ in range(2)))
        ]

    def _holds(self, snapshot: SnapshotInfo) -> bool:
        try:
            self.read(snapshot, _Nowhere())
        except (VaultDamagedError, OSError):
            return False
        return True

    def read(self, snapshot: SnapshotInfo, target: Sink) -> None:
        """Write the database in `snapshot` to `target`; raises `VaultDamagedError` when it does not hold."""
        fs = self._env.fs
        path = self._layout.base / "snapshots" / snapshot.name
        try:
            with closing(fs.open_read(path)) as handle:
                reader = StreamReader(
                    self._keys.snapshot,
                    self.context(snapshot.generation),
                    lambda offset, buffer: fs.read_at(handle, offset, buffer),
                    fs.size(path),
                )
                buffer = memoryview(bytearray(_BLOCK))
                for offset in range(0, reader.size, _BLOCK):
                    target.write(buffer[: reader.read_into(offset, buffer)])
        except AuthenticationError:
            raise VaultDamagedError(part="snapshot", reason="damaged") from None

    def _write(self, path: Path, head: Head) -> SnapshotEntry:
        fs = self._env.fs
        durable.make_directory(fs, path.parent)
        is_new = not fs.exists(path)
        cipher = ChunkCipher(self._keys.snapshot, self.context(head.generation), self._env.salt())
        position = stream.HEADER_SIZE

        with (
            closing(fs.open_read(self._layout.index)) as source,
            closing(fs.open_new(path) if is_new else fs.open_existing(path)) as handle,
        ):

            def append(sealed: memoryview) -> None:
                nonlocal position
                fs.write_at(handle, position, sealed)
                position += len(sealed)

            writer = StreamWriter(cipher, append)
            fs.write_at(handle, 0, cipher.header)
            buffer = memoryview(bytearray(_BLOCK))
            for offset in range(0, head.index_length, _BLOCK):
                writer.write(buffer[: fs.read_at(source, offset, buffer)])
            writer.finish()
            fs.truncate(handle, position)
            fs.sync(handle)
        fs.set_times(path, rewritten(self._created, head.generation))
        if is_new:
            fs.sync_directory(path.parent)
        return SnapshotEntry(head.generation, head.index_length, self._env.seconds(), head.index_sha256)

    def context(self, generation: int) -> bytes:
        """What the snapshot of a head generation is bound to."""
        return self._keys.context(labels.SNAPSHOT, generation.to_bytes(8))
