"""The worker process: a preloaded template that forks a child per file; itself never parses one.

The child gets no descriptor but its source and a result pipe, so that one taken over can neither read the
next request nor speak for the template. Each frame is relayed only when it is whole; a child that ends in
the middle of one, or sends what no child sends, is cut off there. Where there is no `fork` (Windows) the
worker serves a single request in its own process and ends; the parent then starts another.
"""

from __future__ import annotations

import contextlib
import ctypes
import gc
import os
import select
import signal
import sys
from collections.abc import Mapping
from typing import BinaryIO, Final, NoReturn

from holdall.sandbox import source as sources
from holdall.sandbox.child import perform, write_all
from holdall.sandbox.contract import Operation
from holdall.sandbox.protocol import (
    FROM_CHILD,
    PROTOCOL_VERSION,
    Kind,
    ProtocolError,
    ReadExactly,
    Write,
    read_frame,
    write_frame,
    write_json,
)
from holdall.sandbox.request import Request

CAN_FORK: Final = hasattr(os, "fork")

_PR_SET_PDEATHSIG: Final = 1
_F_SETPIPE_SZ: Final = 1031
_PIPE_BYTES: Final = 1024 * 1024
_LARGEST_BUFFER: Final = 4 * 1024 * 1024
"""What operations hold in one piece (bytes): a picture, a batch of objects with its copy."""
_LOST_PARENT: Final = select.POLLHUP | select.POLLERR if hasattr(select, "POLLHUP") else 0


def serve(
    operations: Mapping[str, Operation], *, forks: bool = CAN_FORK, stdin: int = 0, stdout: int = 1
) -> None:
    """Answer requests from `stdin` on `stdout` until the parent closes the pipe."""
    gc.collect()
    gc.freeze()  # keeps the collector from touching, and so copying, the pages shared with the children
    _keep_freed_memory()
    for descriptor in (stdin, stdout):
        _widen(descriptor)
    read, write = _read_from(stdin), write_all(stdout)
    write_json(write, Kind.HELLO, {"protocol": PROTOCOL_VERSION})
    with contextlib.suppress(EOFError, BrokenPipeError):
        while True:
            request, piped = _next_request(read)
            if not forks:
                perform(request, piped, operations, write)
                write_json(write, Kind.ENDED, {})
                return
            _serve_in_child(request, piped, operations, stdin, write)


def _keep_freed_memory() -> None:
    """Have every child reuse its buffers, instead of taking each one from the system page by page.

    The GNU C library learns it from the first large block that is freed (`mallopt(3)`, M_MMAP_THRESHOLD);
    it then keeps up to twice as much. Other libraries take no notice.
    """
    bytes(_LARGEST_BUFFER)


def _next_request(read: ReadExactly) -> tuple[Request, BinaryIO | None]:
    _, body = read_frame(read, (Kind.RUN,))
    request = Request.from_bytes(body)
    return request, sources.receive(read) if request.piped else None


def _serve_in_child(
    request: Request, piped: BinaryIO | None, operations: Mapping[str, Operation], stdin: int, write: Write
) -> None:
    if sys.platform == "win32":
        return
    result, into = os.pipe()
    _widen(result)
    parent = os.getpid()
    child = os.fork()
    if child == 0:
        os.close(result)
        _be_child(request, piped, operations, into, parent)
    os.close(into)
    if piped is not None:
        piped.close()
    honest = False
    try:
        honest = _relay(result, stdin, write)
    finally:
        os.close(result)
        with contextlib.suppress(ProcessLookupError):
            os.kill(child, signal.SIGKILL)
        _, status, cost = os.wait4(child, 0)
    peak = cost.ru_maxrss * (1 if sys.platform == "darwin" else 1024)
    write_json(write, Kind.ENDED, {
        "signal": os.WTERMSIG(status) if honest and os.WIFSIGNALED(status) else 0,
        "cpu_ms": int((cost.ru_utime + cost.ru_stime) * 1000),
        "peak_bytes": peak,
    })  # fmt: skip


def _be_child(
    request: Request, piped: BinaryIO | None, operations: Mapping[str, Operation], into: int, parent: int
) -> NoReturn:
    """Run in the forked child and never return: no exception may lead back into the template's loop."""
    status = 1
    try:
        _end_with_parent(parent)
        null = os.open(os.devnull, os.O_RDWR)
        for standard in (0, 1, 2):
            os.dup2(null, standard)
        os.close(null)
        perform(request, piped, operations, write_all(into))
        status = 0
    finally:
        os._exit(status)


def _relay(result: int, stdin: int, write: Write) -> bool:
    """Pass the child's frames on until it ends (True) or misbehaves; `EOFError` when the parent is gone."""
    read = _read_while_parent_lives(result, stdin)
    try:
        while True:
            kind, body = read_frame(read, FROM_CHILD)
            write_frame(write, kind, body)
    except ProtocolError:
        return False
    except _ChildEndedError:
        return True


class _ChildEndedError(Exception):
    """The result pipe is closed."""


def _read_from(descriptor: int) -> ReadExactly:
    def read(size: int) -> bytes:
        pieces: list[bytes] = []
        while size:
            piece = os.read(descriptor, min(size, _PIPE_BYTES))
            if not piece:
                raise EOFError
            pieces.append(piece)
            size -= len(piece)
        return b"".join(pieces)

    return read


def _read_while_parent_lives(result: int, stdin: int) -> ReadExactly:
    watch = select.poll()
    watch.register(result, select.POLLIN)
    watch.register(stdin, 0)  # hang-ups are always reported

    def read(size: int) -> bytes:
        pieces: list[bytes] = []
        while size:
            events = dict(watch.poll())
            if events.get(stdin, 0) & _LOST_PARENT:
                raise EOFError
            piece = os.read(result, min(size, _PIPE_BYTES))
            if not piece:
                raise _ChildEndedError
            pieces.append(piece)
            size -= len(piece)
        return b"".join(pieces)

    return read


def _end_with_parent(parent: int) -> None:
    """Ask Linux to kill this child when the template dies, and check that it has not died already."""
    if sys.platform.startswith("linux"):
        zero = ctypes.c_ulong(0)
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, ctypes.c_ulong(signal.SIGKILL), zero, zero, zero)
        if os.getppid() != parent:
            os._exit(1)


def _widen(pipe: int) -> None:
    """Let a pipe hold a whole frame where Linux allows it; it works, slower, with any size."""
    if sys.platform.startswith("linux"):
        import fcntl

        with contextlib.suppress(OSError):
            fcntl.fcntl(pipe, _F_SETPIPE_SZ, _PIPE_BYTES)
