"""The way in for the window: set what must be set before Qt, then run; imports no Qt before that."""

from __future__ import annotations

import os
from pathlib import Path

from holdall.ui.environment import prepare

OPEN_VARIABLE = "HOLDALL_OPEN"
"""Set only across a lock: the vault whose unlock screen the new process shows."""


def main() -> int:
    """Show the window until it is closed; returns the exit code."""
    prepare()
    again = os.environ.pop(OPEN_VARIABLE, "")
    from holdall.ui.app import run

    return run(Path(again) if again else None)
