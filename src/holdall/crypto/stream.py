"""holdall stream 1: authenticated encryption in 16 KiB chunks; it must not know what it carries.

This is c2sp.org/chunked-encryption v1 as Cobblestone-256 (HKDF-Expand-SHA-512, AES-256-GCM). Chunks are
sealed and opened into buffers that the caller reuses; nothing of a chunk's size is allocated per chunk.
"""

from __future__ import annotations

import hmac
from typing import Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from holdall.crypto.errors import AuthenticationError
from holdall.crypto.hkdf import expand
from holdall.crypto.secret import Secret

SALT_SIZE: Final = 24
COMMITMENT_SIZE: Final = 32
HEADER_SIZE: Final = SALT_SIZE + COMMITMENT_SIZE
CHUNK_SIZE: Final = 16 * 1024
TAG_SIZE: Final = 16
SEALED_CHUNK_SIZE: Final = CHUNK_SIZE + TAG_SIZE
MAX_CHUNKS: Final = 2**38
_KEY_SIZE: Final = 32
_NONCE_SIZE: Final = 12
_INFO: Final = b"c2sp.org/chunked-encryption@v1+" + b"AEAD_AES_256_GCM" + b"\x00"


def sealed_size(plain_size: int) -> int:
    """Length of the ciphertext of `plain_size` bytes."""
    return HEADER_SIZE + plain_size + (plain_size // CHUNK_SIZE + 1) * TAG_SIZE


def plain_size(sealed: int) -> int:
    """Length of the plaintext of a ciphertext of `sealed` bytes; raises if none gives that length."""
    full, rest = divmod(sealed - HEADER_SIZE, SEALED_CHUNK_SIZE)
    if sealed < HEADER_SIZE or rest < TAG_SIZE or full >= MAX_CHUNKS:
        raise AuthenticationError(reason="length")
    return full * CHUNK_SIZE + rest - TAG_SIZE


class ChunkCipher:
    """The message key of one stream: seals or opens single chunks by number."""

    __slots__ = ("_aead", "_base_nonce", "header")

    def __init__(self, key: Secret, context: bytes, salt: bytes) -> None:
        with expand(key, _INFO + salt + context, _KEY_SIZE + _NONCE_SIZE + COMMITMENT_SIZE) as derived:
            view = derived.view()
            self._aead = AESGCM(view[:_KEY_SIZE])
            self._base_nonce = int.from_bytes(view[_KEY_SIZE : _KEY_SIZE + _NONCE_SIZE])
            commitment = bytes(view[_KEY_SIZE + _NONCE_SIZE :])
            view.release()
        self.header: Final = salt + commitment
        """Salt and commitment: the first 56 bytes of the ciphertext."""

    @classmethod
    def from_header(cls, key: Secret, context: bytes, header: bytes) -> ChunkCipher:
        """The cipher of an existing stream; raises `AuthenticationError` unless the commitment matches."""
        cipher = cls(key, context, header[:SALT_SIZE])
        if not hmac.compare_digest(cipher.header, header):
            raise AuthenticationError(reason="commitment")
        return cipher

    def seal(self, number: int, plain: memoryview, sealed: memoryview) -> int:
        """Seal chunk `number` into `sealed`; bytes written. A number is sealed once, or the key is lost."""
        size = len(plain) + TAG_SIZE
        self._aead.encrypt_into(self._nonce(number), plain, None, sealed[:size])
        return size

    def open(self, number: int, sealed: memoryview, plain: memoryview) -> int:
        """Open chunk `number` into `plain`; bytes written. Raises `AuthenticationError`."""
        size = len(sealed) - TAG_SIZE
        if size < 0:
            raise AuthenticationError(reason="length")
        try:
            self._aead.decrypt_into(self._nonce(number), sealed, None, plain[:size])
        except InvalidTag:
            raise AuthenticationError(reason="chunk", chunk=number) from None
        return size

    def _nonce(self, number: int) -> bytes:
        if number >= MAX_CHUNKS:
            raise AuthenticationError(reason="length")
        return (self._base_nonce ^ number).to_bytes(_NONCE_SIZE)


def seal(key: Secret, context: bytes, salt: bytes, plain: bytes | bytearray | memoryview) -> bytes:
    """Seal a short message at once; `salt` is 24 random bytes that never repeat under `key`."""
    cipher = ChunkCipher(key, context, salt)
    sealed = bytearray(sealed_size(len(plain)))
    sealed[:HEADER_SIZE] = cipher.header
    source, target = memoryview(plain), memoryview(sealed)[HEADER_SIZE:]
    for number in range(len(plain) // CHUNK_SIZE + 1):
        chunk = source[number * CHUNK_SIZE : (number + 1) * CHUNK_SIZE]
        cipher.seal(number, chunk, target[number * SEALED_CHUNK_SIZE :])
    return bytes(sealed)


def open_sealed(key: Secret, context: bytes, sealed: bytes | memoryview) -> bytearray:
    """Open a short message at once; raises `AuthenticationError` and never returns a part of it."""
    plain = bytearray(plain_size(len(sealed)))
    source, target = memoryview(sealed), memoryview(plain)
    cipher = ChunkCipher.from_header(key, context, bytes(source[:HEADER_SIZE]))
    for number in range(len(plain) // CHUNK_SIZE + 1):
        begin = HEADER_SIZE + number * SEALED_CHUNK_SIZE
        cipher.open(number, source[begin : begin + SEALED_CHUNK_SIZE], target[number * CHUNK_SIZE :])
    return plain
