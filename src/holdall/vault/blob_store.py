"""Stored files: put in once, read at any place, found again by content; it must not know what they show."""

from __future__ import annotations

import errno
import hashlib
import io
import os
from collections.abc import Callable, Iterator
from contextlib import suppress
from typing import BinaryIO, Final, cast
from weakref import WeakSet

from holdall.crypto.errors import AuthenticationError, SecretWipedError
from holdall.vault import blob_table, garbage
from holdall.vault.blob_frame import PART_ENTRY, FrameHeader, FrameKind
from holdall.vault.blob_reader import BlobReader, Frame
from holdall.vault.blob_table import StoredBlob
from holdall.vault.blob_writer import BlobWriter
from holdall.vault.errors import VaultClosedError
from holdall.vault.hashed_blocks import Source, hashed_blocks
from holdall.vault.keys import Keys
from holdall.vault.session import Session

_BLOCK: Final = 1 << 20
_ID_SIZE: Final = 16


class BlobStore:
    """Adds, opens and finds the stored files of one vault; thread-safe, each call on its own files."""

    def __init__(self, session: Session, keys: Keys, times: int) -> None:
        self._session = session
        self._keys = keys
        self._times = times
        self._readers: WeakSet[BlobReader] = WeakSet()
        self._pending: set[str] = set()

    @property
    def pending(self) -> frozenset[str]:
        """Blob files that this session wrote and no committed row refers to yet."""
        return frozenset(self._pending)

    def add(
        self,
        source: BinaryIO,
        *,
        name: str,
        media_type: str,
        imported_at: str,
        on_progress: Callable[[int], None] | None = None,
    ) -> StoredBlob:
        """Store all of `source`; on return it is on the device and was read back, but no record refers to it.

        `source` must have `readinto`. `on_progress` is told the bytes so far and may raise to stop: then
        nothing stays. Raises `OSError` when the disk is full or fails, and `VaultClosedError`.
        """
        self._session.require_writable()
        with self._session.reading():  # not after closing, nor while another thread closes
            upload = _Upload(self._session, self._keys, self._times, self._pending)
        try:
            for length in upload.take_all(source):
                if on_progress:
                    on_progress(length)
            return upload.finish(name=name, media_type=media_type, imported_at=imported_at)
        except SecretWipedError:
            upload.discard()
            raise VaultClosedError from None
        except AuthenticationError:
            upload.discard()
            raise OSError(errno.EIO, os.strerror(errno.EIO)) from None  # the device returned something else
        except BaseException:
            upload.discard()
            raise

    def open(self, blob_id: str) -> BinaryIO:
        """The stored file as a seekable stream; authentic throughout. Raises `BlobUnreadableError`."""
        return cast("BinaryIO", io.BufferedReader(self.open_raw(blob_id), _BLOCK // 16))

    def open_raw(self, blob_id: str) -> BlobReader:
        """The same without a buffer between, and with what the blob says about itself."""
        with self._session.reading():
            reader = BlobReader(self._open_frame, blob_id)
            self._readers.add(reader)
            return reader

    def find(self, sha256: str) -> str | None:
        """Id of a stored file with this SHA-256 (hex) that a record outside the bin refers to, if any."""
        with self._session.reading() as database:
            return blob_table.in_use(database, self.dedup_tag(sha256))

    def attach(self, stored: StoredBlob) -> None:
        """Make the database refer to a stored file; inside the caller's transaction."""
        blob_table.attach(self._session.database, self._keys, stored)

    def discard(self, stored: StoredBlob) -> None:
        """Remove a file that `add` returned and that no record shall refer to.

        The list of its parts goes first: parts without one are known for unfinished. What cannot be removed
        now is at the end of the session.
        """
        with suppress(OSError):
            ids = (stored.id, *stored.parts)
            garbage.remove(self._session.layout, self._session.env, ids)
            self._pending.difference_update(ids)

    def attached(self, stored: StoredBlob) -> None:
        """Note that the transaction with `attach` was committed."""
        self._pending.difference_update((stored.id, *stored.parts))

    def dedup_tag(self, sha256: str) -> bytes:
        """What the database keeps in place of a SHA-256 (hex)."""
        return blob_table.dedup_tag(self._keys, sha256)

    def close_readers(self) -> None:
        """Close every stream still open."""
        for reader in list(self._readers):
            reader.close()

    def _open_frame(self, blob_id: str) -> Frame:
        return Frame(self._session.layout, self._session.env, self._keys, blob_id)


class _Upload:
    """One file on its way in: a whole blob, or parts and a list of them when it is too large for one."""

    def __init__(self, session: Session, keys: Keys, times: int, pending: set[str]) -> None:
        self._session = session
        self._keys = keys
        self._times = times
        self._pending = pending
        self._list_id = self._new_id()
        self._digest = hashlib.sha256()
        self._length = 0
        self._parts: list[tuple[str, int]] = []
        self._writer = self._new_writer()

    def take_all(self, source: BinaryIO) -> Iterator[int]:
        """Store every byte; yields how many so far after each block."""
        for block in hashed_blocks(cast("Source", source), self._digest):
            self._write(block)
            self._length += len(block)
            yield self._length

    def finish(self, *, name: str, media_type: str, imported_at: str) -> StoredBlob:
        """Make all of it durable."""
        sha256 = self._digest.digest()
        kind = FrameKind.WHOLE
        if self._parts:
            self._finish_part()
            kind = FrameKind.PART_LIST
            self._writer = self._new_writer(self._list_id)
            self._writer.write(
                memoryview(b"".join(PART_ENTRY.pack(bytes.fromhex(p), n) for p, n in self._parts))
            )
        writer = self._writer
        header = FrameHeader(
            kind=kind,
            length=writer.length,
            blob_id=bytes.fromhex(writer.blob_id),
            sha256=sha256,
            file_length=self._length,
            media_type=media_type,
            imported_at=imported_at,
            name=name,
        )
        self._pending.add(writer.blob_id)  # before it is there for others to see
        writer.finish(header)
        return StoredBlob(
            id=writer.blob_id,
            sha256=sha256.hex(),
            size=self._length,
            media_type=media_type,
            parts=tuple(part for part, _ in self._parts),
        )

    def discard(self) -> None:
        """Remove what was written so far, as far as possible."""
        self._writer.discard()
        with suppress(OSError):
            garbage.remove(self._session.layout, self._session.env, [part for part, _ in self._parts])

    def _write(self, block: memoryview) -> None:
        while block:
            writer = self._writer
            if not writer.room:
                self._finish_part()
                writer = self._writer = self._new_writer()
            taken = block[: writer.room]
            writer.write(taken)
            block = block[len(taken) :]

    def _finish_part(self) -> None:
        if not self._parts:
            with self._session.writing() as database:
                blob_table.begin(database, self._list_id, self._session.head.generation)
        writer = self._writer
        header = FrameHeader(
            kind=FrameKind.PART,
            length=writer.length,
            blob_id=bytes.fromhex(writer.blob_id),
            parent_id=bytes.fromhex(self._list_id),
            position=len(self._parts),
        )
        self._pending.add(writer.blob_id)
        writer.finish(header)
        self._parts.append((writer.blob_id, writer.length))

    def _new_id(self) -> str:
        return self._session.env.rng(_ID_SIZE).hex()

    def _new_writer(self, blob_id: str = "") -> BlobWriter:
        session = self._session
        return BlobWriter(session.layout, session.env, self._keys, blob_id or self._new_id(), self._times)
