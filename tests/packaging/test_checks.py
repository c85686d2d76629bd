"""The gates: which there are, and that one failing gate is enough."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

import checks


def test_the_tests_are_run_unless_they_were_measured_just_now() -> None:
    assert "tests" in [gate.name for gate in checks.gates(measured=False)]
    assert "tests" not in [gate.name for gate in checks.gates(measured=True)]


def test_crypto_and_vault_are_held_to_every_line() -> None:
    gate = next(gate for gate in checks.gates(measured=True) if "crypto" in gate.name)
    assert "--fail-under=100" in gate.arguments
    assert "--include=src/holdall/crypto/*,src/holdall/vault/*" in gate.arguments


@pytest.mark.parametrize("bad", [None, "ruff", "basedpyright", "importlinter.cli", "coverage", "pytest"])
def test_every_gate_runs_and_any_failure_fails_the_whole(
    monkeypatch: pytest.MonkeyPatch, bad: str | None, tmp_path: Path
) -> None:
    ran: list[str] = []

    def run(command: list[str], **_: object) -> subprocess.CompletedProcess[str]:
        ran.append(command[2])
        return subprocess.CompletedProcess(command, 1 if command[2] == bad else 0)

    monkeypatch.setattr(checks.subprocess, "run", run)
    assert checks.main(Path("python"), tmp_path, ["--measured"]) == (0 if bad is None else 1)
    assert ran == [gate.module for gate in checks.gates(measured=True)]


def test_the_summary_names_the_bad_ones() -> None:
    text = checks.summary([("lint", True, 1.0), ("types", False, 22.5)])
    assert text.splitlines()[0].startswith("good  lint ")
    assert text.splitlines()[1].startswith("BAD   types ")


def under_the_plugin(root: Path, script: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", f"import pytest_on_bare_machine\n{script}"],
        cwd=root / "packaging", capture_output=True, text=True, check=False,
    )  # fmt: skip


def test_under_the_plugin_qt_cannot_be_imported(root: Path) -> None:
    assert (
        "ImportError: PySide6 is blocked in this run"
        in under_the_plugin(root, "import PySide6.QtCore").stderr
    )


def test_under_the_plugin_programs_that_tests_compare_with_are_not_there(root: Path) -> None:
    done = under_the_plugin(
        root,
        "import shutil, subprocess, sys\n"
        "print(shutil.which('qpdf'), subprocess.run([sys.executable, '-c', '']).returncode)\n"
        "subprocess.run(['qpdf', '--version'])",
    )
    assert done.stdout == "None 0\n"
    assert "qpdf is hidden in this run" in done.stderr
