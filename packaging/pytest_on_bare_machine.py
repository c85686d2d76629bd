"""A pytest plugin for a bare machine: PySide6 cannot be imported, and the programs that tests compare with
are not found. What passes under it needs neither.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec
from types import ModuleType
from typing import Any

BLOCKED = ("PySide6", "shiboken6")

PROGRAMS = frozenset({"qpdf", "pdftotext", "pdfimages", "pdftoppm", "java", "age", "strace", "gdb", "restic"})
"""Independent programs that no user's machine is expected to have."""


class Blocker(MetaPathFinder):
    """Refuses every import of Qt."""

    def find_spec(
        self,
        fullname: str,
        path: Sequence[str] | None,  # noqa: ARG002
        target: ModuleType | None = None,  # noqa: ARG002
    ) -> ModuleSpec | None:
        """Raise ImportError for Qt and leave every other name to the finders after this one."""
        if fullname.partition(".")[0] in BLOCKED:
            raise ImportError(f"{fullname} is blocked in this run")
        return None


class BarePopen(subprocess.Popen[Any]):
    """Finds none of the programs that tests compare with."""

    def __init__(self, args: Any, *rest: Any, **named: Any) -> None:
        name = args if isinstance(args, str) else args[0]
        if name in PROGRAMS:
            raise FileNotFoundError(f"{name} is hidden in this run: a test must skip without it")
        super().__init__(args, *rest, **named)


_which = shutil.which


def which(cmd: str, mode: int = os.F_OK | os.X_OK, path: str | None = None) -> str | None:
    """`shutil.which`, which does not see the hidden programs."""
    return None if cmd in PROGRAMS else _which(cmd, mode, path)


sys.meta_path.insert(0, Blocker())
subprocess.Popen = BarePopen  # type: ignore[misc]
shutil.which = which
