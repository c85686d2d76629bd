"""Failures of the file being read are told from all others."""

from __future__ import annotations

import hashlib
import os
import sys
from pathlib import Path

import pytest

from holdall.jobs.source_file import SourceUnreadableError, open_source, sha256


def test_a_file_is_hashed_as_it_is_read(tmp_path: Path) -> None:
    data = os.urandom(2_500_000)
    (tmp_path / "a").write_bytes(data)
    told: list[int] = []
    with open_source(tmp_path / "a") as source:
        assert sha256(source, told.append) == hashlib.sha256(data).hexdigest()
    assert told[-1] == len(data)
    assert told == sorted(told)


def test_a_file_that_is_gone_is_unreadable(tmp_path: Path) -> None:
    with pytest.raises(SourceUnreadableError, match="errno=2"):
        open_source(tmp_path / "absent")


@pytest.mark.skipif(sys.platform == "win32", reason="a folder opens on POSIX only")
def test_a_file_that_fails_while_it_is_read_is_unreadable(tmp_path: Path) -> None:
    with pytest.raises(SourceUnreadableError):
        open_source(tmp_path)  # opening a folder
    memory = Path("/proc/self/mem")
    if not memory.exists():
        pytest.skip("no file at hand that opens and cannot be read")
    with open_source(memory) as source:
        for read in (lambda: source.read(10), lambda: sha256(source, lambda _: None)):
            with pytest.raises(SourceUnreadableError):
                read()


@pytest.mark.skipif(sys.platform == "win32", reason="pipes and devices of POSIX")
def test_what_has_become_a_pipe_or_a_device_is_unreadable(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    writer = os.open(tmp_path / "pipe", os.O_RDWR)  # with a writer that never writes
    (tmp_path / "endless").symlink_to("/dev/zero")
    try:
        for name in ("pipe", "endless"):
            with pytest.raises(SourceUnreadableError):
                open_source(tmp_path / name)
    finally:
        os.close(writer)
