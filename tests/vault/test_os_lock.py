"""The lock excludes a second holder on every platform and leaves nothing in the file."""

from __future__ import annotations

import importlib
from types import SimpleNamespace

import pytest

from holdall.vault import os_lock


def test_a_second_holder_is_refused_until_the_first_lets_go(tmp_path):
    path = tmp_path / "lock"
    path.touch()
    with path.open("r+b") as first:
        assert os_lock.acquire(first.fileno())
        with path.open("r+b") as second:
            assert not os_lock.acquire(second.fileno())
    with path.open("r+b") as third:
        assert os_lock.acquire(third.fileno())
    assert path.read_bytes() == b""


@pytest.mark.parametrize("held", [False, True])
def test_windows_locks_one_byte_without_waiting(monkeypatch, held):
    calls = []

    def locking(descriptor, mode, size):
        calls.append((descriptor, mode, size))
        if held:
            raise PermissionError

    def import_module(name):
        if name == "fcntl":
            raise ImportError
        assert name == "msvcrt"
        return SimpleNamespace(locking=locking, LK_NBLCK=2)

    monkeypatch.setattr(importlib, "import_module", import_module)
    assert os_lock.acquire(7) is not held
    assert calls == [(7, 2, 1)]
