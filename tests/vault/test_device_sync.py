"""What is synced is on the device, on systems where `fsync` alone does not see to that, too."""

from __future__ import annotations

import errno
import importlib
import os
import sys
from types import SimpleNamespace

import pytest

from holdall.vault import device_sync
from holdall.vault.file_system import FileSystem

FULL = 51
"""`F_FULLFSYNC` of macOS."""


@pytest.fixture
def asked(monkeypatch):
    """What the system is asked for, in order."""
    asked = []
    monkeypatch.setattr(os, "fsync", lambda descriptor: asked.append(("fsync", descriptor)))
    return asked


def pretend(monkeypatch, asked, error=0):
    """A system that has `F_FULLFSYNC`, and answers with `error`."""

    def fcntl(descriptor, command):
        asked.append((command, descriptor))
        if error:
            raise OSError(error, os.strerror(error))

    monkeypatch.setattr(device_sync, "_FCNTL", SimpleNamespace(F_FULLFSYNC=FULL, fcntl=fcntl))


def test_a_drive_is_told_to_empty_its_memory_where_fsync_does_not_do_it(monkeypatch, asked):
    pretend(monkeypatch, asked)
    device_sync.sync(7)
    assert asked == [(FULL, 7)]


@pytest.mark.parametrize("error", [errno.EINVAL, errno.ENOTSUP, errno.ENOTTY])
def test_a_file_system_that_cannot_do_that_is_asked_for_what_it_can(monkeypatch, asked, error):
    pretend(monkeypatch, asked, error)
    device_sync.sync(7)
    assert asked == [(FULL, 7), ("fsync", 7)]


@pytest.mark.parametrize("error", [errno.EIO, errno.ENOSPC])
def test_a_disk_that_fails_is_an_error_and_not_asked_again(monkeypatch, asked, error):
    pretend(monkeypatch, asked, error)
    with pytest.raises(OSError, match=os.strerror(error)):
        device_sync.sync(7)
    assert asked == [(FULL, 7)]


@pytest.mark.parametrize("module", [None, SimpleNamespace()])
def test_everywhere_else_fsync_is_enough(monkeypatch, asked, module):
    monkeypatch.setattr(device_sync, "_FCNTL", module)
    device_sync.sync(7)
    assert asked == [("fsync", 7)]


def test_the_module_of_the_system_is_asked_where_there_is_one():
    there = None if sys.platform == "win32" else importlib.import_module("fcntl")
    assert device_sync._fcntl() is there


def test_a_system_without_fcntl_is_known(monkeypatch):
    def missing(name):
        raise ImportError(name)

    monkeypatch.setattr(device_sync.importlib, "import_module", missing)
    assert device_sync._fcntl() is None


def test_files_and_folders_of_a_vault_are_synced_so(monkeypatch, asked, tmp_path):
    pretend(monkeypatch, asked)
    fs = FileSystem()
    with fs.open_new(tmp_path / "a") as handle:
        fs.sync(handle)
    fs.sync_directory(tmp_path)
    assert [command for command, _ in asked] == [FULL, FULL]
