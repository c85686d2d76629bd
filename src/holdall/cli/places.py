"""Where a vault lies that the user names, and the removal of one that was not finished; opens none."""

from __future__ import annotations

import shutil
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

SUFFIX = ".holdall"
_KEY_FILE = "vault.key"


def vault_folder(named: Path) -> Path:
    """The vault meant by `named`: itself, or the only vault in that folder.

    Raises `NotAVaultError` where there is nothing, a file (`file`) or more than one vault (`several`).
    """
    from holdall.vault.errors import NotAVaultError

    if not named.is_dir():
        raise NotAVaultError(reason="file" if named.exists() else "nothing")
    if not (named / _KEY_FILE).exists() and named.suffix != SUFFIX:
        inside = [path for path in named.iterdir() if path.suffix == SUFFIX and path.is_dir()]
        if len(inside) > 1:
            raise NotAVaultError(reason="several")
        return inside[0] if inside else named
    return named


@contextmanager
def taken_back_unless_finished(folder: Path) -> Generator[None]:
    """Remove the new folder that the block makes when the block fails; leave one that was there before."""
    from holdall.vault.errors import VaultExistsError

    existed = folder.exists()
    try:
        yield
    except VaultExistsError:
        raise
    except BaseException:
        if not existed:
            shutil.rmtree(folder, ignore_errors=True)
        raise
