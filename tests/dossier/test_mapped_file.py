"""What C sees of a file: its bytes, but for those blanked, and never a change to the file itself."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from holdall.dossier.mapped_file import MappedFile

TEXT = b"head WORD body WORD " + bytes(5000)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    file = tmp_path / "file"
    file.write_bytes(TEXT)
    return file


def test_what_is_blanked_stays_so_and_the_file_stays_as_it_is(path: Path) -> None:
    with path.open("rb") as source:
        mapped = MappedFile(source)
        assert bytes(mapped.buffer) == TEXT
        assert mapped.blank(b"WORD", 100)
        blanked = b"head      body WORD " + bytes(5000)
        assert bytes(mapped.buffer) == blanked
        mapped.forget()
        assert bytes(mapped.buffer) == blanked
    assert path.read_bytes() == TEXT


@pytest.mark.parametrize(("text", "reach"), [(b"absent", 100), (b"WORD", 8)])
def test_only_what_stands_within_reach_is_blanked(path: Path, text: bytes, reach: int) -> None:
    with path.open("rb") as source:
        mapped = MappedFile(source)
        assert not mapped.blank(text, reach)
        mapped.forget()
        assert bytes(mapped.buffer) == TEXT


def test_what_cannot_be_mapped_is_read_and_never_blanked() -> None:
    mapped = MappedFile(io.BytesIO(TEXT))
    assert not mapped.blank(b"WORD", 100)
    mapped.forget()
    assert mapped.buffer == TEXT
