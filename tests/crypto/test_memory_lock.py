"""Locking pages works where the system offers it and is harmless where not."""

from __future__ import annotations

import ctypes
import gc
import mmap
import sys
from types import SimpleNamespace

import pytest

from holdall.crypto import memory_lock


@pytest.fixture(autouse=True)
def _looked_up_anew():
    """So that no test meets what another one's system offered, nor a secret that another one left."""
    gc.collect()
    memory_lock._entry.cache_clear()
    yield
    memory_lock._entry.cache_clear()


@pytest.fixture
def page():
    buffer = ctypes.create_string_buffer(4096)
    return ctypes.addressof(buffer), buffer


@pytest.mark.skipif(sys.platform == "win32", reason="the real call is checked on POSIX; Windows by its fake")
def test_the_real_system_locks_and_unlocks(page):
    address, _ = page
    assert memory_lock.lock(address, 64)
    assert memory_lock.unlock(address, 64)


class _Library:
    def __init__(self, answer):
        def entry(address, size):
            return answer

        self.VirtualLock = self.VirtualUnlock = entry


@pytest.mark.parametrize(("answer", "locked"), [(1, True), (0, False)])
def test_windows_answers_non_zero_for_success(monkeypatch, answer, locked):
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setattr(ctypes, "CDLL", {"kernel32": _Library(answer)}.get)
    assert memory_lock.lock(0, 1) is locked
    assert memory_lock.unlock(0, 1) is locked


@pytest.mark.skipif(sys.platform == "win32", reason="the names of the calls are those of POSIX")
def test_a_page_stays_locked_until_the_last_secret_in_it_is_gone(monkeypatch):
    unlocked = []

    def mlock(address, size):
        return 0

    def munlock(address, size):
        unlocked.append((address, size))
        return 0

    monkeypatch.setattr(ctypes, "CDLL", lambda name: SimpleNamespace(mlock=mlock, munlock=munlock))
    first, second = 40 * mmap.PAGESIZE + 16, 40 * mmap.PAGESIZE + 64
    assert memory_lock.lock(first, 32)
    assert memory_lock.lock(second, mmap.PAGESIZE)  # reaches into the next page
    memory_lock.unlock(first, 32)
    assert unlocked == []
    memory_lock.unlock(second, mmap.PAGESIZE)
    assert unlocked == [(40 * mmap.PAGESIZE, mmap.PAGESIZE), (41 * mmap.PAGESIZE, mmap.PAGESIZE)]


def test_the_system_is_asked_for_each_call_once(monkeypatch):
    asked = []

    def library(name):
        asked.append(name)
        return SimpleNamespace(
            mlock=lambda *_: 0, munlock=lambda *_: 0, VirtualLock=lambda *_: 1, VirtualUnlock=lambda *_: 1
        )

    monkeypatch.setattr(ctypes, "CDLL", library)
    for _ in range(3):
        assert memory_lock.lock(50 * mmap.PAGESIZE, 32)
        assert memory_lock.unlock(50 * mmap.PAGESIZE, 32)
    assert len(asked) == 2


def test_a_system_without_the_call_answers_no(monkeypatch):
    monkeypatch.setattr(ctypes, "CDLL", lambda name: object())
    assert not memory_lock.lock(0, 1)


def test_a_refused_call_answers_no():
    assert not memory_lock.lock(2**63, 2**20)
