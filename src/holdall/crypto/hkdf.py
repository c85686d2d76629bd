"""Derives independent keys from one uniformly random key; it must not know what they are for."""

from __future__ import annotations

from cryptography.hazmat.primitives.hashes import SHA512
from cryptography.hazmat.primitives.kdf.hkdf import HKDFExpand

from holdall.crypto.secret import Secret


def expand(key: Secret, info: bytes, length: int) -> Secret:
    """`length` bytes of HKDF-Expand with SHA-512 (RFC 5869); `key` must be uniformly random."""
    derived = Secret.zeros(length)
    HKDFExpand(SHA512(), length, info).derive_into(key.view(), derived.view())
    return derived
