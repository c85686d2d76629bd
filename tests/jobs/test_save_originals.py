"""Originals leave the vault bit for bit, under names that replace nothing."""

from __future__ import annotations

import errno
import hashlib
import os
from dataclasses import replace

import pytest

from holdall.carry.new_file import OutputError
from holdall.carry.original import OriginalDamagedError
from holdall.errors import StoppedError
from holdall.jobs.save_originals import SaveOriginals
from holdall.vault import device_sync
from holdall.vault.file_system import FileSystem


class Context:
    def __init__(self, stop_after: int = 99) -> None:
        self.left = stop_after
        self.seen: list[str] = []

    def progress(self, done: int, total: int, item: str = "") -> None:
        self.seen.append(item)

    def check(self) -> None:
        self.left -= 1
        if self.left < 0:
            raise StoppedError


def test_two_files_of_one_name_are_both_saved_whole(make_vault, put_file, tmp_path):
    vault = make_vault()
    files = [put_file(vault, b"a" * 3_000_000, "Паспорт.png"), put_file(vault, b"b", "Паспорт.png")]
    out = tmp_path / "out"
    out.mkdir()
    (out / "паспорт.PNG").write_bytes(b"mine")
    saved = SaveOriginals(vault, files, out).run(Context())
    assert [hashlib.sha256(path.read_bytes()).hexdigest() for path in saved] == [f.sha256 for f in files]
    assert (out / "паспорт.PNG").read_bytes() == b"mine"
    assert len({path.name.casefold() for path in out.iterdir()}) == 3


def test_all_are_on_the_device_when_it_ends(make_vault, put_file, tmp_path, monkeypatch):
    vault = make_vault()
    files = [put_file(vault, b"a", "1.png"), put_file(vault, b"bb", "2.png")]
    out, synced = tmp_path / "out", []
    out.mkdir()
    monkeypatch.setattr(device_sync, "sync", lambda descriptor: synced.append(os.fstat(descriptor).st_ino))
    saved = SaveOriginals(vault, files, out).run(Context())
    assert synced == [path.stat().st_ino for path in (*saved, out)]


def test_a_folder_that_the_disk_does_not_keep_leaves_nothing(make_vault, put_file, tmp_path, monkeypatch):
    vault = make_vault()
    file, out = put_file(vault, b"a", "1.png"), tmp_path / "out"
    out.mkdir()

    def fail(self, path):
        raise OSError(errno.EIO, os.strerror(errno.EIO))

    monkeypatch.setattr(FileSystem, "sync_directory", fail)
    with pytest.raises(OutputError):
        SaveOriginals(vault, [file], out).run(Context())
    assert list(out.iterdir()) == []


def test_a_stop_leaves_nothing(make_vault, put_file, tmp_path):
    vault = make_vault()
    files = [put_file(vault, b"a", "1.png"), put_file(vault, b"b", "2.png")]
    out = tmp_path / "out"
    out.mkdir()
    with pytest.raises(StoppedError):
        SaveOriginals(vault, files, out).run(Context(stop_after=1))
    assert list(out.iterdir()) == []


def test_a_file_that_is_not_what_was_put_in_is_named_and_not_left(make_vault, put_file, tmp_path):
    vault = make_vault()
    file = put_file(vault, b"a", "1.png")
    out = tmp_path / "out"
    out.mkdir()
    with pytest.raises(OriginalDamagedError) as caught:
        SaveOriginals(vault, [replace(file, sha256="0" * 64)], out).run(Context())
    assert caught.value.params == {"item": file.id}
    assert list(out.iterdir()) == []


def test_a_folder_that_is_gone_is_an_os_error(make_vault, put_file, tmp_path):
    vault = make_vault()
    with pytest.raises(OSError, match="gone"):
        SaveOriginals(vault, [put_file(vault, b"a", "1.png")], tmp_path / "gone").run(Context())
