"""A new master key: the vault is the old one or the new one, never between, and no work is done twice."""

from __future__ import annotations

import errno
import hashlib
import io
import shutil
from dataclasses import replace

import pytest
from repairs import mend

from holdall.case.paper import Paper
from holdall.case.stored_file import StoredFile
from holdall.crypto.errors import AuthenticationError, RecoveryCodeError, SecretWipedError
from holdall.crypto.recovery import draft_code
from holdall.crypto.secret import Secret
from holdall.errors import StoppedError, VaultError, WrongSecretError
from holdall.vault import blob_table, rekeying
from holdall.vault.blob_writer import BlobWriter
from holdall.vault.database import Database
from holdall.vault.errors import (
    BlobUnreadableError,
    Finding,
    NewerKeysError,
    RekeyUnfinishedError,
    StoredFilesUnknownError,
    VaultChangedOutsideError,
    VaultDamagedError,
    VaultReadOnlyError,
    VaultSpaceError,
    VaultTooNewError,
)
from holdall.vault.file_system import FileSystem
from holdall.vault.key_file import parse_key_file
from holdall.vault.layout import Layout
from holdall.vault.measurement import measure
from holdall.vault.rekeying import rekey
from holdall.vault.vault import Vault

KEYS = ("vault.key", "vault.key2")


@pytest.fixture
def code(sample):
    """A new recovery code."""
    return draft_code(sample.env.rng)


def renew(sample, code, **options):
    env = options.pop("env", sample.env)
    rekey(sample.path, sample.secret(), Secret.from_text(code), env=env, **options)


def opens(sample, secret):
    try:
        Vault.open(sample.path, Secret.from_text(secret), env=sample.env).close()
    except WrongSecretError:
        return False
    return True


def tree(path):
    return {
        it.relative_to(path).as_posix(): it.read_bytes() if it.is_file() else None for it in path.rglob("*")
    }


def contents(sample):
    with sample.open() as vault:
        assert vault.verify() == []
        files = {file.name: vault.blobs.open(file.id).read() for file in vault.records.all(StoredFile)}
        return vault.records.get(sample.person.id), vault.records.get(sample.paper.id), files


def stopped_after(blobs):
    """For `cancelled`: true when it is asked once more than that."""
    left = [blobs]

    def cancelled():
        left[0] -= 1
        return left[0] < 0

    return cancelled


def half_done(sample, code, blobs=2, **options):
    with pytest.raises(StoppedError):
        renew(sample, code, cancelled=stopped_after(blobs), **options)


def with_second_file(sample, tools):
    with sample.open(part_frame_size=8192) as vault:
        return tools.add_file(vault, b"0123456789abcdef" * 2000, "parts.bin")


def committed(sample, code, monkeypatch):
    """The vault as a power cut leaves it right after the first new copy of the key file."""
    real = rekeying.KeyStore.write_copy

    def once(store, path, unlocked):
        if path.name == "vault.key2" and path.parent == sample.path:
            raise OSError(errno.EIO, "cut")
        real(store, path, unlocked)

    with monkeypatch.context() as patch:
        patch.setattr(rekeying.KeyStore, "write_copy", once)
        with pytest.raises(RekeyUnfinishedError):
            renew(sample, code)


def test_all_is_there_and_only_passphrase_and_new_code_open_it(sample, code, tools):
    with_second_file(sample, tools)
    with sample.open() as vault:
        vault.slots.add_passphrase(Secret(b"a second person"))
        generation = vault.summary.generation
    before = contents(sample)
    assert {(sample.path / name).read_bytes()[16:18] for name in KEYS} == {b"\0\1"}
    renew(sample, code)
    assert contents(sample) == before
    assert opens(sample, code)
    assert not opens(sample, sample.code)
    assert not opens(sample, "a second person")
    assert sorted(it.name for it in sample.path.iterdir()) == ["g2", "lock", *KEYS]
    assert {(sample.path / name).read_bytes()[16:18] for name in KEYS} == {b"\0\2"}
    assert "vault.key" not in {it.name for it in (sample.path / "g2").iterdir()}
    with sample.open() as vault:
        assert vault.summary.generation > generation
        assert [slot.role.name for slot in vault.slots.all()] == ["PASSPHRASE", "RECOVERY_CODE"]
        assert vault.records.undo()
        assert len(vault.snapshots) == 1
        assert not vault.rekey_begun


def test_an_old_copy_of_the_key_file_opens_nothing_any_more(sample, code):
    old = {name: (sample.path / name).read_bytes() for name in KEYS}
    renew(sample, code)
    for name, data in old.items():
        (sample.path / name).write_bytes(data)
    for secret in (sample.passphrase, sample.code):
        with pytest.raises(VaultDamagedError) as caught:
            Vault.open(sample.path, Secret.from_text(secret), env=sample.env)
        assert caught.value.params == {"part": "head", "reason": "damaged"}


def test_the_new_key_file_has_another_salt_and_none_of_the_old_slots(sample, code):
    old = parse_key_file((sample.path / "vault.key").read_bytes())
    renew(sample, code)
    new = parse_key_file((sample.path / "vault.key").read_bytes())
    assert new.salt != old.salt
    assert not {*new.slots} & {*old.slots}


def test_the_new_master_key_is_wiped(sample, code, monkeypatch):
    made = []
    real = rekeying.KeyStore.succeed
    monkeypatch.setattr(rekeying.KeyStore, "succeed", lambda *it: made.append(real(*it)) or made[-1])
    renew(sample, code)
    with pytest.raises(SecretWipedError):
        made[0].master_key.view()


@pytest.mark.parametrize("major", [0, 1, 3])
def test_another_major_version_than_the_one_it_is_bound_to_is_refused(sample, code, major):
    renew(sample, code)
    for name in KEYS:
        data = bytearray((sample.path / name).read_bytes())
        data[17] = major
        data[-32:] = hashlib.sha256(data[:-32]).digest()
        (sample.path / name).write_bytes(data)
    with pytest.raises((VaultDamagedError, VaultTooNewError, WrongSecretError)) as caught:
        sample.open()
    assert type(caught.value) is {0: VaultDamagedError, 1: WrongSecretError, 3: VaultTooNewError}[major]


def test_no_sealed_byte_is_kept(sample, code):
    def sealed(path):
        return {
            data[at : at + 64] for data in tree(path).values() if data for at in range(0, len(data), 4096)
        }

    before = sealed(sample.path)
    renew(sample, code)
    # SQLCipher keeps the salt at the beginning of the file; all else is new
    assert not before & sealed(sample.path)


def test_a_file_of_many_blocks_is_taken_over_whole(sample, code, monkeypatch):
    monkeypatch.setattr(rekeying, "_BLOCK", 8192)
    before = contents(sample)
    assert len(sample.data) > 4 * 8192
    renew(sample, code)
    assert contents(sample) == before


def test_the_new_head_is_the_next_one_and_lists_a_new_snapshot_alone(sample, code):
    with sample.open() as vault:
        old = vault._session.head
    renew(sample, code)
    with sample.open() as vault:
        new = vault._session.head
        [snapshot] = [entry for entry in new.snapshots if entry.generation]
        assert (snapshot.generation, snapshot.sha256) == (new.generation, new.index_sha256)
    state = measure(Layout(sample.path, generation=2), sample.env)
    assert new == replace(
        old, key_generation=2, generation=old.generation + 1, index_length=state.length,
        index_sha256=state.sha256, snapshots=new.snapshots,
    )  # fmt: skip


def test_a_second_time(sample, code, tools):
    before = contents(sample)
    renew(sample, code)
    later = draft_code(sample.env.rng)
    renew(sample, later)
    assert contents(sample) == before
    assert (opens(sample, later), opens(sample, code)) == (True, False)
    assert sorted(it.name for it in sample.path.iterdir()) == ["g3", "lock", *KEYS]
    with sample.open() as vault:
        tools.add_file(vault, b"later", "later.txt")
    assert contents(sample)[2]["later.txt"] == b"later"


def test_a_wrong_passphrase_and_a_recovery_code_change_nothing(sample, code):
    before = tree(sample.path)
    for secret, params in (("wrong", {}), (sample.code, {"reason": "not-a-passphrase"})):
        with pytest.raises(WrongSecretError) as caught:
            rekey(sample.path, Secret.from_text(secret), Secret.from_text(code), env=sample.env)
        assert caught.value.params == params
    with pytest.raises(RecoveryCodeError):
        renew(sample, "no code")
    assert tree(sample.path) == before


def test_progress_ends_with_all_of_it(sample, code, tools):
    with_second_file(sample, tools)
    seen = []
    renew(sample, code, on_progress=lambda done, total: seen.append((done, total)))
    assert [done for done, _ in seen] == sorted(done for done, _ in seen)
    assert len({total for _, total in seen}) == 1
    assert seen[-1][0] == seen[-1][1] > 80_000


def test_stopped_it_is_the_vault_as_before_and_goes_on_with_what_was_made(sample, code, tools):
    with_second_file(sample, tools)
    before = contents(sample)
    half_done(sample, code, 3)
    made = {name: data for name, data in tree(sample.path).items() if name.startswith("g2/blobs") and data}
    assert made
    assert contents(sample) == before
    assert opens(sample, sample.code)
    assert not opens(sample, code)
    with sample.open() as vault:
        assert vault.rekey_begun
    later = draft_code(sample.env.rng)
    renew(sample, later)
    assert made.items() <= tree(sample.path).items()
    assert contents(sample) == before
    assert (opens(sample, later), opens(sample, code)) == (True, False)


def test_what_was_put_in_and_removed_in_between_is_as_it_was_left(sample, code, tools):
    with_second_file(sample, tools)
    half_done(sample, code, 3)
    with sample.open() as vault:
        added = tools.add_file(vault, b"between", "between.txt")
        vault.slots.add_passphrase(Secret(b"a second person"))
        with vault.records.transaction("edit") as transaction:
            transaction.put(replace(sample.paper, title="Edited"))
    renew(sample, code)
    _, paper, files = contents(sample)
    assert paper.title == "Edited"
    assert files[added.name] == b"between"
    assert opens(sample, code)
    assert not opens(sample, "a second person")


def test_emptying_the_bin_gives_up_what_was_made(sample, code, tools):
    half_done(sample, code)
    with sample.open() as vault:
        vault.empty_bin()
        assert not vault.rekey_begun
    assert not (sample.path / "g2").exists()
    renew(sample, code)
    assert contents(sample)[2] == {sample.file.name: sample.data}


def test_it_can_be_given_up(sample, code):
    before = tree(sample.path)
    half_done(sample, code)
    with sample.open() as vault:
        vault.discard_rekey()
        vault.discard_rekey()
    assert tree(sample.path) == before


def test_a_changed_passphrase_makes_it_begin_anew(sample, code):
    half_done(sample, code)
    made = tree(sample.path / "g2" / "blobs")
    with sample.open() as vault:
        vault.slots.change_passphrase(Secret(b"another one"))
    changed = replace(sample, passphrase="another one")
    renew(changed, code)
    assert not made.items() & {(k, v) for k, v in tree(sample.path / "g2" / "blobs").items() if v}
    assert contents(changed)[2] == {sample.file.name: sample.data}
    assert not opens(sample, sample.passphrase)


def test_a_key_in_the_making_of_another_generation_is_not_gone_on_with(sample, code):
    half_done(sample, code)
    pending = (sample.path / "g2" / "vault.key").read_bytes()
    renew(sample, code)
    half_done(sample, code)
    (sample.path / "g3" / "vault.key").write_bytes(pending)
    renew(sample, code)
    assert contents(sample)[2] == {sample.file.name: sample.data}


def test_foreign_torn_and_unfinished_files_in_the_making_are_made_anew(sample, code, tools):
    parts = with_second_file(sample, tools)
    with sample.open() as vault:
        blobs = len(vault.blobs.open_raw(parts.id).part_ids) + 2
    half_done(sample, code, blobs)
    shard = sample.path / "g2" / "blobs" / sample.file.id[:2]
    (sample.path / "g2" / "blobs" / parts.id[:2] / f"{parts.id}.blob").write_bytes(b"foreign")
    torn = bytearray((shard / f"{sample.file.id}.blob").read_bytes())
    torn[20_000] ^= 1  # in the second of three chunks
    (shard / f"{sample.file.id}.blob").write_bytes(torn)
    (shard / f"{sample.file.id}.part").write_bytes(b"cut off")
    (shard / f"{sample.file.id[:2]}{'0' * 30}.blob").write_bytes(b"never referred to")
    before = contents(sample)
    renew(sample, code)
    assert contents(sample) == before
    assert not [name for name in tree(sample.path) if name.endswith((".part", "0" * 30 + ".blob"))]


def test_a_file_in_the_making_with_damaged_filler_is_made_anew(sample, code, tools):
    with sample.open() as vault:
        padded = tools.add_file(vault, bytes(2**20 + 1 - 1024))  # ends in chunk 64; 65 is filler
    half_done(sample, code, 3)
    made = sample.path / "g2" / "blobs" / padded.id[:2] / f"{padded.id}.blob"
    torn = bytearray(made.read_bytes())
    torn[56 + 65 * 16400] ^= 1
    made.write_bytes(torn)
    renew(sample, code)
    assert contents(sample)[2][padded.name] == bytes(2**20 + 1 - 1024)  # and the check finds nothing


def test_a_disk_with_too_little_room_is_told_before_it_begins(sample, code):
    class Small(FileSystem):
        def free_space(self, path):
            return 4 << 20

    with pytest.raises(VaultSpaceError) as caught:
        renew(sample, code, env=replace(sample.env, fs=Small()))
    assert caught.value.params == {"needed": 5, "free": 4}
    assert opens(sample, sample.code)


def test_there_must_be_room_for_what_is_still_to_be_made(sample, code):
    class Sized(FileSystem):
        free = 0

        def free_space(self, path):
            return self.free

    fs = Sized()
    database = (4 << 20) + 2 * (sample.path / "index.db").stat().st_size
    blobs = sum(path.stat().st_size for path in (sample.path / "blobs").rglob("*.blob"))
    for needed in (database + blobs, database):
        fs.free = needed - 1
        with pytest.raises(VaultSpaceError):
            renew(sample, code, env=replace(sample.env, fs=fs))
        fs.free = needed
        half_done(sample, code, 1, env=replace(sample.env, fs=fs))


def test_a_disk_that_is_full_at_any_moment_leaves_the_old_vault_or_the_new(sample, code, tools):
    before = contents(sample)
    failed = 0
    for at in range(1000):
        faulty = tools.FaultyFileSystem(at=at, fault=tools.disk_error(errno.ENOSPC))
        try:
            renew(sample, code, env=replace(sample.env, fs=faulty))
        except (OSError, RekeyUnfinishedError):
            failed += 1
        if at >= len(faulty.log):
            break
        assert contents(sample) == before
    assert failed > 20
    assert opens(sample, code)


@pytest.mark.parametrize("granted", [0, 1])
def test_a_medium_that_cannot_be_written_is_refused(sample, code, granted):
    class ReadOnly(FileSystem):
        asked = 0

        def lock(self, path):
            self.asked += 1
            if self.asked > granted:
                raise OSError(errno.EROFS, "read-only")
            return super().lock(path)

    before = tree(sample.path)
    with pytest.raises(VaultReadOnlyError):
        renew(sample, code, env=replace(sample.env, fs=ReadOnly()))
    assert tree(sample.path) == before


def with_thumbnail(sample, tools, reason):
    """A second file whose thumbnail is missing, damaged or not the one that was made; both files' records."""
    with sample.open() as vault:
        picture = vault.blobs.add(io.BytesIO(b"jpeg" * 900), name="", media_type="image/jpeg", imported_at="")
        file = replace(tools.add_file(vault, b"page", "page.jpg"), thumbnail_id=picture.id)
        with vault.records.transaction("look") as transaction:
            transaction.attach_blob(picture)
            transaction.put(file)
        if reason == "mismatch":
            with vault._session.writing() as database:
                database.execute("UPDATE blobs SET dedup = ? WHERE id = ?", (b"\x01" * 32, picture.id))
    path = sample.path / "blobs" / picture.id[:2] / f"{picture.id}.blob"
    data = bytearray(path.read_bytes())
    data[1000] ^= 1
    if reason == "missing":
        path.unlink()
    elif reason == "damaged":
        path.write_bytes(data)
    return file


@pytest.mark.parametrize("reason", ["missing", "damaged", "mismatch"])
def test_a_thumbnail_that_cannot_be_read_is_left_out(sample, code, tools, reason):
    file = with_thumbnail(sample, tools, reason)
    half_done(sample, code, 3)
    renew(sample, code)
    assert contents(sample)[2] == {sample.file.name: sample.data, file.name: b"page"}
    with sample.open() as vault:
        assert vault._session.head.blob_count == 2
        assert vault.records.get(file.id) == file
        with pytest.raises(BlobUnreadableError):
            vault.blobs.open(file.thumbnail_id)
        assert vault.records.undo()
    assert not list(sample.path.rglob(f"{file.thumbnail_id}.*"))


def test_a_thumbnail_in_the_undo_history_is_left_out_too(sample, code, tools):
    with_thumbnail(sample, tools, "damaged")
    with sample.open() as vault:
        while vault.records.undo_label != "add paper":
            vault.records.undo()
    renew(sample, code)
    assert contents(sample)[2] == {sample.file.name: sample.data}


@pytest.mark.parametrize("reason", ["missing", "damaged"])
def test_a_stored_file_that_cannot_be_read_is_named(sample, code, reason):
    path = sample.path / "blobs" / sample.file.id[:2] / f"{sample.file.id}.blob"
    data = bytearray(path.read_bytes())
    data[5000] ^= 1
    path.unlink() if reason == "missing" else path.write_bytes(data)
    with pytest.raises(BlobUnreadableError) as caught:
        renew(sample, code)
    assert caught.value.params == {"blob": sample.file.id, "reason": reason}
    assert opens(sample, sample.code)


def test_what_could_not_be_read_just_once_is_not_damaged(sample, code):
    class Once(FileSystem):
        failed = False

        def read_at(self, handle, offset, buffer):
            if not self.failed and str(handle.name).endswith(f"{sample.file.id}.blob"):
                self.failed = True
                raise OSError(errno.EIO, "once")
            return super().read_at(handle, offset, buffer)

    before = contents(sample)
    size = sum(path.stat().st_size for path in (sample.path / "blobs").rglob("*.blob"))
    fs, seen = Once(), []
    renew(sample, code, env=replace(sample.env, fs=fs), on_progress=lambda *it: seen.append(it))
    assert fs.failed
    assert seen[-1] == (size, size)
    assert contents(sample) == before


@pytest.mark.parametrize("name", ["index.db", "head.?", "vault.key", "*.part"])
def test_what_the_device_made_something_else_of_is_noticed_before_it_counts(sample, code, name):
    """What the system remembers of it is right; only what the device returns is not."""

    class Garbling(FileSystem):
        def uncache(self, path):
            if path.is_relative_to(sample.path / "g2") and path.match(name):
                path.write_bytes(b"?" * path.stat().st_size)

    before = contents(sample)
    with pytest.raises((VaultError, OSError)):
        renew(sample, code, env=replace(sample.env, fs=Garbling()))
    assert contents(sample) == before


def test_a_file_that_is_not_the_one_put_in_is_not_made_to_look_like_it(sample, code):
    with sample.open() as vault, vault._session.writing() as database:
        database.execute("UPDATE blobs SET dedup = ?", (b"\x01" * 32,))
    with pytest.raises(BlobUnreadableError) as caught:
        renew(sample, code)
    assert caught.value.params == {"blob": sample.file.id, "reason": "damaged"}


def test_a_blob_of_which_nothing_is_known_is_taken_along(sample, code):
    with sample.open() as vault:
        stored = vault.blobs.add(io.BytesIO(b"kept"), name="kept", media_type="", imported_at="")
        with vault._session.writing() as database:
            database.execute("INSERT INTO blobs VALUES (?, ?, 0, '', '')", (stored.id, bytes(32)))
            database.execute("INSERT INTO blobs VALUES ('../../etc', ?, 0, '', '')", (b"\x02" * 32,))
        vault.blobs.attached(stored)
    renew(sample, code)
    with sample.open() as vault:
        assert vault.blobs.open(stored.id).read() == b"kept"
        rows = vault._session.database.query("SELECT id, dedup FROM blobs WHERE size = 0 ORDER BY id")
        assert rows == [("../../etc", b"\x02" * 32), (stored.id, bytes(32))]


def test_between_the_copies_of_the_key_file_it_is_the_new_vault(sample, code, monkeypatch):
    before = contents(sample)
    half_done(sample, code)
    with sample.open() as vault:
        for number in range(5):  # so that the key file is of a higher generation than the one in the making
            vault.slots.add_passphrase(Secret(b"person %d" % number))
    committed(sample, code, monkeypatch)
    assert (sample.path / "vault.key").read_bytes() != (sample.path / "vault.key2").read_bytes()
    with pytest.raises(WrongSecretError) as caught:
        Vault.open(sample.path, Secret.from_text(sample.code), env=sample.env)
    assert caught.value.params == {"reason": "rekeyed"}
    assert contents(sample) == before
    assert (sample.path / "vault.key").read_bytes() == (sample.path / "vault.key2").read_bytes()
    assert sorted(it.name for it in sample.path.iterdir()) == ["g2", "lock", *KEYS]
    assert opens(sample, code)


def test_one_old_copy_put_back_later_does_not_let_the_old_code_in(sample, code):
    old = (sample.path / "vault.key2").read_bytes()
    renew(sample, code)
    (sample.path / "vault.key2").write_bytes(old)
    assert not opens(sample, sample.code)
    assert opens(sample, code)
    assert (sample.path / "vault.key2").read_bytes() != old


def test_a_database_exchanged_in_the_making_is_made_anew_and_later_refused(sample, code, monkeypatch):
    committed(sample, code, monkeypatch)
    index = sample.path / "g2" / "index.db"
    data = bytearray(index.read_bytes())
    data[5000] ^= 1
    index.write_bytes(data)
    with pytest.raises(VaultChangedOutsideError):
        sample.open()


def test_what_was_left_of_a_database_in_the_making_does_not_get_into_it(sample, code):
    half_done(sample, code)
    for name in ("index.db", "index.db-wal", "index.db-journal"):
        (sample.path / "g2" / name).write_bytes(b"tampered with" * 400)
    before = contents(sample)
    renew(sample, code)
    assert contents(sample) == before


def test_a_failure_at_the_commit_and_one_after_it_are_told_apart(sample, code, monkeypatch):
    before = contents(sample)

    def fails(*_):
        raise OSError(errno.EIO, "gone")

    with monkeypatch.context() as patch:
        patch.setattr(rekeying.KeyStore, "write", fails)
        with pytest.raises(RekeyUnfinishedError) as caught:
            renew(sample, code)
    assert caught.value.params == {"reason": "commit"}
    assert contents(sample) == before
    with monkeypatch.context() as patch:
        patch.setattr("holdall.vault.generations.remove_superseded", fails)
        with pytest.raises(RekeyUnfinishedError) as caught:
            renew(sample, code)
    assert caught.value.params == {"reason": "removal"}
    assert (sample.path / "index.db").exists()
    assert contents(sample) == before
    assert not (sample.path / "index.db").exists()


def test_the_old_database_is_only_read(sample, code, monkeypatch):
    """SQLite too makes nothing beside it."""
    seen = []
    real = blob_table.blob_files

    def listed(database):
        seen.append(sorted(path.name for path in sample.path.glob("index*")))
        return real(database)

    monkeypatch.setattr(blob_table, "blob_files", listed)
    renew(sample, code)
    assert seen[0] == ["index.db"]


def test_a_link_in_place_of_its_folder_is_not_followed(sample, code, tmp_path):
    (tmp_path / "elsewhere").mkdir()
    (sample.path / "g2").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(VaultDamagedError) as caught:
        renew(sample, code)
    assert caught.value.params["reason"] == "not-plain"
    assert not list((tmp_path / "elsewhere").iterdir())


def test_a_blob_that_comes_back_otherwise_is_an_error_of_the_disk(sample, code, monkeypatch):
    def differs(_):
        raise AuthenticationError

    monkeypatch.setattr(BlobWriter, "_read_back", differs)
    with pytest.raises(OSError, match="Input/output") as caught:
        renew(sample, code)
    assert caught.value.errno == errno.EIO
    assert not list((sample.path / "g2" / "blobs").rglob("*.part"))


def test_a_database_that_comes_back_otherwise_is_not_used(sample, code, monkeypatch):
    with monkeypatch.context() as patch:
        patch.setattr(Database, "sound", lambda _: False)
        with pytest.raises(VaultDamagedError) as caught:
            renew(sample, code)
    assert caught.value.params == {"part": "index", "reason": "write-failed"}
    assert opens(sample, sample.code)


def test_heads_that_are_not_there_when_they_are_read_back_are_not_relied_on(sample, code, monkeypatch):
    with monkeypatch.context() as patch:
        patch.setattr(rekeying.HeadStore, "write_both", lambda *_: None)
        with pytest.raises(VaultDamagedError) as caught:
            renew(sample, code)
    assert caught.value.params == {"part": "head", "reason": "damaged"}
    assert opens(sample, sample.code)


def test_a_stop_counts_up_to_the_last_step(sample, code, monkeypatch):
    pinned = []
    real = rekeying.opening.require_pinned

    def noted(layout, *args):
        real(layout, *args)
        pinned.append(layout.generation)

    monkeypatch.setattr(rekeying.opening, "require_pinned", noted)
    with pytest.raises(StoppedError):
        renew(sample, code, cancelled=lambda: 2 in pinned)
    assert opens(sample, sample.code)


def test_a_session_that_came_between_and_was_interrupted_is_not_overlooked(sample, code, monkeypatch):
    def interrupted(path, *args, **options):
        vault = Vault.open(path, *args, **options)

        def cut_off():
            Vault.close(vault)
            with sample.open() as other:
                with other.records.transaction("late") as transaction:
                    transaction.put(Paper(title="late"))
                image = tree(sample.path)
            for name, data in image.items():
                if data is not None:
                    (sample.path / name).write_bytes(data)

        monkeypatch.setattr(vault, "close", cut_off)
        return vault

    class Between:
        open = staticmethod(interrupted)

    monkeypatch.setattr(rekeying, "Vault", Between)
    with pytest.raises(VaultDamagedError) as caught:
        renew(sample, code)
    assert caught.value.params == {"part": "head", "reason": "damaged"}


def test_nothing_can_be_given_up_for_reading_only(sample, code):
    half_done(sample, code)

    class ReadOnly(FileSystem):
        def lock(self, path):
            raise OSError(errno.EROFS, "read-only")

    with sample.open(fs=ReadOnly()) as vault, pytest.raises(VaultReadOnlyError):
        vault.discard_rekey()
    assert (sample.path / "g2").exists()


def test_a_later_state_survives_that_all_of_the_earlier_is_put_back_over_it(sample, code, tools):
    """As a backup from before the re-key does that is restored over the folder."""
    backup = sample.path.with_name("backup")
    shutil.copytree(sample.path, backup)
    renew(sample, code)
    with sample.open() as vault:
        later = tools.add_file(vault, b"later", "later.jpg")
    newer = {name: (sample.path / name).read_bytes() for name in KEYS}
    shutil.copytree(backup, sample.path, dirs_exist_ok=True)
    kept = tree(sample.path / "g2")
    with sample.open() as vault:
        assert not vault.rekey_begun
        assert vault.verify() == [Finding("newer-keys", "g2")]
        vault.discard_rekey()
        vault.empty_bin()
    with pytest.raises(NewerKeysError, match="g2"):
        renew(sample, code)
    assert tree(sample.path / "g2") == kept
    for name, data in newer.items():
        (sample.path / name).write_bytes(data)
    with sample.open() as vault:
        assert vault.verify() == []
        assert vault.blobs.open(later.id).read() == b"later"


def test_a_later_state_that_nobody_can_open_any_more_is_moved_away_and_there_can_be_new_keys(
    sample, code, tools
):
    """As a person is told to do who has no newer key file any more; the copy opens if one turns up."""
    backup, kept, away = (sample.path.with_name(name) for name in ("backup", "kept", "away"))
    shutil.copytree(sample.path, backup)
    renew(sample, code)
    with sample.open() as vault:
        later = tools.add_file(vault, b"later", "later.jpg")
    newer = {name: (sample.path / name).read_bytes() for name in KEYS}
    shutil.copytree(backup, sample.path, dirs_exist_ok=True)
    shutil.copytree(sample.path, kept)
    (sample.path / "g2").rename(away)
    with sample.open() as vault:
        assert vault.verify() == []
        assert vault.blobs.open(sample.file.id).read() == sample.data
    renew(sample, code)
    with sample.open() as vault:
        assert vault.verify() == []
        assert vault.blobs.open(sample.file.id).read() == sample.data
    for name, data in newer.items():
        (kept / name).write_bytes(data)
    with sample.open(kept) as vault:
        assert vault.blobs.open(later.id).read() == b"later"


def test_what_was_given_up_half_way_is_still_known_for_what_it_is(sample, code):
    half_done(sample, code)

    class Fails(FileSystem):
        def remove(self, path):
            if path.name == "vault.key":
                raise OSError(errno.EIO, "failing")
            super().remove(path)

    with sample.open(fs=Fails()) as vault, pytest.raises(OSError, match="failing"):
        vault.discard_rekey()
    with sample.open() as vault:
        assert vault.rekey_begun
        vault.discard_rekey()
        assert not vault.rekey_begun
    assert not (sample.path / "g2").exists()


def test_an_original_that_is_not_on_the_list_is_not_left_behind(sample, code):
    with sample.open() as vault:
        vault.blobs.add(io.BytesIO(b"late"), name="late.jpg", media_type="", imported_at="")
        vault.blobs._pending.clear()  # as after a crash
    with pytest.raises(StoredFilesUnknownError, match="count=1"):
        renew(sample, code)
    mend(sample)
    renew(sample, code)
    assert set(contents(sample)[2].values()) == {b"late", sample.data}


def test_what_was_removed_stays_removed_under_the_new_key(sample, code, tools):
    with sample.open() as vault:
        removed = tools.add_file(vault, b"removed", "removed.jpg")
        with vault.records.transaction("delete") as transaction:
            transaction.delete(removed.id)
        vault.empty_bin()
    renew(sample, code)
    with sample.open() as vault:
        assert blob_table.removed(vault._session.database) == {removed.id}
