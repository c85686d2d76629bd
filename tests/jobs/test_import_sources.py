"""What a choice of files and folders comes to."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from holdall.jobs.import_sources import Noted, SourceList, natural_key, storable

posix = pytest.mark.skipif(sys.platform == "win32", reason="links and pipes of POSIX")


@pytest.fixture
def chosen(tmp_path: Path) -> Path:
    folder = tmp_path / "papers"
    for name in ("page 10.pdf", "page 2.pdf", "Page 1.pdf", "court/ruling.pdf", "court/2/a.jpg"):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(name.encode())
    return folder


def labels(sources: SourceList) -> list[str]:
    return [candidate.label for candidate in sources.candidates]


def test_a_folder_is_walked_in_the_order_people_expect(chosen: Path, tmp_path: Path) -> None:
    sources = SourceList([chosen], vault=tmp_path / "v")
    assert labels(sources) == ["court/2/a.jpg", "court/ruling.pdf", "Page 1.pdf", "page 2.pdf", "page 10.pdf"]
    assert sources.candidates[0].folder == "court/2"
    assert sources.candidates[0].name == "a.jpg"
    assert sources.total_bytes == sum(len(label) for label in labels(sources))
    assert (sources.refused, sources.skipped) == ([], [])


def test_chosen_files_come_in_the_order_chosen_and_without_folders(chosen: Path, tmp_path: Path) -> None:
    sources = SourceList([chosen / "page 2.pdf", chosen / "court/ruling.pdf"], vault=tmp_path / "v")
    assert labels(sources) == ["page 2.pdf", "ruling.pdf"]
    assert sources.candidates[0].size == 10
    assert sources.candidates[0].modified_at.endswith("Z")


def test_hidden_and_system_files_are_left_out_and_said(chosen: Path, tmp_path: Path) -> None:
    for name in (".DS_Store", "Thumbs.db", "~$letter.docx", "desktop.ini"):
        (chosen / "court" / name).write_bytes(b"x")
    (chosen / "__MACOSX").mkdir()
    sources = SourceList([chosen], vault=tmp_path / "v")
    assert len(sources.candidates) == 5
    assert {note.code for note in sources.skipped} == {"hidden"}
    assert {note.name for note in sources.skipped} == {
        "court/.DS_Store", "court/Thumbs.db", "court/~$letter.docx", "court/desktop.ini", "__MACOSX",
    }  # fmt: skip


def test_a_hidden_file_that_was_chosen_is_taken(chosen: Path, tmp_path: Path) -> None:
    (chosen / ".scan.pdf").write_bytes(b"x")
    assert labels(SourceList([chosen / ".scan.pdf"], vault=tmp_path / "v")) == [".scan.pdf"]


@posix
def test_links_are_followed_only_when_chosen(chosen: Path, tmp_path: Path) -> None:
    (chosen / "out").symlink_to("/etc")
    (chosen / "loop").symlink_to(chosen)
    (chosen / "file.pdf").symlink_to(chosen / "page 2.pdf")
    sources = SourceList([chosen], vault=tmp_path / "v")
    assert len(sources.candidates) == 5
    assert sources.skipped == [Noted("file.pdf", "link"), Noted("loop", "link"), Noted("out", "link")]
    assert labels(SourceList([chosen / "file.pdf"], vault=tmp_path / "v")) == ["file.pdf"]


@posix
def test_what_is_no_file_is_left_out(chosen: Path, tmp_path: Path) -> None:
    os.mkfifo(chosen / "pipe")
    assert SourceList([chosen], vault=tmp_path / "v").skipped == [Noted("pipe", "not-a-file")]


def test_the_vault_does_not_swallow_itself(chosen: Path) -> None:
    vault = chosen / "case.holdall"
    (vault / "blobs").mkdir(parents=True)
    (vault / "blobs/x.blob").write_bytes(b"x")
    sources = SourceList([chosen], vault=vault)
    assert len(sources.candidates) == 5
    assert sources.skipped == [Noted("case.holdall", "vault")]
    assert SourceList([vault], vault=vault).skipped == [Noted("case.holdall", "vault")]


@posix
def test_the_vault_is_known_by_any_name_and_from_within(chosen: Path, tmp_path: Path) -> None:
    vault = chosen / "case.holdall"
    (vault / "blobs").mkdir(parents=True)
    (tmp_path / "other").symlink_to(vault)
    assert SourceList([tmp_path / "other"], vault=vault).skipped == [Noted("other", "vault")]
    assert SourceList([chosen], vault=tmp_path / "other").skipped == [Noted("case.holdall", "vault")]
    assert SourceList([vault / "blobs"], vault=vault).skipped == [Noted("blobs", "vault")]


@posix
def test_a_bottomless_folder_stops_nothing(chosen: Path, tmp_path: Path) -> None:
    folder = chosen / "court"
    for _ in range(900):
        folder = folder / "d"
    folder.mkdir(parents=True)
    sources = SourceList([chosen], vault=tmp_path / "v")
    assert len(sources.candidates) == 5
    assert [note.code for note in sources.refused] == ["unreadable"]


def test_what_is_gone_is_refused(chosen: Path, tmp_path: Path) -> None:
    sources = SourceList([chosen / "absent.pdf", chosen / "page 2.pdf"], vault=tmp_path / "v")
    assert sources.refused == [Noted("absent.pdf", "unreadable")]
    assert labels(sources) == ["page 2.pdf"]


@posix
@pytest.mark.skipif(hasattr(os, "geteuid") and os.geteuid() == 0, reason="root reads every folder")
def test_a_folder_that_may_not_be_read_is_refused(chosen: Path, tmp_path: Path) -> None:
    (chosen / "court").chmod(0)
    try:
        sources = SourceList([chosen], vault=tmp_path / "v")
    finally:
        (chosen / "court").chmod(0o700)
    assert sources.refused == [Noted("court", "unreadable")]
    assert len(sources.candidates) == 3


def test_a_folder_that_fails_while_it_is_walked_is_refused(
    chosen: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    scandir = os.scandir

    def failing(path: Path):
        if Path(path).name == "court":
            raise OSError(5, "stick pulled")
        return scandir(path)

    monkeypatch.setattr(os, "scandir", failing)
    sources = SourceList([chosen], vault=tmp_path / "v")
    assert sources.refused == [Noted("court", "unreadable")]
    assert len(sources.candidates) == 3


@pytest.mark.parametrize(
    ("first", "second"),
    [("2", "10"), ("a2b", "a10"), ("Стр 9", "стр 11"), ("a", "B"), ("1", "a"), ("x", "x1")],
)
def test_numbers_in_names_count_as_numbers(first: str, second: str) -> None:
    assert natural_key(first) < natural_key(second)


@pytest.mark.skipif(sys.platform != "linux", reason="file names are bytes on Linux")
def test_a_name_that_is_no_text_can_still_be_stored(tmp_path: Path) -> None:
    name = os.fsdecode(b"scan\xff.pdf")
    assert storable(name) == "scan\ufffd.pdf"
    storable(name).encode("utf-8")
