"""Passes a child's frames on to the parent and keeps nothing of them; knows no file and no request.

It runs in the template, whose memory every later child inherits: what was a document's must be gone from
there before the next one is forked. So each body lies in one place, and is wiped there.
"""

from __future__ import annotations

import os
import select
from typing import Final

from holdall.sandbox.protocol import FROM_CHILD, ProtocolError, Write, read_header, write_frame

_LOST_PARENT: Final = select.POLLHUP | select.POLLERR if hasattr(select, "POLLHUP") else 0


class Relay:
    """From `result`, the child's pipe, to `write`, while nobody hangs up at the parent's pipe `stdin`.

    Each frame is passed on only when it is whole: a child that ends in the middle of one, or sends what no
    child sends, is cut off there.
    """

    def __init__(self, result: int, stdin: int, write: Write) -> None:
        self.heard = False
        """Whether a frame was passed on."""
        self._result = result
        self._stdin = stdin
        self._write = write
        self._watch = select.poll()
        self._watch.register(result, select.POLLIN)
        self._watch.register(stdin, 0)  # hang-ups are always reported

    def run(self) -> bool:
        """Pass frames on until the child ends (True) or misbehaves; `EOFError` when the parent is gone."""
        try:
            while True:
                self._pass_one()
        except ProtocolError:
            return False
        except _ChildEndedError:
            return True

    def _pass_one(self) -> None:
        kind, length = read_header(self._header, FROM_CHILD)
        body = bytearray(length)
        try:
            self._fill(memoryview(body))
            write_frame(self._write, kind, body)
        finally:
            body[:] = bytes(length)
        self.heard = True

    def _header(self, size: int) -> bytes:
        header = bytearray(size)
        self._fill(memoryview(header))
        return bytes(header)

    def _fill(self, left: memoryview) -> None:
        while left:
            if dict(self._watch.poll()).get(self._stdin, 0) & _LOST_PARENT:
                raise EOFError
            count = os.readv(self._result, [left])
            if not count:
                raise _ChildEndedError
            left = left[count:]


class _ChildEndedError(Exception):
    """The result pipe is closed."""
