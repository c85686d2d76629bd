"""The job that destroys a vault; it asks nobody and says nothing in words."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from holdall.errors import StoppedError
from holdall.vault.environment import REAL
from holdall.vault.erasing import Erased, erase, require_erasable
from holdall.vault.errors import EraseIncompleteError, VaultDamagedError

if TYPE_CHECKING:
    from holdall.jobs.job import JobContext
    from holdall.vault.environment import Environment


class EraseVault:
    """Erases the vault at `path`; what `require_possible` and `run` refuse was not touched."""

    def __init__(self, path: Path, env: Environment = REAL) -> None:
        self._path, self._env = path, env

    def require_possible(self) -> None:
        """Raise what `vault.erasing.erase` would raise before it changes anything."""
        require_erasable(self._path, env=self._env)

    def run(self, context: JobContext) -> Erased:
        """Erase; progress counts files. Raises what `require_possible` does, and `EraseIncompleteError`.

        A `StoppedError` with the reason `erasing` came during the work: nothing opens the vault then.
        """
        context.check()
        self.require_possible()
        try:
            return erase(self._path, env=self._env, on_progress=context.progress)
        except StoppedError as error:
            raise StoppedError(reason="erasing") from error
        except (OSError, VaultDamagedError) as error:
            raise EraseIncompleteError from error
