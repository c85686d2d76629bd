"""Tells the user of errors that nobody expected; what they say of the case stays out of logs."""

from __future__ import annotations

import sys
import traceback
from collections.abc import Callable
from types import TracebackType

from holdall.ui.wording.errors import explain


class Unhandled:
    """For `sys.excepthook`, which PySide calls for whatever a slot raises.

    Standard error gets the lines of code and the kind of error only: where the desktop keeps it in a file, a
    message could hold names or words of the case.
    """

    def __init__(self, tell: Callable[[str], object]) -> None:
        self._tell = tell

    def __call__(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if sys.stderr is not None:  # a built program without a console has none
            sys.stderr.write("".join((*traceback.format_tb(trace), kind.__name__, "\n")))
        if isinstance(error, Exception):
            self._tell(explain(error))
