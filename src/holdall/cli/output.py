"""Files that the user asked for by name: never over another file, never half written."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

from holdall.cli.errors import UsageError


def require_new(path: Path) -> None:
    """Refuse a place that is taken, or in no folder, before any work; raises `UsageError`."""
    if path.exists():
        raise UsageError(reason="output-exists", path=str(path))
    require_folder(path)


def require_folder(path: Path) -> None:
    """Refuse a place in a folder that does not exist, before any work; raises `UsageError`."""
    if not path.parent.is_dir():
        raise UsageError(reason="output-folder", path=str(path.parent))


def write_new(path: Path, content: bytes) -> None:
    """Write a new file durably, for its owner alone; leaves none when that fails."""
    with open(path, "xb", opener=_private) as file:
        try:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        except BaseException:
            with suppress(OSError):
                path.unlink()
            raise


def _private(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)
