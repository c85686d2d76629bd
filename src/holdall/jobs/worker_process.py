"""One worker process as its parent holds it: started, spoken to, timed and killed; knows no operation."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from io import BufferedReader, FileIO
from typing import BinaryIO, ParamSpec, cast

from holdall.jobs.watchdog import Watch, Watchdog
from holdall.sandbox import windows
from holdall.sandbox.contract import JsonObject, Limits, Refusal, RefusedError, WorkerUnavailableError
from holdall.sandbox.inbox import Inbox
from holdall.sandbox.protocol import (
    FROM_WORKER,
    PROTOCOL_VERSION,
    Kind,
    ProtocolError,
    decode_json,
    read_frame,
    write_frame,
)
from holdall.sandbox.request import Request
from holdall.sandbox.template import CAN_FORK

P = ParamSpec("P")
_START_SECONDS = 60.0
_PIECE = Kind.DATA.limit


def command() -> list[str]:
    """The argument vector that starts a worker: this same program, hidden behind `--worker`.

    `-P` keeps the current folder, where strangers' files may lie, out of the places that modules come from.
    """
    if getattr(sys, "frozen", False):
        return [sys.executable, "--worker"]
    return [sys.executable, "-P", "-m", "holdall", "--worker"]


class WorkerProcess:
    """A running worker. Not thread-safe: one run at a time."""

    def __init__(self, argv: Sequence[str], watchdog: Watchdog) -> None:
        self._watchdog = watchdog
        self._job = 0
        self._spent = False
        try:
            self._process = subprocess.Popen(  # noqa: S603  our own program, no shell
                argv,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,  # a parser's message may quote the file: it is kept nowhere
                start_new_session=True,
                bufsize=0,
            )
        except OSError as error:
            raise WorkerUnavailableError(errno=error.errno or 0) from None
        assert self._process.stdout is not None
        self._answers = BufferedReader(cast("FileIO", self._process.stdout))
        self._greet()

    @property
    def usable(self) -> bool:
        """Whether another request can be sent."""
        return not self._spent and self._process.poll() is None

    def run(self, request: Request, source: BinaryIO | None, inbox: Inbox, watch: Watch) -> JsonObject:
        """Send the request and its source, take the answer; any error but a clean refusal kills it."""
        try:
            with self._watchdog.guard(self.kill, watch):
                self._send(request, source, watch)
                self._take_all(inbox)
        except (EOFError, BrokenPipeError, ProtocolError):
            self.kill()
            watch.raise_if_fired()
            raise RefusedError(Refusal.CRASHED) from None
        except BaseException:
            self.kill()
            raise
        return inbox.outcome()

    def confine(self, limits: Limits) -> None:
        """On Windows: put the process into a job object before it sees the file [not run here]."""
        if sys.platform == "win32" and not self._job:
            handle = int(getattr(self._process, "_handle"))  # noqa: B009  private, but there is no other way
            self._job = windows.confine(handle, memory=limits.memory)

    def kill(self) -> None:
        """End the worker and everything it started, at once; safe from any thread and more than once."""
        self._spent = True  # it dies a moment later, and must not be taken for alive until then
        with contextlib.suppress(ProcessLookupError, PermissionError):
            if sys.platform == "win32":
                self._process.kill()
            elif self._process.poll() is None:
                os.killpg(self._process.pid, signal.SIGKILL)

    def close(self) -> None:
        """Kill the worker, reap it and close its pipes."""
        self.kill()
        self._process.wait()
        for pipe in (self._process.stdin, self._answers):
            if pipe is not None:
                with contextlib.suppress(BrokenPipeError):
                    pipe.close()

    def _greet(self) -> None:
        watch = Watch(seconds=_START_SECONDS)
        try:
            with self._watchdog.guard(self.kill, watch):
                _, hello = read_frame(self._read, (Kind.HELLO,))
            _check_version(hello)
        except (EOFError, ProtocolError):
            self.close()
            raise WorkerUnavailableError from None
        except BaseException:  # Ctrl-C while it starts
            self.close()
            raise

    def _send(self, request: Request, source: BinaryIO | None, watch: Watch) -> None:
        self.confine(request.limits)
        write_frame(self._write, Kind.RUN, request.to_bytes())
        if source is None:
            return
        for piece in _pieces(source, request.limits.source_bytes, watch):
            write_frame(self._write, Kind.DATA, piece)
        write_frame(self._write, Kind.END)

    def _take_all(self, inbox: Inbox) -> None:
        while not inbox.ended:
            inbox.take(*read_frame(self._read, FROM_WORKER))
        if not CAN_FORK:
            self.kill()  # it served its one request

    def _read(self, size: int) -> bytes:
        data = self._answers.read(size)
        if len(data) < size:
            raise EOFError
        return data

    def _write(self, data: bytes | memoryview) -> None:
        pipe = self._process.stdin
        assert pipe is not None
        left = memoryview(data)
        while left:
            left = left[pipe.write(left) :]


def _check_version(hello: bytes) -> None:
    if decode_json(hello).get("protocol") != PROTOCOL_VERSION:
        raise ProtocolError(problem="version")


def _pieces(source: BinaryIO, limit: int, watch: Watch) -> Iterator[bytes]:
    """What there is to send; the clock stands still while the caller's own disk is read."""
    total = 0
    while piece := _read_piece(source, watch):
        total += len(piece)
        if total > limit:
            raise RefusedError(Refusal.TOO_LARGE)
        yield piece


def _read_piece(source: BinaryIO, watch: Watch) -> bytes:
    with watch.paused():
        return source.read(_PIECE)


def paused_while(watch: Watch, callback: Callable[P, None] | None) -> Callable[P, None] | None:
    """`callback`, with the clock standing still while the caller works or waits in it."""
    if callback is None:
        return None

    def timed(*args: P.args, **kwargs: P.kwargs) -> None:
        with watch.paused():
            callback(*args, **kwargs)

    return timed
