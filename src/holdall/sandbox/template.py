"""The worker process: a preloaded template that forks a child per request; itself it reads none.

What the template has in memory, every later child inherits, and a file that takes its child over can look
for it there. So the child itself reads its request and source, before the walls go up; its answer passes
through the template and is wiped. There a child has no descriptor but its source and a result pipe,
so that it can neither read the next request nor speak for the template. Where there is no `fork` (Windows)
the worker serves a single request in its own process and ends; the parent then starts another.
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
from typing import Final, NoReturn

from holdall.sandbox.child import next_request, perform, read_exactly, write_all
from holdall.sandbox.contract import Operation
from holdall.sandbox.protocol import PROTOCOL_VERSION, Kind, Write, write_json
from holdall.sandbox.relay import Relay

CAN_FORK: Final = hasattr(os, "fork")

_UNREAD: Final = 1
_UNFINISHED: Final = 2
"""How a child exits that has not read its request, and one that has not performed it."""
_PR_SET_PDEATHSIG: Final = 1
_F_SETPIPE_SZ: Final = 1031
_PIPE_BYTES: Final = 1024 * 1024
_LARGEST_BUFFER: Final = 4 * 1024 * 1024
"""What operations hold in one piece (bytes): a picture, a batch of objects with its copy."""


def serve(
    operations: Mapping[str, Operation], *, forks: bool = CAN_FORK, stdin: int = 0, stdout: int = 1
) -> None:
    """Answer requests from `stdin` on `stdout` until the parent closes the pipe."""
    gc.collect()
    gc.freeze()  # keeps the collector from touching, and so copying, the pages shared with the children
    _keep_freed_memory()
    for descriptor in (stdin, stdout):
        _widen(descriptor)
    write = write_all(stdout)
    write_json(write, Kind.HELLO, {"protocol": PROTOCOL_VERSION})
    with contextlib.suppress(EOFError, BrokenPipeError):
        if not forks:
            perform(*next_request(read_exactly(stdin)), operations, write)
            write_json(write, Kind.ENDED, {})
            return
        while _is_asked(stdin) and _serve_in_child(operations, stdin, write):
            pass


def _keep_freed_memory() -> None:
    """Have every child reuse its buffers, instead of taking each one from the system page by page.

    The GNU C library learns it from the first large block that is freed (`mallopt(3)`, M_MMAP_THRESHOLD);
    it then keeps up to twice as much. Other libraries take no notice.
    """
    bytes(_LARGEST_BUFFER)


def _is_asked(stdin: int) -> bool:
    """Wait until there is a request to be read (True) or the parent is gone."""
    watch = select.poll()
    watch.register(stdin, select.POLLIN)
    return bool(watch.poll()[0][1] & select.POLLIN)


def _serve_in_child(operations: Mapping[str, Operation], stdin: int, write: Write) -> bool:
    """Whether the request was read: if not, nobody can tell where in the stream the next one begins."""
    result, into = os.pipe()
    _widen(result)
    parent = os.getpid()
    child = os.fork()
    if child == 0:
        os.close(result)
        _be_child(operations, stdin, into, parent)
    os.close(into)
    relay = Relay(result, stdin, write)
    honest = False
    try:
        honest = relay.run()
    finally:
        os.close(result)
        with contextlib.suppress(ProcessLookupError):
            os.kill(child, signal.SIGKILL)
        _, status, cost = os.wait4(child, 0)
    code = os.waitstatus_to_exitcode(status)
    if not relay.heard and (code < 0 or code == _UNREAD):
        return False
    write_json(write, Kind.ENDED, {
        "signal": -code if honest and code < 0 else 0,
        "cpu_ms": int((cost.ru_utime + cost.ru_stime) * 1000),
        "peak_bytes": cost.ru_maxrss * (1 if sys.platform == "darwin" else 1024),
    })  # fmt: skip
    return True


def _be_child(operations: Mapping[str, Operation], stdin: int, into: int, parent: int) -> NoReturn:
    """Run in the forked child and never return: no exception may lead back into the template's loop."""
    status = _UNREAD
    try:
        _end_with_parent(parent)
        request, piped = next_request(read_exactly(stdin))
        status = _UNFINISHED
        null = os.open(os.devnull, os.O_RDWR)
        for standard in (0, 1, 2):
            os.dup2(null, standard)
        os.close(null)
        perform(request, piped, operations, write_all(into))
        status = 0
    finally:
        os._exit(status)


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
