"""Streams written in pieces and read at any place equal streams sealed at once."""

from __future__ import annotations

import random
from contextlib import nullcontext

import pytest

from holdall.crypto import stream
from holdall.crypto.errors import AuthenticationError
from holdall.crypto.secret import Secret
from holdall.crypto.stream import ChunkCipher
from holdall.crypto.stream_io import BATCH_CHUNKS, StreamReader, StreamWriter

KEY, SALT, CONTEXT = bytes(range(32)), bytes(24), b"test"
SIZE = (BATCH_CHUNKS + 3) * stream.CHUNK_SIZE + 77


@pytest.fixture(scope="module")
def plain():
    return random.Random(5).randbytes(SIZE)


@pytest.fixture(scope="module")
def sealed(plain):
    return stream.seal(Secret(KEY), CONTEXT, SALT, plain)


def _reader(sealed, length=None, reads=None):
    def read_at(offset, buffer):
        if reads is not None:
            reads.append(len(buffer))
        piece = sealed[offset : offset + len(buffer)]
        buffer[: len(piece)] = piece
        return len(piece)

    return StreamReader(Secret(KEY), CONTEXT, read_at, len(sealed) if length is None else length)


@pytest.mark.parametrize("step", [1000, 16384, 20_000, SIZE])
@pytest.mark.parametrize("size", [0, 16384, SIZE])
def test_pieces_of_any_size_make_the_same_stream(plain, step, size):
    cipher = ChunkCipher(Secret(KEY), CONTEXT, SALT)
    written = bytearray(cipher.header)
    writer = StreamWriter(cipher, written.extend)
    for begin in range(0, size, step):
        writer.write(memoryview(plain)[begin : min(begin + step, size)])
    writer.finish()
    assert written == stream.seal(Secret(KEY), CONTEXT, SALT, plain[:size])


def test_a_sink_gets_whole_batches_however_the_pieces_fall(plain):
    sizes = []
    writer = StreamWriter(ChunkCipher(Secret(KEY), CONTEXT, SALT), lambda sealed: sizes.append(len(sealed)))
    for begin in range(0, SIZE, 100_000):
        writer.write(memoryview(plain)[begin : begin + 100_000])
    writer.finish()
    assert sizes == [BATCH_CHUNKS * stream.SEALED_CHUNK_SIZE, 3 * stream.SEALED_CHUNK_SIZE + 77 + 16]


@pytest.mark.parametrize("lag", [0, 1, 2])
def test_a_sink_may_be_late(lag):
    data, written, waiting = random.Random(lag).randbytes(4 * SIZE), [], []

    def sink(sealed):
        waiting.append(sealed)
        if len(waiting) > lag:
            written.append(bytes(waiting.pop(0)))

    cipher = ChunkCipher(Secret(KEY), CONTEXT, SALT)
    writer = StreamWriter(cipher, sink, lag=lag)
    writer.write(memoryview(data))
    writer.finish()
    written += waiting
    assert cipher.header + b"".join(written) == stream.seal(Secret(KEY), CONTEXT, SALT, data)


@pytest.mark.parametrize("lag", [0, 1, 2])
def test_what_is_checked_may_be_opened_late(lag):
    sealed = stream.seal(Secret(KEY), CONTEXT, SALT, random.Random(lag).randbytes(4 * SIZE))
    changed = bytearray(sealed)
    changed[stream.HEADER_SIZE + 2 * BATCH_CHUNKS * stream.SEALED_CHUNK_SIZE + 3] ^= 1
    for source in (sealed, changed):
        waiting, opened = [], []

        def do(call, waiting=waiting, opened=opened):
            waiting.append(call)
            if len(waiting) > lag:
                opened.append(waiting.pop(0)())

        reader = _reader(source)
        with nullcontext() if source is sealed else pytest.raises(AuthenticationError):
            reader.check(0, do, lag)
            opened += [call() for call in waiting]
            assert len(opened) == 5


def test_any_range_can_be_read(plain, sealed):
    reader = _reader(sealed)
    assert reader.size == SIZE
    rng = random.Random(7)
    ranges = [(0, SIZE), (0, SIZE + 9), (SIZE, 5), (SIZE + 5, 5), (16383, 2), (16384, 32768)]
    ranges += [(rng.randrange(SIZE), rng.randrange(70_000)) for _ in range(60)]
    for offset, length in ranges:
        buffer = bytearray(length)
        count = reader.read_into(offset, memoryview(buffer))
        assert buffer[:count] == plain[offset : offset + length]


def test_a_changed_chunk_is_noticed_when_it_is_read(sealed):
    changed = bytearray(sealed)
    changed[stream.HEADER_SIZE + stream.SEALED_CHUNK_SIZE + 3] ^= 1
    reader = _reader(bytes(changed))
    assert reader.read_into(0, memoryview(bytearray(16384))) == 16384
    for length in (10, 40_000):
        with pytest.raises(AuthenticationError):
            reader.read_into(16384, memoryview(bytearray(length)))


def test_a_failed_chunk_is_not_kept(sealed):
    changed = bytearray(sealed)
    changed[stream.HEADER_SIZE + 3] ^= 1
    reader = _reader(changed)
    for _ in range(2):
        with pytest.raises(AuthenticationError):
            reader.read_into(0, memoryview(bytearray(4)))


def test_after_a_failed_chunk_every_other_is_still_read_from_the_source(plain, sealed):
    changed = bytearray(sealed)
    changed[stream.HEADER_SIZE + 3] ^= 1
    reader = _reader(changed)
    for number in range(1, 4):
        with pytest.raises(AuthenticationError):
            reader.read_into(0, memoryview(bytearray(4)))
        buffer = bytearray(9)
        reader.read_into(number * 16384 + 1, memoryview(buffer))
        assert buffer == plain[number * 16384 + 1 :][:9]


@pytest.mark.parametrize("number", [0, 1, BATCH_CHUNKS, BATCH_CHUNKS + 2])
def test_a_check_opens_every_chunk_from_its_place_on(sealed, number):
    changed = bytearray(sealed)
    changed[stream.HEADER_SIZE + number * stream.SEALED_CHUNK_SIZE + 3] ^= 1
    reader = _reader(changed)
    for offset in (0, number * 16384, number * 16384 + 16383):
        with pytest.raises(AuthenticationError):
            reader.check(offset)
    reader.check((number + 1) * 16384)
    _reader(sealed).check(0)
    reader.check(SIZE)


@pytest.mark.parametrize("chunks", [0, 1, 2, 3])
def test_a_changed_last_chunk_is_refused_at_opening(chunks):
    sealed = bytearray(stream.seal(Secret(KEY), CONTEXT, SALT, bytes(chunks * 16384 + 5)))
    sealed[-20] ^= 1
    with pytest.raises(AuthenticationError):
        _reader(sealed)


def test_a_long_range_takes_few_reads(sealed):
    reads = []
    reader = _reader(sealed, reads=reads)
    reads.clear()
    reader.read_into(0, memoryview(bytearray(SIZE)))
    assert reads == [BATCH_CHUNKS * stream.SEALED_CHUNK_SIZE, 3 * stream.SEALED_CHUNK_SIZE]


def test_short_ranges_of_one_chunk_take_one_read(sealed):
    reads = []
    reader = _reader(sealed, reads=reads)
    reads.clear()
    for offset in (20_000, 20_010, 30_000):
        reader.read_into(offset, memoryview(bytearray(10)))
    assert reads == [stream.SEALED_CHUNK_SIZE]


@pytest.mark.parametrize("cut", [1, 77 + 16, 16_000, SIZE])
def test_a_stream_cut_short_is_refused_at_opening(sealed, cut):
    with pytest.raises(AuthenticationError):
        _reader(sealed[:-cut])


def test_a_source_that_ends_early_is_refused(sealed):
    with pytest.raises(AuthenticationError) as caught:
        _reader(sealed[:-1], len(sealed))
    assert caught.value.params == {"reason": "length"}
