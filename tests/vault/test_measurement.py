"""The hash of the database file that is taken while the key is derived: it must be that of what is opened."""

from __future__ import annotations

import hashlib
import os
import shutil
import threading
from dataclasses import replace

import pytest

from holdall.crypto.secret import Secret
from holdall.errors import WrongSecretError
from holdall.vault.errors import VaultChangedOutsideError
from holdall.vault.file_system import FileSystem
from holdall.vault.key_store import KeyStore
from holdall.vault.layout import Layout
from holdall.vault.measurement import FileState, Measurement, measure
from holdall.vault.vault import Vault


class Endless(FileSystem):
    """A database file that can be read for ever."""

    is_endless = True

    def read_at(self, handle, offset, buffer):
        if self.is_endless and str(handle.name).endswith("index.db"):
            return len(buffer)
        return super().read_at(handle, offset, buffer)


def no_thread_is_left() -> bool:
    return "vault" not in [thread.name for thread in threading.enumerate()]


@pytest.fixture
def layout(tmp_path) -> Layout:
    layout = Layout(tmp_path)
    layout.index.write_bytes(os.urandom(3_000_000))
    return layout


def state(layout: Layout) -> FileState:
    data = layout.index.read_bytes()
    return FileState(len(data), hashlib.sha256(data).digest())


def test_length_and_hash_are_those_of_the_file(layout, fast_env):
    assert measure(layout, fast_env) == state(layout)
    with Measurement(layout, fast_env) as index:
        assert index.result(layout) == state(layout)


class Noting(FileSystem):
    """Notes how much of the database file was read, and whether other work had to wait for it."""

    def __init__(self):
        self.read = 0
        self.kept_waiting = False

    def read_at(self, handle, offset, buffer):
        count = super().read_at(handle, offset, buffer)
        if str(handle.name).endswith("index.db"):
            self.read += count
            self.kept_waiting |= threading.current_thread() is threading.main_thread()
        return count


@pytest.mark.parametrize("rekeyed", [False, True])
def test_a_file_left_alone_is_read_once_and_beside_other_work(layout, fast_env, rekeyed):
    files = Noting()
    layout.successor.base.mkdir()
    if rekeyed:
        layout.index.rename(layout.successor.index)
    measured = layout.successor if rekeyed else layout
    with Measurement(layout, replace(fast_env, fs=files)) as index:
        assert index.result(measured) == index.result(measured) == state(measured)
    assert (files.read, files.kept_waiting) == (3_000_000, False)


def test_opening_reads_the_file_once_and_beside_other_work(sample):
    files = Noting()
    with sample.open(fs=files):
        assert (files.read, files.kept_waiting) == ((sample.path / "index.db").stat().st_size, False)


def test_a_file_written_to_since_is_measured_again(layout, fast_env):
    with Measurement(layout, fast_env) as index:
        index.result(layout)
        with layout.index.open("r+b") as file:
            file.write(b"changed")
        assert index.result(layout) == state(layout)


def test_a_file_replaced_since_is_measured_again(layout, fast_env):
    """By a program that keeps length and time, as those that sync do."""
    with Measurement(layout, fast_env) as index:
        index.result(layout)
        other = layout.index.with_name("other")
        other.write_bytes(os.urandom(3_000_000))
        shutil.copystat(layout.index, other)
        other.replace(layout.index)
        assert index.result(layout) == state(layout)


def test_while_a_master_key_is_replaced_the_file_of_the_other_generation_is_measured_too(layout, fast_env):
    later = layout.successor
    later.base.mkdir()
    later.index.write_bytes(os.urandom(2_000_000))
    with Measurement(layout, fast_env) as index:
        assert index.result(later) == state(later)
    layout.index.unlink()
    with Measurement(layout, fast_env) as index:
        assert index.result(later) == state(later)


def test_a_link_is_not_followed_to_a_database(layout, fast_env):
    (layout.root / "elsewhere").mkdir()
    layout.successor.base.symlink_to(layout.root / "elsewhere")
    layout.index.rename(layout.root / "elsewhere" / "index.db")
    with Measurement(layout, fast_env) as index, pytest.raises(FileNotFoundError):
        index.result(layout)


def test_a_file_that_cannot_be_read_is_an_error_only_to_who_asks(layout, fast_env):
    layout.index.unlink()
    with Measurement(layout, fast_env):
        pass
    with Measurement(layout, fast_env) as index, pytest.raises(FileNotFoundError):
        index.result(layout)


def test_a_database_replaced_while_the_key_is_derived_is_refused(sample, monkeypatch):
    unlock = KeyStore.unlock

    def unlock_and_lose(store, *asked):
        path = sample.path / "index.db"
        data = bytearray(path.read_bytes())
        data[-1] ^= 1
        path.with_name("other").write_bytes(data)
        path.with_name("other").replace(path)
        return unlock(store, *asked)

    monkeypatch.setattr(KeyStore, "unlock", unlock_and_lose)
    with pytest.raises(VaultChangedOutsideError):
        sample.open()


def test_a_wrong_passphrase_does_not_wait_for_the_hash(sample):
    with pytest.raises(WrongSecretError):
        Vault.open(sample.path, Secret(b"wrong"), env=replace(sample.env, fs=Endless()))
    assert no_thread_is_left()


def test_a_database_of_another_length_does_not_wait_for_the_hash(sample):
    with (sample.path / "index.db").open("ab") as file:
        file.write(b"x")
    with pytest.raises(VaultChangedOutsideError):
        sample.open(fs=Endless())
    assert no_thread_is_left()


def test_an_interrupted_session_does_not_wait_for_a_hash_that_nothing_vouches_for(unsettled):
    files = Endless()
    with unsettled.open(fs=files):
        assert no_thread_is_left()
        files.is_endless = False
