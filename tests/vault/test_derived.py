"""Derived is what a record names as its thumbnail or rendition and no record is an original of."""

from __future__ import annotations

from dataclasses import replace

from holdall.vault.derived import derived_ids


def named(vault):
    with vault._session.reading() as database:
        return derived_ids(database)


def put(vault, *records):
    with vault.records.transaction("put") as transaction:
        for record in records:
            transaction.put(record)


def test_none_is_named_by_files_without_one(sample):
    with sample.open() as vault:
        assert named(vault) == frozenset()


def test_records_in_the_bin_and_steps_that_can_be_undone_name_theirs(sample):
    with sample.open() as vault:
        put(vault, replace(sample.file, thumbnail_id="a" * 32))
        put(vault, replace(sample.file, thumbnail_id="b" * 32, rendition_id="d" * 32))
        with vault.records.transaction("bin") as transaction:
            transaction.delete(sample.file.id)
        assert named(vault) == {"a" * 32, "b" * 32, "d" * 32}


def test_an_original_is_none_whoever_names_it_as_one(sample, tools):
    with sample.open() as vault:
        other = tools.add_file(vault, b"other", "other.jpg")
        for named_as_one in (sample.file.id, "c" * 32, other.id):
            put(vault, replace(sample.file, thumbnail_id=named_as_one))
        for _ in range(4):
            vault.records.undo()  # the other is known to the undo history alone
        assert named(vault) == {"c" * 32}


def test_what_cannot_be_read_names_none_and_hides_no_other(sample):
    files = [
        replace(sample.file, id=digit * 32, name=digit, thumbnail_id=f"{digit}f" * 16) for digit in "123"
    ]
    with sample.open() as vault:
        put(vault, *files)
        with vault._session.writing() as database:
            database.execute("UPDATE records SET body = ? WHERE id = ?", ("{", files[1].id))
            database.execute("DELETE FROM journal")
            assert derived_ids(database) == {files[0].thumbnail_id, files[2].thumbnail_id}
