"""Who may open what: locks, read-only media, newer versions, places that are no vaults."""

from __future__ import annotations

import errno
import getpass
import hashlib
import io
import os
import platform
import shutil
import socket
import subprocess
import sys
import uuid
from dataclasses import replace

import pytest

from holdall.case.paper import Paper
from holdall.crypto.errors import KdfBoundsError
from holdall.crypto.kdf import KdfParameters
from holdall.crypto.secret import Secret
from holdall.errors import WrongSecretError
from holdall.vault import creation, key_file, opening
from holdall.vault.database import Database
from holdall.vault.errors import (
    NotAVaultError,
    SnapshotInfo,
    VaultBusyError,
    VaultChangedOutsideError,
    VaultDamagedError,
    VaultExistsError,
    VaultReadOnlyError,
)
from holdall.vault.file_system import FileSystem
from holdall.vault.head import Head
from holdall.vault.layout import Layout
from holdall.vault.measurement import Measurement
from holdall.vault.rekeying import rekey
from holdall.vault.vault import Vault

SNAPSHOTS = (SnapshotInfo("2", 5, "2026-01-02T03:04:05Z"),)


class ReadOnly(FileSystem):
    """A medium that cannot be written."""

    def lock(self, path):
        raise OSError(errno.EROFS, "read-only")

    def _refuse(self, *_):
        raise OSError(errno.EROFS, "read-only")

    open_new = open_existing = rename = remove = set_times = make_directory = _refuse


def test_a_second_opener_is_told(sample):
    with sample.open(), pytest.raises(VaultBusyError):
        sample.open()
    sample.open().close()


def test_of_two_processes_one_wins(sample):
    script = (
        "import sys; from pathlib import Path; from holdall.vault.vault import *;"
        "from holdall.vault.errors import VaultBusyError\n"
        "try: Vault.open(Path(sys.argv[1]), Secret(b'x'))\n"
        "except VaultBusyError: print('busy')"
    )
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    with sample.open():
        answer = subprocess.run(
            [sys.executable, "-c", script, str(sample.path)],
            check=True,
            capture_output=True,
            text=True,
            env=environment,
        )
    assert answer.stdout.strip() == "busy", answer.stderr


def test_nothing_is_written_into_the_lock(sample):
    with sample.open() as vault:
        assert (vault.path / "lock").read_bytes() == b""


def test_a_lock_file_that_was_lost_is_made_again(sample):
    (sample.path / "lock").unlink()
    with sample.open(), pytest.raises(VaultBusyError):
        sample.open()


@pytest.mark.parametrize("make", [lambda path: None, lambda path: path.mkdir(), lambda path: path.touch()])
def test_a_place_without_a_key_file_is_no_vault(fast_env, tmp_path, make):
    make(tmp_path / "x")
    with pytest.raises(NotAVaultError):
        Vault.open(tmp_path / "x", Secret(b"p"), env=fast_env)


def test_read_only_media_open_for_reading(sample):
    before = {path: path.read_bytes() for path in sample.path.rglob("*") if path.is_file()}
    with sample.open(fs=ReadOnly()) as vault:
        assert vault.read_only
        assert vault.records.get(sample.paper.id) == sample.paper
        assert vault.blobs.open(sample.file.id).read() == sample.data
        assert vault.verify() == []
        assert list(sample.path.glob("index.db-*")) == []
        with (
            pytest.raises(VaultReadOnlyError, match="reason=medium"),
            vault.records.transaction("x") as transaction,
        ):
            transaction.put(Paper())
        with pytest.raises(VaultReadOnlyError):
            vault.blobs.add(None, name="", media_type="", imported_at="")
        with pytest.raises(VaultReadOnlyError):
            vault.slots.change_passphrase(Secret(b"new"), sample.secret())
    assert {path: path.read_bytes() for path in sample.path.rglob("*") if path.is_file()} == before


def test_read_only_media_without_a_lock_file_open_too(sample):
    class NoLock(ReadOnly):
        def lock(self, path):
            raise FileNotFoundError

    with sample.open(fs=NoLock()) as vault:
        assert vault.read_only


def test_an_interrupted_session_needs_a_medium_that_can_be_written(sample, tools, tmp_path):
    with sample.open() as vault:
        tools.add_file(vault, b"x", "x")
        shutil.copytree(sample.path, tmp_path / "image")
    with pytest.raises(VaultReadOnlyError) as caught:
        sample.open(tmp_path / "image", fs=ReadOnly())
    assert caught.value.params == {"reason": "unsettled"}


@pytest.mark.parametrize("failing", ["lock", "open_new"])
def test_other_errors_of_the_lock_are_not_hidden(sample, failing):
    class Failing(FileSystem):
        def lock(self, path):
            raise FileNotFoundError if failing == "open_new" else OSError(errno.EIO, "broken")

        def open_new(self, path):
            raise OSError(errno.EIO, "broken")

    with pytest.raises(OSError, match="broken"):
        sample.open(fs=Failing())


def test_an_opening_that_fails_at_its_end_does_not_bar_the_next_one(sample):
    class Failing(FileSystem):
        def names(self, directory):
            if directory.name == "quarantine":
                raise OSError(errno.EIO, "broken")
            return super().names(directory)

    with pytest.raises(OSError, match="broken") as first:
        sample.open(fs=Failing())
    with sample.open() as vault:
        assert vault.records.get(sample.paper.id) == sample.paper
    assert first.traceback, "it keeps alive what the attempt made, as a window does that shows the error"


def test_a_full_disk_at_opening_does_not_bar_the_next_one(sample, monkeypatch):
    made = []

    def meta(database, _):
        made.append(database)
        raise OSError(errno.ENOSPC, "full")

    with monkeypatch.context() as patch:
        patch.setattr(Database, "meta", meta)
        with pytest.raises(OSError, match="full"):
            sample.open()
    assert made[0]._connection is None
    with sample.open() as vault:
        assert vault.records.get(sample.paper.id) == sample.paper


FILES = (
    "vault.key", "vault.key2", "lock", "creating", "head.a", "head.b", "index.db", "index.db-wal",
    "repair.db", "repair.db-wal", "repaired.db", "repaired.db-wal", *(f"snapshots/{it}" for it in range(3)),
)  # fmt: skip
FOLDERS = ("blobs", "quarantine", "damaged", "snapshots", "blobs/ab")


@pytest.mark.parametrize("generation", [1, 2])
def test_nothing_that_is_opened_or_looked_into_may_be_a_link(tmp_path, fast_env, generation):
    layout = Layout(tmp_path, generation=generation)
    layout.base.mkdir(exist_ok=True)
    for name in FOLDERS[:-1]:
        (layout.base / name).mkdir()
    opening.require_plain(layout, fast_env)
    for name in (*FILES, *FOLDERS):
        place = (layout.root if name in FILES[:4] else layout.base) / name
        if place.is_dir():
            place.rename(tmp_path / "away")
        place.symlink_to(tmp_path / "elsewhere")
        with pytest.raises(VaultDamagedError) as caught:
            opening.require_plain(layout, fast_env)
        assert caught.value.params == {"part": "folder", "reason": "not-plain"}, name
        place.unlink()
        if (tmp_path / "away").exists():
            (tmp_path / "away").rename(place)
    opening.require_plain(layout, fast_env)


@pytest.mark.parametrize("name", ["blobs", "index.db"])
def test_a_file_is_no_folder_and_a_folder_no_file(tmp_path, fast_env, name):
    (tmp_path / name).touch() if name == "blobs" else (tmp_path / name).mkdir()
    with pytest.raises(VaultDamagedError, match="not-plain"):
        opening.require_plain(Layout(tmp_path), fast_env)


def test_where_a_later_generation_lies_nothing_but_plain_files_is_trusted(tmp_path, fast_env):
    layout = Layout(tmp_path)
    (tmp_path / "g2").mkdir()
    assert opening.layout_of(layout, fast_env, 1) == layout
    assert opening.layout_of(layout, fast_env, 2) == Layout(tmp_path, generation=2)
    (tmp_path / "g3").symlink_to(tmp_path / "g2")
    (tmp_path / "g2" / "blobs").symlink_to(tmp_path)
    for generation in (2, 3):
        with pytest.raises(VaultDamagedError) as caught:
            opening.layout_of(layout, fast_env, generation)
        assert caught.value.params == {"part": "folder", "reason": "not-plain"}


@pytest.mark.parametrize("rekeyed", [False, True])
def test_of_the_key_files_of_two_vaults_the_one_with_heads_of_its_own_counts(
    sample, fast_env, tmp_path, rekeyed
):
    """However often the other one was written, and with the same passphrase."""
    if rekeyed:
        rekey(sample.path, sample.secret(), Secret.from_text(sample.code), env=fast_env)
    own = opening.unlock(Layout(sample.path), fast_env, sample.secret())
    other, _ = Vault.create(tmp_path / "other", sample.secret(), env=fast_env)
    for number in range(3 + rekeyed):
        other.slots.add_passphrase(Secret.from_text(f"another {number}"))
    other.close()
    for name in ("vault.key", "vault.key2"):
        image = sample.copy(tmp_path / f"with {name}")
        shutil.copy(other.path / name, image.path / name)
        found = opening.unlock(Layout(image.path), fast_env, sample.secret())
        assert found.key_file == own.key_file


@pytest.fixture
def pinned(tmp_path) -> tuple[Layout, Head]:
    """Where a database file lies, and a clean head that describes it."""
    layout = Layout(tmp_path)
    layout.index.write_bytes(b"database")
    digest = hashlib.sha256(b"database").digest()
    head = Head(minor=0, clean=True, key_generation=1, generation=5, index_length=8, index_sha256=digest)
    return layout, head


@pytest.mark.parametrize(
    ("harm", "kind", "reason"),
    [
        (lambda layout: layout.index.unlink(), VaultDamagedError, "missing"),
        (lambda layout: layout.index.write_bytes(b""), VaultDamagedError, "empty"),
        (lambda layout: layout.index_journal.touch(), VaultChangedOutsideError, "journal"),
        (lambda layout: layout.index_log.write_bytes(b"log"), VaultChangedOutsideError, "log"),
        (lambda layout: layout.index.write_bytes(b"databasE"), VaultChangedOutsideError, "mismatch"),
        (lambda layout: layout.index.write_bytes(b"database+"), VaultChangedOutsideError, "mismatch"),
    ],
)
def test_another_database_than_the_head_describes_is_told_with_what_to_go_back_to(
    pinned, fast_env, harm, kind, reason
):
    layout, head = pinned
    harm(layout)
    with Measurement(layout, fast_env) as begun:
        for index in (None, begun):
            with pytest.raises(VaultDamagedError) as caught:
                opening.require_pinned(layout, fast_env, head, SNAPSHOTS, index)
            assert type(caught.value) is kind
            assert caught.value.params == {"part": "index", "reason": reason}
            assert caught.value.snapshots == SNAPSHOTS


def test_a_database_as_its_head_describes_it_may_be_opened(pinned, fast_env):
    layout, head = pinned
    layout.index_log.touch()  # an empty one holds nothing to be replayed
    opening.require_pinned(layout, fast_env, head, SNAPSHOTS)


def test_after_an_interrupted_session_the_log_counts_and_no_hash(pinned, fast_env):
    layout, head = pinned
    layout.index.write_bytes(b"written to since")
    layout.index_log.write_bytes(b"log")
    opening.require_pinned(layout, fast_env, replace(head, clean=False), SNAPSHOTS)


HEAD = Head(minor=0, clean=True, key_generation=1, generation=9, session=7, previous_session=4)


@pytest.mark.parametrize(("session", "own"), [(7, True), (4, True), (0, False), (6, False), (8, False)])
@pytest.mark.parametrize("clean", [True, False])
def test_a_database_of_another_session_than_the_heads_is_left_closed(database, session, own, clean):
    database.set_meta("session", session)
    database.checkpoint()
    database.close()
    if own:
        opening.open_database(database, replace(HEAD, clean=clean), SNAPSHOTS)
        assert database.meta("session") == session
        return
    with pytest.raises(VaultChangedOutsideError) as caught:
        opening.open_database(database, replace(HEAD, clean=clean), SNAPSHOTS)
    assert caught.value.params == {"part": "index", "reason": "session"}
    assert caught.value.snapshots == SNAPSHOTS
    assert database._connection is None


@pytest.mark.parametrize("clean", [True, False])
def test_only_where_no_hash_vouches_for_it_every_page_is_read_at_opening(database, tmp_path, clean):
    """At every opening that would cost as much as the vault has records."""
    database.set_meta("session", 7)
    database.execute("INSERT INTO settings VALUES ('long', ?)", ("x" * 40_000,))
    database.checkpoint()
    database.close()
    data = bytearray((tmp_path / "index.db").read_bytes())
    data[-PAGE // 2] ^= 1
    (tmp_path / "index.db").write_bytes(data)
    if clean:
        opening.open_database(database, HEAD, SNAPSHOTS)
        return
    with pytest.raises(VaultDamagedError) as caught:
        opening.open_database(database, replace(HEAD, clean=False), SNAPSHOTS)
    assert type(caught.value) is VaultDamagedError
    assert caught.value.params == {"part": "index", "reason": "unreadable"}
    assert caught.value.snapshots == SNAPSHOTS
    assert database._connection is None


PAGE = 4096


def _mixed(old, new):
    """Every second of the pages that differ, as it was before."""
    changed = [at for at in range(0, len(old), PAGE) if old[at : at + PAGE] != new[at : at + PAGE]]
    assert len(changed) > 4
    for at in changed[1::2]:
        new = new[:at] + old[at : at + PAGE] + new[at + PAGE :]
    return new


def _flipped(_, new):
    """One bit of the last page that is read by nobody at opening."""
    return new[: -PAGE // 2] + bytes([new[-PAGE // 2] ^ 1]) + new[1 - PAGE // 2 :]


@pytest.mark.parametrize("harm", [_mixed, _flipped])
def test_a_log_that_was_lost_on_its_way_into_the_database_is_noticed_at_opening(sample, tmp_path, harm):
    """What a disk may leave that lied about a sync: authentic pages of two times, under no clean head."""
    image = tmp_path / "image"
    with sample.open() as vault:
        with vault.records.transaction("edit") as transaction:
            for number in range(40):
                transaction.put(Paper(title=str(number)))
        shutil.copytree(sample.path, image)
    index = image / "index.db"
    index.write_bytes(harm(index.read_bytes(), (sample.path / "index.db").read_bytes()))
    (image / "index.db-wal").unlink()
    with pytest.raises(VaultDamagedError) as caught:
        sample.open(image)
    assert caught.value.params == {"part": "index", "reason": "unreadable"}
    assert len(caught.value.snapshots) == 1


def test_a_page_that_could_not_be_read_once_after_a_cut_is_looked_at_again(unsettled, monkeypatch):
    real = Database.holds_together
    answers = [False]
    monkeypatch.setattr(Database, "holds_together", lambda it: answers.pop() if answers else real(it))
    with unsettled.open() as vault:
        assert vault.verify() == []
    assert not answers


def test_a_newer_minor_version_opens_for_reading_only(fast_env, tmp_path, monkeypatch):
    from holdall.vault import creation

    monkeypatch.setattr(creation, "MINOR", 1)
    vault, _ = Vault.create(tmp_path / "v", Secret(b"p"), env=fast_env)
    assert vault.read_only == "newer"
    with pytest.raises(VaultReadOnlyError, match="reason=newer"):
        vault.settings.set("theme", "dark")
    vault.close()


@pytest.mark.parametrize(
    ("lock", "minor", "reason"),
    [(True, 0, None), (False, 0, "medium"), (True, 1, "newer"), (False, 1, "newer")],
)
def test_why_a_vault_opens_for_reading_only(lock, minor, reason):
    with io.FileIO(os.devnull) as file:
        assert opening.read_only(file if lock else None, minor) == reason


def test_the_recovery_code_opens_however_it_is_typed(sample):
    for typed in (sample.code, sample.code.lower().replace("-", " ")):
        with Vault.open(sample.path, Secret.from_text(typed), env=sample.env) as vault:
            assert vault.records.get(sample.paper.id) == sample.paper


def test_a_code_with_one_wrong_character_names_the_group(sample):
    named = []
    for place in range(0, len(sample.code), 5):
        wrong = sample.code[:place] + ("7" if sample.code[place] != "7" else "8") + sample.code[place + 1 :]
        with pytest.raises(WrongSecretError) as caught:
            Vault.open(sample.path, Secret.from_text(wrong), env=sample.env)
        named.append(caught.value.params.get("group"))
    assert all(group in {number, None} for number, group in enumerate(named, 1))
    assert named.count(None) <= 1  # in one of a thousand another group fits by chance


def test_a_right_looking_code_of_another_vault_is_wrong(sample, make_vault, fast_env):
    other, code = Vault.create(sample.path.parent / "other", Secret(b"p"), env=fast_env)
    other.close()
    with pytest.raises(WrongSecretError) as caught:
        Vault.open(sample.path, Secret.from_text(code), env=sample.env)
    assert caught.value.params == {}


def test_a_changed_passphrase_replaces_the_old_one_in_both_copies(sample):
    with sample.open() as vault:
        vault.slots.change_passphrase(Secret.from_text("новый пароль"), sample.secret())
        with pytest.raises(WrongSecretError):
            vault.slots.change_passphrase(Secret(b"x"), sample.secret())
        with pytest.raises(WrongSecretError) as caught:
            vault.slots.change_passphrase(Secret(b"x"), Secret.from_text(sample.code))
        assert caught.value.params == {"reason": "not-a-passphrase"}
        assert vault.verify() == []
    with pytest.raises(WrongSecretError):
        sample.open()
    for secret in ("новый пароль", sample.code):
        Vault.open(sample.path, Secret.from_text(secret), env=sample.env).close()


def test_a_secret_that_opens_only_an_older_copy_is_refused(sample):
    old = (sample.path / "vault.key").read_bytes()
    with sample.open() as vault:
        vault.slots.change_passphrase(Secret(b"new"), sample.secret())
    (sample.path / "vault.key").write_bytes(old)
    with pytest.raises(WrongSecretError) as caught:
        sample.open()
    assert caught.value.params == {"reason": "replaced"}
    with Vault.open(sample.path, Secret(b"new"), env=sample.env) as vault:
        assert vault.notices == ()  # as after a power cut between the two copies
    assert (sample.path / "vault.key").read_bytes() == (sample.path / "vault.key2").read_bytes()


def test_a_freed_slot_opens_no_more(sample):
    from holdall.vault.key_store import KeyStore
    from holdall.vault.layout import Layout

    store = KeyStore(Layout(sample.path), sample.env)
    store.write(store.without_slot(store.unlock(sample.secret()), 1))
    with pytest.raises(WrongSecretError):
        Vault.open(sample.path, Secret.from_text(sample.code), env=sample.env)
    assert [entry.role for entry in store.unlock(sample.secret()).directory.entries] == [1] + [0] * 7


def test_a_key_file_that_comes_back_different_is_noticed(sample):
    from holdall.vault.errors import VaultDamagedError

    class Lying(FileSystem):
        def write_at(self, handle, offset, data):
            super().write_at(handle, offset, bytes(data)[:-1] + b"?")

    with sample.open() as vault:
        vault._key_store._env = replace(sample.env, fs=Lying())
        with pytest.raises(VaultDamagedError) as caught:
            vault.slots.change_passphrase(Secret(b"new"), sample.secret())
    assert caught.value.params == {"part": "key", "reason": "write-failed"}
    sample.open().close()


def test_creation_refuses_a_place_that_is_taken(sample, fast_env, tmp_path):
    (tmp_path / "file").touch()
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "diary.txt").touch()
    (tmp_path / "empty").mkdir()
    for path, reason in (
        (sample.path, "vault"),
        (tmp_path / "file", "not-a-folder"),
        (tmp_path / "full", "not-empty"),
    ):
        with pytest.raises(VaultExistsError) as caught:
            Vault.create(path, Secret(b"p"), env=fast_env)
        assert caught.value.params == {"reason": reason}
    Vault.create(tmp_path / "empty", Secret(b"p"), env=fast_env)[0].close()


def test_creation_refuses_cheap_keys(tmp_path, fast_env):
    cheap = KdfParameters(memory_kib=64, iterations=1, lanes=1)
    with pytest.raises(KdfBoundsError):
        Vault.create(tmp_path / "v", Secret(b"p"), kdf=cheap)
    assert not (tmp_path / "v").exists()
    vault, _ = Vault.create(tmp_path / "v", Secret(b"p"), kdf=cheap, env=fast_env)
    vault.close()


def test_the_recovery_sheet_and_the_summary_tell_what_is_needed(sample):
    with sample.open() as vault:
        sheet = vault.recovery_sheet("CODE")
        assert (sheet.code, sheet.vault_name) == ("CODE", "sample")
        assert sheet.vault_short_id == vault.summary.vault_id[:8].upper()
        assert vault.summary.created.startswith(sheet.created)
        assert vault.summary.records == {"file": 1, "paper": 1, "person": 1}
        assert (vault.summary.files, vault.read_only) == (1, None)
        assert vault.is_open
        generation = vault.summary.generation
        vault.settle()
        assert vault.summary.generation == generation
    assert not vault.is_open
    vault.close()


def test_file_times_tell_the_creation_and_how_often_the_vault_was_written(fast_env, tmp_path, tools):
    now = [1_700_000_000.0]
    env = replace(fast_env, clock=lambda: now[0])
    vault, _ = Vault.create(tmp_path / "v", Secret(b"p"), env=env)
    now[0] += 1_000_000
    tools.add_file(vault, b"data")
    vault.close()
    times = {path.name: int(path.stat().st_mtime) for path in vault.path.rglob("*") if path.is_file()}
    assert times.pop("lock") == 1_700_000_000
    assert {name for name, time in times.items() if time == 1_700_000_000} == {
        name for name in times if name.endswith(".blob")
    }
    assert max(times.values()) <= 1_700_000_000 + 2 * 3, times


def test_no_file_tells_host_user_or_process(sample, tools, plain_pages, monkeypatch, tmp_path):
    host, user, process, machine = "canary-host", "canary-user", 1_234_567_891, 0x123456789ABC
    for module, name, value in (
        (platform, "node", host), (socket, "gethostname", host), (getpass, "getuser", user),
        (os, "getlogin", user), (os, "getpid", process), (uuid, "getnode", machine),
    ):  # fmt: skip
        monkeypatch.setattr(module, name, lambda value=value: value)
    for name in ("USER", "LOGNAME", "USERNAME", "HOSTNAME"):
        monkeypatch.setenv(name, user)
    monkeypatch.setenv("HOME", str(tmp_path / "canary-home"))
    with sample.open() as vault:
        tools.add_file(vault, b"new", "new.jpg")
        told = {path.name: path.read_bytes() for path in sample.path.rglob("*") if path.is_file()}
        told |= plain_pages(vault)
    canaries = [b"canary", *(f"{number:{form}}".encode() for number in (process, machine) for form in "dx")]
    canaries += [number.to_bytes(8, order) for number in (process, machine) for order in ("big", "little")]
    assert {name for name, data in told.items() if any(it in data for it in canaries)} == set()


def test_the_versions_are_what_the_specification_says():
    assert (key_file.FIRST_MAJOR, key_file.MAJOR, key_file.MINOR, opening.MINOR) == (1, 2, 0, 0)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps permissions elsewhere")
def test_what_a_vault_is_made_of_is_for_its_owner_alone(tmp_path, fast_env):
    old = os.umask(0)
    try:
        path = tmp_path / "new.holdall"
        with Vault.create(path, Secret(b"p"), env=fast_env)[0] as vault:
            vault.settings.set("language", "ru")
            modes = {name.name: name.stat().st_mode & 0o077 for name in (path, *path.rglob("*"))}
    finally:
        os.umask(old)
    assert len(modes) > 8
    assert set(modes.values()) == {0}


def test_of_two_creations_at_once_one_wins_and_nothing_of_it_is_removed(tmp_path, fast_env, monkeypatch):
    path = tmp_path / "new.holdall"
    winner = []
    real = creation.prepare_place

    def late(layout, env):
        real(layout, env)
        if not winner:  # the other process is quicker from here on
            winner.append(layout)
            winner.append(Vault.create(path, Secret(b"first"), env=fast_env)[0])
            winner[1].close()

    monkeypatch.setattr(creation, "prepare_place", late)
    with pytest.raises(VaultExistsError):
        Vault.create(path, Secret(b"second"), env=fast_env)
    with Vault.open(path, Secret(b"first"), env=fast_env) as vault:
        assert vault.verify() == []
