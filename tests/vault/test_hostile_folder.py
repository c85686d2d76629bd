"""A vault folder that a stranger prepared: links, pipes, devices and files planted beside the real ones."""

from __future__ import annotations

import io
import os
import shutil
import struct
import sys

import pytest

from holdall.errors import VaultError
from holdall.vault.blob_frame import FrameHeader, FrameKind
from holdall.vault.blob_writer import BlobWriter
from holdall.vault.errors import (
    BlobUnreadableError,
    Finding,
    VaultChangedOutsideError,
    VaultDamagedError,
    VaultExistsError,
)
from holdall.vault.file_system import FileSystem
from holdall.vault.vault import Vault

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows makes links only for administrators")

FILES = ("vault.key", "vault.key2", "head.a", "head.b", "index.db", "lock", "creating", "snapshots/0")
FOLDERS = ("blobs", "snapshots", "quarantine")
_PAGE = 4096


def _link(path, target):
    """Put a symbolic link to `target` in the place of `path`."""
    if path.is_dir():
        path.rename(path.parent / "moved")
    else:
        path.unlink(missing_ok=True)
    path.symlink_to(target)


@pytest.mark.parametrize("name", FILES)
def test_a_link_in_place_of_a_file_is_never_followed(sample, tmp_path, name):
    precious = tmp_path / "precious"
    precious.write_bytes(b"a letter of the owner's")
    _link(sample.path / name, precious)
    with pytest.raises(VaultDamagedError) as caught:
        sample.open()
    assert caught.value.params == {"part": "folder", "reason": "not-plain"}
    assert precious.read_bytes() == b"a letter of the owner's"


@pytest.mark.parametrize("name", FOLDERS)
def test_a_link_in_place_of_a_folder_is_never_followed(sample, tmp_path, name):
    papers = tmp_path / "papers"
    papers.mkdir()
    (papers / "letter.txt").write_text("precious")
    _link(sample.path / name, papers)
    with pytest.raises(VaultDamagedError, match="not-plain"):
        sample.open()
    assert (papers / "letter.txt").read_text() == "precious"


def test_a_link_in_place_of_a_shard_is_never_followed(sample, tmp_path):
    papers = tmp_path / "papers"
    papers.mkdir()
    (papers / "letter.part").write_text("precious")
    shard = next((sample.path / "blobs").iterdir())
    _link(shard, papers)
    with pytest.raises(VaultDamagedError, match="not-plain"):
        sample.open()
    assert (papers / "letter.part").read_text() == "precious"


@pytest.mark.parametrize("name", FILES)
def test_a_pipe_in_place_of_a_file_keeps_nobody_waiting(sample, name):
    (sample.path / name).unlink(missing_ok=True)
    os.mkfifo(sample.path / name)
    with pytest.raises(VaultDamagedError, match="not-plain"):
        sample.open()


@pytest.mark.parametrize("plant", [os.mkfifo, lambda path: path.symlink_to("/etc/passwd"), os.mkdir])
def test_a_blob_that_is_no_plain_file_is_damaged(sample, plant):
    with sample.open() as vault:
        path = sample.path / "blobs" / sample.file.id[:2] / f"{sample.file.id}.blob"
        path.unlink()
        plant(path)
        with pytest.raises(BlobUnreadableError) as caught:
            vault.blobs.open(sample.file.id)
    assert caught.value.params["reason"] == "damaged"


def test_folders_named_like_garbage_do_not_keep_a_vault_from_closing(sample):
    shard = sample.path / "blobs" / sample.file.id[:2]
    (shard / f"{'a' * 32}.part").mkdir()
    (shard / f"{'b' * 32}.blob").mkdir()
    (sample.path / "quarantine").mkdir()
    (sample.path / "quarantine" / f"{'c' * 32}.blob").mkdir()
    (sample.path / "blobs" / "notes.txt").write_text("not a shard")
    vault = sample.open()
    vault.blobs.add(io.BytesIO(), name="", media_type="", imported_at="")
    vault.close()
    assert (shard / f"{'a' * 32}.part").is_dir()


def test_a_planted_rollback_journal_is_refused_before_the_database_is_opened(sample):
    """SQLite would write the pages in it over the database that the head has just vouched for."""
    index = sample.path / "index.db"
    older = index.read_bytes()
    with sample.open() as vault, vault.records.transaction("delete") as transaction:
        transaction.delete(sample.paper.id)
    newer = index.read_bytes()
    journal = sample.path / "index.db-journal"
    journal.write_bytes(_hot_journal(older))
    with pytest.raises(VaultChangedOutsideError) as caught:
        sample.open()
    assert caught.value.params == {"part": "index", "reason": "journal"}
    assert index.read_bytes() == newer


def test_a_rollback_journal_is_refused_after_an_interrupted_session_too(sample, tmp_path):
    cut = tmp_path / "cut.holdall"
    with sample.open() as vault:
        with vault.records.transaction("delete") as transaction:
            transaction.delete(sample.paper.id)
        shutil.copytree(sample.path, cut)
    (cut / "index.db-journal").write_bytes(_hot_journal((cut / "index.db").read_bytes()))
    with pytest.raises(VaultChangedOutsideError):
        sample.open(cut)


def test_a_huge_database_is_refused_by_its_length(sample):
    class Counting(FileSystem):
        read = 0

        def read_at(self, handle, offset, buffer):
            Counting.read += str(handle.name).endswith("index.db") and len(buffer)
            return super().read_at(handle, offset, buffer)

    size = 1 << 40  # sparse: hashing it would take half an hour; it goes on only while the key is derived
    os.truncate(sample.path / "index.db", size)
    with pytest.raises(VaultChangedOutsideError):
        sample.open(fs=Counting())
    assert Counting.read < size


def test_a_mark_of_creation_never_makes_a_filled_vault_new(sample):
    (sample.path / "creating").touch()
    for name in ("vault.key", "vault.key2"):
        (sample.path / name).write_bytes(bytes(4096))
    index = (sample.path / "index.db").read_bytes()
    with pytest.raises(VaultError):
        sample.open()
    with pytest.raises(VaultExistsError):
        Vault.create(sample.path, sample.secret(), env=sample.env)
    assert (sample.path / "index.db").read_bytes() == index


def _foreign_blob(vault, **said):
    """A blob whose header says what it likes, as only somebody with the keys can make it."""
    writer = BlobWriter(vault._layout, vault._env, vault._keys, "ab" * 16, 0)
    writer.write(memoryview(bytes(48)))
    fields = {"kind": FrameKind.WHOLE, "length": 48, "blob_id": bytes.fromhex("ab" * 16), "file_length": 48}
    writer.finish(FrameHeader(**{**fields, **said}))
    return "ab" * 16


@pytest.mark.parametrize(
    "said",
    [
        {"length": 2**63, "file_length": 2**63},
        {"kind": FrameKind.PART_LIST, "length": 2**63},
        {"kind": FrameKind.PART_LIST, "length": 24, "file_length": 2**63},
        {"kind": FrameKind.PART_LIST, "length": 25, "file_length": 1},
        {"length": 0, "file_length": 1},
    ],
)
def test_a_header_that_lies_about_lengths_is_damage_and_takes_no_memory(sample, said):
    """The stranger may have given the passphrase along."""
    with sample.open() as vault:
        blob_id = _foreign_blob(vault, **said)
        with pytest.raises(BlobUnreadableError, match="damaged"), vault.blobs.open(blob_id) as stream:
            stream.read(1)


def test_a_database_that_names_files_elsewhere_reaches_none(sample, tmp_path):
    precious = tmp_path / "precious.blob"
    precious.write_bytes(b"a letter of the owner's")
    hostile = "../../" + tmp_path.name + "/precious"
    with sample.open() as vault:
        assert vault._layout.blob(hostile).resolve() == precious.resolve()
        with vault._session.writing() as database:
            row = (hostile, f"{hostile} {hostile}")
            database.execute("INSERT INTO blobs VALUES (?, x'', 1, '', ?)", row)
        assert vault.verify() == [Finding("blob-missing", hostile)]
        vault.empty_bin()
    assert precious.read_bytes() == b"a letter of the owner's"
    with sample.open() as vault:
        assert vault.verify() == []


@pytest.mark.parametrize(
    "code",
    [
        "CREATE TRIGGER t AFTER INSERT ON records BEGIN DELETE FROM blobs; END",
        "CREATE VIEW v AS SELECT * FROM records",
        "CREATE TABLE more (name TEXT)",
        "CREATE VIRTUAL TABLE more USING fts5 (text)",
        "CREATE INDEX more ON records (hex(body))",
        "ALTER TABLE blobs ADD COLUMN more TEXT AS (hex(zeroblob(100000000)))",
        "ALTER TABLE settings ADD COLUMN more TEXT CHECK (length(hex(zeroblob(100000000))))",
        "DROP INDEX blobs_by_dedup",
    ],
)
def test_a_database_made_of_anything_else_is_refused(sample, code):
    vault = sample.open()
    with vault._session.writing() as database:
        database.execute(code)
    vault.close()
    with pytest.raises(VaultDamagedError) as caught:
        sample.open()
    assert caught.value.params == {"part": "index", "reason": "schema"}


def _hot_journal(pages: bytes) -> bytes:
    """A rollback journal that holds every page of `pages`, as SQLite leaves after a crash (file format 3)."""
    count = len(pages) // _PAGE
    header = bytes.fromhex("d9d505f920a163d7") + struct.pack(">IIIII", count, 0, count, 512, _PAGE)
    records = bytearray()
    for number in range(count):
        page = pages[number * _PAGE : (number + 1) * _PAGE]
        checksum = sum(page[place] for place in range(_PAGE - 200, 0, -200))
        records += struct.pack(">I", number + 1) + page + struct.pack(">I", checksum)
    return header.ljust(512, b"\x00") + bytes(records)
