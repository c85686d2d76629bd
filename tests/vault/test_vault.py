"""The vault as its users see it: create, put in, close, open, undo."""

from __future__ import annotations

import errno
import hashlib
import io
import os
from dataclasses import replace

import pytest

from holdall.case.paper import Paper, PaperKind
from holdall.case.person import NameForm, Person
from holdall.case.stored_file import StoredFile
from holdall.crypto.secret import Secret
from holdall.errors import WrongSecretError
from holdall.vault import creation, opening
from holdall.vault.errors import Finding, VaultSpaceError
from holdall.vault.file_system import FileSystem
from holdall.vault.layout import Layout
from holdall.vault.row_query import RowQuery
from holdall.vault.vault import Vault


def test_everything_put_in_is_there_after_closing_and_opening(make_vault, fast_env, passphrase):
    vault = make_vault()
    person = Person(names=(NameForm(surname="Щербакова", given="Юлия"),))
    data = os.urandom(100_000)
    stored = vault.blobs.add(
        io.BytesIO(data), name="скан.jpg", media_type="image/jpeg", imported_at="2026-01-02T03:04:05Z"
    )
    file = StoredFile(
        id=stored.id, name="скан.jpg", size=stored.size, sha256=stored.sha256, media_type="image/jpeg",
        imported_at="2026-01-02T03:04:05Z",
    )  # fmt: skip
    paper = Paper(kind=PaperKind.SUMMONS, title="Повестка", file_ids=(file.id,), person_ids=(person.id,))
    with vault.records.transaction("import") as transaction:
        transaction.attach_blob(stored)
        for record in (person, file, paper):
            transaction.put(record)
    vault.close()
    with Vault.open(vault.path, Secret.from_text(passphrase), env=fast_env) as again:
        assert again.records.get(person.id) == person
        assert again.records.all(Paper) == [paper]
        assert again.blobs.open(file.id).read() == data
        assert again.blobs.find(hashlib.sha256(data).hexdigest()) == file.id
        assert [row.id for row in again.records.rows(RowQuery(kind="paper", text="повест"))] == [paper.id]
        assert again.verify() == []
        assert again.records.undo() == "import"
        assert again.records.all(Paper) == []


def test_a_wrong_passphrase_is_refused(make_vault, fast_env):
    vault = make_vault()
    vault.close()
    with pytest.raises(WrongSecretError):
        Vault.open(vault.path, Secret.from_text("something else"), env=fast_env)


def test_a_creation_that_fails_says_why_and_does_not_bar_the_next_one(tmp_path, fast_env, monkeypatch):
    path = tmp_path / "new.holdall"

    def fail(*_):
        raise OSError(errno.ENOSPC, "full")

    with monkeypatch.context() as patch:
        patch.setattr(creation, "fill", fail)
        with pytest.raises(OSError, match="full") as first:
            Vault.create(path, Secret(b"p"), env=fast_env)
    with opening.take_lock(Layout(path), fast_env):
        assert first.traceback, "it keeps alive what the attempt made, as a window does that shows the error"
    Vault.create(path, Secret(b"p"), env=fast_env)[0].close()


@pytest.mark.parametrize("name", ["vault.key", "vault.key2", "head.a", "head.b"])
def test_a_damaged_copy_is_named_at_opening_and_mended(make_vault, fast_env, passphrase, name):
    made = make_vault()
    made.close()
    path = made.path / name
    path.write_bytes(bytes([path.read_bytes()[0] ^ 1]) + path.read_bytes()[1:])
    code = "key-copy-damaged" if name.startswith("vault") else "head-copy-damaged"
    with Vault.open(made.path, Secret.from_text(passphrase), env=fast_env) as vault:
        assert vault.notices == (Finding(code, name),)
        assert vault.verify() == [Finding(code, name)]
    with Vault.open(made.path, Secret.from_text(passphrase), env=fast_env) as vault:
        assert vault.verify() == []


@pytest.mark.parametrize("name", ["vault.key", "vault.key2"])
def test_a_copy_of_the_key_file_that_is_damaged_while_the_vault_is_open_is_named(make_vault, name):
    vault = make_vault()
    assert vault.verify() == []
    data = (vault.path / name).read_bytes()
    (vault.path / name).write_bytes(data[:-1] + bytes([data[-1] ^ 1]))
    assert vault.verify() == [Finding("key-copy-damaged", name)]


def test_the_recovery_sheet_has_the_day_of_creation(tmp_path, fast_env):
    vault, code = Vault.create(
        tmp_path / "Anna.holdall", Secret(b"p"), env=replace(fast_env, clock=lambda: 1_700_000_000.5)
    )
    with vault:
        sheet = vault.recovery_sheet(code)
        assert (sheet.code, sheet.vault_name, sheet.created) == (code, "Anna", "2023-11-14")
        assert sheet.vault_short_id == vault.summary.vault_id[:8].upper()
        assert (vault.summary.created, vault.summary.last_change) == ("2023-11-14T22:13:20Z",) * 2


def test_a_file_that_could_not_be_removed_with_the_bin_goes_when_the_vault_is_closed(
    make_vault, put_file, fast_env, passphrase
):
    class Stuck(FileSystem):
        is_stuck = True

        def remove(self, path):
            if self.is_stuck and path.suffix == ".blob":
                raise OSError(errno.EIO, "stuck")
            super().remove(path)

    made = make_vault()
    file = put_file(made, b"data")
    made.close()
    fs = Stuck()
    with Vault.open(made.path, Secret.from_text(passphrase), env=replace(fast_env, fs=fs)) as vault:
        with vault.records.transaction("delete") as transaction:
            transaction.delete(file.id)
        with pytest.raises(OSError, match="stuck"):
            vault.empty_bin()
        fs.is_stuck = False
    assert list((vault.path / "blobs").rglob("*.blob")) == []


def test_new_keys_that_were_begun_are_given_up(make_vault):
    vault = make_vault()
    assert not vault.rekey_begun
    (vault.path / "g2" / "blobs" / "ab").mkdir(parents=True)
    (vault.path / "g2" / "index.db").write_bytes(b"x")
    assert vault.rekey_begun
    vault.discard_rekey()
    assert not (vault.path / "g2").exists()
    vault.discard_rekey()


def test_room_for_a_new_master_key_is_asked_for_without_beginning(sample):
    class Sized(FileSystem):
        free = 0

        def free_space(self, path):
            return self.free

    fs = Sized()
    blobs = sum(path.stat().st_size for path in (sample.path / "blobs").rglob("*.blob"))
    with sample.open(fs=fs) as vault:
        fs.free = needed = (4 << 20) + 2 * (sample.path / "index.db").stat().st_size + blobs
        vault.require_rekey_room()
        fs.free = needed - 1
        with pytest.raises(VaultSpaceError):
            vault.require_rekey_room()
        assert not vault.rekey_begun


def test_for_reading_only_nothing_is_made_beside_the_database(sample):
    """SQLite would make a log there, and cannot where the medium refuses it."""

    class ReadOnly(FileSystem):
        def lock(self, path):
            raise OSError(errno.EROFS, "read-only")

    before = sorted(os.listdir(sample.path))
    with sample.open(fs=ReadOnly()) as vault:
        assert vault.records.get(sample.paper.id) == sample.paper
        assert sorted(os.listdir(sample.path)) == before


def test_what_an_interrupted_session_was_writing_goes_when_the_next_one_is_closed(unsettled):
    half = unsettled.path / "blobs" / unsettled.file.id[:2] / f"{'0' * 32}.part"
    half.write_bytes(b"half of it")
    with unsettled.open() as vault:
        assert len(vault.records.all(StoredFile)) == 2
    assert not half.exists()
