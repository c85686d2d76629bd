"""The real world's defaults are the safe ones."""

from __future__ import annotations

from holdall.crypto import kdf
from holdall.vault.environment import REAL


def test_real_bounds_are_the_default():
    assert REAL.kdf_bounds == kdf.REAL_BOUNDS


def test_a_new_vault_calibrates_from_the_default(monkeypatch):
    monkeypatch.setattr(kdf, "calibrate", lambda clock: (clock() >= 0, kdf.DEFAULT)[1])
    assert REAL.choose_kdf() == kdf.DEFAULT


def test_times_are_whole_seconds_and_salts_are_fresh():
    assert isinstance(REAL.seconds(), int)
    assert len(REAL.salt()) == 24
    assert REAL.salt() != REAL.salt()
