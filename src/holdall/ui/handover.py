"""How an errand gets to the process that replaces this one, as after a lock; imports no Qt, opens no vault.

An environment variable with the path would stay readable for as long as the new process lives (on Linux in
`/proc/PID/environ`), and each of its workers would have it too. Through a pipe it comes once; the variable
holds no more than the pipe's number.
"""

from __future__ import annotations

import os
import stat
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

VARIABLE = "HOLDALL_OPEN"
"""Set only across such a change: the number of the descriptor from which the errand can be read."""


class Task(Enum):
    """What is to be done with a vault that is closed; each is one byte in the pipe."""

    UNLOCK = b"U"
    TELL_LOSS = b"L"
    """To unlock it, and to say that what was typed before it was locked could not be stored."""
    ERASE = b"E"
    """It was confirmed."""
    REKEY = b"K"
    """To give it a new master key; it was said what that means."""


@dataclass(frozen=True, slots=True)
class Errand:
    """What the new process begins with: a task, and the vault that it is about."""

    path: Path
    task: Task = Task.UNLOCK


def leave(errand: Errand) -> dict[str, str]:
    """Put the errand into a pipe that `execve` passes on; returns the environment for the new process."""
    read, write = os.pipe()
    passed_on = os.dup2(read, os.dup(read), inheritable=True)  # Windows passes on only what `dup2` made so
    os.close(read)
    with os.fdopen(write, "wb") as pipe:
        pipe.write(errand.task.value + os.fsencode(errand.path))
    return {**os.environ, VARIABLE: str(passed_on)}


def take() -> Errand | None:
    """The errand that was left, once; none when nothing was, or when the pipe did not get here."""
    number = os.environ.pop(VARIABLE, "")
    try:
        if not stat.S_ISFIFO(os.fstat(int(number)).st_mode):
            return None
        with os.fdopen(int(number), "rb") as pipe:
            task, path = Task(pipe.read(1)), pipe.read()
    except (ValueError, OverflowError, OSError):
        return None  # the first screen then asks for the vault
    return Errand(Path(os.fsdecode(path)), task) if path else None
