"""What the parent accepts from a worker in one run, as if the child were hostile; knows no process.

A child that was taken over can send any bytes. It can make the parent neither allocate (sizes are checked
before reading, bodies grow only as they arrive and never in crumbs), nor loop (parts are counted and the
caller's clock runs), nor see anything but JSON, bytes and the known refusals. Which walls stand is believed
only of the first frame, which is sent before the file is looked at.
"""

from __future__ import annotations

import re
import signal
from collections.abc import Callable
from io import BytesIO
from typing import Final

from holdall.sandbox.contract import JsonObject, JsonValue, Limits, Refusal, RefusedError
from holdall.sandbox.protocol import Kind, ProtocolError, decode_json, split_part

_SAFE_TEXT = re.compile(r"[A-Za-z0-9._-]{0,64}")
_SAFE_KEY = re.compile(r"[a-z_]{1,32}")
_TAKEN_KEYS: Final = frozenset({"self", "reason"})
"""What the error's own constructor calls its arguments."""
_MOST_PARAMS: Final = 8
_LARGEST_PARAM: Final = 2**53
_KNOWN_WALLS: Final = frozenset({"process", "rlimits", "memory-limit", "landlock", "seccomp", "job-object"})


class Inbox:
    """One run's answer, taken frame by frame; see `contract.Sandbox.run` for the two callbacks."""

    def __init__(
        self,
        limits: Limits,
        on_part: Callable[[JsonObject, bytes], None] | None,
        before_part: Callable[[int], None] | None = None,
    ) -> None:
        self.walls: frozenset[str] = frozenset()
        self.peak_bytes = 0
        self.ended = False
        self._limits = limits
        self._on_part = on_part
        self._before_part = before_part
        self._header: JsonObject | None = None
        self._body = BytesIO()
        self._missing = 0
        self._received = 0
        self._parts = 0
        self._started = False
        self._result: JsonObject | None = None
        self._refusal: RefusedError | None = None

    def take(self, kind: Kind, body: bytes) -> None:
        """Take the next frame; raise `ProtocolError` out of turn, `RefusedError` when it is too much."""
        if self.ended or (self._decided and kind is not Kind.ENDED):
            raise ProtocolError(problem="frame-after-the-end")
        if self._header is not None and kind not in (Kind.BODY, Kind.ENDED):
            raise ProtocolError(problem="frame-inside-a-part")
        first, self._started = not self._started, True
        match kind:
            case Kind.WALLS if first:
                self.walls = _walls(decode_json(body))
            case Kind.PART:
                self._begin_part(body)
            case Kind.BODY:
                self._extend_part(body)
            case Kind.RESULT:
                self._result = decode_json(body)
            case Kind.REFUSED:
                self._refusal = _refusal(decode_json(body))
            case Kind.ENDED:
                self._end(decode_json(body))
            case _:
                raise ProtocolError(problem="unexpected-frame")

    @property
    def heard(self) -> bool:
        """Whether the child has got as far as putting its walls up: only then can the file be to blame."""
        return self._started

    def outcome(self) -> JsonObject:
        """What the operation returned; raises the `RefusedError` that it ended with."""
        if self._refusal is not None:
            raise self._refusal
        if self._result is None:
            raise RefusedError(Refusal.CRASHED)
        return self._result

    @property
    def _decided(self) -> bool:
        return self._result is not None or self._refusal is not None

    def _begin_part(self, body: bytes) -> None:
        size, self._header = split_part(body)
        self._received += size + len(body)
        self._parts += 1
        too_much = self._received > self._limits.output_bytes or self._parts > self._limits.parts
        if size > self._limits.part_bytes or too_much:
            raise RefusedError(Refusal.TOO_LARGE)
        if self._before_part is not None:
            self._before_part(size)
        self._missing = size
        if size == 0:
            self._deliver()

    def _extend_part(self, body: bytes) -> None:
        if self._header is None or len(body) != min(self._missing, Kind.BODY.limit):
            raise ProtocolError(problem="body-does-not-fit")
        self._body.write(body)
        self._missing -= len(body)
        if self._missing == 0:
            self._deliver()

    def _deliver(self) -> None:
        header, body = self._header, self._body.getvalue()  # shared, not copied
        self._header = None
        self._body = BytesIO()
        if self._on_part is not None and header is not None:
            self._on_part(header, body)

    def _end(self, cost: JsonObject) -> None:
        self.ended = True
        self.peak_bytes = _count(cost.get("peak_bytes"))
        if not self._decided:
            self._refusal = RefusedError(_cause(cost, self._limits))


def _cause(cost: JsonObject, limits: Limits) -> Refusal:
    """Why a child ended without an answer, from how the kernel says it ended."""
    number = _count(cost.get("signal"))
    out_of_time = _count(cost.get("cpu_ms")) >= limits.cpu_seconds * 1000
    if out_of_time or number == getattr(signal, "SIGXCPU", -1):
        return Refusal.TOO_SLOW
    # pdfium and libheif abort when memory runs out, and the kernel's own out-of-memory killer sends SIGKILL.
    starved = number and _count(cost.get("peak_bytes")) >= limits.memory // 2
    if starved or number == getattr(signal, "SIGKILL", -1):
        return Refusal.OUT_OF_MEMORY
    return Refusal.CRASHED


def _refusal(message: JsonObject) -> RefusedError:
    reason, params = message.get("reason"), message.get("params")
    if not isinstance(reason, str) or reason not in set(Refusal):
        raise ProtocolError(problem="not-a-reason")
    if not isinstance(params, dict) or len(params) > _MOST_PARAMS:
        raise ProtocolError(problem="not-a-refusal")
    return RefusedError(reason, **{key: _param(key, value) for key, value in params.items()})


def _param(key: str, value: JsonValue) -> str | int:
    """A parameter that is safe to log and show: a count or a code, never prose."""
    if _SAFE_KEY.fullmatch(key) and key not in _TAKEN_KEYS:
        if isinstance(value, int) and abs(value) < _LARGEST_PARAM:
            return int(value)
        if isinstance(value, str) and _SAFE_TEXT.fullmatch(value):
            return value
    raise ProtocolError(problem="unsafe-param")


def _walls(message: JsonObject) -> frozenset[str]:
    walls = message.get("walls")
    if not isinstance(walls, list):
        raise ProtocolError(problem="not-walls")
    return _KNOWN_WALLS.intersection(wall for wall in walls if isinstance(wall, str))


def _count(value: JsonValue) -> int:
    return value if isinstance(value, int) and 0 <= value < _LARGEST_PARAM else 0
