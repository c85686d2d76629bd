"""An original leaves bit for bit, on the device, or not at all."""

from __future__ import annotations

import errno
import hashlib
import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from holdall.carry import new_file as outside
from holdall.carry.new_file import OutputError
from holdall.carry.original import OriginalDamagedError, write_original
from holdall.errors import StoppedError
from holdall.vault.vault import Vault


@pytest.fixture
def vault(make_vault: Callable[..., Vault]) -> Vault:
    return make_vault()


def test_every_byte_comes_out_and_is_synced_after_the_last(
    vault: Vault, put_file: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = os.urandom(9_000_001)
    told: list[int] = []
    synced: list[int] = []
    file = put_file(vault, data, "a")
    monkeypatch.setattr(
        outside.device_sync, "sync", lambda descriptor: synced.append(os.fstat(descriptor).st_size)
    )
    write_original(vault, file, tmp_path / "a", told.append)
    assert (tmp_path / "a").read_bytes() == data
    assert synced == [len(data)]
    assert told == sorted(set(told))
    assert told[-1] == len(data)


def test_a_file_that_is_not_what_was_put_in_is_not_left(vault: Vault, put_file: Any, tmp_path: Path) -> None:
    file = replace(put_file(vault, b"a", "a"), sha256=hashlib.sha256(b"b").hexdigest())
    with pytest.raises(OriginalDamagedError) as caught:
        write_original(vault, file, tmp_path / "a", lambda _: None)
    assert caught.value.params == {"item": file.id}
    assert list(tmp_path.glob("a")) == []


def test_a_stop_leaves_nothing(vault: Vault, put_file: Any, tmp_path: Path) -> None:
    def stop(_: int) -> None:
        raise StoppedError

    with pytest.raises(StoppedError):
        write_original(vault, put_file(vault, b"a", "a"), tmp_path / "a", stop)
    assert list(tmp_path.glob("a")) == []


def test_reading_and_writing_fail_differently(
    vault: Vault, put_file: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = put_file(vault, b"a", "a")
    with pytest.raises(OutputError):
        write_original(vault, file, tmp_path / "no" / "a", lambda _: None)

    def refused(_: str) -> None:
        raise PermissionError(errno.EACCES, "refused")

    monkeypatch.setattr(vault.blobs, "open_raw", refused)
    with pytest.raises(PermissionError):
        write_original(vault, file, tmp_path / "a", lambda _: None)
