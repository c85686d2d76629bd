"""A file system that removes less than it is told to."""

from __future__ import annotations

import errno

from holdall.vault.file_system import FileSystem


class Keeping(FileSystem):
    """Removes no file or folder of these names; any of the vault's with none given."""

    def __init__(self, *names):
        self.names_kept = names

    def remove(self, path):
        if path.name in self.names_kept or not self.names_kept:
            raise OSError(errno.EACCES, "kept")
        super().remove(path)

    def remove_directory(self, path):
        if path.name in self.names_kept:
            raise OSError(errno.EACCES, "kept")
        super().remove_directory(path)
