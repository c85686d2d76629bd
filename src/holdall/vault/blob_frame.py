"""The plaintext inside a blob: a header that describes the data, the data, padding; it must not know files.

The header makes every blob describe itself, so that an index can be rebuilt from blobs alone.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass
from enum import IntEnum
from typing import Final

from holdall.crypto.errors import AuthenticationError

HEADER_SIZE: Final = 1024
VERSION: Final = 1
PART_ENTRY: Final = struct.Struct(">16sQ")
"""One entry of a part list: id of the part's blob, bytes of data in it."""
MAX_PART_LIST: Final = 43_690 * PART_ENTRY.size
"""Bytes of the longest part list that is read: that of a file of 41 TiB."""
_FIXED: Final = struct.Struct(">HBxIQ16s16s32sQ")
_LENGTH: Final = struct.Struct(">H")
_FLOOR: Final = 4096
_TEXT_LIMITS: Final = (127, 31, 768)
"""Bytes of UTF-8 for media type, import time and name; together they fit the header."""


class FrameKind(IntEnum):
    """What the data of a frame is."""

    WHOLE = 1
    """All bytes of a file."""
    PART_LIST = 2
    """The ids of the parts that together are the file."""
    PART = 3
    """Some bytes of a file."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FrameHeader:
    """What the first 1024 bytes of a frame say."""

    kind: FrameKind
    length: int
    """Bytes of data in this frame."""
    blob_id: bytes
    parent_id: bytes = bytes(16)
    """Of a part: the id of its part list."""
    position: int = 0
    """Of a part: its place, from 0."""
    sha256: bytes = bytes(32)
    """Of the whole file; zeros in a part."""
    file_length: int = 0
    """Bytes of the whole file; 0 in a part."""
    media_type: str = ""
    imported_at: str = ""
    name: str = ""

    def pack(self) -> bytes:
        """The 1024 bytes; texts that are too long are cut at a character."""
        data = bytearray(
            _FIXED.pack(
                VERSION, self.kind, self.position, self.length, self.blob_id, self.parent_id, self.sha256,
                self.file_length,
            )
        )  # fmt: skip
        texts = (self.media_type, self.imported_at, self.name)
        for text, limit in zip(texts, _TEXT_LIMITS, strict=True):
            encoded = text.encode()[:limit].decode(errors="ignore").encode()
            data += _LENGTH.pack(len(encoded)) + encoded
        return bytes(data).ljust(HEADER_SIZE, b"\x00")

    @classmethod
    def unpack(cls, data: bytes | bytearray) -> FrameHeader:
        """The header in `data`; raises `AuthenticationError` when it is none this version knows."""
        version, kind, position, length, blob_id, parent_id, sha256, file_length = _FIXED.unpack_from(data)
        if version != VERSION or kind not in set(FrameKind):
            raise AuthenticationError(reason="frame")
        texts = _texts(data)
        return cls(
            kind=FrameKind(kind),
            length=length,
            blob_id=blob_id,
            parent_id=parent_id,
            position=position,
            sha256=sha256,
            file_length=file_length,
            media_type=texts[0],
            imported_at=texts[1],
            name=texts[2],
        )


def _texts(data: bytes | bytearray) -> list[str]:
    at = _FIXED.size
    texts: list[str] = []
    try:
        for _ in _TEXT_LIMITS:
            (size,) = _LENGTH.unpack_from(data, at)
            at += _LENGTH.size + size
            texts.append(bytes(data[at - size : at]).decode())
    except (struct.error, UnicodeDecodeError):
        raise AuthenticationError(reason="frame") from None
    return texts


def padded_size(size: int) -> int:
    """Padmé: at least 4 KiB, else `size` rounded up so that little of it shows (at most 12 % more)."""
    if size <= _FLOOR:
        return _FLOOR
    exponent = size.bit_length() - 1
    step = 1 << (exponent - exponent.bit_length())
    return -(-size // step) * step
