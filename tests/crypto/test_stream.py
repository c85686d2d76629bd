"""holdall stream 1 is Cobblestone-256, and refuses everything that is not whole."""

from __future__ import annotations

import base64
import hashlib
import json
import random
from pathlib import Path

import pytest
from cryptography.cobblestone import Cobblestone256Decryptor, Cobblestone256Encryptor

from holdall.crypto import stream
from holdall.crypto.errors import AuthenticationError
from holdall.crypto.secret import Secret
from holdall.crypto.stream import ChunkCipher

KEY = bytes(range(32))
SALT = bytes(range(24))
CONTEXT = b"test"
VECTORS = json.loads(Path(__file__).with_name("stream_vectors.json").read_text("ascii"))
LENGTHS = [0, 1, 16383, 16384, 16385, 32768, 50_000]


def _key():
    return Secret(KEY)


def _seal(plain, context=CONTEXT):
    return stream.seal(_key(), context, SALT, plain)


@pytest.mark.parametrize("length", LENGTHS)
def test_the_reference_implementation_opens_what_we_seal(length):
    plain = random.Random(length).randbytes(length)
    reference = Cobblestone256Decryptor(KEY, CONTEXT)
    assert reference.update(_seal(plain)) + reference.finalize() == plain


@pytest.mark.parametrize("length", LENGTHS)
def test_we_open_what_the_reference_implementation_seals(length):
    plain = random.Random(length).randbytes(length)
    reference = Cobblestone256Encryptor(KEY, CONTEXT)
    sealed = reference.update(plain) + reference.finalize()
    assert stream.open_sealed(_key(), CONTEXT, sealed) == plain
    assert stream.sealed_size(length) == len(sealed)
    assert stream.plain_size(len(sealed)) == length


def test_frozen_vectors():
    """Own vectors, made by this code and checked against the reference implementation when frozen."""
    sealed = _seal(b"hello world")
    assert sealed[:24] == SALT
    assert sealed.hex() == FROZEN_HELLO
    assert hashlib.sha256(_seal(bytes(40_000))).hexdigest() == FROZEN_ZEROS


FROZEN_HELLO = (
    "000102030405060708090a0b0c0d0e0f10111213141516179eef4f582fef0697f9dcfab371dd215d6e1fd88f8b8361d4"
    "9b0f82baa1f7a943e74c508b9835a52f23a5b4da45007c867cd4c0383f044cc78ed124"
)
FROZEN_ZEROS = "e273962c84832898fecd2d2a79e7aff944b4a03333d109c44bd4e41e12cb299f"


@pytest.mark.parametrize("vector", VECTORS, ids=lambda vector: vector["name"])
def test_own_vectors_with_one_defect_each(vector):
    key, context = Secret(bytes.fromhex(vector["key"])), vector["context"].encode()
    sealed = base64.b64decode(vector["sealed"])
    if "plain" in vector:
        assert stream.open_sealed(key, context, sealed) == base64.b64decode(vector["plain"])
    else:
        refused = _refused(lambda: stream.open_sealed(key, context, sealed))
        assert refused["reason"] == vector["refused"]


def test_a_flipped_bit_in_any_byte_is_noticed():
    sealed = bytearray(_seal(b"twenty-three bytes long"))
    for place in range(len(sealed)):
        sealed[place] ^= 1 << place % 8
        with pytest.raises(AuthenticationError):
            stream.open_sealed(_key(), CONTEXT, bytes(sealed))
        sealed[place] ^= 1 << place % 8


def test_every_truncation_is_noticed():
    sealed = _seal(bytes(16384 + 40))
    for length in [*range(200), *range(16_400, len(sealed))]:
        with pytest.raises(AuthenticationError):
            stream.open_sealed(_key(), CONTEXT, sealed[:length])


@pytest.mark.parametrize("change", ["drop", "repeat", "swap", "append"])
def test_moved_chunks_are_noticed(change):
    sealed = _seal(random.Random(1).randbytes(3 * 16384 + 5))
    head, size = sealed[:56], stream.SEALED_CHUNK_SIZE
    first, second, rest = sealed[56 : 56 + size], sealed[56 + size : 56 + 2 * size], sealed[56 + 2 * size :]
    changed = {
        "drop": head + second + rest,
        "repeat": head + first + first + second + rest,
        "swap": head + second + first + rest,
        "append": sealed + b"\x00",
    }[change]
    with pytest.raises(AuthenticationError):
        stream.open_sealed(_key(), CONTEXT, changed)


def _refused(act) -> dict[str, str | int]:
    with pytest.raises(AuthenticationError) as caught:
        act()
    return caught.value.params


def test_a_changed_chunk_is_named():
    sealed = bytearray(_seal(bytes(3 * 16384)))
    sealed[56 + stream.SEALED_CHUNK_SIZE] ^= 1
    assert _refused(lambda: stream.open_sealed(_key(), CONTEXT, sealed)) == {"reason": "chunk", "chunk": 1}


def test_another_key_or_context_fails_at_the_commitment():
    sealed = _seal(b"data")
    for key, context in ((_key(), b"other"), (Secret(bytes(32)), CONTEXT)):
        refused = _refused(lambda key=key, context=context: stream.open_sealed(key, context, sealed))
        assert refused == {"reason": "commitment"}


def test_the_chunk_number_is_limited():
    cipher, room = ChunkCipher(_key(), CONTEXT, SALT), memoryview(bytearray(16))
    too_long = stream.sealed_size(stream.MAX_CHUNKS * stream.CHUNK_SIZE)
    assert _refused(lambda: cipher.seal(stream.MAX_CHUNKS, memoryview(b""), room)) == {"reason": "length"}
    assert _refused(lambda: stream.plain_size(too_long)) == {"reason": "length"}


def test_a_chunk_without_room_for_its_tag_is_refused():
    cipher, room = ChunkCipher(_key(), CONTEXT, SALT), memoryview(bytearray(16))
    assert _refused(lambda: cipher.open(0, memoryview(bytes(15)), room)) == {"reason": "length"}
