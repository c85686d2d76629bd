"""The way in for the window: set what must be set before Qt, then run; imports no Qt before that."""

from __future__ import annotations

from holdall.ui.environment import prepare
from holdall.ui.handover import take


def main() -> int:
    """Show the window until it is closed; returns the exit code."""
    prepare()
    errand = take()
    from holdall.ui.app import run

    return run(errand)
