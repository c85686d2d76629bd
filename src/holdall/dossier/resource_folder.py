"""Where the data files of generated pages lie, in a source tree and in an installed or frozen program."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent.parent
_INSTALLED = _PACKAGE / "_resources"
_SOURCE_TREE = _PACKAGE.parent.parent / "resources"


def resource_folder(name: str) -> Path:
    """The folder `resources/NAME` of this copy of Holdall."""
    return (_INSTALLED if _INSTALLED.is_dir() else _SOURCE_TREE) / name
