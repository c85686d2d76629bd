"""The work behind new keys: what is tried before, what is wiped, and which stored file is named."""

from __future__ import annotations

import io

import pytest

from holdall.case.stored_file import StoredFile
from holdall.crypto.secret import Secret
from holdall.errors import WrongSecretError
from holdall.jobs.job import JobContext, Writer
from holdall.jobs.rekey_vault import RekeyVault
from holdall.ui.rekeying import GiveNewKeys, PrepareRekey
from holdall.vault.errors import VaultBusyError, VaultSpaceError
from holdall.vault.file_system import FileSystem
from holdall.vault.vault import Vault

PASSPHRASE = "correct horse battery"


@pytest.fixture(autouse=True)
def _cheap(monkeypatch, fast_env):
    monkeypatch.setattr("holdall.ui.rekeying.REAL", fast_env)


@pytest.fixture
def path(empty_vault):
    """A closed vault with one original that two people can open."""
    vault = empty_vault
    stored = vault.blobs.add(io.BytesIO(b"x" * 9000), name="", media_type="", imported_at="")
    with vault.records.transaction("add") as change:
        change.attach_blob(stored)
        change.put(
            StoredFile(id=stored.id, name="скан.jpg", size=stored.size, sha256=stored.sha256,
                       media_type="", imported_at="")
        )  # fmt: skip
    vault.slots.add_passphrase(Secret.from_text("somebody else"))
    vault.close()
    return vault.path


def prepare(path, words: str = PASSPHRASE):
    return PrepareRekey(path, Secret.from_text(words)).run(JobContext())


def test_only_the_passphrase_and_the_new_code_open_it_afterwards(opens, path):
    ready = prepare(path)
    assert [slot.number for slot in ready.dropped] == [2, 3]
    assert ready.sheet.vault_name == "Case"
    assert ready.sheet.code == ready.code
    job = GiveNewKeys(ready)
    assert isinstance(job, Writer)
    assert job.writes_to == path
    assert job.run(JobContext()) is None
    assert [opens(path, words) for words in (PASSPHRASE, ready.code, "somebody else")] == [
        True, True, False,
    ]  # fmt: skip


def test_what_is_only_prepared_changes_nothing(opens, path):
    ready = prepare(path)
    assert not opens(path, ready.code)
    assert opens(path, "somebody else")
    ready.wipe()
    assert len(ready.passphrase) == 0


def test_a_wrong_passphrase_is_refused_and_wiped(path):
    secret = Secret.from_text("wrong horse")
    with pytest.raises(WrongSecretError):
        PrepareRekey(path, secret).run(JobContext())
    assert len(secret) == 0


def test_a_recovery_code_is_refused_before_a_new_one_is_drawn(path):
    ready = prepare(path)
    GiveNewKeys(ready).run(JobContext())
    with pytest.raises(WrongSecretError) as caught:
        prepare(path, ready.code)
    assert caught.value.params == {"reason": "not-a-passphrase"}


def test_too_little_room_is_told_before_a_code_is_drawn(path, monkeypatch):
    monkeypatch.setattr(FileSystem, "free_space", lambda *_: 0)
    monkeypatch.setattr(RekeyVault, "new_recovery_code", lambda *_: pytest.fail("drawn"))
    with pytest.raises(VaultSpaceError):
        prepare(path)


def test_a_vault_that_is_open_elsewhere_is_refused(path, fast_env):
    with (
        Vault.open(path, Secret.from_text(PASSPHRASE), env=fast_env),
        pytest.raises(VaultBusyError),
    ):
        prepare(path)


@pytest.mark.parametrize("code", ["blob-damaged", "blob-missing"])
def test_a_stored_file_that_cannot_be_taken_along_is_named_and_nothing_is_changed(opens, path, code):
    blob = next(file for file in (path / "blobs").rglob("*") if file.is_file())
    if code == "blob-missing":
        blob.unlink()
    else:
        data = bytearray(blob.read_bytes())
        data[-20] ^= 1
        blob.write_bytes(data)
    ready = prepare(path)
    found = GiveNewKeys(ready).run(JobContext())
    assert found is not None
    assert (found.code, found.name) == (code, "скан.jpg")
    assert opens(path, "somebody else")
    assert not opens(path, ready.code)
