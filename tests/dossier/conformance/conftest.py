"""Gives tests of the conformance rules the tiny fonts of the folder above."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest


@pytest.fixture(scope="session")
def fonts() -> ModuleType:
    """`font_case`: tiny fonts, and PDFs that show text in them."""
    path = Path(__file__).parent.with_name("font_case.py")
    spec = importlib.util.spec_from_file_location("holdall_tests_font_case", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
