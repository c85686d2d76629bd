"""The tables of the search index; it must not know how they are used."""

from __future__ import annotations

from typing import Final

FORMAT: Final = 1
"""Goes up when words are cut or compared in another way: the index is then made anew."""

TABLES: Final = (
    "CREATE TABLE meta (name TEXT PRIMARY KEY, value INTEGER NOT NULL) WITHOUT ROWID",
    "CREATE TABLE sources (id TEXT PRIMARY KEY, stamp TEXT NOT NULL) WITHOUT ROWID",
    """CREATE TABLE passages (
        seq INTEGER PRIMARY KEY, source TEXT NOT NULL, page INTEGER NOT NULL, text TEXT NOT NULL,
        UNIQUE (source, page))""",
    # each word as it stands, and its keys; what they were cut from is kept once, in `passages`
    """CREATE VIRTUAL TABLE words USING fts5 (
        forms, keys, content='', contentless_delete=1, prefix='3',
        tokenize='unicode61 remove_diacritics 0')""",
    "CREATE VIRTUAL TABLE vocabulary USING fts5vocab (words, col)",
)
