"""The real program, as a person or a script runs it: a process of its own, its real key derivation."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

sys.path.insert(0, str(Path(__file__).parent))  # for `strace_log`

PASSPHRASE = "correct horse ёлка battery"
SOURCE = Path(__file__).resolve().parents[2] / "src"


@dataclass
class Holdall:
    """Runs `python -m holdall` in an empty home and folder of its own."""

    folder: Path
    passphrase: str = PASSPHRASE
    environment: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        home = self.folder / "home"
        home.mkdir()
        self.environment = {
            "PATH": os.environ["PATH"],
            "HOME": str(home),
            "TMPDIR": str(home),
            "PYTHONPATH": str(SOURCE),
            "LANG": "C.UTF-8",
        }

    def __call__(
        self, *arguments: str | Path, passphrase: str | None = PASSPHRASE, prefix: tuple[str, ...] = ()
    ) -> subprocess.CompletedProcess[str]:
        with self.started(*arguments, passphrase=passphrase, prefix=prefix) as process:
            out, err = process.communicate(timeout=300)
        return subprocess.CompletedProcess(process.args, process.returncode, out, err)

    @contextmanager
    def started(
        self,
        *arguments: str | Path,
        passphrase: str | None = PASSPHRASE,
        prefix: tuple[str, ...] = (),
        descriptors: tuple[int, ...] = (),
        stderr: int = subprocess.PIPE,
    ) -> Iterator[subprocess.Popen[str]]:
        """The process, running; killed at the end of the block if it still runs."""
        command = [*prefix, sys.executable, "-m", "holdall", *map(str, arguments)]
        own: tuple[int, ...] = ()
        if passphrase is not None:
            read, write = os.pipe()
            os.write(write, passphrase.encode() + b"\n")
            os.close(write)
            own = (read,)
            command += ["--passphrase-fd", str(read)]
        process = subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=stderr,
            text=True,
            encoding="utf-8",
            pass_fds=(*own, *descriptors),
            cwd=self.folder,
            env=self.environment,
            start_new_session=True,
        )
        for descriptor in own:
            os.close(descriptor)
        with process:
            try:
                yield process
            finally:
                process.kill()

    def json(self, *arguments: str | Path, code: int = 0) -> dict[str, Any]:
        """The document that a command prints with `--json`."""
        run = self(*arguments, "--json")
        assert run.returncode == code, run.stderr
        return json.loads(run.stdout)


@pytest.fixture
def holdall(tmp_path: Path) -> Holdall:
    return Holdall(tmp_path)
