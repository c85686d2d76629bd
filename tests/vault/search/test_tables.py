"""The index's tables are made of plain statements that run nothing by themselves."""

from __future__ import annotations

from contextlib import closing

import sqlcipher3.dbapi2

from holdall.vault.search.tables import TABLES


def test_they_are_tables_alone_and_what_they_bring():
    with closing(sqlcipher3.dbapi2.connect(":memory:")) as connection:
        for statement in TABLES:
            connection.execute(statement)
        kinds = {row[0] for row in connection.execute("SELECT type FROM sqlite_schema")}
        names = {row[0] for row in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")}
    assert kinds == {"table", "index"}
    assert {"meta", "sources", "passages", "words", "vocabulary"} <= names
    assert "words_content" not in names, "the words must not be kept a second time"
