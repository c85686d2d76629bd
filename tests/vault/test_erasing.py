"""An erased vault is one whose passphrase nobody knows; half-way it is as before or as after."""

from __future__ import annotations

import errno
import shutil
from contextlib import suppress
from dataclasses import replace

import pytest

from holdall.crypto.secret import Secret
from holdall.errors import WrongSecretError
from holdall.vault.erasing import Erased, erase
from holdall.vault.errors import (
    NotAVaultError,
    VaultBusyError,
    VaultDamagedError,
    VaultReadOnlyError,
    VaultTooNewError,
)
from holdall.vault.file_system import FileSystem
from holdall.vault.key_file import parse_key_file
from holdall.vault.vault import Vault


def _files(path):
    return {file.relative_to(path).as_posix(): file for file in sorted(path.rglob("*")) if file.is_file()}


def _opens(path, sample):
    for secret in (sample.passphrase, sample.code):
        try:
            with Vault.open(path, Secret.from_text(secret), env=sample.env) as vault:
                # one copy may be torn half-way; the other still opens everything
                assert {finding.code for finding in vault.verify()} <= {"key-copy-damaged"}
                assert vault.blobs.open(sample.file.id).read() == sample.data
        except WrongSecretError:
            return False
    return True


def test_what_is_left_is_a_vault_whose_passphrase_is_unknown(sample, tmp_path):
    old = sample.copy(tmp_path / "old")
    reports = []
    assert erase(sample.path, env=sample.env, on_progress=lambda *it: reports.append(it)) == Erased(5, 0)
    assert reports == [(number, 5) for number in range(1, 6)]
    assert not _opens(sample.path, sample)
    before, after = _files(old.path), _files(sample.path)
    assert before.keys() == after.keys()
    for name, file in after.items():
        assert file.stat().st_size == before[name].stat().st_size, name
        assert int(file.stat().st_mtime) == int(before[name].stat().st_mtime), name
    keys = [after[name].read_bytes() for name in ("vault.key", "vault.key2")]
    assert keys[0] == keys[1]
    was, now = parse_key_file(before["vault.key"].read_bytes()), parse_key_file(keys[0])
    assert (now.fixed_header, now.generation) == (was.fixed_header, was.generation)
    kept = {*was.slots, was.sealed_directory} & {*now.slots, now.sealed_directory}
    assert kept == set()


def test_a_key_file_copied_away_before_opens_nothing(sample, tmp_path):
    old = sample.copy(tmp_path / "old")
    erase(sample.path, env=sample.env)
    for name in ("vault.key", "vault.key2", "head.a", "head.b"):
        shutil.copy(old.path / name, sample.path / name)
    with pytest.raises(Exception, match="vault-"):
        sample.open()
    before, after = _files(old.path), _files(sample.path)
    index = after["index.db"].read_bytes()
    pages = {before["index.db"].read_bytes()[at : at + 4096] for at in range(0, len(index), 4096)}
    assert not pages & {index[at : at + 4096] for at in range(0, len(index), 4096)}
    for name in after:
        if name.startswith(("blobs", "snapshots")):
            assert after[name].read_bytes()[:56] != before[name].read_bytes()[:56]


def _erased_at(sample, tools, tmp_path, number, *, torn):
    """Whether the vault still opens after a power cut at one operation."""
    victim = sample.copy(tmp_path / "victim")
    fs = tools.FaultyFileSystem(at=number)
    tools.power_cut(fs, victim.path, tmp_path / "image", torn=torn)
    with pytest.raises(tools.PowerCut):
        erase(victim.path, env=replace(sample.env, fs=fs))
    opens = _opens(tmp_path / "image", sample)
    if not opens:
        erase(tmp_path / "image", env=sample.env)  # and the rest can be done
        assert not _opens(tmp_path / "image", sample)
    for leftover in ("victim", "image"):
        shutil.rmtree(tmp_path / leftover)
    return opens


def test_a_power_cut_leaves_a_whole_vault_or_an_erased_one(sample, tools, tmp_path):
    counted = sample.copy(tmp_path / "counted")
    fs = tools.FaultyFileSystem()
    erase(counted.path, env=replace(sample.env, fs=fs))
    opened = [
        _erased_at(sample, tools, tmp_path, number, torn=torn)
        for number, name in enumerate(fs.log)
        for torn in ([False, True] if name == "write_at" else [False])
    ]
    assert opened == sorted(opened, reverse=True)
    assert set(opened) == {True, False}


def test_a_disk_error_leaves_a_whole_vault_or_an_erased_one(sample, tools, tmp_path):
    counted = sample.copy(tmp_path / "counted")
    fs = tools.FaultyFileSystem()
    erase(counted.path, env=replace(sample.env, fs=fs))
    for number in range(len(fs.log)):
        victim = sample.copy(tmp_path / "victim")
        failing = tools.FaultyFileSystem(number, tools.disk_error(tools.ERRORS[number % len(tools.ERRORS)]))
        done = Erased(0, 0)
        with suppress(OSError):
            done = erase(victim.path, env=replace(sample.env, fs=failing))
        assert not (done.files and _opens(victim.path, sample)), number
        assert done in {Erased(0, 0), Erased(4, 1)}
        erase(victim.path, env=sample.env)
        assert not _opens(victim.path, sample)
        shutil.rmtree(victim.path)


def test_a_copy_that_comes_back_different_is_told(sample):
    class Lying(FileSystem):
        def write_at(self, handle, offset, data):
            super().write_at(handle, offset, bytes(data)[:-1] + b"?")

    with pytest.raises(Exception, match="write-failed"):
        erase(sample.path, env=replace(sample.env, fs=Lying()))


@pytest.mark.parametrize("names", [("vault.key",), ("vault.key", "vault.key2")])
@pytest.mark.parametrize("damage", ["flip", "remove"])
def test_damaged_copies_are_overwritten_too(sample, names, damage):
    if damage == "remove" and len(names) == 2:
        names = names[:1]
    old = [(sample.path / name).read_bytes() for name in ("vault.key", "vault.key2")]
    for name in names:
        data = bytearray((sample.path / name).read_bytes())
        data[4095] ^= 1
        (sample.path / name).write_bytes(data)
        if damage == "remove":
            (sample.path / name).unlink()
    erase(sample.path, env=sample.env)
    for name in ("vault.key", "vault.key2"):
        new = (sample.path / name).read_bytes()
        parse_key_file(new)
        assert all(new[at : at + 256] not in copy for copy in old for at in range(256, 2304, 256))


def test_an_open_vault_is_not_erased(sample):
    with sample.open(), pytest.raises(VaultBusyError):
        erase(sample.path, env=sample.env)
    assert _opens(sample.path, sample)


def test_a_medium_that_cannot_be_written_is_not_erased(sample):
    class ReadOnly(FileSystem):
        def lock(self, path):
            raise OSError(errno.EROFS, "read-only")

    with pytest.raises(VaultReadOnlyError):
        erase(sample.path, env=replace(sample.env, fs=ReadOnly()))
    assert _opens(sample.path, sample)


def test_what_is_no_vault_is_left_alone(sample, tmp_path, fast_env):
    (tmp_path / "letters").mkdir()
    (tmp_path / "letters" / "diary.txt").write_text("mine")
    with pytest.raises(NotAVaultError):
        erase(tmp_path / "letters", env=fast_env)
    assert (tmp_path / "letters" / "diary.txt").read_text() == "mine"
    unfinished = tmp_path / "unfinished"
    unfinished.mkdir()
    (unfinished / "creating").touch()
    (unfinished / "vault.key").write_bytes(b"half")
    with pytest.raises(NotAVaultError):
        erase(unfinished, env=fast_env)


def test_a_newer_format_is_left_alone(sample):
    data = bytearray((sample.path / "vault.key").read_bytes())
    data[17] = 2
    (sample.path / "vault.key").write_bytes(data)
    with pytest.raises(VaultTooNewError):
        erase(sample.path, env=sample.env)


def test_what_is_not_the_vaults_is_left_alone(sample):
    shard = next(iter((sample.path / "blobs").iterdir()))
    foreign = [sample.path / "notes.txt", shard / "photo.jpg", sample.path / "snapshots" / "diary.txt"]
    foreign += [sample.path / "blobs" / "notes.txt"]
    for file in foreign:
        file.write_bytes(b"mine" * 100)
    erase(sample.path, env=sample.env)
    assert {file.read_bytes() for file in foreign} == {b"mine" * 100}


def test_links_are_not_followed(sample, tmp_path):
    victim = tmp_path / "elsewhere"
    victim.write_bytes(b"mine" * 100)
    shard = next(iter((sample.path / "blobs").iterdir()))
    (shard / f"{'a' * 32}.blob").symlink_to(victim)
    erase(sample.path, env=sample.env)
    assert victim.read_bytes() == b"mine" * 100


@pytest.mark.parametrize("name", ["snapshots", "quarantine"])
def test_a_folder_that_is_a_link_is_refused(sample, tmp_path, name):
    (tmp_path / "elsewhere").mkdir()
    shutil.rmtree(sample.path / name, ignore_errors=True)
    (sample.path / name).symlink_to(tmp_path / "elsewhere")
    with pytest.raises(VaultDamagedError, match="not-plain"):
        erase(sample.path, env=sample.env)
