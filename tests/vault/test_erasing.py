"""An erased vault opens for nobody and its files are gone; half-way it is as before, or opens for nobody."""

from __future__ import annotations

import errno
import shutil
from contextlib import suppress
from dataclasses import replace

import pytest
from keeping import Keeping

from holdall.crypto.secret import Secret
from holdall.errors import StoppedError, WrongSecretError
from holdall.vault import creation, erasing
from holdall.vault.erasing import Erased, erase, require_erasable
from holdall.vault.errors import (
    NotAVaultError,
    VaultBusyError,
    VaultDamagedError,
    VaultReadOnlyError,
    VaultTooNewError,
)
from holdall.vault.file_system import FileSystem
from holdall.vault.key_file import parse_key_file
from holdall.vault.layout import Layout
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


def test_nothing_of_it_is_left(sample):
    (sample.path / "creating").touch()
    reports = []
    assert erase(sample.path, env=sample.env, on_progress=lambda *it: reports.append(it)) == Erased(5, 0)
    assert reports == [(number, 5) for number in range(1, 6)]
    assert not sample.path.exists()


def test_what_cannot_be_removed_is_a_vault_whose_passphrase_is_unknown(sample, tmp_path):
    old = sample.copy(tmp_path / "old")
    files = [name for name in _files(sample.path) if "key" not in name and name != "lock"]
    assert erase(sample.path, env=replace(sample.env, fs=Keeping())) == Erased(5, 0, (), tuple(sorted(files)))
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
    erase(sample.path, env=replace(sample.env, fs=Keeping()))
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
            assert (
                after[name].read_bytes()[56:] == before[name].read_bytes()[56:]
            )  # or large vaults take hours


def test_every_byte_of_heads_and_databases_is_overwritten(sample, monkeypatch):
    monkeypatch.setattr(erasing, "_BLOCK", 1000)
    sizes = {name: (sample.path / name).stat().st_size for name in ("head.a", "head.b", "index.db")}
    erase(sample.path, env=replace(sample.env, fs=Keeping(), rng=lambda size: b"?" * size))
    assert {name: (sample.path / name).read_bytes() for name in sizes} == {
        name: b"?" * size for name, size in sizes.items()
    }


def test_a_key_file_in_the_making_is_overwritten_too(sample):
    pending = Layout(sample.path).successor.pending_key
    pending.parent.mkdir()
    pending.write_bytes(bytes(4096))
    erase(sample.path, env=replace(sample.env, fs=Keeping(), rng=lambda size: b"?" * size))
    assert pending.read_bytes() == b"?" * 4096


def test_what_could_not_be_overwritten_is_counted(sample):
    class Failing(FileSystem):
        def open_existing(self, path):
            if path.name.startswith("head"):
                raise OSError(errno.EIO, "no")
            return super().open_existing(path)

    assert erase(sample.path, env=replace(sample.env, fs=Failing())) == Erased(3, 2)


WHOLE, DEAD, GONE = "opens", "opens for nobody", "gone"


def _state(path, sample):
    """What somebody finds who has the secrets; an empty folder is none."""
    if not path.exists() or not list(path.iterdir()):
        return GONE
    return WHOLE if _opens(path, sample) else DEAD


def _erase_again(path, sample):
    """Where anything is left, the rest can be done, whatever was done before."""
    if _state(path, sample) != GONE:
        assert erase(path, env=sample.env).unremoved == ()
        assert not path.exists()


def _after_a_cut(sample, tools, tmp_path, number, *, torn):
    """What is left of the vault after a power cut at one operation."""
    victim = sample.copy(tmp_path / "victim")
    fs = tools.FaultyFileSystem(at=number)
    tools.power_cut(fs, victim.path, tmp_path / "image", torn=torn)
    with pytest.raises(tools.PowerCut):
        erase(victim.path, env=replace(sample.env, fs=fs))
    state = _state(tmp_path / "image", sample)
    if state != WHOLE:
        _erase_again(tmp_path / "image", sample)
    for leftover in ("victim", "image"):
        shutil.rmtree(tmp_path / leftover, ignore_errors=True)
    return state


def test_a_power_cut_leaves_a_whole_vault_or_a_dead_one_or_none(sample, tools, tmp_path):
    counted = sample.copy(tmp_path / "counted")
    fs = tools.FaultyFileSystem()
    erase(counted.path, env=replace(sample.env, fs=fs))
    found = [
        _after_a_cut(sample, tools, tmp_path, number, torn=torn)
        for number, name in enumerate(fs.log)
        for torn in ([False, True] if name == "write_at" else [False])
    ]
    assert found == sorted(found, key=[WHOLE, DEAD, GONE].index)
    assert set(found) == {WHOLE, DEAD, GONE}


def test_a_disk_error_leaves_a_whole_vault_or_a_dead_one_or_none(sample, tools, tmp_path):
    counted = sample.copy(tmp_path / "counted")
    fs = tools.FaultyFileSystem()
    erase(counted.path, env=replace(sample.env, fs=fs))
    for number in range(len(fs.log)):
        victim = sample.copy(tmp_path / "victim")
        failing = tools.FaultyFileSystem(number, tools.disk_error(tools.ERRORS[number % len(tools.ERRORS)]))
        done = None
        with suppress(OSError):
            done = erase(victim.path, env=replace(sample.env, fs=failing))
        if done:
            assert (done.files, done.failed, done.left) in {(5, 0, ()), (4, 1, ())}
            assert _state(victim.path, sample) == (DEAD if done.unremoved else GONE), number
        _erase_again(victim.path, sample)
        shutil.rmtree(victim.path, ignore_errors=True)


def test_a_stop_leaves_a_dead_vault_that_can_be_erased_again(sample):
    def stop(done, total):
        raise StoppedError

    with pytest.raises(StoppedError):
        erase(sample.path, env=sample.env, on_progress=stop)
    assert _state(sample.path, sample) == DEAD
    _erase_again(sample.path, sample)


def test_a_copy_that_comes_back_different_is_told(sample):
    class Lying(FileSystem):
        def write_at(self, handle, offset, data):
            super().write_at(handle, offset, bytes([*data[:-1], data[-1] ^ 1]))

    with pytest.raises(VaultDamagedError) as caught:
        erase(sample.path, env=replace(sample.env, fs=Lying()))
    assert caught.value.params == {"part": "key", "reason": "write-failed"}


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
    erase(sample.path, env=replace(sample.env, fs=Keeping()))
    for name in ("vault.key", "vault.key2"):
        new = (sample.path / name).read_bytes()
        parse_key_file(new)
        assert all(new[at : at + 256] not in copy for copy in old for at in range(256, 2304, 256))


def test_without_a_whole_copy_the_key_file_is_made_up_in_the_right_form(sample):
    for name in ("vault.key", "vault.key2"):
        (sample.path / name).write_bytes(b"")
    erase(sample.path, env=replace(sample.env, fs=Keeping(), rng=lambda size: b"?" * size))
    made = parse_key_file((sample.path / "vault.key").read_bytes())
    assert (made.salt, made.vault_id) == (b"?" * 32, b"?" * 16)


@pytest.mark.parametrize("act", [erase, require_erasable])
def test_an_open_vault_is_not_erased(sample, act):
    with sample.open(), pytest.raises(VaultBusyError):
        act(sample.path, env=sample.env)
    assert _opens(sample.path, sample)


@pytest.mark.parametrize("act", [erase, require_erasable])
def test_a_medium_that_cannot_be_written_is_not_erased(sample, act):
    class ReadOnly(FileSystem):
        def lock(self, path):
            raise OSError(errno.EROFS, "read-only")

    with pytest.raises(VaultReadOnlyError) as caught:
        act(sample.path, env=replace(sample.env, fs=ReadOnly()))
    assert caught.value.params == {"reason": "medium"}
    assert _opens(sample.path, sample)


def test_asking_whether_it_can_be_erased_changes_nothing(sample):
    require_erasable(sample.path, env=sample.env)
    with sample.open():  # and the lock was given back
        pass


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


def test_what_a_newer_minor_version_wrote_is_erased(fast_env, tmp_path, monkeypatch):
    monkeypatch.setattr(creation, "MINOR", 1)
    Vault.create(tmp_path / "v", Secret(b"p"), env=fast_env)[0].close()
    assert erase(tmp_path / "v", env=fast_env).unremoved == ()
    assert not (tmp_path / "v").exists()


def test_a_newer_format_is_left_alone(sample):
    data = bytearray((sample.path / "vault.key").read_bytes())
    data[17] = 3
    (sample.path / "vault.key").write_bytes(data)
    with pytest.raises(VaultTooNewError):
        erase(sample.path, env=sample.env)


def test_links_are_not_followed(sample, tmp_path):
    victim = tmp_path / "elsewhere"
    victim.write_bytes(b"mine" * 100)
    shard = next(iter((sample.path / "blobs").iterdir()))
    link = shard / f"{'a' * 32}.blob"
    link.symlink_to(victim)
    assert erase(sample.path, env=sample.env).left == (link.relative_to(sample.path).as_posix(),)
    assert victim.read_bytes() == b"mine" * 100


@pytest.mark.parametrize("name", ["snapshots", "quarantine"])
def test_a_folder_that_is_a_link_is_refused(sample, tmp_path, name):
    (tmp_path / "elsewhere").mkdir()
    shutil.rmtree(sample.path / name, ignore_errors=True)
    (sample.path / name).symlink_to(tmp_path / "elsewhere")
    with pytest.raises(VaultDamagedError, match="not-plain"):
        erase(sample.path, env=sample.env)
