"""What a vault takes from the world: files, clock, randomness, cost of key derivation; it must not decide.

Production code uses `REAL`. Tests pass their own to record or fail operations, to freeze time, and to
derive keys quickly: the bounds that refuse cheap keys are a part of it, so no header can lower them.
"""

from __future__ import annotations

import secrets
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final

from holdall.crypto import kdf, stream
from holdall.crypto.kdf import KdfBounds, KdfParameters
from holdall.vault.file_system import FileSystem

PART_FRAME_SIZE: Final = 31 * 2**25
"""Largest frame in one blob file: Padmé leaves it as it is, and sealed it stays below 1 GiB (FAT32)."""


def _calibrated() -> KdfParameters:
    return kdf.calibrate(time.perf_counter)


@dataclass(frozen=True, slots=True, kw_only=True)
class Environment:
    """The world as a vault sees it."""

    fs: FileSystem = field(default_factory=FileSystem)
    clock: Callable[[], float] = time.time
    """Seconds since 1970."""
    rng: Callable[[int], bytes] = secrets.token_bytes
    kdf_bounds: KdfBounds = kdf.REAL_BOUNDS
    choose_kdf: Callable[[], KdfParameters] = _calibrated
    """Parameters for a new vault."""
    part_frame_size: int = PART_FRAME_SIZE
    """Frame bytes per blob file when writing; smaller only in tests."""

    def salt(self) -> bytes:
        """A fresh salt for one stream."""
        return self.rng(stream.SALT_SIZE)

    def seconds(self) -> int:
        """The time as whole seconds since 1970."""
        return int(self.clock())


REAL: Final = Environment()
