"""The job that saves chosen originals, bit for bit, into a folder of the user's; replaces nothing there."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Final

from holdall.carry.file_names import legal_name
from holdall.case.stored_file import StoredFile
from holdall.errors import VaultError

if TYPE_CHECKING:
    from holdall.jobs.job import JobContext
    from holdall.vault.vault import Vault

_CHUNK: Final = 1 << 20


class OriginalDamagedError(VaultError):
    """What the vault gives back is not the file that was put in; `item` is its id."""

    code = "original-damaged"


class SaveOriginals:
    """Writes each file under its own name, made legal and unlike any name that is there already."""

    def __init__(self, vault: Vault, files: Sequence[StoredFile], folder: Path) -> None:
        self._vault, self._files, self._folder = vault, tuple(files), folder

    def run(self, context: JobContext) -> tuple[Path, ...]:
        """Save; returns the new paths. On a stop or an error nothing that was written is left.

        Raises `OSError`, `OriginalDamagedError`, what reading a blob raises, and `StoppedError`.
        """
        taken = {entry.name.casefold() for entry in self._folder.iterdir()}
        made: list[Path] = []
        try:
            for number, file in enumerate(self._files):
                context.progress(number, len(self._files), file.name)
                path = self._folder / legal_name(file.name, taken)
                self._save(file, path, made, context)
        except BaseException:
            for path in made:
                with suppress(OSError):
                    path.unlink()
            raise
        return tuple(made)

    def _save(self, file: StoredFile, path: Path, made: list[Path], context: JobContext) -> None:
        digest = hashlib.sha256()
        with self._vault.blobs.open(file.id) as source, path.open("xb") as target:
            made.append(path)
            while chunk := source.read(_CHUNK):
                context.check()
                digest.update(chunk)
                target.write(chunk)
        if digest.hexdigest() != file.sha256:
            raise OriginalDamagedError(item=file.id)
