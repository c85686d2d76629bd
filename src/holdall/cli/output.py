"""Places that the user named for a file: refused before any work when it cannot be made there."""

from __future__ import annotations

from pathlib import Path

from holdall.cli.errors import UsageError


def require_new(path: Path) -> None:
    """Refuse a place that is taken, or in no folder, before any work; raises `UsageError`."""
    if path.exists():
        raise UsageError(reason="output-exists", path=str(path))
    require_folder(path)


def require_folder(path: Path) -> None:
    """Refuse a place that is a folder, or in none that exists, before any work; raises `UsageError`."""
    if path.is_dir():
        raise UsageError(reason="output-is-folder", path=str(path))
    if not path.parent.is_dir():
        raise UsageError(reason="output-folder", path=str(path.parent))
