"""The gates besides the tests: lint, format, types, contracts, coverage, and the suite on a bare machine.

Every gate runs even when one before it failed, so that one look at the summary shows all there is to do.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

WHOLE = ("src/holdall/crypto/*", "src/holdall/vault/*")  # every line and every branch
FLOOR = 90  # per cent of lines and branches of everything; may only rise
MEASURED = "--measured"
SIDE_BY_SIDE = ("-n", "auto", "--maxprocesses=4", "--dist", "loadfile")
"""All tests on all processors; each of the processes that do so takes some 0.5 GB."""
WITH_COVERAGE = ("--cov", "--cov-report=")
# pytest-qt is out, so its setting would be unknown: strict about everything but that.
BARE = (
    "-p", "no:pytest-qt", "-p", "pytest_on_bare_machine", "--ignore=tests/ui",
    "-W", "ignore::pytest.PytestConfigWarning",
    "-o", "addopts=-q --strict-markers --import-mode=importlib -p no:cacheprovider",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Gate:
    """One check: its name in the summary, the module to run and its arguments, and variables it needs."""

    name: str
    module: str
    arguments: Sequence[str]
    environ: Mapping[str, str] = field(default_factory=dict[str, str])


def gates(*, measured: bool) -> list[Gate]:
    """Return the gates in order; without `measured` the tests run under coverage first."""
    suite = Gate("tests", "pytest", (*SIDE_BY_SIDE, *WITH_COVERAGE), {"QT_QPA_PLATFORM": "offscreen"})
    return [
        Gate("lint", "ruff", ("check", "--no-cache", ".")),
        Gate("format", "ruff", ("format", "--no-cache", "--check", ".")),
        Gate("types", "basedpyright", ()),
        Gate("import contracts", "importlinter.cli", ("lint", "--no-cache")),
        *([] if measured else [suite]),
        Gate(
            "coverage: crypto and vault, all",
            "coverage",
            ("report", f"--include={','.join(WHOLE)}", "--fail-under=100"),
        ),
        Gate(f"coverage: everything, {FLOOR} %", "coverage", ("report", f"--fail-under={FLOOR}")),
        Gate(
            "tests without Qt and other programs",
            "pytest",
            (*SIDE_BY_SIDE, *BARE),
            {"PYTHONPATH": "packaging"},
        ),
    ]


def main(python: Path, root: Path, arguments: Sequence[str]) -> int:
    """Run every gate, return 1 when any failed; `--measured` takes the coverage of the last test run."""
    results: list[tuple[str, bool, float]] = []
    for gate in gates(measured=MEASURED in arguments):
        print(f"\n== {gate.name}", flush=True)
        start = time.monotonic()
        environ = {**os.environ, **gate.environ}
        done = subprocess.run(
            [python, "-m", gate.module, *gate.arguments], cwd=root, env=environ, check=False
        )
        results.append((gate.name, done.returncode == 0, time.monotonic() - start))
    print("\n" + summary(results))
    sys.stdout.flush()
    return 0 if all(good for _, good, _ in results) else 1


def summary(results: Sequence[tuple[str, bool, float]]) -> str:
    """Return one line a gate: name, outcome, seconds."""
    return "\n".join(
        f"{'good' if good else 'BAD ':<5} {name:<34} {seconds:6.1f} s" for name, good, seconds in results
    )
