"""A head record keeps every number, is bound to its vault, and names a set of blobs whatever their order."""

from __future__ import annotations

import hashlib
import struct
from dataclasses import replace

import pytest

from holdall.crypto import labels, stream
from holdall.crypto.errors import AuthenticationError
from holdall.crypto.secret import Secret
from holdall.vault.head import FILE_SIZE, Head, SnapshotEntry, blob_set_hash
from holdall.vault.keys import Keys

KEYS = Keys.derive(Secret(bytes(32)), bytes(16), 1)
SALT = bytes(24)
FULL = Head(
    minor=1, clean=True, key_generation=2, generation=3, index_length=4, index_sha256=b"5" * 32, blob_count=6,
    blob_set=b"7" * 32, custody_tip=b"8" * 32, last_change=9, session=10, previous_session=11,
    snapshots=tuple(SnapshotEntry(12 + at, 15 + at, 18 + at, bytes([21 + at]) * 32) for at in range(3)),
)  # fmt: skip


@pytest.mark.parametrize("head", [FULL, replace(FULL, clean=False)])
def test_what_was_sealed_is_opened(head):
    sealed = head.seal(KEYS, SALT)
    assert len(sealed) == FILE_SIZE
    assert Head.open(KEYS, sealed) == head


def test_every_field_stands_where_the_format_says():
    plain = stream.open_sealed(KEYS.head, KEYS.context(labels.HEAD), FULL.seal(KEYS, SALT))
    fixed = struct.pack(">HBxIQQ32sQ32s32sQQQ", 1, 1, 2, 3, 4, b"5" * 32, 6, b"7" * 32, b"8" * 32, 9, 10, 11)
    listed = b"".join(
        struct.pack(">QQQ", 12 + at, 15 + at, 18 + at) + bytes([21 + at]) * 32 for at in range(3)
    )
    assert plain == (fixed + listed).ljust(len(plain), b"\x00")


def test_only_the_first_flag_says_clean():
    plain = bytearray(stream.open_sealed(KEYS.head, KEYS.context(labels.HEAD), FULL.seal(KEYS, SALT)))
    plain[2] = 2
    sealed = stream.seal(KEYS.head, KEYS.context(labels.HEAD), SALT, plain)
    assert Head.open(KEYS, sealed) == replace(FULL, clean=False)


@pytest.mark.parametrize(("vault_id", "generation"), [(b"b" * 16, 1), (bytes(16), 2)])
def test_a_head_of_another_vault_or_generation_is_refused(vault_id, generation):
    other = Keys.derive(Secret(bytes(32)), vault_id, generation)
    with pytest.raises(AuthenticationError):
        Head.open(replace(other, head=KEYS.head), FULL.seal(KEYS, SALT))
    with pytest.raises(AuthenticationError):
        Head.open(replace(KEYS, head=other.head), FULL.seal(KEYS, SALT))


def test_the_hash_of_a_set_is_the_sum_of_the_hashes_of_its_members():
    ids = [f"{number:032x}" for number in range(9)]
    summed = sum(
        int.from_bytes(hashlib.sha256(b"holdall/1/blob-set" + bytes.fromhex(it)).digest(), "big")
        for it in ids
    )
    assert summed >= 2**256
    assert blob_set_hash(ids) == blob_set_hash(reversed(ids)) == (summed % 2**256).to_bytes(32, "big")
    assert blob_set_hash([]) == bytes(32)
