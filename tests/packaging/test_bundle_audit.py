"""Each fault planted in a sound folder is found and named."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

import bundle_audit


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder in which nothing is wrong."""
    inside = tmp_path / "holdall"
    (inside / "_internal" / "resources").mkdir(parents=True)
    (inside / "holdall").write_bytes(b"\x7fELF program")
    (inside / "_internal" / "libz.so.1").write_bytes(b"\x7fELF library")
    (inside / "_internal" / "resources" / "icon.svg").write_text("<svg/>")
    return inside


def needs(**by_name: list[str]) -> Callable[[Path], list[str]]:
    return lambda path: by_name.get(path.name.partition(".")[0], [])


SOUND = needs(holdall=["libz.so.1", "libc.so.6", "libGL.so.1"])


def test_a_sound_folder_has_no_findings(folder: Path) -> None:
    assert bundle_audit.findings(folder, SOUND) == []


@pytest.mark.skipif(os.name == "nt", reason="Windows cannot hold these names or links")
@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("_internal/libQt6Network.so.6", "must stay out"),
        ("_internal/PySide6/Qt/plugins/tls/x.so", "must stay out"),
        ("_internal/what?.txt", "refuse this name"),
        ("_internal/a:b", "refuse this name"),
        ("_internal/trailing.", "refuse this name"),
        ("_internal/aux.txt", "refuse this name"),
        ("_internal/COM1", "refuse this name"),
        ("_internal/resources/Icon.svg", "only in case"),
        ("_internal/" + "d" * 100 + "/" + "f" * 100, "longer than"),
        ("_internal/asy" + "lum.txt", "tells what the papers are for"),
    ],
)
def test_a_bad_name_is_found(folder: Path, name: str, reason: str) -> None:
    (folder / name).parent.mkdir(parents=True, exist_ok=True)
    (folder / name).write_text("x")
    assert any(reason in finding for finding in bundle_audit.findings(folder, SOUND))


def test_a_licence_may_be_named_after_what_is_left_out(folder: Path) -> None:
    (folder / "LICENSES").mkdir()
    (folder / "LICENSES" / "libssl3.txt").write_text("x")
    assert bundle_audit.findings(folder, SOUND) == []


def test_a_link_is_found(folder: Path) -> None:
    (folder / "_internal" / "libz.so").symlink_to("libz.so.1")
    assert bundle_audit.findings(folder, SOUND) == [
        "_internal/libz.so: is a link, which exFAT and FAT cannot hold"
    ]


def test_a_file_too_large_for_fat_is_found(folder: Path) -> None:
    with (folder / "large").open("wb") as file:
        file.truncate(bundle_audit.FAT_FILE_LIMIT)
    assert bundle_audit.findings(folder, SOUND) == []
    with (folder / "large").open("r+b") as file:
        file.truncate(bundle_audit.FAT_FILE_LIMIT + 1)
    assert "4 GiB" in bundle_audit.findings(folder, SOUND)[0]


def test_a_library_that_is_neither_here_nor_on_every_desktop_is_found(folder: Path) -> None:
    found = bundle_audit.findings(folder, needs(holdall=["libgtk-3.so.0"]))
    assert found == ["holdall: needs libgtk-3.so.0, which is not in the folder"]


@pytest.mark.skipif(shutil.which("objdump") is None, reason="objdump (binutils) is not on this machine")
def test_objdump_tells_what_a_real_program_needs() -> None:
    shell = Path("/bin/sh").resolve()
    assert bundle_audit.is_elf(shell)
    assert any(name.startswith("libc.") for name in bundle_audit.libraries_needed(shell))
