"""No change to a closed vault goes unnoticed: it is refused with its class, or named by the check.

| changed | what tells |
|---|---|
| one copy of the key file, one head | `Finding` `key-copy-damaged`, `head-copy-damaged`; healed |
| both copies of the key file | `VaultDamagedError` key (`VaultTooNewError` for a higher major version) |
| slots, header or directory under a forged checksum | `WrongSecretError` or `VaultDamagedError` key |
| key derivation out of bounds | `VaultDamagedError` key kdf-bounds, before anything is derived |
| both heads | `VaultDamagedError` head |
| database: bytes, pages, an older one, of another vault | `VaultChangedOutsideError` index |
| database: missing or empty | `VaultDamagedError` index |
| stored file: bytes, length, chunks, another one | `BlobUnreadableError`; `Finding` `blob-damaged` |
| stored file: chunks that hold filler only | `Finding` `blob-padding-damaged`: the original comes out whole |
| snapshot | `Finding` `snapshot-damaged` |
"""

from __future__ import annotations

import random
import shutil
import struct
from hashlib import sha256

import pytest

from holdall.crypto import memory_lock
from holdall.crypto.errors import AuthenticationError
from holdall.crypto.secret import Secret
from holdall.crypto.stream import ChunkCipher
from holdall.crypto.stream_io import StreamReader
from holdall.errors import WrongSecretError
from holdall.vault import opening
from holdall.vault.blob_writer import blob_context
from holdall.vault.diagnosis import diagnose
from holdall.vault.errors import (
    BlobUnreadableError,
    Finding,
    VaultChangedOutsideError,
    VaultDamagedError,
    VaultTooNewError,
)
from holdall.vault.head import Head
from holdall.vault.key_file import FILE_SIZE, parse_key_file
from holdall.vault.vault import Vault


def _flip(path, place):
    data = bytearray(path.read_bytes())
    data[place] ^= 1 << place % 8
    path.write_bytes(data)


def _reseal_checksum(path, data):
    path.write_bytes(bytes(data[: FILE_SIZE - 32]) + sha256(bytes(data[: FILE_SIZE - 32])).digest())


def _restore(source, target):
    """Undo what a test did, so that the next try begins with the sound vault."""
    shutil.rmtree(target, ignore_errors=True)
    shutil.copytree(source, target)


def test_a_bit_in_any_byte_of_the_key_file_makes_a_copy_unreadable(sample):
    data = bytearray(sample.path.joinpath("vault.key").read_bytes())
    parse_key_file(bytes(data))
    for place in range(len(data)):
        data[place] ^= 1 << place % 8
        with pytest.raises((VaultDamagedError, VaultTooNewError)):
            parse_key_file(bytes(data))
        data[place] ^= 1 << place % 8


def test_every_truncation_of_the_key_file_makes_a_copy_unreadable(sample):
    data = sample.path.joinpath("vault.key").read_bytes()
    for length in range(len(data)):
        with pytest.raises(VaultDamagedError):
            parse_key_file(data[:length])


@pytest.mark.parametrize("name", ["vault.key", "vault.key2"])
def test_one_damaged_copy_is_told_and_healed(sample, name):
    _flip(sample.path / name, 300)
    with sample.open() as vault:
        assert vault.notices == (Finding("key-copy-damaged", name),)
        assert vault.verify() == [Finding("key-copy-damaged", name)]
    with sample.open() as vault:
        assert vault.verify() == []


def test_a_missing_copy_is_told_and_healed(sample):
    (sample.path / "vault.key").unlink()
    with sample.open() as vault:
        assert vault.verify() == [Finding("key-copy-damaged", "vault.key")]
    assert (sample.path / "vault.key").read_bytes() == (sample.path / "vault.key2").read_bytes()


_TORN = [
    ((300, 301), (3000, 3001)),  # a bit each
    ((300, 301), (330, 350)),  # in the same sector
    ((0, 512), (512, 4096)),  # torn between sectors
    ((0, 2048), (2048, 4096)),
    ((16, 18), (2304, 2816)),  # version; directory
]


@pytest.mark.parametrize(("first", "second"), _TORN)
def test_copies_damaged_in_different_places_open_together_and_are_healed(sample, first, second):
    sound = (sample.path / "vault.key").read_bytes()
    for name, (begin, end) in (("vault.key", first), ("vault.key2", second)):
        data = bytearray(sound)
        for place in range(begin, end):
            data[place] ^= 0x55
        (sample.path / name).write_bytes(data)
    with pytest.raises(WrongSecretError):
        Vault.open(sample.path, Secret(b"wrong"), env=sample.env)
    assert diagnose(sample.path, sample.secret(), env=sample.env).error is None
    with sample.open() as vault:
        told = [Finding("key-copy-damaged", "vault.key"), Finding("key-copy-damaged", "vault.key2")]
        assert vault.verify() == told
        assert vault.records.get(sample.paper.id) == sample.paper
    for name in ("vault.key", "vault.key2"):
        assert (sample.path / name).read_bytes() == sound


def test_copies_of_two_vaults_make_none(sample, tmp_path):
    for name, foreign in (("vault.key", b"\1"), ("vault.key2", b"\2")):
        (sample.path / name).write_bytes(sha256(foreign).digest() * 128)
    with pytest.raises(VaultDamagedError):
        sample.open()


@pytest.mark.parametrize("second", [300, None])
def test_two_copies_damaged_in_the_same_place_are_refused(sample, second):
    _flip(sample.path / "vault.key", 300)
    _flip(sample.path / "vault.key2", 300) if second else (sample.path / "vault.key2").unlink()
    with pytest.raises(VaultDamagedError) as caught:
        sample.open()
    assert caught.value.params == {"part": "key", "reason": "checksum"}


@pytest.mark.parametrize("place", [70, 130, 256, 600, 2303, 2304, 2815])
def test_a_forged_checksum_does_not_help(sample, place):
    """Vault id, generation, slots and directory are authenticated, not only summed up."""
    data = bytearray(sample.path.joinpath("vault.key").read_bytes())
    data[place] ^= 1
    _reseal_checksum(sample.path / "vault.key", data)
    with sample.open() as vault:
        assert [finding.code for finding in vault.notices] == ["key-copy-damaged"]
    _reseal_checksum(sample.path / "vault.key", data)
    _reseal_checksum(sample.path / "vault.key2", data)
    with pytest.raises((WrongSecretError, VaultDamagedError)):
        sample.open()


@pytest.mark.parametrize(
    ("offset", "value"),
    [(20, 0), (20, 63), (20, 2**32 - 1), (24, 0), (24, 17), (28, 0), (28, 17), (28, 2**32 - 1)],
)
def test_hostile_parameters_are_refused_before_anything_is_derived(sample, offset, value, monkeypatch):
    from holdall.crypto import kdf

    def must_not_run(**_):
        raise AssertionError("derived")

    monkeypatch.setattr(kdf, "Argon2id", must_not_run)
    data = bytearray(sample.path.joinpath("vault.key").read_bytes())
    struct.pack_into(">I", data, offset, value)
    for name in ("vault.key", "vault.key2"):
        _reseal_checksum(sample.path / name, data)
    with pytest.raises(VaultDamagedError) as caught:
        sample.open()
    assert caught.value.params == {"part": "key", "reason": "kdf-bounds"}


def test_lowering_the_cost_fails_authentication(sample):
    data = bytearray(sample.path.joinpath("vault.key").read_bytes())
    struct.pack_into(">I", data, 20, 128)
    for name in ("vault.key", "vault.key2"):
        _reseal_checksum(sample.path / name, data)
    with pytest.raises(WrongSecretError):
        sample.open()


def test_a_newer_major_version_says_so(sample):
    for name in ("vault.key", "vault.key2"):
        data = bytearray((sample.path / name).read_bytes())
        struct.pack_into(">H", data, 16, 3)
        (sample.path / name).write_bytes(data)
    with pytest.raises(VaultTooNewError) as caught:
        sample.open()
    assert caught.value.params == {"major": 3}


def test_an_unknown_key_derivation_is_refused(sample):
    data = bytearray(sample.path.joinpath("vault.key").read_bytes())
    struct.pack_into(">H", data, 18, 2)
    for name in ("vault.key", "vault.key2"):
        _reseal_checksum(sample.path / name, data)
    with pytest.raises(VaultDamagedError):
        sample.open()


def test_a_bit_in_any_byte_of_a_head_makes_the_record_unreadable(sample):
    with sample.open() as vault:
        data = bytearray((sample.path / "head.a").read_bytes())
        for place in range(len(data)):
            data[place] ^= 1 << place % 8
            with pytest.raises(AuthenticationError):
                Head.open(vault._keys, bytes(data))
            data[place] ^= 1 << place % 8
        for length in range(len(data)):
            with pytest.raises(AuthenticationError):
                Head.open(vault._keys, bytes(data[:length]))


def test_one_damaged_head_is_told_and_healed(sample):
    _flip(sample.path / "head.b", 100)
    with sample.open() as vault:
        assert vault.verify() == [Finding("head-copy-damaged", "head.b")]
    with sample.open() as vault:
        assert vault.verify() == []


@pytest.mark.parametrize("names", [("head.a", "head.b")])
def test_without_any_head_the_vault_is_damaged(sample, names):
    for name in names:
        (sample.path / name).write_bytes(b"")
    with pytest.raises(VaultDamagedError) as caught:
        sample.open()
    assert caught.value.params == {"part": "head", "reason": "damaged"}


def test_a_bit_in_any_byte_of_a_blob_is_noticed(sample):
    path = sample.path / "blobs" / sample.file.id[:2] / f"{sample.file.id}.blob"
    data = bytearray(path.read_bytes())
    assert len(data) > 2 * 16400  # three chunks
    with sample.open() as vault:
        key, context = vault._keys.blob, blob_context(vault._keys, sample.file.id)
        cipher = ChunkCipher.from_header(key, context, bytes(data[:56]))
        plain = memoryview(bytearray(16384))

        def _open_at(place):
            """Open what the byte at `place` belongs to: header or chunk."""
            number, begin = (place - 56) // 16400, 56 + (place - 56) // 16400 * 16400
            header = bytes(data[:56])
            opener = ChunkCipher.from_header(key, context, header) if place < 56 else cipher
            opener.open(number, memoryview(data)[begin : begin + 16400], plain)

        for place in range(len(data)):
            data[place] ^= 1 << place % 8
            with pytest.raises(AuthenticationError):
                _open_at(place)
            data[place] ^= 1 << place % 8
        for place in (0, 40, 60, 17_000, len(data) - 1):  # and the same through the vault
            _flip(path, place)
            with pytest.raises(BlobUnreadableError):
                vault.blobs.open(sample.file.id).read()
            _flip(path, place)


_PADDED = 2**20 + 1  # a frame of 66 chunks: data end with the first byte of chunk 64, then filler only


@pytest.mark.parametrize(
    ("place", "code", "is_readable"),
    [
        (56 + 64 * 16400 + 1, "blob-damaged", False),  # filler beside data
        (56 + 65 * 16400, "blob-padding-damaged", True),
        (56 + 66 * 16400 - 1, "blob-padding-damaged", True),
        (56 + 66 * 16400, "blob-damaged", False),  # the end
    ],
)
def test_a_bit_in_the_padding_of_a_blob_is_noticed(sample, tools, place, code, is_readable):
    data = random.Random(9).randbytes(_PADDED - 1024)
    with sample.open() as vault:
        file = tools.add_file(vault, data)
        path = sample.path / "blobs" / file.id[:2] / f"{file.id}.blob"
        assert path.stat().st_size == 56 + 66 * 16400 + 16
        _flip(path, place)
        assert vault.verify() == [Finding(code, file.id)]
        if is_readable:
            assert vault.blobs.open(file.id).read() == data
        _flip(path, place)
        assert vault.verify() == []


def test_a_bit_in_the_padding_of_a_part_is_noticed(sample, tools):
    with sample.open(part_frame_size=_PADDED) as vault:
        file = tools.add_file(vault, random.Random(9).randbytes(2 * _PADDED))
        part = vault.blobs.open_raw(file.id).part_ids[1]
        _flip(sample.path / "blobs" / part[:2] / f"{part}.blob", 56 + 65 * 16400)
        assert vault.verify() == [Finding("blob-padding-damaged", file.id)]


def test_every_truncation_of_a_blob_is_noticed(sample, tools, monkeypatch):
    monkeypatch.setattr(memory_lock, "_call", lambda *_: True)  # half of the time, and changes no byte
    with sample.open() as vault:
        file = tools.add_file(vault, bytes(20_000), "two-chunks.bin")
        path = sample.path / "blobs" / file.id[:2] / f"{file.id}.blob"
        data = path.read_bytes()
        key, context = vault._keys.blob, blob_context(vault._keys, file.id)
        assert StreamReader(key, context, _source(data), len(data)).size > 16384
        for length in range(len(data)):
            with pytest.raises(AuthenticationError):
                StreamReader(key, context, _source(data[:length]), length)
        for length in (
            0,
            55,
            56,
            71,
            72,
            16455,
            16456,
            16457,
            16471,
            16472,
            len(data) - 1,
        ):  # through the vault
            path.write_bytes(data[:length])
            with pytest.raises(BlobUnreadableError):
                vault.blobs.open(file.id).read()


def _source(data):
    """Reads `data` as a `StreamReader` asks for it."""

    def read_at(offset, buffer):
        piece = data[offset : offset + len(buffer)]
        buffer[: len(piece)] = piece
        return len(piece)

    return read_at


def test_swapped_blobs_are_noticed(sample, tools):
    with sample.open() as vault:
        other = tools.add_file(vault, sample.data[::-1], "other.jpg")
        paths = [sample.path / "blobs" / name[:2] / f"{name}.blob" for name in (sample.file.id, other.id)]
        first, second = (path.read_bytes() for path in paths)
        paths[0].write_bytes(second)
        paths[1].write_bytes(first)
        assert {finding.code for finding in vault.verify()} == {"blob-damaged"}


def test_swapped_chunks_of_a_blob_are_noticed(sample):
    path = sample.path / "blobs" / sample.file.id[:2] / f"{sample.file.id}.blob"
    data = path.read_bytes()
    header, first, second, rest = data[:56], data[56:16456], data[16456:32856], data[32856:]
    for changed in (
        header + second + first + rest,
        header + first + first + rest,
        header + first + rest,
        header + first + second,
        header + first + second + rest + rest,
        data + b"\0",
    ):
        path.write_bytes(changed)
        with sample.open() as vault:
            assert vault.verify() == [Finding("blob-damaged", sample.file.id)]


def test_changed_bytes_of_the_database_are_noticed(sample):
    path = sample.path / "index.db"
    with sample.open() as vault:
        pass
    head = vault._session.head
    assert head.clean
    opening.require_pinned(vault._layout, sample.env, head)
    places = random.Random(20260102).sample(range(path.stat().st_size), 2000)
    for number, place in enumerate(places):
        _flip(path, place)
        with pytest.raises(VaultChangedOutsideError):
            opening.require_pinned(vault._layout, sample.env, head)
        if number < 60:  # and the same through the vault
            with pytest.raises(VaultChangedOutsideError):
                sample.open()
        _flip(path, place)
    with sample.open() as vault:
        assert vault.verify() == []


def test_every_truncation_of_the_database_is_noticed(sample, monkeypatch):
    """By its length, before a byte of it is read."""
    with sample.open() as vault:
        head = vault._session.head
    monkeypatch.setattr(opening, "measure", lambda *_: pytest.fail("read"))
    path = sample.path / "index.db"
    whole = path.stat().st_size
    with path.open("r+b") as file:
        for length in range(whole - 1, 0, -1):
            file.truncate(length)
            with pytest.raises(VaultChangedOutsideError):
                opening.require_pinned(vault._layout, sample.env, head)
        file.truncate(whole + 1)
    with pytest.raises(VaultChangedOutsideError):
        sample.open()


def test_changed_and_cut_off_snapshots_are_noticed(sample):
    with sample.open() as vault:
        path = sample.path / "snapshots" / vault.snapshots[0].name
        sound = path.read_bytes()
        rng = random.Random(5)
        for place in [*range(72), *rng.sample(range(len(sound)), 100), len(sound) - 1]:
            _flip(path, place)
            assert vault._snapshots.damaged(vault._session.head) == [path.name]
            _flip(path, place)
        for length in [*range(72), *rng.sample(range(len(sound)), 100), len(sound) - 1]:
            path.write_bytes(sound[:length])
            assert vault._snapshots.damaged(vault._session.head) == [path.name]
        path.write_bytes(sound)
        assert vault.verify() == []


def test_changed_bytes_of_the_database_are_found_while_it_is_open(sample):
    rng = random.Random(3)
    for _ in range(20):
        with sample.open() as vault:
            path = sample.path / "index.db"
            sound = path.read_bytes()
            _flip(path, rng.randrange(len(sound)))
            assert vault.verify() == [Finding("index-damaged")]
            path.write_bytes(sound)


def test_an_older_database_is_noticed_and_snapshots_are_offered(sample, tools):
    old = (sample.path / "index.db").read_bytes()
    with sample.open() as vault:
        tools.add_file(vault, b"evidence", "new.jpg")
    (sample.path / "index.db").write_bytes(old)
    with pytest.raises(VaultChangedOutsideError) as caught:
        sample.open()
    assert caught.value.params == {"part": "index", "reason": "mismatch"}
    assert len(caught.value.snapshots) == 2
    assert caught.value.snapshots[0].generation > caught.value.snapshots[1].generation


def test_spliced_pages_are_noticed(sample, tools):
    old = (sample.path / "index.db").read_bytes()
    with sample.open() as vault:
        tools.add_file(vault, b"evidence", "new.jpg")
    new = bytearray((sample.path / "index.db").read_bytes())
    different = [at for at in range(0, len(old), 4096) if old[at : at + 4096] != new[at : at + 4096]]
    for at in different:
        spliced = bytearray(new)
        spliced[at : at + 4096] = old[at : at + 4096]
        (sample.path / "index.db").write_bytes(spliced)
        with pytest.raises(VaultChangedOutsideError):
            sample.open()


def test_an_older_database_is_noticed_after_an_interrupted_session_too(sample, tools, tmp_path):
    with sample.open() as vault:
        tools.add_file(vault, b"first", "1.jpg")
    with sample.open() as vault:
        tools.add_file(vault, b"second", "2.jpg")
    with sample.open() as vault:
        tools.add_file(vault, b"third", "3.jpg")
        image = tmp_path / "image"
        shutil.copytree(sample.path, image)
    (image / "index.db-wal").unlink()
    sample.open(image).close()  # back to where the interrupted session began: accepted, see the limits
    _restore(sample.path, image)
    with sample.open(image) as vault:
        tools.add_file(vault, b"fourth", "4.jpg")
        cut = tmp_path / "cut"
        shutil.copytree(image, cut)
    (cut / "index.db-wal").unlink()
    shutil.copy(_first_database(sample, tmp_path), cut / "index.db")
    with pytest.raises(VaultChangedOutsideError) as caught:
        sample.open(cut)
    assert caught.value.params == {"part": "index", "reason": "session"}


def _first_database(sample, tmp_path):
    """The database as the oldest snapshot holds it."""
    with sample.open() as vault, (tmp_path / "old.db").open("wb") as target:
        vault._snapshots.read(vault.snapshots[-1], target)
    return tmp_path / "old.db"


def test_an_empty_database_is_refused(sample):
    (sample.path / "index.db").write_bytes(b"")
    with pytest.raises(VaultDamagedError) as caught:
        sample.open()
    assert caught.value.params == {"part": "index", "reason": "empty"}
    assert len(caught.value.snapshots) == 1


def test_a_missing_database_is_refused(sample):
    (sample.path / "index.db").unlink()
    with pytest.raises(VaultDamagedError) as caught:
        sample.open()
    assert caught.value.params == {"part": "index", "reason": "missing"}


def test_a_log_beside_a_clean_head_is_refused(sample):
    (sample.path / "index.db-wal").write_bytes(b"old log")
    with pytest.raises(VaultChangedOutsideError) as caught:
        sample.open()
    assert caught.value.params == {"part": "index", "reason": "log"}


@pytest.mark.parametrize("interrupted", [False, True])
def test_a_database_of_another_vault_is_refused(sample, tools, make_vault, tmp_path, interrupted):
    other = make_vault("other")
    other.close()
    with sample.open() as vault:
        tools.add_file(vault, b"first", "1.jpg")
        shutil.copytree(sample.path, tmp_path / "image")
    path = tmp_path / "image" if interrupted else sample.path
    shutil.copy(other.path / "index.db", path / "index.db")
    with pytest.raises(VaultDamagedError if interrupted else VaultChangedOutsideError) as caught:
        sample.open(path)
    assert caught.value.params == {"part": "index", "reason": "unreadable" if interrupted else "mismatch"}
