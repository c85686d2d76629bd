"""A side thread that is always as late as it may be, to show who relies on more."""

from __future__ import annotations

from collections.abc import Callable

from holdall.vault.side_thread import OUTSTANDING, SideThread


class LateThread(SideThread):
    """Does a call only when two more wait behind it, or at the end."""

    def __init__(self) -> None:
        super().__init__()
        self._waiting: list[Callable[[], object]] = []

    def do(self, call: Callable[[], object]) -> None:
        """Hand `call` over when it can no longer wait."""
        self._waiting.append(call)
        if len(self._waiting) > OUTSTANDING:
            super().do(self._waiting.pop(0))
            super().finish()

    def finish(self) -> None:
        """Do what waits."""
        while self._waiting:
            super().do(self._waiting.pop(0))
        super().finish()
