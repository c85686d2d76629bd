"""Gives pdfium a whole file without copying it and without callbacks, which the sandbox's walls forbid."""

from __future__ import annotations

import contextlib
import ctypes
import mmap
from typing import Any, BinaryIO


class MappedFile:
    """The bytes of `source` as C sees them; `forget` lets go of those that were read."""

    def __init__(self, source: BinaryIO) -> None:
        self._mapping: mmap.mmap | None = None
        self._blank: slice | None = None
        try:
            # Private and writable: ctypes takes no other. What is written stays in this process.
            self._mapping = mmap.mmap(source.fileno(), 0, access=mmap.ACCESS_COPY)
        except (OSError, ValueError):
            source.seek(0)
            self.buffer: Any = source.read()
        else:
            self.buffer = (ctypes.c_char * len(self._mapping)).from_buffer(self._mapping)

    def blank(self, text: bytes, reach: int) -> bool:
        """Put spaces in the place of `text`, where it stands in the first `reach` bytes; False if nowhere."""
        found = -1 if self._mapping is None else self._mapping.find(text, 0, reach)
        if found < 0:
            return False
        self._blank = slice(found, found + len(text))
        self._put_blank()
        return True

    def forget(self) -> None:
        """Give the memory of pages read so far back to the system; they are read anew when needed."""
        if self._mapping is not None and hasattr(mmap, "MADV_DONTNEED"):
            with contextlib.suppress(OSError):
                self._mapping.madvise(mmap.MADV_DONTNEED)
            self._put_blank()

    def _put_blank(self) -> None:
        if self._mapping is not None and self._blank is not None:
            self._mapping[self._blank] = b" " * (self._blank.stop - self._blank.start)
