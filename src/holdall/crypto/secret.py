"""Secret bytes that can be wiped; it must not know what they open.

Python copies freely, so this is care, not a guarantee: the bytes live in one buffer that is locked
against swapping where possible, is never shown by `repr`, and is overwritten when no longer needed.
"""

from __future__ import annotations

import ctypes
import unicodedata
from types import TracebackType
from typing import Self

from holdall.crypto import memory_lock
from holdall.crypto.errors import SecretWipedError


class Secret:
    """Wipeable secret bytes; a context manager that wipes on exit."""

    __slots__ = ("_buffer", "_locked", "_wiped")

    def __init__(self, data: bytes | bytearray | memoryview) -> None:
        self._wiped = False
        self._buffer = bytearray(data)
        self._locked = bool(self._buffer) and memory_lock.lock(self._address(), len(self._buffer))

    @classmethod
    def zeros(cls, size: int) -> Self:
        """A secret of `size` zero bytes, for functions that derive into a buffer."""
        return cls(bytearray(size))

    @classmethod
    def from_text(cls, text: str) -> Self:
        """The NFKC form of `text` as UTF-8, so that it is the same from every keyboard and system."""
        buffer = bytearray(unicodedata.normalize("NFKC", text).encode())
        try:
            return cls(buffer)
        finally:
            _wipe(buffer)

    def view(self) -> memoryview:
        """The live bytes, writable; zeros once the secret is wiped or collected, so keep it alive.

        Raises `SecretWipedError` after `wipe`: nothing may ever be sealed under a key of no bytes.
        """
        if self._wiped:
            raise SecretWipedError
        return memoryview(self._buffer)

    def wipe(self) -> None:
        """Overwrite the bytes with zeros and make the secret empty; harmless when repeated."""
        _wipe(self._buffer)
        if self._locked:
            memory_lock.unlock(self._address(), len(self._buffer))
            self._locked = False
        self._buffer = bytearray()
        self._wiped = True

    def _address(self) -> int:
        return ctypes.addressof(ctypes.c_char.from_buffer(self._buffer))

    def __len__(self) -> int:
        return len(self._buffer)

    def __repr__(self) -> str:
        return "Secret(…)"

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.wipe()

    def __del__(self) -> None:
        self.wipe()


def _wipe(buffer: bytearray) -> None:
    buffer[:] = bytes(len(buffer))  # same length: CPython writes in place
