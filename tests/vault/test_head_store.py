"""The newer head is never written over while it is the only whole one."""

from __future__ import annotations

import errno
from dataclasses import replace
from pathlib import Path

import pytest

from holdall.crypto.secret import Secret
from holdall.vault.environment import Environment
from holdall.vault.errors import VaultDamagedError
from holdall.vault.file_system import FileSystem
from holdall.vault.head import Head
from holdall.vault.head_store import HeadStore
from holdall.vault.keys import Keys
from holdall.vault.layout import Layout

KEYS = Keys.derive(Secret(bytes(32)), bytes(16), 1)


class FailsAtSecondWrite(FileSystem):
    """A disk that takes one record and no more."""

    writes = 0

    def write_at(self, handle, offset, data):
        self.writes += 1
        if self.writes > 1:
            raise OSError(errno.EIO, "disk")
        super().write_at(handle, offset, data)


def head(generation: int) -> Head:
    return Head(minor=0, clean=True, key_generation=1, generation=generation)


def store(folder: Path, env: Environment) -> HeadStore:
    return HeadStore(Layout(folder), env, KEYS, 0)


def generations(heads: HeadStore) -> list[int]:
    return [found.generation if found else 0 for found in heads.read_both()]


@pytest.fixture(params=[(1, 2), (2, 1)], ids=["a-older", "b-older"])
def heads(request, tmp_path, fast_env) -> HeadStore:
    """Both records, either of them the newer one."""
    made = store(tmp_path, fast_env)
    for slot, generation in enumerate(request.param):
        made._write(slot, head(generation))
    return made


def test_one_record_takes_the_place_of_the_older(heads):
    heads.write(head(3))
    assert sorted(generations(heads)) == [2, 3]
    heads.write(head(4))
    assert sorted(generations(heads)) == [3, 4]


def test_both_are_written_the_older_first(heads, tmp_path, fast_env):
    failing = store(tmp_path, replace(fast_env, fs=FailsAtSecondWrite()))
    with pytest.raises(OSError, match="disk"):
        failing.write_both(head(3))
    assert sorted(generations(heads)) == [2, 3]
    heads.write_both(head(4))
    assert generations(heads) == [4, 4]


@pytest.mark.parametrize("slot", [0, 1])
def test_a_damaged_record_is_written_first_and_healed(heads, tmp_path, slot):
    path = Layout(tmp_path).heads[slot]
    other = generations(heads)[1 - slot]
    path.write_bytes(bytes(path.stat().st_size))
    assert heads.load().generation == other
    heads.heal(head(other))
    assert generations(heads)[slot] == other
    path.unlink()
    heads.write(head(9))
    assert generations(heads)[slot] == 9


def test_without_a_whole_record_there_is_no_head(heads, tmp_path):
    for path in Layout(tmp_path).heads:
        path.write_bytes(b"short")
    with pytest.raises(VaultDamagedError) as caught:
        heads.load()
    assert caught.value.params == {"part": "head", "reason": "damaged"}
