"""Copies that sync programs leave are named, and never used."""

from __future__ import annotations

import shutil

import pytest

from holdall.vault.errors import Finding
from holdall.vault.layout import Layout
from holdall.vault.sync_conflicts import conflict_copies

COPIES = [
    "index.sync-conflict-20261125-091500-ABCDEFG.db",  # Syncthing
    "head.sync-conflict-20261125-091500-ABCDEFG.a",
    "index (conflicted copy 2026-11-25 091500).db",  # Nextcloud
    "vault (Anna's conflicted copy 2026-11-25).key2",  # Dropbox
    "index (Конфликтующая копия с компьютера Анна 2026-11-25).db",
    "index_conflict-20261125-091500.db",  # ownCloud
    "index-LAPTOP7.db",  # OneDrive
    "index-LAPTOP7.db-wal",
    "index (1).db",  # Google Drive
    "vault - Copy.key",  # Explorer
    "snapshots/0 (conflicted copy 2026-11-25 091500)",
    "snapshots/1.sync-conflict-20261125-091500-ABCDEFG",
]


@pytest.mark.parametrize("name", COPIES)
def test_a_copy_is_named_and_left_alone(sample, name):
    (sample.path / name).write_bytes(b"of another computer")
    with sample.open() as vault:
        assert vault.verify() == [Finding("sync-conflict", name)]
        assert vault.records.get(sample.paper.id) == sample.paper
    assert (sample.path / name).read_bytes() == b"of another computer"


def test_an_authentic_copy_is_not_used_in_place_of_a_lost_database(sample):
    shutil.copy(sample.path / "index.db", sample.path / "index (1).db")
    (sample.path / "index.db").write_bytes(b"")
    with pytest.raises(Exception, match="vault-damaged"):
        sample.open()


@pytest.mark.parametrize(
    "name",
    [
        "index.db-journal",
        "indexes.db",
        "index-.db",
        "vault - Copy.txt",
        "case (1).db",
        "notes (1).txt",
        "headache.a",
    ],
)
def test_other_names_are_none(sample, name):
    (sample.path / name).touch()
    assert conflict_copies(Layout(sample.path), sample.env) == []


def test_a_vault_in_use_has_none(sample):
    with sample.open():
        assert conflict_copies(Layout(sample.path), sample.env) == []
