"""The pool of sandbox workers: which one takes a file, when one is replaced; knows no file format."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import BinaryIO

from holdall.errors import StoppedError
from holdall.jobs.watchdog import Watch, Watchdog
from holdall.jobs.worker_process import WorkerProcess, command, paused_while
from holdall.sandbox.contract import DEFAULT, JsonObject, JsonValue, Limits, Refusal, RefusedError
from holdall.sandbox.inbox import Inbox
from holdall.sandbox.lockdown import lacks_walls
from holdall.sandbox.request import Request

_MOST_WORKERS = 4
_QUEUE_POLL_SECONDS = 0.1


class WorkerPool:
    """The `Sandbox` of a running program: up to `size` files at once, each in a process of its own.

    Workers start when they are first needed and are replaced after a crash. Thread-safe; `run` waits for a
    free worker. A window that must not wait behind an import makes a second pool of one for its previews.
    """

    def __init__(self, *, size: int | None = None, argv: Sequence[str] | None = None) -> None:
        self.size = size or max(1, min(_MOST_WORKERS, os.cpu_count() or 1))
        self._argv = [*(argv or command())]
        self._watchdog = Watchdog()
        self._free = threading.Condition()
        self._idle: list[WorkerProcess] = []
        self._working: set[WorkerProcess] = set()
        self._busy = 0
        self._closed = False
        self._walls: frozenset[str] | None = None
        self._peak_bytes = 0

    @property
    def walls(self) -> frozenset[str] | None:
        """The walls that stood around every child so far, or None before the first run."""
        return self._walls

    @property
    def lacks_walls(self) -> bool:
        """See `holdall.sandbox.contract.Sandbox.lacks_walls`; false before the first run."""
        return self._walls is not None and lacks_walls(self._walls)

    @property
    def peak_bytes(self) -> int:
        """The largest resident memory that any child has had (bytes)."""
        return self._peak_bytes

    def run(
        self,
        operation: str,
        request: Mapping[str, JsonValue],
        source: BinaryIO | Path | None,
        *,
        limits: Limits = DEFAULT,
        on_part: Callable[[JsonObject, bytes], None] | None = None,
        before_part: Callable[[int], None] | None = None,
        cancelled: Callable[[], bool] | None = None,
    ) -> JsonObject:
        """See `holdall.sandbox.contract.Sandbox.run`."""
        path = os.path.abspath(source) if isinstance(source, Path) else ""  # noqa: PTH100  keeps links as named
        stream = None if isinstance(source, Path) else source
        message = Request(
            operation=operation, values={**request}, limits=limits, piped=stream is not None, path=path
        )
        watch = Watch(seconds=limits.wall_seconds, cancelled=cancelled)
        rewind = _rewinder(stream)
        while True:
            inbox = Inbox(limits, paused_while(watch, on_part), paused_while(watch, before_part))
            worker = self._take(cancelled)
            try:
                return worker.run(message, stream, inbox, watch)
            except RefusedError as refused:
                if self._closed:
                    raise StoppedError from None
                # A worker that died before it looked at the file says nothing about the file: once more.
                innocent = refused.reason is Refusal.CRASHED and not inbox.heard
                if not innocent or rewind is None:
                    raise
                rewind = rewind()
            finally:
                self._give_back(worker, inbox)

    def close(self) -> None:
        """Kill every worker; runs that are under way or waiting end as stopped. Safe to call twice."""
        with self._free:
            self._closed = True
            idle, self._idle = self._idle, []
            for worker in self._working:
                worker.kill()
            self._free.notify_all()
        for worker in idle:
            worker.close()
        with self._free:
            self._free.wait_for(lambda: self._busy == 0)
        self._watchdog.close()

    def __enter__(self) -> WorkerPool:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _take(self, cancelled: Callable[[], bool] | None) -> WorkerProcess:
        with self._free:
            while self._busy >= self.size and not self._closed:
                if cancelled is not None and cancelled():
                    raise StoppedError
                self._free.wait(_QUEUE_POLL_SECONDS if cancelled is not None else None)
            if self._closed:
                raise StoppedError
            self._busy += 1
            worker = self._idle.pop() if self._idle else None
        try:
            if worker is not None and not worker.usable:
                worker.close()
                worker = None
            worker = worker or WorkerProcess(self._argv, self._watchdog)
            self._enlist(worker)
        except BaseException:
            self._release(None)
            raise
        return worker

    def _enlist(self, worker: WorkerProcess) -> None:
        with self._free:
            if self._closed:
                worker.kill()
            self._working.add(worker)

    def _give_back(self, worker: WorkerProcess, inbox: Inbox) -> None:
        keep = worker.usable and inbox.ended and not self._closed
        if not keep:
            worker.close()
        with self._free:
            self._working.discard(worker)
            if inbox.walls:
                self._walls = inbox.walls if self._walls is None else self._walls & inbox.walls
            self._peak_bytes = max(self._peak_bytes, inbox.peak_bytes)
        self._release(worker if keep else None)

    def _release(self, worker: WorkerProcess | None) -> None:
        with self._free:
            self._busy -= 1
            if worker is not None and self._closed:
                worker.close()  # closed since it was found worth keeping
            elif worker is not None:
                self._idle.append(worker)
            self._free.notify_all()


def _rewinder(stream: BinaryIO | None) -> Callable[[], None] | None:
    """What puts a stream back to where it stands now, for one more attempt; None when it cannot be."""
    if stream is None:
        return lambda: None
    if not stream.seekable():
        return None
    start = stream.tell()

    def rewind() -> None:
        stream.seek(start)

    return rewind
