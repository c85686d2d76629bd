"""The gates: which there are, and that one failing gate is enough."""

from __future__ import annotations

import subprocess
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


def test_under_the_plugin_qt_cannot_be_imported(root: Path) -> None:
    import sys

    script = "import pytest_without_qt\nimport PySide6.QtCore"
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=root / "packaging", capture_output=True, text=True, check=False
    )
    assert "ImportError: PySide6 is blocked in this run" in done.stderr
