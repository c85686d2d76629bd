"""Sources: anonymous, sealed, and never anything but a regular file."""

from __future__ import annotations

import io
import os
from pathlib import Path

import pytest

from holdall.sandbox import source as sources
from holdall.sandbox.protocol import Kind, ProtocolError, write_frame


def frames(*kinds_and_bodies: tuple[Kind, bytes]):
    stream = io.BytesIO()
    for kind, body in kinds_and_bodies:
        write_frame(stream.write, kind, body)
    stream.seek(0)
    return stream.read


PIPED = ((Kind.DATA, b"abc"), (Kind.DATA, b"def"), (Kind.END, b""))


def test_a_piped_source_is_whole_and_seekable() -> None:
    with sources.receive(frames(*PIPED)) as source:
        assert sources.size_of(source) == 6
        assert source.read() == b"abcdef"
        source.seek(2)
        assert source.read(2) == b"cd"


@pytest.mark.skipif(not hasattr(os, "memfd_create"), reason="anonymous memory files are Linux's")
def test_a_piped_source_can_no_longer_be_changed() -> None:
    with sources.receive(frames(*PIPED)) as source, pytest.raises(PermissionError):
        os.write(source.fileno(), b"x")


def test_without_anonymous_files_it_is_kept_in_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(os, "memfd_create", raising=False)
    assert sources.receive(frames(*PIPED)).read() == b"abcdef"


def test_a_pipe_in_place_of_the_next_piece_is_refused() -> None:
    with pytest.raises(ProtocolError):
        sources.receive(frames((Kind.DATA, b"abc"), (Kind.RUN, b"{}")))


def test_a_finished_file_is_opened_for_reading(tmp_path: Path) -> None:
    (tmp_path / "out.pdf").write_bytes(b"%PDF-")
    with sources.open_file(tmp_path / "out.pdf") as source:
        assert source.read() == b"%PDF-"
        assert not source.writable()


def test_nothing_but_a_file_is_opened(tmp_path: Path) -> None:
    with pytest.raises(ProtocolError):
        sources.open_file(tmp_path)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="pipes of POSIX")
def test_a_pipe_that_nobody_writes_to_is_refused_at_once(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(ProtocolError):
        sources.open_file(tmp_path / "pipe")
