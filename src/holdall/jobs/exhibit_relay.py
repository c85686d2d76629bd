"""Lets workers run ahead while their pages are taken in order; holds what is early, up to a limit."""

from __future__ import annotations

import threading
from collections.abc import Callable, Generator
from contextlib import contextmanager

from holdall.errors import StoppedError
from holdall.sandbox.contract import JsonObject

MOST_HELD = 12 << 20
"""Bytes of parts held for files whose turn has not come; a worker that has more waits before it sends it."""

Take = Callable[[JsonObject, bytes], object]


class ExhibitRelay:
    """Files are numbered from 0 and taken one after the other; every method may be called from any thread.

    `begin(index)` is called at the turn of a file and returns what takes its parts; `end(index, answer)`
    after its last part. Both run under the relay's lock, so the writer behind them is used by one thread at a
    time.
    """

    def __init__(
        self,
        count: int,
        begin: Callable[[int], Take],
        end: Callable[[int, JsonObject], object],
        most_held: int = MOST_HELD,
    ) -> None:
        self._count = count
        self._begin = begin
        self._end = end
        self._most_held = most_held
        self._lock = threading.Condition()
        self._turn = -1
        self._take: Take | None = None
        self._waiting: list[list[tuple[JsonObject, bytes]]] = [[] for _ in range(count)]
        self._answers: list[JsonObject | None] = [None] * count
        self._held = 0
        self._stopped = False

    def start(self) -> None:
        """Give the first file its turn."""
        with self._lock:
            self._advance()

    def expect(self, index: int, size: int) -> None:
        """Wait until a part of `size` bytes of file `index` can be taken or held (large: at its turn).

        Raises `StoppedError` after `stop`.
        """
        with self._lock:
            self._lock.wait_for(
                lambda: self._stopped or index == self._turn or self._held + size <= self._most_held
            )
            self._require_running()

    def part(self, index: int, header: JsonObject, body: bytes) -> None:
        """Take or hold a part of file `index`, which was expected; `StoppedError` after `stop`."""
        with self._lock:
            self._require_running()
            if index != self._turn or self._take is None:
                self._waiting[index].append((header, body))
                self._held += len(body)
                return
            with self._stops_on_error():
                self._take(header, body)

    def answer(self, index: int, answer: JsonObject) -> None:
        """File `index` is complete."""
        with self._lock:
            self._answers[index] = answer
            with self._stops_on_error():
                while (
                    not self._stopped and self._turn < self._count and self._answers[self._turn] is not None
                ):
                    self._finish_turn()

    def stop(self) -> None:
        """Nothing more will be taken; whoever waits stops."""
        with self._lock:
            self._stopped = True
            self._waiting = [[] for _ in range(self._count)]
            self._lock.notify_all()

    def _require_running(self) -> None:
        if self._stopped:
            raise StoppedError

    @contextmanager
    def _stops_on_error(self) -> Generator[None]:
        """Whoever comes after an error must find the relay stopped, not a turn that is half finished."""
        try:
            yield
        except BaseException:
            self.stop()
            raise

    def _finish_turn(self) -> None:
        answer = self._answers[self._turn]
        if answer is not None:
            self._end(self._turn, answer)
        self._advance()

    def _advance(self) -> None:
        self._turn += 1
        if self._turn >= self._count:
            return
        self._take = self._begin(self._turn)
        held, self._waiting[self._turn] = self._waiting[self._turn], []
        for header, body in held:
            self._held -= len(body)
            self._take(header, body)
        self._lock.notify_all()
