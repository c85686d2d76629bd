"""Two readers, one written from the specification alone, agree on every vault; frozen vaults keep opening."""

from __future__ import annotations

import importlib.util
import json
import re
import shutil
import sys
from dataclasses import replace
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
