"""The dossier's operations by name, for the worker that runs them behind the wall."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module

from holdall.dossier.exhibit import exhibit
from holdall.dossier.lint_numbers import reference_patterns
from holdall.dossier.lint_operation import lint_file
from holdall.dossier.profiles import profiles
from holdall.dossier.read_back import read_back
from holdall.dossier.rendition import preload_rendition, rendition
from holdall.sandbox.contract import Operation

OPERATIONS: Mapping[str, Operation] = {
    "dossier.exhibit": exhibit,
    "dossier.read_back": read_back,
    "dossier.lint": lint_file,
    "dossier.rendition": rendition,
}


def preload() -> None:
    """Load what the operations import late, in the template, before any file is seen."""
    for name in ("exhibit_pdf", "generated_pages", "picture_pages", "lint_document"):
        import_module(f"holdall.dossier.{name}")
    profiles()
    reference_patterns()
    preload_rendition()
