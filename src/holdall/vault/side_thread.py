"""One thread that does calls beside its owner, one after the other; it must not know what they do.

It pays where the interpreter is let go of: hashing, sealing, reading, waiting for a device.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from queue import Queue
from typing import Final, Self

OUTSTANDING: Final = 2
"""Calls handed over and not done when `do` returns, at most: one runs, one waits."""


class SideThread:
    """A context manager that ends the thread; started by the first call, which may be none.

    After an error nothing more is done; the owner gets it at the next `do` or `finish`.
    """

    def __init__(self) -> None:
        self._calls: Queue[Callable[[], object] | None] = Queue(OUTSTANDING - 1)
        self._thread: threading.Thread | None = None
        self._error: BaseException | None = None
        self._dropping = False

    def do(self, call: Callable[[], object]) -> None:
        """Hand `call` over; waits while another one waits."""
        self._raise()
        if self._thread is None:
            self._thread = threading.Thread(target=self._work, name="vault", daemon=True)
            self._thread.start()
        self._calls.put(call)

    def finish(self) -> None:
        """Return once everything handed over is done."""
        self._calls.join()
        self._raise()

    def close(self) -> None:
        """Drop what waits and return once the call that runs is done; harmless when repeated."""
        if self._thread is not None:
            self._dropping = True
            self._calls.put(None)
            self._thread.join()
            self._thread = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _raise(self) -> None:
        if self._error is not None:
            raise self._error

    def _work(self) -> None:
        while (call := self._calls.get()) is not None:
            try:
                if self._error is None and not self._dropping:
                    call()
            except BaseException as error:  # noqa: BLE001 - handed to the owner
                self._error = error
            finally:
                self._calls.task_done()
