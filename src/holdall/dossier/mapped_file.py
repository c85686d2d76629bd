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
        try:
            # A private, writable mapping, because ctypes takes no other; nothing ever writes to it.
            self._mapping = mmap.mmap(source.fileno(), 0, access=mmap.ACCESS_COPY)
        except (OSError, ValueError):
            source.seek(0)
            self.buffer: Any = source.read()
        else:
            self.buffer = (ctypes.c_char * len(self._mapping)).from_buffer(self._mapping)

    def forget(self) -> None:
        """Give the memory of pages read so far back to the system; they are read anew when needed."""
        if self._mapping is not None and hasattr(mmap, "MADV_DONTNEED"):
            with contextlib.suppress(OSError):
                self._mapping.madvise(mmap.MADV_DONTNEED)
