"""Writes the original of a stored file to a place outside of the vault, bit for bit; decides no names."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from holdall.carry.new_file import new_file
from holdall.errors import VaultError
from holdall.vault.hashed_blocks import hashed_blocks

if TYPE_CHECKING:
    from holdall.case.stored_file import StoredFile
    from holdall.vault.vault import Vault


class OriginalDamagedError(VaultError):
    """What the vault gives back is not the file that was put in; `item` is its id."""

    code = "original-damaged"


def write_original(vault: Vault, file: StoredFile, path: Path, on_bytes: Callable[[int], object]) -> None:
    """Make the file at `path`, which is then on the device; its name is once its folder is synced.

    `on_bytes` is told the bytes so far and may raise to stop. Raises `OutputError`, `OriginalDamagedError`
    and what reading a stored file raises; whatever it is, no file is left.
    """
    digest, size = hashlib.sha256(), 0
    with vault.blobs.open_raw(file.id) as source, new_file(path) as target:
        for block in hashed_blocks(source, digest):
            target.write(block)
            size += len(block)
            on_bytes(size)
        if digest.hexdigest() != file.sha256:
            raise OriginalDamagedError(item=file.id)
