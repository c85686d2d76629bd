"""Turns a passphrase or recovery code into a key with Argon2id; it must not know about key files."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Final, cast

from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

from holdall.crypto import labels
from holdall.crypto.errors import KdfBoundsError
from holdall.crypto.secret import Secret

KEY_SIZE: Final = 32
SALT_SIZE: Final = 32
_MIB: Final = 1024
"""KiB in a MiB: memory is counted in KiB, as RFC 9106 does."""


@dataclass(frozen=True, slots=True, kw_only=True)
class KdfParameters:
    """Cost of Argon2id version 1.3 (RFC 9106): memory `m` in KiB, passes `t`, lanes `p`."""

    memory_kib: int
    iterations: int
    lanes: int


@dataclass(frozen=True, slots=True, kw_only=True)
class KdfBounds:
    """What may be run at all. The floor keeps a forged header from making guesses cheap, the ceiling from
    exhausting the reader's memory or patience."""

    min_memory_kib: int = 64 * _MIB
    max_memory_kib: int = 2048 * _MIB
    max_iterations: int = 16
    max_lanes: int = 16

    def check(self, parameters: KdfParameters) -> None:
        """Raise `KdfBoundsError` unless every parameter lies within; called before anything is allocated."""
        if not (
            self.min_memory_kib <= parameters.memory_kib <= self.max_memory_kib
            and 1 <= parameters.iterations <= self.max_iterations
            and 1 <= parameters.lanes <= self.max_lanes
            and parameters.memory_kib >= 8 * parameters.lanes  # RFC 9106 section 3.1
        ):
            raise KdfBoundsError(
                memory=parameters.memory_kib, iterations=parameters.iterations, lanes=parameters.lanes
            )


REAL_BOUNDS: Final = KdfBounds()
DEFAULT: Final = KdfParameters(memory_kib=256 * _MIB, iterations=3, lanes=4)
"""Measured 0.5 to 1.5 s on laptops."""
CALIBRATION_CEILING_KIB: Final = 1024 * _MIB
"""A vault made on a strong machine must still open on a laptop with 4 GB."""


def derive_kek(
    secret: Secret,
    parameters: KdfParameters,
    *,
    salt: bytes,
    vault_id: bytes,
    bounds: KdfBounds = REAL_BOUNDS,
) -> Secret:
    """The 32-byte key-encryption key of `secret`; raises `KdfBoundsError` before allocating anything."""
    bounds.check(parameters)
    kek = Secret.zeros(KEY_SIZE)
    Argon2id(
        salt=salt,
        length=KEY_SIZE,
        iterations=parameters.iterations,
        lanes=parameters.lanes,
        memory_cost=parameters.memory_kib,
        ad=labels.KEK + vault_id,
    ).derive_into(cast("bytes", secret.view()), kek.view())  # any buffer will do; the stub says bytes
    return kek


def calibrate(
    clock: Callable[[], float],
    *,
    start: KdfParameters = DEFAULT,
    target: float = 1.0,
    ceiling_kib: int = CALIBRATION_CEILING_KIB,
    bounds: KdfBounds = REAL_BOUNDS,
) -> KdfParameters:
    """Parameters that take about `target` seconds here: never below `start`, never above `ceiling_kib`.

    `clock` counts seconds. One derivation is timed; cost grows in proportion to memory, so memory is
    doubled while that still fits, and passes are added for the rest.
    """
    seconds = _measure(clock, start, bounds)
    chosen = start
    while seconds * 2 <= target and chosen.memory_kib * 2 <= ceiling_kib:
        chosen = replace(chosen, memory_kib=chosen.memory_kib * 2)
        seconds *= 2
    passes = int(chosen.iterations * target / max(seconds, 1e-6))
    return replace(chosen, iterations=min(max(passes, chosen.iterations), bounds.max_iterations))


def _measure(clock: Callable[[], float], parameters: KdfParameters, bounds: KdfBounds) -> float:
    begin = clock()
    with Secret(b"calibration") as secret:
        derive_kek(secret, parameters, salt=bytes(SALT_SIZE), vault_id=bytes(16), bounds=bounds).wipe()
    return clock() - begin
