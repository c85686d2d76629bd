"""A seeded slice of the torture with every run of the suite, and proof that it would notice a missing sync.

Each run is a process of its own, for it replaces the file layer of the database library.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.skipif(
    not sys.platform.startswith("linux"), reason="forks, kills and replaces SQLite's layer as on Linux"
)

TORTURE = Path(__file__).with_name("torture.py")
SEED, STATES = 20261125, 250
WITHOUT_SYNC = """
import sys
sys.path.insert(0, sys.argv.pop(1))
import torture
from watched_files import WatchedFiles
WatchedFiles.sync = lambda self, handle: None
sys.exit(torture.main(sys.argv[1:]))
"""


def _run(*command: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, *command, "--seed", str(SEED), "--workers", "1"],
        capture_output=True, text=True, check=False, timeout=300,
    )  # fmt: skip


def test_a_slice_of_all_states_leaves_every_vault_as_before_or_as_after() -> None:
    done = _run(str(TORTURE), "--states", str(STATES))
    assert done.returncode == 0, done.stdout + done.stderr
    assert f"{STATES} states, 0 failures, seed {SEED}" in done.stdout


def test_a_vault_that_syncs_no_file_is_found_out() -> None:
    only = ("--states", "60", "--only", "add-small/cut-lost")
    done = _run("-c", WITHOUT_SYNC, str(TORTURE.parent), *only)
    assert done.returncode == 1, done.stdout + done.stderr
    assert "python tests/torture/torture.py --only add-small/cut-lost/" in done.stdout
