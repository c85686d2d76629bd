"""Argon2id runs only within bounds, and costs what calibration says."""

from __future__ import annotations

import pytest
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

from holdall.crypto import kdf
from holdall.crypto.errors import KdfBoundsError
from holdall.crypto.kdf import KdfBounds, KdfParameters
from holdall.crypto.secret import Secret

CHEAP = KdfParameters(memory_kib=64, iterations=1, lanes=1)
CHEAP_BOUNDS = KdfBounds(min_memory_kib=8)


def _derive(parameters, bounds):
    return kdf.derive_kek(Secret(b"pass"), parameters, salt=bytes(32), vault_id=bytes(16), bounds=bounds)


def test_the_vault_id_is_bound_as_associated_data():
    expected = Argon2id(
        salt=bytes(32), length=32, iterations=1, lanes=1, memory_cost=64, ad=b"holdall/1/kek" + bytes(16)
    ).derive(b"pass")
    derived = _derive(CHEAP, CHEAP_BOUNDS)
    assert bytes(derived.view()) == expected


@pytest.mark.parametrize(
    "parameters",
    [
        KdfParameters(memory_kib=64 * 1024 - 1, iterations=1, lanes=1),
        KdfParameters(memory_kib=2 * 1024 * 1024 + 1, iterations=1, lanes=1),
        KdfParameters(memory_kib=2**32 - 1, iterations=2**32 - 1, lanes=2**32 - 1),
        KdfParameters(memory_kib=64 * 1024, iterations=0, lanes=1),
        KdfParameters(memory_kib=64 * 1024, iterations=17, lanes=1),
        KdfParameters(memory_kib=64 * 1024, iterations=1, lanes=0),
        KdfParameters(memory_kib=64 * 1024, iterations=1, lanes=17),
    ],
)
def test_parameters_out_of_bounds_are_refused_before_anything_is_allocated(parameters, monkeypatch):
    def must_not_run(**_):
        raise AssertionError("allocated")

    monkeypatch.setattr(kdf, "Argon2id", must_not_run)
    with pytest.raises(KdfBoundsError) as caught:
        _derive(parameters, kdf.REAL_BOUNDS)
    assert caught.value.params == {
        "memory": parameters.memory_kib, "iterations": parameters.iterations, "lanes": parameters.lanes,
    }  # fmt: skip


@pytest.mark.parametrize(
    "parameters",
    [
        KdfParameters(memory_kib=64 * 1024, iterations=1, lanes=1),
        KdfParameters(memory_kib=2 * 1024 * 1024, iterations=16, lanes=16),
    ],
)
def test_the_bounds_themselves_are_allowed(parameters):
    kdf.REAL_BOUNDS.check(parameters)


def test_lanes_need_eight_kib_each():
    with pytest.raises(KdfBoundsError):
        CHEAP_BOUNDS.check(KdfParameters(memory_kib=15, iterations=1, lanes=2))
    CHEAP_BOUNDS.check(KdfParameters(memory_kib=16, iterations=1, lanes=2))


def test_the_default_lies_within_the_bounds():
    kdf.REAL_BOUNDS.check(kdf.DEFAULT)
    assert KdfParameters(memory_kib=256 * 1024, iterations=3, lanes=4) == kdf.DEFAULT


@pytest.mark.parametrize(
    ("seconds", "expected"),
    [
        (2.0, (64, 3)),  # a slow machine keeps the floor
        (0.5, (128, 3)),  # memory first
        (0.25, (256, 3)),
        (0.3, (128, 4)),
        (0.2, (256, 3)),
        (0.14, (256, 5)),  # the rest goes into passes
        (0.01, (256, 16)),  # never above the ceiling, nor above the bounds
        (0.0, (256, 16)),
    ],
)
def test_calibration_grows_memory_then_passes_to_about_a_second(seconds, expected):
    ticks = iter([10.0, 10.0 + seconds])
    chosen = kdf.calibrate(
        lambda: next(ticks),
        start=KdfParameters(memory_kib=64, iterations=3, lanes=1),
        ceiling_kib=256,
        bounds=CHEAP_BOUNDS,
    )
    assert (chosen.memory_kib, chosen.iterations) == expected
    CHEAP_BOUNDS.check(chosen)


def test_who_is_willing_to_wait_longer_gets_more_passes():
    ticks = iter([10.0, 11.0])
    chosen = kdf.calibrate(
        lambda: next(ticks),
        start=KdfParameters(memory_kib=64, iterations=3, lanes=1),
        target=2.0,
        ceiling_kib=64,
        bounds=CHEAP_BOUNDS,
    )
    assert (chosen.memory_kib, chosen.iterations) == (64, 6)
