"""A file that left the vault is whole and on the device, or it is not there."""

from __future__ import annotations

import errno
import os
from pathlib import Path
from typing import Any

import pytest

from holdall.carry import new_file as module
from holdall.carry.new_file import (
    NewFile,
    OutputError,
    new_file,
    remove_unfinished,
    sync_folder,
    write_new,
)
from holdall.errors import StoppedError
from holdall.vault.file_system import FileSystem


@pytest.fixture
def log(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What is synced: each file with its size then, each folder with what is in it."""
    log: list[str] = []

    def sync(descriptor: int) -> None:
        log.append(f"file of {os.fstat(descriptor).st_size}")

    def folder(_: FileSystem, path: Path) -> None:
        log.append(f"folder of {','.join(sorted(item.name for item in path.iterdir()))}")

    monkeypatch.setattr(module.device_sync, "sync", sync)
    monkeypatch.setattr(FileSystem, "sync_directory", folder)
    return log


def failing(error: int) -> Any:
    def fail(*_: object) -> None:
        raise OSError(error, os.strerror(error))

    return fail


def test_a_small_file_is_on_the_device_before_its_name(tmp_path: Path, log: list[str]) -> None:
    write_new(tmp_path / "sheet.pdf", b"abc")
    assert log == ["file of 3", "folder of sheet.pdf"]
    assert (tmp_path / "sheet.pdf").read_bytes() == b"abc"


def test_many_pieces_are_on_the_device_when_the_block_ends(tmp_path: Path, log: list[str]) -> None:
    with new_file(tmp_path / "a") as file:
        for _ in range(5):
            file.write(memoryview(bytes(700_000)))
        assert log == []
    assert log == ["file of 3500000"]


def test_it_is_for_its_owner_alone(tmp_path: Path) -> None:
    old = os.umask(0)
    try:
        write_new(tmp_path / "a", b"")
    finally:
        os.umask(old)
    if os.name == "posix":
        assert (tmp_path / "a").stat().st_mode & 0o077 == 0


@pytest.mark.parametrize("error", [StoppedError(), KeyboardInterrupt(), OSError(errno.EIO, "of the vault")])
def test_what_ends_the_work_early_leaves_nothing_and_stays_what_it_is(
    tmp_path: Path, error: BaseException
) -> None:
    def work() -> None:
        with new_file(tmp_path / "a") as file:
            file.write(b"a")
            raise error

    with pytest.raises(type(error)) as caught:
        work()
    assert caught.value is error
    assert list(tmp_path.iterdir()) == []


def test_a_full_disk_leaves_nothing_and_names_the_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module.device_sync, "sync", failing(errno.ENOSPC))
    with pytest.raises(OutputError) as caught:
        write_new(tmp_path / "a", b"a")
    assert (caught.value.errno, caught.value.filename) == (errno.ENOSPC, str(tmp_path / "a"))
    assert list(tmp_path.iterdir()) == []


class Full:
    """A file on a disk that is full."""

    closed = False

    def write(self, _: bytes) -> None:
        raise OSError(errno.ENOSPC, "full")

    def close(self) -> None:
        self.closed = True
        raise OSError(errno.ENOSPC, "full")


@pytest.mark.parametrize("data", [b"a", b""])
def test_a_disk_that_is_full_when_written_to_or_closed(tmp_path: Path, data: bytes) -> None:
    file, full = NewFile(tmp_path / "a"), Full()
    file._file.close()
    file._file = full  # type: ignore[assignment]

    def work() -> None:
        with file:
            if data:
                file.write(data)

    with pytest.raises(OutputError) as caught:
        work()
    assert (caught.value.errno, caught.value.filename) == (errno.ENOSPC, str(tmp_path / "a"))
    assert full.closed


def test_a_name_that_is_taken_stays_what_it_was(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"mine")
    with pytest.raises(OutputError) as caught:
        write_new(tmp_path / "a", b"other")
    assert caught.value.errno == errno.EEXIST
    assert (tmp_path / "a").read_bytes() == b"mine"


def test_another_name_can_be_shown(tmp_path: Path) -> None:
    with pytest.raises(OutputError) as caught:
        NewFile(tmp_path / "no" / "a.part", shown=tmp_path / "no" / "a")
    assert caught.value.filename == str(tmp_path / "no" / "a")


@pytest.mark.parametrize("error", [errno.EINVAL, errno.ENOTSUP, errno.EACCES, errno.EPERM])
def test_a_folder_that_cannot_be_synced_is_left_at_that(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: int
) -> None:
    monkeypatch.setattr(FileSystem, "sync_directory", failing(error))
    sync_folder(tmp_path)


def test_a_folder_on_a_disk_that_fails_is_an_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(FileSystem, "sync_directory", failing(errno.EIO))
    with pytest.raises(OutputError) as caught:
        write_new(tmp_path / "a", b"a")
    assert caught.value.filename == str(tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_what_is_unfinished_can_be_removed_and_what_is_finished_stays(tmp_path: Path) -> None:
    write_new(tmp_path / "sheet.pdf", b"abc")
    with new_file(tmp_path / "a") as file:
        file.write(b"readable")
        remove_unfinished()
        assert [it.name for it in tmp_path.iterdir()] == ["sheet.pdf"]
    remove_unfinished()
    assert (tmp_path / "sheet.pdf").read_bytes() == b"abc"


def test_a_name_that_is_taken_is_left_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"mine")
    with pytest.raises(OutputError), new_file(tmp_path / "a"):
        pass
    remove_unfinished()
    assert (tmp_path / "a").read_bytes() == b"mine"
