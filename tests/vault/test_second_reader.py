"""Two readers, one written from the specification alone, agree on every vault; frozen vaults keep opening."""

from __future__ import annotations

import base64
import importlib.util
import json
import re
import shutil
import sys
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest

from holdall.case import codec
from holdall.case.stored_file import StoredFile
from holdall.crypto.recovery import draft_code
from holdall.crypto.secret import Secret
from holdall.vault import rekeying
from holdall.vault.environment import REAL
from holdall.vault.vault import Vault

HERE = Path(__file__).parent
VECTORS = json.loads((HERE.parent / "crypto" / "stream_vectors.json").read_text("ascii"))
FROZEN = sorted(path.with_suffix("") for path in (HERE.parent / "vaults").glob("*.json"))


@pytest.fixture
def reader():
    """The module, which takes nothing from the program."""
    spec = importlib.util.spec_from_file_location("second_reader", HERE / "second_reader.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def cheap_reader(reader, monkeypatch):
    """The same, taking the quick key derivation of test vaults."""
    monkeypatch.setattr(reader, "BOUNDS", (64, 64))
    return reader


def test_the_second_reader_is_small_and_independent():
    source = (HERE / "second_reader.py").read_text()
    assert len(source.splitlines()) <= 300
    imports = re.findall(r"^(?:from|import) (\w+)", source, re.MULTILINE)
    assert set(imports) - set(sys.stdlib_module_names) == {"cryptography", "sqlcipher3"}


def _restored(folder):
    records = json.loads((folder / "records.json").read_text())
    files = {path.name: path.read_bytes() for path in (folder / "files").iterdir()}
    return records, files


@pytest.mark.parametrize("with_code", [False, True], ids=["passphrase", "code"])
def test_it_restores_a_fresh_vault_byte_for_byte(cheap_reader, sample, tools, tmp_path, with_code):
    with sample.open(part_frame_size=8192) as vault:
        parts = tools.add_file(vault, b"0123456789abcdef" * 2000, "parts.bin")
        expected = {
            record.id: codec.encode(record)
            for cls in codec.RECORD_TYPES.values()
            for record in vault.records.all(cls)
        }
    cheap_reader.restore(sample.path, sample.code if with_code else sample.passphrase, tmp_path / "out")
    records, files = _restored(tmp_path / "out")
    assert {record["id"]: record for record in records} == expected
    assert files == {sample.file.id: sample.data, parts.id: b"0123456789abcdef" * 2000}


@pytest.mark.parametrize("times", [1, 2])
def test_it_restores_a_vault_whose_master_key_was_replaced(cheap_reader, sample, tmp_path, times):
    old = {name: (sample.path / name).read_bytes() for name in ("vault.key", "vault.key2")}
    for _ in range(times):
        code = draft_code(sample.env.rng)
        rekeying.rekey(sample.path, sample.secret(), Secret.from_text(code), env=sample.env)
    for secret in (sample.passphrase, code):
        cheap_reader.restore(sample.path, secret, tmp_path / f"out-{len(secret)}")
        records, files = _restored(tmp_path / f"out-{len(secret)}")
        assert {record["id"] for record in records} == {sample.person.id, sample.paper.id, sample.file.id}
        assert files == {sample.file.id: sample.data}
    (sample.path / "vault.key2").write_bytes(old["vault.key2"])
    with pytest.raises(cheap_reader.UnreadableError, match="replaced"):
        cheap_reader.restore(sample.path, sample.code, tmp_path / "none")


def test_it_refuses_a_wrong_passphrase(cheap_reader, sample, tmp_path):
    with pytest.raises(cheap_reader.UnreadableError, match="wrong"):
        cheap_reader.restore(sample.path, "not it", tmp_path / "out")


@pytest.fixture
def refusal(cheap_reader, sample, tmp_path):
    """Why the reader refuses the sample, or what lies at another path."""

    def ask(secret=sample.passphrase, path=sample.path):
        with pytest.raises(cheap_reader.UnreadableError) as caught:
            cheap_reader.restore(path, secret, tmp_path / "out")
        return str(caught.value)

    return ask


def _on_both_key_files(sample, offset, value):
    for name in ("vault.key", "vault.key2"):
        data = bytearray((sample.path / name).read_bytes())
        data[offset : offset + len(value)] = value
        (sample.path / name).write_bytes(bytes(data[:-32]) + sha256(data[:-32]).digest())


@pytest.mark.parametrize(
    ("offset", "value"),
    [
        (16, b"\0\0"),
        (18, b"\0\2"),
        (20, b"\0\0\0\1"),
        (20, b"\xff" * 4),
        (24, bytes(4)),
        (28, b"\0\0\0\x11"),
        (100, b"\1"),
        (200, b"\1"),
        (3000, b"\1"),
    ],
)
def test_it_refuses_a_key_file_before_it_derives_anything(refusal, cheap_reader, sample, offset, value):
    del cheap_reader.Argon2id
    _on_both_key_files(sample, offset, value)
    assert refusal() == "no readable key file"


def test_a_newer_vault_is_told(refusal, sample):
    _on_both_key_files(sample, 16, b"\0\3")
    assert refusal() == "the vault is newer than this reader"


def test_one_bad_copy_of_the_key_file_does_no_harm(cheap_reader, sample, tmp_path):
    (sample.path / "vault.key").write_bytes(b"\xff" * 4096)
    cheap_reader.restore(sample.path, sample.passphrase, tmp_path / "out")


def test_of_two_key_files_the_one_with_a_head_counts(refusal, cheap_reader, sample, fast_env, tmp_path):
    other, code = Vault.create(tmp_path / "other.holdall", sample.secret(), env=fast_env)
    other.slots.add_passphrase(Secret.from_text("one more"))
    other.close()
    shutil.copy(other.path / "vault.key", sample.path / "vault.key")
    cheap_reader.restore(sample.path, sample.passphrase, tmp_path / "restored")
    assert refusal(code) == "key files of two vaults"


@pytest.mark.parametrize(
    ("name", "data", "told"),
    [
        ("index.db", b"", "empty"),
        ("index.db", None, "missing"),
        ("index.db", b"x" * 8192, "index length"),
        ("index.db-wal", b"x", "log"),
        ("index.db-journal", b"", "journal"),
    ],
)
def test_it_refuses_a_database_that_no_head_vouches_for(refusal, sample, name, data, told):
    if data is None:
        (sample.path / name).unlink()
    else:
        (sample.path / name).write_bytes(data)
    assert told in refusal()


def test_it_refuses_a_database_that_was_changed(refusal, sample):
    data = bytearray((sample.path / "index.db").read_bytes())
    data[5000] ^= 1
    (sample.path / "index.db").write_bytes(data)
    assert refusal() == "index changed outside"


def test_it_refuses_a_session_that_did_not_end(refusal, unsettled):
    assert "not closed" in refusal(path=unsettled.path)


def test_it_refuses_a_database_with_code_of_its_own(refusal, sample):
    with sample.open() as vault, vault._session.writing() as database:
        database.execute("CREATE VIEW spy AS SELECT 1")
    assert refusal() == "triggers or views"


@pytest.mark.parametrize(("table", "told"), [("schema", "schema"), ("session", "index of another session")])
def test_it_refuses_another_schema_and_another_session(refusal, sample, table, told):
    with sample.open() as vault, vault._session.writing() as database:
        database.set_meta(table, 99)
    assert refusal() == told


@pytest.mark.parametrize("name", ["vault.key", "head.a", "index.db", "index.db-wal", "lock", "blobs"])
def test_it_follows_no_link(refusal, sample, tmp_path, name):
    if name == "vault.key":
        (sample.path / "vault.key2").unlink()
    if name == "head.a":
        (sample.path / "head.b").unlink()
    place, aside = sample.path / name, tmp_path / "aside"
    place.rename(aside) if place.exists() else aside.touch()
    place.symlink_to(aside)
    assert refusal()


def test_it_follows_no_link_in_place_of_a_stored_file(refusal, sample, tmp_path):
    place = sample.path / "blobs" / sample.file.id[:2]
    place.rename(tmp_path / "aside")
    place.symlink_to(tmp_path / "aside")
    assert "neither file nor folder" in refusal()


def test_it_trusts_no_name_in_the_database(cheap_reader, sample, tmp_path):
    vault = cheap_reader.Vault(sample.path, sample.passphrase)
    for name in ("../../etc/passwd", sample.file.id.upper() + "/", ""):
        with pytest.raises(cheap_reader.UnreadableError, match="id of a stored file"):
            vault.file(name)


def test_it_keeps_off_a_vault_that_is_open(refusal, sample):
    with sample.open():
        assert refusal() == "in use"


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({0: b"\0\2"}, "frame version"),
        ({2: b"\3"}, "a part is no file"),
        ({8: b"\xff" * 8}, "more data than the frame holds"),
        ({48: bytes(32)}, "does not match its hash"),
        ({2: b"\2", 8: (25).to_bytes(8), 1024 + 25: bytes(40_000 - 25)}, "part list"),
        ({1024 + 40_000: b"\1"}, "filler"),
    ],
)
def test_it_refuses_a_frame_that_is_not_as_written(cheap_reader, sample, monkeypatch, change, told):
    vault = cheap_reader.Vault(sample.path, sample.passphrase)
    sound = cheap_reader.open_stream

    def changed(key, context, data):
        plain = bytearray(sound(key, context, data))
        for offset, value in change.items():
            plain[offset : offset + len(value)] = value
        return bytes(plain)

    monkeypatch.setattr(cheap_reader, "open_stream", changed)
    with pytest.raises(cheap_reader.UnreadableError, match=told):
        vault.file(sample.file.id)


@pytest.mark.parametrize("vector", VECTORS, ids=lambda vector: vector["name"])
def test_it_tells_sound_streams_from_those_with_one_defect(reader, vector):
    key, context = bytes.fromhex(vector["key"]), vector["context"].encode()
    sealed = base64.b64decode(vector["sealed"])
    if "plain" in vector:
        assert reader.open_stream(key, context, sealed) == base64.b64decode(vector["plain"])
    else:
        with pytest.raises(reader.UnreadableError, match=f"^{vector['refused']}"):
            reader.open_stream(key, context, sealed)


@pytest.mark.parametrize("length", [0, 55, 56, 71, 56 + 16400, 56 + 16415])
def test_it_refuses_a_length_of_no_stream(reader, length):
    with pytest.raises(reader.UnreadableError, match="length of no stream"):
        reader.open_stream(bytes(32), b"", bytes(length))


def test_there_is_a_frozen_vault_of_every_released_format():
    assert [path.name for path in FROZEN] == ["format-1", "format-2"]


@pytest.mark.parametrize("frozen", FROZEN, ids=lambda path: path.name)
@pytest.mark.parametrize("secret", ["passphrase", "recovery_code"])
def test_frozen_vaults_keep_opening(frozen, secret, tmp_path, reader):
    dump = json.loads(frozen.with_suffix(".json").read_text())
    shutil.copytree(frozen, tmp_path / "vault")
    bodies = {record["id"]: record for record in dump["records"]}
    with Vault.open(tmp_path / "vault", Secret.from_text(dump[secret]), env=REAL) as vault:
        assert vault.verify() == []
        kept = [record for cls in codec.RECORD_TYPES.values() for record in vault.records.all(cls)]
        read = {record.id: codec.encode(record) for record in kept}
        # A field younger than the vault takes its default; every stored member is as it was.
        assert {key: {name: read[key][name] for name in body} for key, body in bodies.items()} == bodies
        assert read.keys() == bodies.keys()
        contents = {file.id: vault.blobs.open(file.id).read() for file in vault.records.all(StoredFile)}
    reader.restore(frozen, dump[secret], tmp_path / "out")
    records, files = _restored(tmp_path / "out")
    assert {record["id"]: record for record in records} == bodies
    assert files == contents
    assert sorted(len(data) for data in files.values()) == [0, 2560, 23040]


def test_a_vault_with_cheap_keys_is_no_vault_outside_tests(sample):
    from holdall.vault.errors import VaultDamagedError

    with pytest.raises(VaultDamagedError) as caught:
        Vault.open(sample.path, sample.secret(), env=REAL)
    assert caught.value.params == {"part": "key", "reason": "kdf-bounds"}
    assert replace(REAL, kdf_bounds=sample.env.kdf_bounds) != REAL
