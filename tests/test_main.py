"""The one way in: hardened first, the network closed before anything else is loaded."""

from __future__ import annotations

import subprocess
import sys

import pytest

ORDER = """
import sys
from holdall import __main__ as program
from holdall.sandbox import network
seen = []
program.harden_process = lambda: seen.append("harden")
network.deny_network = lambda: seen.append("deny")
import types
def stub(name, where):
    module = types.ModuleType(name)
    def main(*arguments):
        seen.append([where, *arguments])
        return 7
    module.main = main
    sys.modules[name] = module
stub("holdall.cli.main", "cli")
stub("holdall.ui.main", "window")
stub("holdall.jobs.worker_main", "worker")
sys.argv = ["holdall", *sys.argv[1:]]
code = program.main()
print(seen, code, [name for name in ("PySide6", "pikepdf", "cryptography") if name in sys.modules])
"""


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        ([], "['harden', 'deny', ['window']] 7 []"),
        (["list", "V"], "['harden', 'deny', ['cli', ['list', 'V']]] 7 []"),
        (["--worker"], "['harden', ['worker']] 7 []"),
        (["--worker", "x"], "['harden', 'deny', ['cli', ['--worker', 'x']]] 7 []"),
    ],
)
def test_the_process_is_hardened_before_anything_is_loaded(arguments: list[str], expected: str) -> None:
    run = subprocess.run(
        [sys.executable, "-c", ORDER, *arguments], capture_output=True, text=True, check=True
    )
    assert run.stdout.strip() == expected


def test_it_runs_as_a_module() -> None:
    run = subprocess.run(
        [sys.executable, "-m", "holdall", "--help"], capture_output=True, text=True, check=False
    )
    assert run.returncode == 0
    assert "holdall" in run.stdout
