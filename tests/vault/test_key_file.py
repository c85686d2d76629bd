"""The key file has one form: what differs in a byte is refused, and its directory is its own alone."""

from __future__ import annotations

import hashlib
import random
import struct
from dataclasses import replace

import pytest
from second_reader import expand, open_stream

from holdall.crypto.errors import AuthenticationError
from holdall.crypto.kdf import KdfParameters
from holdall.crypto.secret import Secret
from holdall.vault.errors import VaultDamagedError, VaultTooNewError
from holdall.vault.key_file import Directory, KeyFile, SlotEntry, join_copies, parse_key_file

MASTER = bytes(range(32))
SALT = b"s" * 24
SLOTS = tuple(bytes([number]) * 256 for number in range(1, 9))
DIRECTORY = Directory(
    minor=3,
    key_generation=2,
    created=1_700_000_000,
    entries=tuple(SlotEntry(role=it % 3, created=it) for it in range(8)),
)
FILE = KeyFile(
    kdf=KdfParameters(memory_kib=65536, iterations=3, lanes=4),
    salt=b"S" * 32,
    vault_id=b"V" * 16,
    generation=5,
    slots=SLOTS,
    sealed_directory=b"",
).with_directory(DIRECTORY, Secret(MASTER), SALT)


def checked(data: bytes) -> bytes:
    """The same with the right checksum."""
    return data[:-32] + hashlib.sha256(data[:-32]).digest()


def test_every_field_stands_where_the_format_says():
    data = FILE.serialise()
    assert len(data) == 4096
    assert data[:20] == b"HOLDALL VAULT\r\n\x1a" + struct.pack(">HH", 1, 1)
    assert data[20:32] == struct.pack(">III", 65536, 3, 4)
    assert data[32:256] == (b"S" * 32 + b"V" * 16 + bytes(48) + struct.pack(">Q", 5)).ljust(224, b"\0")
    assert data[256:2304] == b"".join(SLOTS)
    assert data[2304:2816] == FILE.sealed_directory
    assert data[2816:4064] == bytes(1248)
    assert data[4064:] == hashlib.sha256(data[:4064]).digest()
    assert parse_key_file(data) == FILE


def test_the_directory_is_sealed_as_the_format_says():
    data = FILE.serialise()
    key = expand(MASTER, b"holdall/1/key/directory" + b"V" * 16 + struct.pack(">I", 2), 32)
    sealed = FILE.with_directory(DIRECTORY, Secret(MASTER), SALT).sealed_directory
    plain = open_stream(key, b"holdall/1/directory" + data[:136], sealed)
    assert sealed.startswith(SALT)
    fixed = hashlib.sha256(data[:2304]).digest() + struct.pack(">HHIQ", 3, 0, 2, 1_700_000_000)
    entries = b"".join(struct.pack(">B7xQ16x", it % 3, it) for it in range(8))
    assert plain == (fixed + entries).ljust(512 - 56 - 16, b"\0")
    assert FILE.open_directory(Secret(MASTER), 2) == DIRECTORY


@pytest.mark.parametrize(
    "changed",
    [
        replace(FILE, major=2),
        replace(FILE, generation=6),
        replace(FILE, slots=(*SLOTS[1:], SLOTS[0])),
        replace(FILE, salt=b"T" * 32),
        replace(FILE, vault_id=b"W" * 16),
        replace(FILE, kdf=replace(FILE.kdf, lanes=1)),
        replace(FILE, sealed_directory=FILE.sealed_directory[:-1] + b"?"),
    ],
)
def test_a_directory_opens_only_under_its_own_header_slots_and_generation(changed):
    with pytest.raises(AuthenticationError):
        changed.open_directory(Secret(MASTER), 2)


def test_slots_that_the_directory_was_not_sealed_over_are_told_as_such():
    with pytest.raises(AuthenticationError) as caught:
        replace(FILE, slots=(*SLOTS[1:], SLOTS[0])).open_directory(Secret(MASTER), 2)
    assert caught.value.params == {"reason": "directory"}


@pytest.mark.parametrize(("master", "generation"), [(bytes(32), 2), (MASTER, 1)])
def test_a_directory_opens_only_with_its_master_key_and_generation(master, generation):
    with pytest.raises(AuthenticationError):
        FILE.open_directory(Secret(master), generation)


@pytest.mark.parametrize("data", [None, b"", FILE.serialise()[:-1], FILE.serialise() + b"\0", b"x" * 4096])
def test_what_is_no_key_file_is_told(data):
    with pytest.raises(VaultDamagedError) as caught:
        parse_key_file(data)
    assert caught.value.params == {"part": "key", "reason": "not-a-key-file"}


def test_no_byte_can_be_changed_unseen():
    data = FILE.serialise()
    for place in random.Random(1).sample(range(16, 4096), 200):
        with pytest.raises((VaultDamagedError, VaultTooNewError)):
            parse_key_file(data[:place] + bytes([data[place] ^ 1]) + data[place + 1 :])


@pytest.mark.parametrize(
    ("place", "value"), [(17, 0), (19, 0), (19, 2), (80, 1), (136, 1), (2816, 1), (4063, 1)]
)
def test_bytes_that_mean_nothing_cannot_be_changed_with_the_checksum(place, value):
    data = bytearray(FILE.serialise())
    data[place] = value
    with pytest.raises(VaultDamagedError) as caught:
        parse_key_file(checked(bytes(data)))
    assert caught.value.params == {"part": "key", "reason": "checksum"}


def test_a_newer_version_is_told_before_anything_else():
    data = bytearray(FILE.serialise())
    data[17] = 2
    assert parse_key_file(checked(bytes(data))).major == 2
    data[17] = 3
    with pytest.raises(VaultTooNewError) as caught:
        parse_key_file(bytes(data))
    assert caught.value.params["major"] == 3


def torn(*places: int) -> bytes:
    """The file with one byte changed in each of these places."""
    data = bytearray(FILE.serialise())
    for place in places:
        data[place] ^= 0xFF
    return bytes(data)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ((0,), (4095,)),
        ((0, 4095), (2048,)),
        ((511,), (512,)),
        ((0, 2048), (1024, 3072)),
        ((2048,), (2048 + 32,)),  # one sector, different pieces of it
        (tuple(range(0, 192, 32)), tuple(range(192, 384, 32))),  # as many pieces as are tried
    ],
)
def test_copies_damaged_in_different_places_make_a_whole_one(first, second):
    assert join_copies(torn(*first), torn(*second)) == FILE.serialise()
    assert join_copies(torn(*second), torn(*first)) == FILE.serialise()


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ((100,), (100,)),
        ((100,), (101,)),
        (tuple(range(0, 224, 32)), tuple(range(224, 416, 32))),  # a piece more: it would take too long
    ],
)
def test_copies_that_cannot_be_joined_are_none(first, second):
    assert join_copies(torn(*first), torn(*second)) is None
