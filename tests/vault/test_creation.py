"""A new vault: nothing of another is touched, what was cut off is begun anew, and all of it is described."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from secrets import token_bytes

import pytest

from holdall.crypto.kdf import KdfParameters
from holdall.crypto.secret import Secret
from holdall.crypto.slots import SlotRole
from holdall.vault import creation
from holdall.vault.environment import Environment
from holdall.vault.errors import VaultExistsError
from holdall.vault.file_system import FileSystem
from holdall.vault.head_store import HeadStore
from holdall.vault.key_store import KeyStore
from holdall.vault.keys import Keys
from holdall.vault.layout import Layout

CHEAP = KdfParameters(memory_kib=64, iterations=1, lanes=1)
NOW = 1_700_000_000


@pytest.fixture
def env(fast_env) -> Environment:
    return replace(fast_env, clock=lambda: NOW, rng=lambda size: token_bytes(int(size)))  # of no other size


@pytest.fixture
def layout(tmp_path) -> Layout:
    return Layout(tmp_path / "case.holdall")


def made(layout, env):
    """A whole new vault: what its passphrase opens, and its recovery code."""
    creation.prepare_place(layout, env)
    creation.clear(layout, env)
    return creation.fill(layout, env, Secret.from_text("passphrase"), CHEAP)


def reason(call) -> str:
    with pytest.raises(VaultExistsError) as caught:
        call()
    return caught.value.params["reason"]


def test_passphrase_and_code_open_it_and_nothing_else_does(layout, env):
    unlocked, code = made(layout, env)
    store = KeyStore(layout, env)
    for slot, secret in enumerate(("passphrase", code)):
        opened = store.unlock(Secret.from_text(secret))
        assert (opened.slot, opened.key_file, opened.stale_copies) == (slot, unlocked.key_file, ())
        assert bytes(opened.master_key.view()) == bytes(unlocked.master_key.view())
    assert unlocked.slot == 0
    assert [entry.role for entry in unlocked.directory.entries] == [
        SlotRole.PASSPHRASE, SlotRole.RECOVERY_CODE, *[0] * 6
    ]  # fmt: skip


def test_both_heads_describe_the_database(layout, env):
    unlocked, _ = made(layout, env)
    keys = Keys.derive(unlocked.master_key, unlocked.key_file.vault_id, 1)
    head, same = HeadStore(layout, env, keys, NOW).read_both()
    data = layout.index.read_bytes()
    assert head == same
    assert (head.clean, head.minor, head.generation, head.key_generation) == (True, 0, 1, 1)
    assert (head.index_length, head.index_sha256) == (len(data), hashlib.sha256(data).digest())
    assert (head.last_change, head.session, head.blob_count) == (NOW, 0, 0)
    assert head.blob_set == bytes(32)


def test_there_is_nothing_else_and_times_tell_the_creation(layout, env):
    made(layout, env)
    assert {path.name for path in layout.root.rglob("*")} == {
        "vault.key", "vault.key2", "head.a", "head.b", "index.db", "lock", "blobs", "snapshots"
    }  # fmt: skip
    assert FileSystem().modified(layout.lock) == NOW
    assert FileSystem().modified(layout.index) == NOW + 2
    assert layout.lock.read_bytes() == b""


def test_the_keys_are_wiped(layout, env, monkeypatch):
    kept = []
    real = Keys.derive
    monkeypatch.setattr(creation.Keys, "derive", lambda *it: kept.append(real(*it)) or kept[-1])
    made(layout, env)
    with pytest.raises(Exception, match="wiped"):
        kept[0].index.view()


def test_a_place_that_is_taken_is_refused(layout, env):
    layout.root.write_bytes(b"file")
    assert reason(lambda: creation.prepare_place(layout, env)) == "not-a-folder"
    layout.root.unlink()
    layout.root.mkdir()
    (layout.root / "letter.txt").touch()
    assert reason(lambda: creation.prepare_place(layout, env)) == "not-empty"
    assert {path.name for path in layout.root.iterdir()} == {"letter.txt"}


def test_a_vault_is_refused_and_left_alone(layout, env):
    made(layout, env)
    before = {path: path.read_bytes() for path in layout.root.iterdir() if path.is_file()}
    assert reason(lambda: creation.prepare_place(layout, env)) == "vault"
    assert reason(lambda: creation.clear(layout, env)) == "vault"
    assert {path: path.read_bytes() for path in layout.root.iterdir() if path.is_file()} == before


def test_an_empty_folder_may_be_there(layout, env):
    layout.root.mkdir()
    creation.prepare_place(layout, env)
    assert layout.creating.read_bytes() == layout.lock.read_bytes() == b""


def test_what_was_cut_off_is_begun_anew(layout, env):
    creation.prepare_place(layout, env)
    for path in (*layout.keys, *layout.heads, layout.index, layout.index_log, layout.index_journal):
        path.write_bytes(b"half")
    assert creation.is_unfinished(layout, env)
    made(layout, env)
    assert KeyStore(layout, env).unlock(Secret.from_text("passphrase")).slot == 0
    assert not layout.index_journal.exists()


def test_a_vault_with_the_mark_or_blobs_is_not_begun_anew(layout, env):
    made(layout, env)
    layout.creating.touch()
    assert not creation.is_unfinished(layout, env)
    for path in layout.keys:
        path.unlink()
    assert creation.is_unfinished(layout, env)
    (layout.blobs / "aa").mkdir()
    assert not creation.is_unfinished(layout, env)
    creation.tidy(layout, env)
    creation.tidy(layout, env)
    assert not layout.creating.exists()
    (layout.blobs / "aa").rmdir()
    assert not creation.is_unfinished(layout, env)


def test_the_sheet_does_not_tell_its_code():
    """What is printed of an object by mistake goes into logs and messages of errors."""
    assert "AAAA" not in repr(creation.RecoverySheet("AAAA-BBBB", "case", "0123ABCD", "2026-11-27"))
