"""A ZIP file from a stranger, unpacked within limits; knows no document format."""

from __future__ import annotations

import zipfile
import zlib
from typing import BinaryIO, Final

from holdall.sandbox.contract import MIB, Refusal, RefusedError

_MOST_MEMBERS: Final = 10_000
_MOST_BYTES: Final = 256 * MIB
"""All members that are read together, unpacked, each once."""
_ENCRYPTED: Final = 0x1
_METHODS: Final = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})


class Archive:
    """Members by name; raises `RefusedError`: `damaged`, `password-needed`, `too-large`."""

    def __init__(self, source: BinaryIO) -> None:
        try:
            self._zip = zipfile.ZipFile(source)
        except (zipfile.BadZipFile, NotImplementedError, ValueError):  # the last: a name that is no UTF-8
            raise RefusedError(Refusal.DAMAGED) from None
        members = self._zip.infolist()
        if len(members) > _MOST_MEMBERS:
            raise RefusedError(Refusal.TOO_LARGE)
        self._members = {member.filename: member for member in members}
        self._read: set[str] = set()
        self._bytes = 0

    def __contains__(self, name: str) -> bool:
        return name in self._members

    def read(self, name: str) -> bytes:
        """A member's bytes; empty when there is none of this name."""
        member = self._members.get(name)
        if member is None:
            return b""
        if name not in self._read:
            self._read.add(name)
            self._bytes += member.file_size  # reading stops there, whatever the packed bytes unfold to
        if self._bytes > _MOST_BYTES:
            raise RefusedError(Refusal.TOO_LARGE)
        if member.flag_bits & _ENCRYPTED:
            raise RefusedError(Refusal.PASSWORD_NEEDED)
        if member.compress_type not in _METHODS:
            raise RefusedError(Refusal.DAMAGED)
        try:
            return self._zip.read(member)
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError):
            raise RefusedError(Refusal.DAMAGED) from None
