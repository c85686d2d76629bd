"""The tables of the database; it must not know how they are used."""

from __future__ import annotations

from typing import Final

SCHEMA_VERSION: Final = 1

SCHEMA: Final = (
    "CREATE TABLE meta (name TEXT PRIMARY KEY, value INTEGER NOT NULL) WITHOUT ROWID",
    "CREATE TABLE settings (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID",
    """CREATE TABLE records (
        seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, kind TEXT NOT NULL, subkind TEXT NOT NULL,
        title TEXT NOT NULL, title_key TEXT NOT NULL, sort_date TEXT NOT NULL,
        created TEXT NOT NULL, modified TEXT NOT NULL, binned TEXT NOT NULL, body TEXT NOT NULL)""",
    # each order of a list has its index, so that a page of 100,000 rows is read without sorting
    "CREATE INDEX records_by_title ON records (kind, binned, title_key, id, subkind)",
    "CREATE INDEX records_by_date ON records (kind, binned, sort_date, id, subkind)",
    "CREATE INDEX records_by_created ON records (kind, binned, created, id, subkind)",
    """CREATE TABLE links (
        record INTEGER NOT NULL REFERENCES records (seq) ON DELETE CASCADE, target TEXT NOT NULL,
        PRIMARY KEY (record, target)) WITHOUT ROWID""",
    "CREATE INDEX links_by_target ON links (target, record)",
    "CREATE TABLE texts (seq INTEGER PRIMARY KEY REFERENCES records (seq), text TEXT NOT NULL)",
    # substring search in any script; the text itself is kept once, in `texts`
    "CREATE VIRTUAL TABLE search USING fts5 (text, content='texts', content_rowid='seq', tokenize='trigram')",
    """CREATE TABLE blobs (
        id TEXT PRIMARY KEY, dedup BLOB NOT NULL, size INTEGER NOT NULL, media_type TEXT NOT NULL,
        parts TEXT NOT NULL) WITHOUT ROWID""",
    "CREATE INDEX blobs_by_dedup ON blobs (dedup)",
    """CREATE TABLE journal (
        step INTEGER PRIMARY KEY AUTOINCREMENT, label TEXT NOT NULL, undone INTEGER NOT NULL,
        size INTEGER NOT NULL, changes TEXT NOT NULL)""",
)
