"""Checking, repairing and erasing vaults whose master key was replaced, or is half replaced."""

from __future__ import annotations

import errno
from dataclasses import replace

import pytest
from repairs import contents, garble, lose, mend, sources

from holdall.crypto.recovery import draft_code
from holdall.crypto.secret import Secret
from holdall.errors import StoppedError, WrongSecretError
from holdall.vault import rekeying
from holdall.vault.blob_table import blob_files
from holdall.vault.diagnosis import RepairSource, diagnose
from holdall.vault.erasing import erase
from holdall.vault.errors import Finding, RekeyUnfinishedError, VaultDamagedError
from holdall.vault.file_system import FileSystem
from holdall.vault.rekeying import rekey
from holdall.vault.repair import repair
from holdall.vault.vault import Vault


def renew(sample, **options):
    code = draft_code(sample.env.rng)
    rekey(sample.path, sample.secret(), Secret.from_text(code), env=sample.env, **options)
    return sample


@pytest.fixture
def renewed(sample):
    """A vault whose master key was replaced."""
    return renew(sample)


@pytest.fixture
def stopped(sample):
    """A vault in which that was stopped with the stored file made anew, and nothing else."""
    answers = iter((False, True))
    with pytest.raises(StoppedError):
        renew(sample, cancelled=lambda: next(answers))
    return sample


@pytest.fixture
def committed(sample, monkeypatch):
    """A vault whose new key file came no further than its first copy."""
    real = rekeying.KeyStore.write_copy

    def once(store, path, unlocked):
        if path == sample.path / "vault.key2":
            raise OSError(errno.EIO, "cut")
        real(store, path, unlocked)

    with monkeypatch.context() as patch:
        patch.setattr(rekeying.KeyStore, "write_copy", once)
        with pytest.raises(RekeyUnfinishedError):
            renew(sample)
    return sample


def damaged(sample):
    with sample.open() as vault:
        return vault.verify()


def intact(sample, path=None):
    with sample.open(path) as vault:
        assert vault.verify() == []
        assert vault.records.get(sample.paper.id) == sample.paper
        return contents(vault) == {sample.file.name: sample.data}


def test_the_check_names_what_is_damaged_in_it(renewed):
    base = renewed.path / "g2"
    garble(base / "blobs" / renewed.file.id[:2] / f"{renewed.file.id}.blob")
    garble(base / "snapshots" / "0", 60_000)
    garble(base / "head.b", 500)
    (base / "index (1).db").write_bytes(b"")
    (renewed.path / "vault (1).key").write_bytes(b"")
    assert set(damaged(renewed)) == {
        Finding("blob-damaged", renewed.file.id),
        Finding("snapshot-damaged", "0"),
        Finding("head-copy-damaged", "head.b"),
        Finding("sync-conflict", "g2/index (1).db"),
        Finding("sync-conflict", "vault (1).key"),
    }


def test_what_is_being_made_is_no_damage(stopped):
    garble(next((stopped.path / "g2").rglob("*.blob")), 1000)
    assert damaged(stopped) == []


@pytest.mark.parametrize("source", [RepairSource.SNAPSHOT, RepairSource.BLOBS])
def test_it_is_repaired_both_ways(renewed, source):
    lose(renewed.path / "g2", "index.db")
    report = mend(renewed, source)
    assert report.option.source is source
    with renewed.open() as vault:
        assert vault.verify() == []
        assert contents(vault) == {renewed.file.name: renewed.data}
        assert bool(vault.records.get(renewed.file.id)) is True


def test_with_nothing_but_blobs_left_it_is_repaired(renewed):
    lose(renewed.path / "g2", "index.db", "head.a", "head.b", "snapshots")
    assert [it.file.name for it in mend(renewed).intake.returned] == [renewed.file.name]


def test_a_vault_in_which_it_was_stopped_is_repaired_as_any_other_and_gone_on_with(stopped):
    lose(stopped.path, "index.db")
    made = {path: path.read_bytes() for path in (stopped.path / "g2").rglob("*.blob")}
    mend(stopped)
    assert intact(stopped)
    assert made == {path: path.read_bytes() for path in made}
    renew(stopped)
    assert intact(stopped)
    assert made == {path: path.read_bytes() for path in made}


def test_a_repair_after_the_first_copy_of_the_key_file_is_one_of_the_new_vault(committed):
    lose(committed.path / "g2", "index.db")
    assert sources(diagnose(committed.path, committed.secret(), env=committed.env))[0] == "snapshot"
    mend(committed)
    assert (committed.path / "vault.key").read_bytes() == (committed.path / "vault.key2").read_bytes()
    assert intact(committed)
    assert not (committed.path / "index.db").exists()


def test_who_opens_the_old_copy_alone_cannot_repair_over_the_new(committed):
    before = {path: path.read_bytes() for path in committed.path.rglob("*") if path.is_file()}
    with pytest.raises(WrongSecretError) as caught:
        repair(committed.path, Secret.from_text(committed.code), env=committed.env)
    assert caught.value.params == {"reason": "rekeyed"}
    assert before == {path: path.read_bytes() for path in committed.path.rglob("*") if path.is_file()}


def test_a_key_file_of_another_vault_is_no_new_master_key(sample, tmp_path):
    other, _ = Vault.create(tmp_path / "other.holdall", Secret(b"theirs"), env=sample.env)
    for number in range(3):
        other.slots.add_passphrase(Secret(b"%d" % number))
    other.close()
    foreign = (other.path / "vault.key").read_bytes()
    (sample.path / "vault.key2").write_bytes(foreign)
    assert damaged(sample) == [Finding("key-copy-damaged", "vault.key2")]
    assert (sample.path / "vault.key2").read_bytes() != foreign
    assert intact(sample)


def test_cut_off_while_the_old_is_removed_it_is_removed_the_next_time(committed):
    lose(committed.path, "head.a", "snapshots")
    for blob in (committed.path / "blobs").rglob("*.blob"):
        blob.unlink()
    assert intact(committed)
    assert sorted(it.name for it in committed.path.iterdir()) == ["g2", "lock", "vault.key", "vault.key2"]


def test_read_only_it_is_read_and_nothing_is_removed(committed):
    class ReadOnly(FileSystem):
        def lock(self, path):
            raise OSError(errno.EROFS, "read-only")

    with committed.open(fs=ReadOnly()) as vault:
        assert contents(vault) == {committed.file.name: committed.data}
    assert (committed.path / "index.db").exists()


@pytest.mark.parametrize("name", ["blobs", "index.db", "vault.key"])
def test_a_link_in_its_folder_is_not_followed(renewed, tmp_path, name):
    (tmp_path / "elsewhere").mkdir()
    lose(renewed.path / "g2", *[it.name for it in (renewed.path / "g2" / name,) if it.exists()])
    (renewed.path / "g2" / name).symlink_to(tmp_path / "elsewhere")
    for attempt in (renewed.open, lambda: erase(renewed.path, env=renewed.env)):
        with pytest.raises(VaultDamagedError) as caught:
            attempt()
        assert caught.value.params == {"part": "folder", "reason": "not-plain"}


@pytest.mark.parametrize("which", ["renewed", "stopped", "committed"])
def test_erased_nothing_of_it_is_left(which, request):
    sample = request.getfixturevalue(which)
    report = erase(sample.path, env=sample.env)
    assert (report.failed, report.left, report.unremoved) == (0, (), ())
    assert not sample.path.exists()


def test_erasing_begins_with_the_key_file_in_the_making(stopped):
    class Recording(FileSystem):
        def __init__(self):
            self.written = []

        def open_existing(self, path):
            self.written.append(path.relative_to(stopped.path).as_posix())
            return super().open_existing(path)

    fs = Recording()
    erase(stopped.path, env=replace(stopped.env, fs=fs))
    assert fs.written[:3] == ["g2/vault.key", "vault.key", "vault.key2"]
    assert any(name.startswith("g2/blobs/") for name in fs.written)


def test_a_key_file_copied_away_from_the_making_opens_nothing_once_it_is_erased(stopped):
    pending = (stopped.path / "g2" / "vault.key").read_bytes()
    kept = []

    class Keeping(FileSystem):
        def remove(self, path):
            kept.append(path)

        def remove_directory(self, path):
            pass

    erase(stopped.path, env=replace(stopped.env, fs=Keeping()))
    (stopped.path / "g2" / "vault.key").write_bytes(pending)
    with pytest.raises(VaultDamagedError):
        Vault.open(stopped.path / "g2", stopped.secret(), env=stopped.env)
    assert kept


def test_the_database_refers_to_the_same_files_as_before(sample):
    with sample.open() as vault:
        before = sorted(blob_files(vault._session.database))
    renew(sample)
    with sample.open() as vault:
        assert sorted(blob_files(vault._session.database)) == before
        assert vault.blobs.find(sample.file.sha256) == sample.file.id
