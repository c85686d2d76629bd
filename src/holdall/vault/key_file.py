"""The bytes of vault.key: fixed header, key slots, slot directory, checksum; it must not touch the disk.

Offsets and sizes are those of `resources/docs/vault-format.md`, section "Key file".
"""

from __future__ import annotations

import hashlib
import struct
from dataclasses import dataclass, replace
from itertools import product
from typing import Final

from holdall.crypto import labels, stream
from holdall.crypto.errors import AuthenticationError
from holdall.crypto.kdf import SALT_SIZE, KdfParameters
from holdall.crypto.secret import Secret
from holdall.crypto.slots import SLOT_COUNT, SLOT_SIZE
from holdall.vault.errors import VaultDamagedError, VaultTooNewError
from holdall.vault.keys import derive_key

FILE_SIZE: Final = 4096
MAGIC: Final = b"HOLDALL VAULT\r\n\x1a"
MAJOR: Final = 2
"""Newest known; a vault whose master key was never replaced is written as `FIRST_MAJOR`."""
FIRST_MAJOR: Final = 1
MINOR: Final = 0
KDF_ARGON2ID: Final = 1
VAULT_ID_SIZE: Final = 16
_FIXED: Final = struct.Struct(f">16sHHIII{SALT_SIZE}s{VAULT_ID_SIZE}s48x")
_GENERATION: Final = struct.Struct(">Q")
_SLOTS_AT: Final = 256
_DIRECTORY_AT: Final = _SLOTS_AT + SLOT_COUNT * SLOT_SIZE
DIRECTORY_SIZE: Final = 512
_CHECKSUM_AT: Final = FILE_SIZE - 32
_PIECES: Final = (512, 32)
_MOST_PIECES: Final = 12
"""Differing pieces of two copies: each doubles the tries; so many take a tenth of a second."""
_DIRECTORY: Final = struct.Struct(">32sHHIQ")
_ENTRY: Final = struct.Struct(">B7xQ16x")
_DIRECTORY_PLAIN_SIZE: Final = DIRECTORY_SIZE - stream.HEADER_SIZE - stream.TAG_SIZE


@dataclass(frozen=True, slots=True, kw_only=True)
class SlotEntry:
    """What the directory says about one slot: its role (0: free) and when it was made, seconds since 1970."""

    role: int = 0
    created: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Directory:
    """The sealed part of the key file, readable once the vault is unlocked."""

    minor: int = MINOR
    key_generation: int
    created: int
    """When the vault was made, seconds since 1970."""
    entries: tuple[SlotEntry, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyFile:
    """One copy of the key file, taken apart."""

    major: int = FIRST_MAJOR
    kdf: KdfParameters
    salt: bytes
    vault_id: bytes
    generation: int
    slots: tuple[bytes, ...]
    sealed_directory: bytes

    @property
    def fixed_header(self) -> bytes:
        """The 128 bytes that every slot is bound to."""
        return _FIXED.pack(
            MAGIC, self.major, KDF_ARGON2ID, self.kdf.memory_kib, self.kdf.iterations, self.kdf.lanes,
            self.salt, self.vault_id,
        )  # fmt: skip

    def serialise(self) -> bytes:
        """The 4096 bytes of the file."""
        data = bytearray(FILE_SIZE)
        data[:_DIRECTORY_AT] = self._authenticated_part()
        data[_DIRECTORY_AT : _DIRECTORY_AT + DIRECTORY_SIZE] = self.sealed_directory
        data[_CHECKSUM_AT:] = hashlib.sha256(data[:_CHECKSUM_AT]).digest()
        return bytes(data)

    def open_directory(self, master_key: Secret, key_generation: int) -> Directory:
        """The directory; raises `AuthenticationError` unless header, slots and generation are its own."""
        with _directory_key(master_key, self.vault_id, key_generation) as key:
            plain = stream.open_sealed(key, self._directory_context(), self.sealed_directory)
        digest, minor, _flags, generation, created = _DIRECTORY.unpack_from(plain)
        if digest != self._digest():
            raise AuthenticationError(reason="directory")
        entries = tuple(
            SlotEntry(role=role, created=made)
            for role, made in _ENTRY.iter_unpack(
                plain[_DIRECTORY.size : _DIRECTORY.size + SLOT_COUNT * _ENTRY.size]
            )
        )
        return Directory(minor=minor, key_generation=generation, created=created, entries=entries)

    def with_directory(self, directory: Directory, master_key: Secret, salt: bytes) -> KeyFile:
        """This key file with `directory` sealed over its present header, slots and generation."""
        plain = bytearray(_DIRECTORY_PLAIN_SIZE)
        _DIRECTORY.pack_into(
            plain, 0, self._digest(), directory.minor, 0, directory.key_generation, directory.created
        )
        for index, entry in enumerate(directory.entries):
            _ENTRY.pack_into(plain, _DIRECTORY.size + index * _ENTRY.size, entry.role, entry.created)
        with _directory_key(master_key, self.vault_id, directory.key_generation) as key:
            sealed = stream.seal(key, self._directory_context(), salt, plain)
        return replace(self, sealed_directory=sealed)

    def _authenticated_part(self) -> bytes:
        head = self.fixed_header + _GENERATION.pack(self.generation)
        return head.ljust(_SLOTS_AT, b"\x00") + b"".join(self.slots)

    def _digest(self) -> bytes:
        return hashlib.sha256(self._authenticated_part()).digest()

    def _directory_context(self) -> bytes:
        return labels.DIRECTORY + self.fixed_header + _GENERATION.pack(self.generation)


def parse_key_file(data: bytes | None) -> KeyFile:
    """Take a copy apart; raises `VaultDamagedError` or `VaultTooNewError`. Nothing is trusted yet."""
    if data is None or len(data) != FILE_SIZE or not data.startswith(MAGIC):
        raise VaultDamagedError(part="key", reason="not-a-key-file")
    _, major, kdf_id, memory, iterations, lanes, salt, vault_id = _FIXED.unpack_from(data)
    if major > MAJOR:
        raise VaultTooNewError(major=major)
    key_file = KeyFile(
        major=major,
        kdf=KdfParameters(memory_kib=memory, iterations=iterations, lanes=lanes),
        salt=salt,
        vault_id=vault_id,
        generation=_GENERATION.unpack_from(data, _FIXED.size)[0],
        slots=tuple(data[at : at + SLOT_SIZE] for at in range(_SLOTS_AT, _DIRECTORY_AT, SLOT_SIZE)),
        sealed_directory=data[_DIRECTORY_AT : _DIRECTORY_AT + DIRECTORY_SIZE],
    )
    # one comparison covers checksum, reserved bytes, version and KDF id: there is one way to write a key file
    if not major or kdf_id != KDF_ARGON2ID or key_file.serialise() != data:
        raise VaultDamagedError(part="key", reason="checksum")
    return key_file


def join_copies(first: bytes, second: bytes) -> bytes | None:
    """A whole key file made of pieces of two damaged copies of it, or None; nothing is trusted yet.

    The checksum tells. Whole sectors are tried first, for a write is torn between them.
    """
    for size in _PIECES:
        places = [at for at in range(0, FILE_SIZE, size) if first[at : at + size] != second[at : at + size]]
        if len(places) > _MOST_PIECES:
            continue
        for chosen in product((first, second), repeat=len(places)):
            pieces = bytearray(first)
            for at, source in zip(places, chosen, strict=True):
                pieces[at : at + size] = source[at : at + size]
            mixed = bytes(pieces)
            if hashlib.sha256(mixed[:_CHECKSUM_AT]).digest() == mixed[_CHECKSUM_AT:]:
                return mixed
    return None


def _directory_key(master_key: Secret, vault_id: bytes, key_generation: int) -> Secret:
    return derive_key(master_key, labels.DIRECTORY_KEY, vault_id, key_generation)
