"""How the vault's path gets over a lock to the process that replaces this one; imports no Qt, opens no vault.

An environment variable with the path would stay readable for as long as the new process lives (on Linux in
`/proc/PID/environ`), and each of its workers would have it too. Through a pipe it comes once; the variable
holds no more than the pipe's number.
"""

from __future__ import annotations

import os
import stat
from pathlib import Path

VARIABLE = "HOLDALL_OPEN"
"""Set only across a lock: the number of the descriptor from which the path can be read."""


def leave(path: Path) -> dict[str, str]:
    """Put the path into a pipe that `execve` passes on; returns the environment for the new process."""
    read, write = os.pipe()
    passed_on = os.dup2(read, os.dup(read), inheritable=True)  # Windows passes on only what `dup2` made so
    os.close(read)
    with os.fdopen(write, "wb") as pipe:
        pipe.write(os.fsencode(path))
    return {**os.environ, VARIABLE: str(passed_on)}


def take() -> Path | None:
    """The path that was left, once; none when nothing was, or when the pipe did not get here."""
    number = os.environ.pop(VARIABLE, "")
    try:
        if not stat.S_ISFIFO(os.fstat(int(number)).st_mode):
            return None
        with os.fdopen(int(number), "rb") as pipe:
            path = pipe.read()
    except (ValueError, OverflowError, OSError):
        return None  # the first screen then asks for the vault
    return Path(os.fsdecode(path)) if path else None
