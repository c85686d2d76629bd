"""Gives tests of whole dossiers their case in memory and their checker, modules of the folder above."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest


def load(name: str) -> ModuleType:
    """The helper module `name` of the folder above, loaded once."""
    full = f"holdall_tests_{name}"
    if full not in sys.modules:
        spec = importlib.util.spec_from_file_location(full, Path(__file__).parent.with_name(f"{name}.py"))
        assert spec is not None
        assert spec.loader is not None
        sys.modules[full] = module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
    return sys.modules[full]


@pytest.fixture(scope="session")
def cases() -> ModuleType:
    """`dossier_case`: cases in memory and files to put into them."""
    return load("dossier_case")
