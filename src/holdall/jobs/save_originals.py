"""The job that saves chosen originals, bit for bit, into a folder of the user's; replaces nothing there."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from holdall.carry.file_names import legal_name
from holdall.carry.new_file import sync_folder
from holdall.carry.original import write_original

if TYPE_CHECKING:
    from holdall.case.stored_file import StoredFile
    from holdall.jobs.job import JobContext
    from holdall.vault.vault import Vault


class SaveOriginals:
    """Writes each file under its own name, made legal and unlike any name that is there already."""

    def __init__(self, vault: Vault, files: Sequence[StoredFile], folder: Path) -> None:
        self._vault, self._files, self._folder = vault, tuple(files), folder

    def run(self, context: JobContext) -> tuple[Path, ...]:
        """Save; returns the new paths, all on the device. On a stop or an error nothing is left.

        Raises `OSError`, `OriginalDamagedError`, what reading a blob raises, and `StoppedError`.
        """
        taken = {entry.name.casefold() for entry in self._folder.iterdir()}
        made: list[Path] = []
        try:
            for number, file in enumerate(self._files):
                context.progress(number, len(self._files), file.name)
                path = self._folder / legal_name(file.name, taken)
                write_original(self._vault, file, path, lambda _: context.check())
                made.append(path)
            sync_folder(self._folder)
        except BaseException:
            for path in made:
                with suppress(OSError):
                    path.unlink()
            raise
        return tuple(made)
