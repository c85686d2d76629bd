"""What is the vault's goes, the key file last, and what is not stays."""

from __future__ import annotations

from dataclasses import replace

import pytest
from keeping import Keeping

from holdall.errors import WrongSecretError
from holdall.vault.erasing import erase
from holdall.vault.errors import NotAVaultError


@pytest.mark.parametrize(
    ("name", "unremoved"),
    [
        ("vault.key", {"vault.key"}),
        ("vault.key2", {"vault.key", "vault.key2"}),
        ("head.b", {"head.b"}),
        ("creating", {"creating"}),
        ("blobs", {"blobs"}),
        ("snapshots", {"snapshots"}),
    ],
)
def test_as_long_as_anything_is_left_it_can_be_erased_again(sample, name, unremoved):
    (sample.path / "creating").touch()
    assert {*erase(sample.path, env=replace(sample.env, fs=Keeping(name))).unremoved} == unremoved
    with pytest.raises(WrongSecretError):
        sample.open()
    assert erase(sample.path, env=sample.env).unremoved == ()
    assert not sample.path.exists()


def test_a_folder_that_cannot_be_removed_is_left_empty(sample):
    fs = Keeping(sample.path.name)
    assert erase(sample.path, env=replace(sample.env, fs=fs)).unremoved == ()
    assert list(sample.path.iterdir()) == []


def test_what_is_not_the_vaults_stays_and_is_named(sample):
    shard = next(iter((sample.path / "blobs").iterdir()))
    (sample.path / "letters").mkdir()
    names = [
        "blobs/notes.txt", f"blobs/{shard.name}/photo.jpg", f"blobs/{shard.name}/x.part", "letters",
        "notes.txt", "snapshots/diary.txt", "vault (1).key",
    ]  # fmt: skip
    foreign = [sample.path / name for name in names if name != "letters"]
    for file in foreign:
        file.write_bytes(b"mine" * 100)
    assert erase(sample.path, env=sample.env).left == tuple(sorted(names))
    assert {file.read_bytes() for file in foreign} == {b"mine" * 100}
    assert {file for file in sample.path.rglob("*") if file.is_file()} == {*foreign}
    with pytest.raises(NotAVaultError):
        erase(sample.path, env=sample.env)


def test_what_is_not_the_vaults_is_named_too_when_a_key_file_stays(sample):
    (sample.path / "letter.txt").touch()
    erased = erase(sample.path, env=replace(sample.env, fs=Keeping("vault.key")))
    assert (erased.left, erased.unremoved) == (("letter.txt",), ("vault.key",))
