"""Whoever takes the blocks gets every byte, and the hash is of the same bytes, however late it is taken."""

from __future__ import annotations

import hashlib
import io
import random
import threading

import pytest
from late_thread import LateThread

from holdall.vault import hashed_blocks as module
from holdall.vault.hashed_blocks import hashed_blocks


def names() -> list[str]:
    return [thread.name for thread in threading.enumerate()]


@pytest.fixture(autouse=True)
def small_blocks(monkeypatch):
    monkeypatch.setattr(module, "_BLOCK", 1000)


@pytest.mark.parametrize("thread", [module.SideThread, LateThread])
@pytest.mark.parametrize("size", [0, 1, 1000, 9001])
def test_every_byte_comes_and_is_hashed(monkeypatch, thread, size):
    monkeypatch.setattr(module, "SideThread", thread)
    data, digest = random.Random(size).randbytes(size), hashlib.sha256()
    got = b"".join(bytes(block) for block in hashed_blocks(io.BytesIO(data), digest))
    assert got == data
    assert digest.digest() == hashlib.sha256(data).digest()
    assert "vault" not in names()


def test_what_reading_raises_comes_through_and_ends_the_thread():
    class Torn(io.BytesIO):
        def readinto(self, buffer):
            if self.tell() >= 2000:
                raise OSError(5, "torn")
            return super().readinto(buffer)

    with pytest.raises(OSError, match="torn"):
        list(hashed_blocks(Torn(bytes(5000)), hashlib.sha256()))
    assert "vault" not in names()


def test_whoever_stops_early_ends_the_thread():
    blocks = hashed_blocks(io.BytesIO(bytes(5000)), hashlib.sha256())
    next(blocks)
    assert "vault" in names()
    blocks.close()
    assert "vault" not in names()
