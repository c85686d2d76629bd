"""The way in for the window: set what must be set before Qt, then run; imports no Qt before that."""

from __future__ import annotations

from holdall.ui.environment import prepare
from holdall.ui.handover import take
from holdall.ui.no_window import told_of_a_missing_library


def main() -> int:
    """Show the window until it is closed; returns the exit code."""
    prepare()
    errand = take()
    with told_of_a_missing_library():
        from holdall.ui.app import run
    return run(errand)
