"""A damaged vault on disk."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from holdall.case.paper import Paper
from holdall.crypto.secret import Secret
from holdall.vault.vault import Vault

PASSPHRASE = "correct horse battery"


@pytest.fixture
def damaged_path(tmp_path, fast_env) -> Path:
    """A vault with one original and one paper whose database is gone; its code is in `code` beside it."""
    path = tmp_path / "Damaged.holdall"
    vault, code = Vault.create(path, Secret.from_text(PASSPHRASE), env=fast_env)
    (tmp_path / "code").write_text(code)
    with vault:
        stored = vault.blobs.add(
            io.BytesIO(b"x" * 9000),
            name="скан.jpg",
            media_type="image/jpeg",
            imported_at="2026-01-02T03:04:05Z",
        )
        with vault.records.transaction("add") as change:
            change.attach_blob(stored)
            change.put(Paper(title="Повестка"))
    (path / "index.db").unlink()
    return path
