"""The settings that the vault's promises rest on are really in force."""

from __future__ import annotations

import errno
import os
import shutil
import threading
from pathlib import Path
from types import SimpleNamespace

import pytest
from sqlcipher3 import dbapi2

from holdall.case.paper import Paper
from holdall.crypto.secret import Secret
from holdall.vault import database
from holdall.vault.database import Database
from holdall.vault.errors import Finding, VaultDamagedError
from holdall.vault.schema import SCHEMA, SCHEMA_VERSION

IN_FORCE = {
    "cipher_memory_security": "1",
    "cipher_log_level": "NONE",
    "cipher_page_size": "4096",
    "cipher_use_hmac": "1",
    "cipher_hmac_algorithm": "HMAC_SHA512",
    "locking_mode": "exclusive",
    "journal_mode": "wal",
    "synchronous": 2,
    "fullfsync": 1,
    "foreign_keys": 1,
    "trusted_schema": 0,
    "cell_size_check": 1,
    "temp_store": 2,
    "secure_delete": 1,
    "mmap_size": 0,
}


@pytest.mark.parametrize(("pragma", "value"), IN_FORCE.items())
def test_every_setting_is_in_force(sample, pragma, value):
    with sample.open() as vault, vault._session.reading() as database:
        assert database.query(f"PRAGMA {pragma}") == [(value,)]


def test_the_only_other_file_of_the_database_is_its_log(sample):
    with sample.open() as vault:
        vault.settings.set("language", "ru")
        assert {name for name in os.listdir(sample.path) if name.startswith("index")} == {
            "index.db",
            "index.db-wal",
        }


@pytest.mark.parametrize("read_only", [False, True])
def test_a_database_that_is_not_there_is_not_made(tmp_path, read_only):
    with pytest.raises(OSError, match=os.strerror(errno.EIO)) as caught:
        Database(tmp_path / "index.db", Secret(bytes(32)), read_only=read_only).open()
    assert caught.value.errno == errno.EIO
    assert not list(tmp_path.iterdir())


def test_for_reading_only_nothing_is_written_nor_made_beside_it(database, tmp_path):
    database.set_meta("here", 7)
    database.checkpoint()
    database.close()
    before = (tmp_path / "index.db").read_bytes()
    reading = Database(tmp_path / "index.db", Secret(bytes(32)), read_only=True)
    reading.open()
    assert reading.meta("here") == 7
    assert [path.name for path in tmp_path.iterdir()] == ["index.db"]
    with pytest.raises(OSError, match=r"\[Errno") as caught:
        reading.set_meta("here", 8)
    assert caught.value.errno == errno.EROFS
    reading.close()
    assert (tmp_path / "index.db").read_bytes() == before


def test_one_with_a_table_more_is_told_and_left_closed(database):
    database.execute("CREATE TABLE more (value)")
    database.close()
    with pytest.raises(VaultDamagedError) as caught:
        database.open()
    assert caught.value.params == {"part": "index", "reason": "schema"}
    assert database._connection is None


def test_it_is_used_from_any_thread(database):
    found = []
    thread = threading.Thread(target=lambda: found.append(database.meta("schema")))
    thread.start()
    thread.join()
    assert found == [SCHEMA_VERSION]


def _failing(code):
    """A connection whose statements all fail with SQLite's `code`."""

    def execute(*_):
        error = dbapi2.OperationalError("what SQLite says")
        error.sqlite_errorcode = code
        raise error

    return SimpleNamespace(execute=execute, close=lambda: None, in_transaction=True)


@pytest.mark.parametrize(
    ("code", "number"),
    [
        (5, errno.EBUSY),
        (8, errno.EROFS),
        (10, errno.EIO),
        (10 | 3 << 8, errno.EIO),
        (13, errno.ENOSPC),
        (14, errno.EIO),
    ],
)
def test_disk_errors_of_the_database_are_os_errors(sample, code, number):
    with sample.open() as vault:
        database = vault._session.database
        real, database._connection = database._connection, _failing(code)
        with pytest.raises(OSError, match=r"\[Errno") as caught:
            database.query("SELECT 1")
        assert caught.value.errno == number
        assert (database._connection is None) is (number != errno.ENOSPC)
        real.close()
        database._connection = None
        assert vault.records.get(sample.paper.id) == sample.paper


def test_a_disk_error_at_opening_is_no_damage(sample, monkeypatch):
    monkeypatch.setattr(dbapi2, "connect", lambda *_, **__: _failing(14))
    monkeypatch.setattr("holdall.vault.database._set_key", lambda *_: None)
    with pytest.raises(OSError, match=r"\[Errno") as caught:
        sample.open()
    assert caught.value.errno == errno.EIO


def test_a_page_that_could_not_be_read_once_does_not_end_the_session(sample):
    """SQLCipher refuses everything after it, so the connection must be a new one."""
    with sample.open() as vault:
        path = sample.path / "index.db"
        sound = path.read_bytes()
        vault._session.database.execute("PRAGMA cache_size = 1")
        path.write_bytes(sound[:4096] + bytes(len(sound) - 4096))
        with pytest.raises(VaultDamagedError):
            vault.records.all(Paper)
        path.write_bytes(sound)
        assert vault.records.all(Paper) == [sample.paper]


def test_a_page_that_could_not_be_read_at_opening_is_looked_at_again(sample, monkeypatch):
    real = Database.meta
    answers = [VaultDamagedError(part="index", reason="unreadable")]

    def meta(database, name):
        if answers:
            database.close()
            raise answers.pop()
        return real(database, name)

    monkeypatch.setattr(Database, "meta", meta)
    sample.open().close()
    assert not answers


def _set_real_key(connection, key, set_key=database._set_key):
    if not isinstance(connection, SimpleNamespace):
        set_key(connection, key)


def test_a_first_page_that_could_not_be_read_once_does_not_keep_the_database_shut(sample, monkeypatch):
    real = dbapi2.connect
    answers = [_failing(26)]
    with sample.open() as vault:
        vault._session.database.close()
        monkeypatch.setattr(dbapi2, "connect", lambda *a, **k: answers.pop() if answers else real(*a, **k))
        monkeypatch.setattr(database, "_set_key", _set_real_key)
        assert vault.records.get(sample.paper.id) == sample.paper
    assert not answers


def test_a_page_torn_on_its_way_out_of_the_log_is_no_damage(sample, tmp_path):
    with sample.open() as vault:
        with vault.records.transaction("edit") as transaction:
            transaction.put(Paper(title="x"))
        shutil.copytree(sample.path, tmp_path / "image")
    torn = (sample.path / "index.db").read_bytes()
    index = tmp_path / "image" / "index.db"
    before = index.read_bytes()
    changed = [at for at in range(0, len(before), 4096) if before[at : at + 4096] != torn[at : at + 4096]]
    for at in changed:
        before = before[: at + 512] + torn[at + 512 : at + 4096] + before[at + 4096 :]
    assert before not in (index.read_bytes(), torn)
    index.write_bytes(before)
    with sample.open(tmp_path / "image") as vault:
        assert vault.verify() == []


def test_a_database_that_cannot_be_checked_is_not_sound(sample, monkeypatch):
    with sample.open() as vault:
        database = vault._session.database
        database.close()
        with monkeypatch.context() as patch:
            patch.setattr(dbapi2, "connect", lambda *_, **__: _failing(26))
            patch.setattr("holdall.vault.database._set_key", lambda *_: None)
            assert not database.sound()
        assert vault.verify() == []


def _overwritten(database, path, fill):
    """The bytes of the file before and after `fill`, with the log moved into it; the database is closed."""
    database.checkpoint()
    before = path.read_bytes()
    fill()
    database.checkpoint()
    database.close()
    return before, bytearray(path.read_bytes())


def _long(database):
    database.execute("INSERT OR REPLACE INTO settings VALUES ('long', ?)", ("x" * 100_000,))


def test_a_page_in_use_by_nothing_is_damaged_too(database, tmp_path):
    """It would be taken into use again, and its damage be found later than what could mend it."""
    path = tmp_path / "index.db"
    _long(database)
    _, data = _overwritten(database, path, lambda: database.execute("DELETE FROM settings"))
    data[-2048] ^= 1
    path.write_bytes(data)
    database.open()
    assert database.holds_together()
    assert not database.sound()


def test_authentic_pages_of_two_times_are_not_sound(database, tmp_path):
    path = tmp_path / "index.db"
    before, data = _overwritten(database, path, lambda: [_long(database), database.set_meta("later", 1)])
    changed = [at for at in range(0, len(before), 4096) if before[at : at + 4096] != data[at : at + 4096]]
    data[changed[0] : changed[0] + 4096] = before[changed[0] : changed[0] + 4096]
    path.write_bytes(data)
    database.open()
    assert database.query("PRAGMA cipher_integrity_check") == []
    assert not database.sound()


def test_what_was_sealed_under_another_key_is_opened_again_with_it(database):
    database.set_meta("here", 7)
    database.checkpoint()
    database.change_key(Secret(bytes(range(32))))
    database.close()
    database.open()
    assert (database.meta("here"), database.meta("schema"), database.meta("absent")) == (7, SCHEMA_VERSION, 0)


def test_what_could_not_be_checked_once_is_checked_again(sample):
    with sample.open() as vault:
        database = vault._session.database
        database.close()
        database._connection = _failing(26)
        assert vault.verify() == []


def test_a_page_that_does_not_authenticate_is_named_after_two_looks(sample, monkeypatch):
    looks = []
    real = Database.checkpoint
    monkeypatch.setattr(Database, "checkpoint", lambda it: (looks.append(1), real(it)))
    with sample.open() as vault:
        index = sample.path / "index.db"
        sound = index.read_bytes()
        vault._session.database.close()
        index.write_bytes(sound[:-2048] + bytes([sound[-2048] ^ 1]) + sound[-2047:])
        assert vault.verify() == [Finding("index-damaged")]
        index.write_bytes(sound)
    assert len(looks) == 2


def test_a_failed_transaction_leaves_nothing(sample):
    with sample.open() as vault:
        database = vault._session.database
        with pytest.raises(VaultDamagedError), database.transaction():  # noqa: PT012
            database.execute("INSERT INTO settings VALUES ('a', 'b')")
            database.execute("nonsense")
        assert vault.settings.get("a") is None
        with pytest.raises(ZeroDivisionError), database.transaction():  # noqa: PT012
            database.execute("INSERT INTO settings VALUES ('a', 'b')")
            raise ZeroDivisionError
        assert vault.settings.get("a") is None
        with pytest.raises(ZeroDivisionError), database.transaction():  # noqa: PT012
            database.execute("ROLLBACK")
            raise ZeroDivisionError


def test_the_format_document_has_the_statements_that_make_the_tables():
    document = (Path(__file__).parents[2] / "resources/docs/vault-format.md").read_text(encoding="utf-8")
    assert [statement.strip() for statement in document.split("```sql")[1].split("```")[0].split(";")] == [
        *(" ".join(statement.split()) for statement in SCHEMA),
        "",
    ]
