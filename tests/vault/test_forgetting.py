"""What was deleted is gone, from whoever holds the passphrase too; what is closed holds no key."""

from __future__ import annotations

import errno
import io
from dataclasses import replace

import pytest

from holdall.case.paper import Paper
from holdall.crypto.errors import SecretWipedError
from holdall.vault import vault as vault_module
from holdall.vault.errors import VaultDamagedError
from holdall.vault.file_system import FileSystem
from holdall.vault.keys import Keys


def test_quarantine_is_emptied_by_the_next_session_whatever_it_does(sample):
    with sample.open() as vault:
        vault.blobs.add(io.BytesIO(b"lost"), name="", media_type="", imported_at="")
        vault.blobs._pending.clear()  # as after a crash
        vault.blobs.add(io.BytesIO(b"given up"), name="", media_type="", imported_at="")
    assert len(list((sample.path / "quarantine").iterdir())) == 1
    sample.open().close()
    assert list((sample.path / "quarantine").iterdir()) == []


def test_files_that_could_not_be_removed_with_the_bin_are_collected_later(sample):
    class Stubborn(FileSystem):
        def remove(self, path):
            if path.suffix == ".blob" and path.parent.name != "quarantine":
                raise OSError(errno.EIO, "Input/output error")
            super().remove(path)

    blob = sample.path / "blobs" / sample.file.id[:2] / f"{sample.file.id}.blob"
    vault = sample.open(fs=Stubborn())
    with vault.records.transaction("delete") as transaction:
        transaction.delete(sample.file.id)
        transaction.delete(sample.paper.id)
    with pytest.raises(OSError, match="Input/output"):
        vault.empty_bin()
    vault.close()
    assert not blob.exists()
    sample.open().close()
    assert list(sample.path.rglob("*.blob")) == []


CANARY = "ꙮ" * 12
_TRACE = CANARY.encode()[1:6]  # the search index keeps terms without what they share with the one before


@pytest.fixture
def traces(plain_pages):
    """Call with an open vault: where the canary is found, with every key at hand."""
    return lambda vault: [name for name, pages in plain_pages(vault).items() if _TRACE in pages]


def test_an_emptied_bin_is_forgotten_by_database_search_index_and_snapshots(sample, traces):
    paper = Paper(title=CANARY, proves=CANARY * 1000)
    for label in ("add", "again"):
        with sample.open() as vault, vault.records.transaction(label) as transaction:
            transaction.put(replace(paper, proves=paper.proves + label))
    with sample.open() as vault:
        assert len(traces(vault)) == 3
        with vault.records.transaction("delete") as transaction:
            transaction.delete(paper.id)
        vault.empty_bin()
        assert traces(vault) == []
        assert len(vault.snapshots) == 1
        assert len(list((sample.path / "snapshots").iterdir())) == 1
        log = sample.path / "index.db-wal"
        assert not log.exists() or not log.stat().st_size
        assert vault.verify() == []
    with sample.open() as vault:
        assert traces(vault) == []
        assert vault.records.get(sample.paper.id) == sample.paper


def test_a_bin_is_forgotten_by_the_next_session_when_its_own_was_cut_off(sample, traces):
    class Cut(FileSystem):
        def open_existing(self, path):
            if path.name.startswith("head") and armed:
                raise OSError(errno.EIO, "Input/output error")
            return super().open_existing(path)

    armed = []
    vault = sample.open(fs=Cut())
    with vault.records.transaction("add") as transaction:
        transaction.put(Paper(title=CANARY))
    vault.close()
    vault = sample.open(fs=Cut())
    with vault.records.transaction("delete") as transaction:
        for paper in vault.records.all(Paper):
            transaction.delete(paper.id)
    armed.append(True)
    for action in (vault.empty_bin, vault.close):
        with pytest.raises(OSError, match="Input/output"):
            action()
    with sample.open() as vault:
        vault._session.settle(vault._snapshots)
        assert traces(vault) == []
        assert len(vault.snapshots) == 1


def test_a_bin_emptied_on_a_full_disk_leaves_no_old_snapshot_either(sample):
    class Full(FileSystem):
        def open_new(self, path):
            if path.parent.name == "snapshots":
                raise OSError(errno.ENOSPC, "No space left on device")
            return super().open_new(path)

    with sample.open(fs=Full()) as vault:
        assert len(vault.snapshots) == 1
        vault.empty_bin()
        assert vault.snapshots == ()
        assert list((sample.path / "snapshots").iterdir()) == []


def test_keys_are_wiped_when_opening_fails(sample, monkeypatch):
    made = []
    real = Keys.derive

    def derive(master_key, *rest):
        made.append(real(master_key, *rest))
        made.append(master_key)
        return made[0]

    monkeypatch.setattr(vault_module.Keys, "derive", derive)
    (sample.path / "index.db").write_bytes(b"x")
    with pytest.raises(VaultDamagedError):
        sample.open()
    keys, master_key = made
    for secret in (keys.index, keys.blob, keys.dedup, keys.head, keys.snapshot, master_key):
        with pytest.raises(SecretWipedError):
            secret.view()


def test_closing_wipes_and_releases_whatever_fails(sample, monkeypatch):
    vault = sample.open()
    index = vault._keys.index
    connection = vault._session.database

    def fail():
        type(connection).close(connection)
        raise OSError(errno.EIO, "Input/output error")

    monkeypatch.setattr(connection, "close", fail)
    with pytest.raises(OSError, match="Input/output"):
        vault.close()
    with pytest.raises(SecretWipedError):
        index.view()
    sample.open().close()
