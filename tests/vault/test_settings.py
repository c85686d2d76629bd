"""Settings are kept across sessions, are no undo step, and are refused on read-only media."""

from __future__ import annotations

from holdall.vault.database import Database
from holdall.vault.settings import Settings


class _Session:
    """Only what `Settings` needs, over a real database file."""

    def __init__(self, database: Database) -> None:
        from contextlib import contextmanager

        self._database = database

        @contextmanager
        def reading():
            yield database

        @contextmanager
        def writing():
            with database.transaction():
                yield database

        self.reading, self.writing = reading, writing


def test_a_text_is_kept_and_replaced(tmp_path):
    from holdall.crypto.secret import Secret

    (tmp_path / "index.db").touch()
    database = Database(tmp_path / "index.db", Secret(bytes(range(32))))
    database.open()
    database.create_schema()
    settings = Settings(_Session(database))
    assert settings.get("language") is None
    settings.set("language", "ru")
    settings.set("language", "en")
    assert settings.get("language") == "en"
    database.close()
    database.open()
    assert Settings(_Session(database)).get("language") == "en"
    database.close()
