"""The door itself: it can be read by old Pythons and answers them with one sentence."""

from __future__ import annotations

import ast
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import dev


def test_a_python_of_3_6_could_read_the_door(root: Path) -> None:
    ast.parse((root / "packaging" / "dev.py").read_text(encoding="utf-8"), feature_version=(3, 6))


def test_the_door_has_no_future_import_that_3_6_refuses(root: Path) -> None:
    assert "__future__" not in (root / "packaging" / "dev.py").read_text(encoding="utf-8")


@pytest.mark.parametrize("command", ["python3.6", "python3.8", "python3.10"])
def test_an_old_python_gets_one_sentence_and_no_traceback(root: Path, command: str) -> None:
    if (
        shutil.which(command) is None
        or subprocess.run([command, "-V"], capture_output=True, check=False).returncode
    ):
        pytest.skip(f"{command} is not on this machine")
    done = subprocess.run(
        [command, root / "packaging" / "dev.py", "run"], capture_output=True, text=True, check=False
    )
    assert done.returncode == 1
    assert "Holdall needs Python 3.11 or newer" in done.stderr
    assert len(done.stderr.splitlines()) == 1


def test_advice_names_a_newer_python_when_there_is_one() -> None:
    advice = dev.advice_for_old_python((3, 8, 1), "python3.12", "run")
    assert advice.endswith("this is Python 3.8; run it as: python3.12 packaging/dev.py run")


def test_advice_asks_for_one_when_there_is_none() -> None:
    assert "install a newer Python" in dev.advice_for_old_python((3, 8, 1), "", "run")


def test_newer_python_is_the_newest_present(monkeypatch: pytest.MonkeyPatch) -> None:
    present = {"python3.11", "python3.12", "python3.9"}
    monkeypatch.setattr(shutil, "which", lambda name: name if name in present else None)
    assert dev.newer_python() == "python3.12"
    present.clear()
    assert dev.newer_python() == ""


def test_without_a_command_the_help_is_shown_and_the_usage_code_given(root: Path) -> None:
    done = subprocess.run(
        [sys.executable, root / "packaging" / "dev.py"], capture_output=True, text=True, check=False
    )
    assert done.returncode == 2
    assert "run " in done.stdout
    assert "test " in done.stdout
