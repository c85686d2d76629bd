"""Rows of stored files: found again by their tag, kept without one, listed with their parts."""

from __future__ import annotations

from holdall.vault import blob_table
from holdall.vault.blob_table import NO_TAG, StoredBlob

WHOLE, PARTS = "0" * 32, ("1" * 32, "2" * 32)


def test_a_row_is_found_by_its_tag_and_lists_its_parts(sample):
    with sample.open() as vault:
        database, keys = vault._session.database, vault._keys
        sha256 = "ab" * 32
        tag = blob_table.dedup_tag(keys, sha256)
        assert blob_table.in_use(database, tag) is None
        with database.transaction():
            blob_table.attach(database, keys, StoredBlob(id=WHOLE, sha256=sha256, size=7, parts=PARTS))
        assert blob_table.in_use(database, tag) is None  # no record refers to it
        own = blob_table.dedup_tag(keys, sample.file.sha256)
        assert blob_table.in_use(database, own) == sample.file.id
        assert set(blob_table.blob_files(database)) == {sample.file.id, WHOLE, *PARTS}


def test_a_blob_of_which_nothing_is_known_gets_a_row_that_no_file_matches(sample):
    with sample.open() as vault:
        database = vault._session.database
        with database.transaction():
            blob_table.keep(database, WHOLE)
        assert WHOLE in blob_table.blob_files(database)
        assert database.query("SELECT dedup, size FROM blobs WHERE id = ?", (WHOLE,)) == [(NO_TAG, 0)]


def test_what_is_no_id_is_left_out(sample):
    with sample.open() as vault:
        database = vault._session.database
        with database.transaction():
            blob_table.keep(database, "../vault.key")
        assert blob_table.blob_files(database) == [sample.file.id]


def test_what_was_begun_and_what_was_removed_is_told_apart_and_attaching_ends_a_beginning(sample):
    with sample.open() as vault:
        database, keys = vault._session.database, vault._keys
        with database.transaction():
            blob_table.begin(database, WHOLE, 7)
            blob_table.bury(database, PARTS, 7)
        assert (blob_table.begun(database), blob_table.removed(database)) == ({WHOLE}, set(PARTS))
        with database.transaction():
            blob_table.attach(database, keys, StoredBlob(id=WHOLE, sha256="ab" * 32, size=7, parts=PARTS))
        assert blob_table.begun(database) == set()
