"""Proves that this copy of Holdall can work here: draws the window, asks a worker; knows no page."""

from __future__ import annotations

import io
import sys
from typing import TYPE_CHECKING

from holdall.ui.environment import prepare
from holdall.ui.no_window import told_of_a_missing_library

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

GOOD, WANTING = 0, 1
SAMPLE = 64
"""Points looked at in a row and in a column."""
PLAIN = 2
"""A window with no more colours than this has nothing drawn on it."""


def main() -> int:
    """Draw the first window, start a worker, close; 0 and a line when all is well, else 1 and why.

    Where no window can open at all, `NO_WINDOW` and why.
    """
    prepare()
    with told_of_a_missing_library():
        from holdall.ui.app import Program, make_application

    app = make_application()
    program = Program(app, None)
    try:
        wrong = [*faults_of_the_picture(program.window), *faults_of_the_worker()]
    finally:
        program.window.close()
        program.close()
    sys.stdout.write("".join(f"{fault}\n" for fault in wrong) or "Holdall can work here.\n")
    return WANTING if wrong else GOOD


def faults_of_the_picture(window: QWidget) -> list[str]:
    """Draw the whole window; a window of one colour means that fonts or icons did not load."""
    picture = window.grab().toImage().scaled(SAMPLE, SAMPLE)
    colours = {picture.pixel(x, y) for x in range(SAMPLE) for y in range(SAMPLE)}
    return [] if len(colours) > PLAIN else ["The window is empty."]


def faults_of_the_worker() -> list[str]:
    """Ask a worker about an empty file: the right refusal proves that its process starts and answers."""
    from holdall.jobs.workers import WorkerPool
    from holdall.sandbox.contract import Refusal, RefusedError, WorkerUnavailableError

    try:
        with WorkerPool(size=1) as pool:
            pool.run("intake.inspect", {}, io.BytesIO())
    except RefusedError as refused:
        right = refused.params.get("reason") == Refusal.EMPTY
        return [] if right else [f"The worker failed: {refused.params.get('reason')}."]
    except WorkerUnavailableError:
        return ["The worker does not start."]
    return ["The worker took an empty file for a paper."]
