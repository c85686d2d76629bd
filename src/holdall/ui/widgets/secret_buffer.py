"""Typed secret text in one locked, wipeable buffer, always in the form (NFKC, UTF-8)
it is used in; knows no Qt.
"""

from __future__ import annotations

import ctypes
import unicodedata

from holdall.crypto import memory_lock
from holdall.crypto.secret import Secret

CAPACITY = 1024
"""Bytes; longer input is refused rather than cut silently."""
_CONTINUATION, _LEAD_MASK = 0x80, 0xC0
_LEADS = ((0x80, 0x7F), (0xE0, 0x1F), (0xF0, 0x0F), (0x100, 0x07))
"""First bytes of UTF-8 sequences of one to four bytes: upper bound, and the bits that count."""


class SecretBuffer:
    """Appends and removes at the end; only the last character is ever held as text, and briefly."""

    def __init__(self) -> None:
        self._bytes = bytearray(CAPACITY)
        self._address = ctypes.addressof(ctypes.c_char.from_buffer(self._bytes))
        self._used = 0
        self.locked = memory_lock.lock(self._address, CAPACITY)

    def __len__(self) -> int:
        """Characters, not bytes."""
        return sum(byte & _LEAD_MASK != _CONTINUATION for byte in memoryview(self._bytes)[: self._used])

    def append(self, text: str) -> bool:
        """Add text at the end, composed with the last character where they belong together;
        false when full.
        """
        start = self._last_starter()
        tail = unicodedata.normalize("NFKC", self._bytes[start : self._used].decode() + text).encode()
        if start + len(tail) > CAPACITY:
            return False
        self._overwrite(start, tail)
        return True

    def backspace(self) -> None:
        """Remove the last character."""
        end = self._used
        while end and self._bytes[end - 1] & _LEAD_MASK == _CONTINUATION:
            end -= 1
        self._overwrite(max(0, end - 1), b"")

    def take(self, words: bytearray) -> None:
        """Hold `words` (NFKC, UTF-8, at most `CAPACITY` bytes) in place of everything, and wipe them."""
        self.wipe()
        self._overwrite(0, words)
        words[:] = bytes(len(words))

    def wipe(self) -> None:
        """Overwrite everything with zeros."""
        ctypes.memset(self._address, 0, CAPACITY)
        self._used = 0

    def secret(self) -> Secret:
        """A copy to hand over; its receiver wipes it."""
        return Secret(memoryview(self._bytes)[: self._used])

    def code_points(self) -> list[int]:
        """The characters as numbers, for the strength meter and for drawing one by one; never as one text."""
        points: list[int] = []
        for byte in memoryview(self._bytes)[: self._used]:
            if byte & _LEAD_MASK == _CONTINUATION:
                points[-1] = points[-1] << 6 | byte & ~_LEAD_MASK
            else:
                points.append(byte & next(keep for below, keep in _LEADS if byte < below))
        return points

    def same_as(self, other: SecretBuffer) -> bool:
        """Whether both hold the same text."""
        return memoryview(self._bytes)[: self._used] == memoryview(other._bytes)[: other._used]

    def _last_starter(self) -> int:
        place = self._used
        while place:
            place -= 1
            if self._bytes[place] & _LEAD_MASK != _CONTINUATION:
                char = self._bytes[place : self._used].decode()[0]
                if not unicodedata.combining(char):
                    return place
        return 0

    def _overwrite(self, start: int, tail: bytes | bytearray) -> None:
        old_end, self._used = self._used, start + len(tail)
        view = memoryview(self._bytes)
        view[start : self._used] = tail
        if old_end > self._used:
            view[self._used : old_end] = bytes(old_end - self._used)
