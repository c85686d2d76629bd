"""Small texts kept for the vault's owner, such as the language; it must not know any of them."""

from __future__ import annotations

from holdall.vault.session import Session


class Settings:
    """Texts by name; not records: they have no undo step and are not exported. Thread-safe."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def get(self, name: str) -> str | None:
        """The text kept under `name`, or None."""
        with self._session.reading() as database:
            found = database.query("SELECT value FROM settings WHERE name = ?", (name,))
        return str(found[0][0]) if found else None

    def set(self, name: str, value: str) -> None:
        """Keep `value` under `name`; raises `VaultReadOnlyError`."""
        with self._session.writing() as database:
            database.execute("INSERT OR REPLACE INTO settings VALUES (?, ?)", (name, value))
