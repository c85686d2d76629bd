"""A pytest plugin that makes PySide6 unimportable: what passes under it needs no Qt."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec
from types import ModuleType

BLOCKED = ("PySide6", "shiboken6")


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


sys.meta_path.insert(0, Blocker())
