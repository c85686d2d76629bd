"""Where the shipped data files are: fonts, profiles, rules, templates; must not read or cache them."""

from __future__ import annotations

import sys
from pathlib import Path

_PACKAGE = Path(__file__).parent


def resource_path(*parts: str) -> Path:
    """The path of a shipped file or folder below `resources`; raises `FileNotFoundError` when there is none.

    The folder is `resources` beside `src` in the source tree, `holdall/_resources` in an installed wheel and
    `resources` in the bundle of a frozen build.
    """
    found = _root().joinpath(*parts)
    if not found.exists():
        raise FileNotFoundError(f"no shipped resource {'/'.join(parts)}")
    return found


def _root() -> Path:
    bundle: str | None = getattr(sys, "_MEIPASS", None)  # set by PyInstaller's loader
    if bundle is not None:
        return Path(bundle) / "resources"
    installed = _PACKAGE / "_resources"
    return installed if installed.is_dir() else _PACKAGE.parent.parent / "resources"
