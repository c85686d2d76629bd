"""Making the lock files again from pyproject.toml, with uv in an environment that is thrown away afterwards.

The files name versions and hashes only: never an index, so that they say the same on every machine.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

import environment

UV = "uv>=0.9"
OPTIONS = (
    "--universal",
    "--python-version",
    "3.11",
    "--generate-hashes",
    "--no-header",
    "--no-annotate",
    "--no-emit-index-url",
    "--no-emit-find-links",
    "--quiet",
)
GROUPS = ("test", "lint", "mutation", "build")
PIN = re.compile(r"^[a-z0-9][a-z0-9.\-]*==\S+( ; [^\\]+)?( \\)?$")
HASH = re.compile(r"^    --hash=sha256:[0-9a-f]{64}( \\)?$")


def main(root: Path, arguments: Sequence[str]) -> int:
    """Rewrite both locks under `root`; extra arguments (`--upgrade`) go to uv."""
    with tempfile.TemporaryDirectory(prefix="holdall-lock-") as folder:
        python = _throwaway_uv(Path(folder))
        runtime = [str(root / "pyproject.toml"), "-o", str(root / environment.RUNTIME_LOCK)]
        groups = [f"--group={root / 'pyproject.toml'}:{group}" for group in GROUPS]
        dev = [*groups, "-c", str(root / environment.RUNTIME_LOCK), "-o", str(root / environment.DEV_LOCK)]
        for what in (runtime, dev):
            command = [python, "-m", "uv", "pip", "compile", *OPTIONS, *arguments, *what]
            if subprocess.run(command, cwd=root, check=False).returncode:
                raise environment.SetupFailedError(
                    "uv could not resolve the packages; the lines above say why."
                )
    for name in (environment.RUNTIME_LOCK, environment.DEV_LOCK):
        strange = strange_lines((root / name).read_text(encoding="utf-8"))
        if strange:
            raise environment.SetupFailedError(f"{name} holds more than versions and hashes: {strange[0]}")
        print(f"Written: {name}")
    return 0


def strange_lines(text: str) -> list[str]:
    """Return every line of a lock that is neither `name==version` nor a hash, and pins without a hash."""
    lines = text.splitlines()
    strange = [line for line in lines if not PIN.match(line) and not HASH.match(line)]
    following = [*lines[1:], ""]
    strange += [
        line
        for line, below in zip(lines, following, strict=True)
        if PIN.match(line) and not HASH.match(below)
    ]
    return strange


def _throwaway_uv(folder: Path) -> Path:
    """Return the interpreter of a new environment in `folder` that has uv."""
    base: str = getattr(sys, "_base_executable", None) or sys.executable
    subprocess.run([base, "-m", "venv", str(folder)], check=True)
    python = environment.python_in(folder)
    subprocess.run(
        [python, "-m", "pip", "install", "--quiet", UV], env={**os.environ, "PIP_USER": "0"}, check=True
    )
    return python
