"""The settings that the vault's promises rest on are really in force."""

from __future__ import annotations

import errno
import os

import pytest

from holdall.crypto.secret import Secret
from holdall.vault.database import Database

IN_FORCE = {
    "cipher_memory_security": "1",
    "cipher_log_level": "NONE",
    "cipher_page_size": "4096",
    "cipher_use_hmac": "1",
    "cipher_hmac_algorithm": "HMAC_SHA512",
    "locking_mode": "exclusive",
    "journal_mode": "wal",
    "synchronous": 2,
    "foreign_keys": 1,
    "trusted_schema": 0,
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


def test_a_database_that_is_not_there_is_not_made(tmp_path):
    with pytest.raises(OSError, match=os.strerror(errno.EIO)) as caught:
        Database(tmp_path / "index.db", Secret(bytes(32))).open()
    assert caught.value.errno == errno.EIO
    assert not list(tmp_path.iterdir())
