"""The real worker offers every operation and needs no file once it is loaded."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from holdall.jobs.worker_main import load_operations
from holdall.jobs.worker_process import command


def test_every_operation_is_there() -> None:
    operations = load_operations()
    assert {"intake.inspect", "intake.render_page", "dossier.exhibit", "dossier.read_back"} <= {*operations}
    assert all(callable(operation) for operation in operations.values())


def test_a_worker_ends_when_its_parent_is_gone() -> None:
    run = subprocess.run(command(), stdin=subprocess.DEVNULL, capture_output=True, timeout=60, check=True)
    assert run.stdout == b'H\x0e\x00\x00\x00{"protocol":1}'


def test_a_worker_never_loads_the_window_or_the_network() -> None:
    probe = (
        "import sys; from holdall.jobs.worker_main import load_operations; load_operations();"
        "print([m for m in ('PySide6', 'ssl', 'http.client', 'holdall.vault.vault') if m in sys.modules])"
    )
    run = subprocess.run([sys.executable, "-c", probe], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"


def test_modules_in_the_current_folder_are_not_loaded(tmp_path: Path) -> None:
    for name in ("PIL", "pikepdf", "holdall", "codecs"):
        (tmp_path / f"{name}.py").write_text("raise SystemExit(66)")
    run = subprocess.run(command(), stdin=subprocess.DEVNULL, capture_output=True, cwd=tmp_path, check=True)
    assert run.stdout.startswith(b"H")


def test_the_command_is_this_program(monkeypatch) -> None:
    assert command() == [sys.executable, "-P", "-m", "holdall", "--worker"]
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert command() == [sys.executable, "--worker"]
