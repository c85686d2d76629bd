"""What both sides of the wall agree on: limits, refusals, the shape of an operation; knows no process."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import BinaryIO, ClassVar, Protocol, TypeAlias

from holdall.errors import HoldallError, InputUnusableError

JsonValue: TypeAlias = "bool | int | float | str | list[JsonValue] | dict[str, JsonValue] | None"
JsonObject: TypeAlias = "dict[str, JsonValue]"
Body: TypeAlias = "bytes | bytearray | memoryview"

Emit: TypeAlias = "Callable[[JsonObject, Body], None]"
"""Sends one part (header, body) to the caller while the operation goes on."""

Operation: TypeAlias = "Callable[[JsonObject, BinaryIO, Emit], JsonObject]"
"""Runs behind the wall on a seekable, read-only source (empty when none); raises `RefusedError` to refuse."""

MIB = 1024 * 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What one file may cost; going over any of them ends in a `RefusedError`.

    Source of the defaults, measured on two cores of a server: of 625 real files (broken PDFs, scans, phone
    pictures) the dearest took 116 MiB and 2 s; a 176-megapixel colour PNG 780 MiB and 10 s, a 400-megapixel
    bilevel TIFF 830 MiB and 3 s. An old laptop is several times slower, never hungrier. A PDF of forms nested
    ten deep, which would draw 10**9 times, was stopped at 1,064 MiB after 13 s.
    """

    memory: int = 1024 * MIB
    """Bytes of address space beyond those of the worker at rest and of the source itself."""
    cpu_seconds: int = 60
    wall_seconds: float = 120.0
    """Time spent waiting for the worker; time that the caller spends in `on_part` is not counted."""
    source_bytes: int = 1024 * MIB
    part_bytes: int = 64 * MIB
    """Largest body of one emitted part; of each run the caller holds one part in memory at a time."""
    output_bytes: int = 4096 * MIB
    """All headers and bodies of one run together."""
    parts: int = 100_000
    """How many parts: an exhibit of 5,000 pages has about a thousand; empty ones cost the caller, too."""


DEFAULT = Limits()


class Refusal(StrEnum):
    """Why a file was refused."""

    DAMAGED = "damaged"
    PASSWORD_NEEDED = "password-needed"  # noqa: S105
    UNSUPPORTED = "unsupported"
    EMPTY = "empty"
    TOO_LARGE = "too-large"
    OUT_OF_MEMORY = "out-of-memory"
    TOO_SLOW = "too-slow"
    CRASHED = "crashed"


class RefusedError(InputUnusableError):
    """The file cannot be used, for the `reason` given (a `Refusal`)."""

    code: ClassVar[str] = "refused"

    def __init__(self, reason: str, **params: str | int) -> None:
        super().__init__(reason=str(Refusal(reason)), **params)

    @property
    def reason(self) -> Refusal:
        """Which of the known reasons it is."""
        return Refusal(str(self.params["reason"]))


class WorkerUnavailableError(HoldallError):
    """No worker process can be started on this machine; nothing can be opened safely."""

    code = "worker-unavailable"


class Sandbox(Protocol):
    """Runs named operations on untrusted bytes in a process that can reach nothing else."""

    @property
    def lacks_walls(self) -> bool:
        """Whether it could reach files after all, as this kernel has no walls against that."""
        ...

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
        """Run `operation` on `source` (a stream read from where it stands, or a file to be opened), and wait.

        `before_part` is told the size of a part's body (bytes) before any of it comes, and may wait until
        there is room for it.

        Raises `RefusedError` when the file is refused or breaks a limit, `StoppedError` when `cancelled`
        came true, `WorkerUnavailableError` when no worker starts, and whatever `on_part`, `before_part`
        or reading `source` raises.
        """
        ...
