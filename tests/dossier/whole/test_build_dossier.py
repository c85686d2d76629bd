"""Dossiers made end to end, through real workers and through the sandbox without walls."""

from __future__ import annotations

import errno
import io
import os
import shutil
import subprocess
import tracemalloc
from pathlib import Path
from types import ModuleType
from typing import Any

import pikepdf
import pytest

from holdall.carry.new_file import remove_unfinished
from holdall.dossier import finished_file
from holdall.dossier.build_errors import (
    AuditError,
    ExhibitRefusedError,
    MalformedChunkError,
    WrongPageCountError,
)
from holdall.dossier.page_text import PageText
from holdall.dossier.stamp import StampStyle
from holdall.errors import StoppedError
from holdall.jobs.job import JobContext
from holdall.jobs.workers import WorkerPool
from holdall.sandbox.contract import DEFAULT, RefusedError
from holdall.vault.errors import VaultClosedError
from holdall.vault.file_system import FileSystem


@pytest.fixture
def mixed(cases: ModuleType) -> Any:
    """A case with every kind of file that a dossier takes."""
    case = cases.DossierCase()
    case.add_pdf(cases.make_pdf(["ALPHA-1", "ALPHA-2"]), 2, "Ruling")
    case.add_pdf(cases.make_pdf(["BETA-1"], Rotate=90), 1, "Ruling of appeal")
    case.add_pdf(cases.encrypted(cases.make_pdf(["GAMMA-1"])), 1, "Постановление")
    case.add(cases.make_picture(), "image/jpeg", 1, "Photo")
    case.add(cases.make_picture("PNG", mode="RGBA"), "image/png", 1, "Screenshot")
    return case


def test_real_workers_make_the_same_file_as_none(mixed: Any, tmp_path: Path) -> None:
    mixed.build(tmp_path / "plain.pdf")
    with WorkerPool(size=2) as pool:
        report = mixed.build(tmp_path / "walled.pdf", sandbox=pool)
    assert (tmp_path / "plain.pdf").read_bytes() == (tmp_path / "walled.pdf").read_bytes()
    with pikepdf.open(tmp_path / "walled.pdf") as pdf:
        assert report.pages == len(pdf.pages)


def scan(cases: ModuleType, height: int) -> bytes:
    """A PDF with a picture of 10,000 × `height` bytes that nothing makes smaller."""
    width = 10_000
    with pikepdf.open(io.BytesIO(cases.make_pdf(["LARGE"]))) as pdf:
        pdf.pages[0].obj.Resources.XObject = pikepdf.Dictionary(
            Im=pdf.make_stream(
                bytes(width * height), Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.Image, Width=width,
                Height=height, BitsPerComponent=8, ColorSpace=pikepdf.Name.DeviceGray,
            )
        )  # fmt: skip
        pdf.pages[0].contents_add(b"/Im Do")
        return cases.saved(pdf, compress_streams=False)


def test_a_picture_larger_than_an_ordinary_part_passes_the_walls(cases: ModuleType, tmp_path: Path) -> None:
    case = cases.DossierCase()
    case.add_pdf(scan(cases, DEFAULT.part_bytes // 10_000 + 1), 1)
    with WorkerPool(size=2) as pool:
        report = case.build(tmp_path / "out.pdf", sandbox=pool)
    assert report.size > DEFAULT.part_bytes


def test_two_large_pictures_are_not_in_memory_at_a_time(cases: ModuleType, tmp_path: Path) -> None:
    case = cases.DossierCase()
    for _ in range(2):
        case.add_pdf(scan(cases, 4_000), 1)
    with WorkerPool(size=2) as pool:
        tracemalloc.start()
        try:
            report = case.build(tmp_path / "out.pdf", sandbox=pool)
            _, peak = tracemalloc.get_traced_memory()
        finally:
            tracemalloc.stop()
    assert report.size > 80_000_000
    assert peak < 60_000_000


@pytest.mark.skipif(shutil.which("qpdf") is None, reason="needs qpdf")
def test_qpdf_finds_nothing_to_complain_about(mixed: Any, tmp_path: Path) -> None:
    mixed.build(tmp_path / "out.pdf")
    checked = subprocess.run(
        ["qpdf", "--check", tmp_path / "out.pdf"], capture_output=True, check=False, text=True
    )
    assert checked.returncode == 0
    assert "No syntax or stream encoding errors" in checked.stdout


@pytest.mark.parametrize(
    ("data", "pages", "error"),
    [
        (b"%PDF-1.7 nothing", 1, ExhibitRefusedError),
        (None, 3, WrongPageCountError),
    ],
)
def test_a_bad_exhibit_is_named_and_nothing_is_left(
    cases: ModuleType, tmp_path: Path, data: bytes | None, pages: int, error: type[Exception]
) -> None:
    case = cases.DossierCase()
    case.add_pdf(cases.make_pdf(["ONE"]), 1)
    case.add_pdf(data or cases.make_pdf(["TWO"]), pages)
    with pytest.raises(error) as caught:
        case.build(tmp_path / "out.pdf")
    assert caught.value.params["exhibit"] == "2"
    assert list(tmp_path.iterdir()) == []


def test_a_stopped_build_leaves_what_was_there(mixed: Any, tmp_path: Path) -> None:
    output = tmp_path / "out.pdf"
    output.write_bytes(b"before")
    context = JobContext(cancelled=(tmp_path / "out.pdf.part").exists)
    with pytest.raises(StoppedError):
        mixed.build(output, context=context)
    assert output.read_bytes() == b"before"
    assert list(tmp_path.iterdir()) == [output]


def test_the_dossier_follows_no_link_and_is_for_its_owner_alone(mixed: Any, tmp_path: Path) -> None:
    """Somebody who may write into the folder has left a link where the file will be made."""
    elsewhere = tmp_path / "elsewhere"
    elsewhere.write_bytes(b"another's")
    (tmp_path / "out.pdf.part").symlink_to(elsewhere)
    output = tmp_path / "out.pdf"
    mixed.build(output)
    assert elsewhere.read_bytes() == b"another's"
    assert not output.is_symlink()
    assert output.stat().st_mode & 0o077 == 0
    assert sorted(tmp_path.iterdir()) == [elsewhere, output]


def test_a_folder_that_cannot_be_synced_gets_its_dossier(
    mixed: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_self: FileSystem, path: Path) -> None:
        raise OSError(errno.EINVAL, "no", str(path))

    monkeypatch.setattr(FileSystem, "sync_directory", refuse)
    mixed.build(tmp_path / "out.pdf")
    assert [path.name for path in tmp_path.iterdir()] == ["out.pdf"]


def test_a_lock_during_a_build_leaves_what_was_there(
    mixed: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The vault closes under the job once the file has been begun: every further look at it fails."""
    output = tmp_path / "out.pdf"
    output.write_bytes(b"before")
    begun = tmp_path / "out.pdf.part"
    real = mixed.blobs.open

    def locked(blob_id: str) -> Any:
        if begun.exists():
            raise VaultClosedError
        return real(blob_id)

    monkeypatch.setattr(mixed.blobs, "open", locked)
    with pytest.raises(VaultClosedError):
        mixed.build(output)
    assert output.read_bytes() == b"before"
    assert list(tmp_path.iterdir()) == [output]


def test_an_audit_that_fails_leaves_nothing(
    mixed: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from holdall.dossier.assembly.page_tree import PageTree

    real = PageTree.put_page

    def swapped(self: PageTree, position: int, entries: bytes) -> None:
        real(self, {6: 7, 7: 6}.get(position, position), entries)

    monkeypatch.setattr(PageTree, "put_page", swapped)
    with pytest.raises(AuditError) as caught:
        mixed.build(tmp_path / "out.pdf")
    assert caught.value.params["page"] == 6
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_cannot_be_read_back_is_no_dossier(cases: ModuleType, mixed: Any, tmp_path: Path) -> None:
    class Blind(cases.OpenSandbox):
        def run(self, operation: str, request: Any, source: Any, **values: Any) -> Any:
            if operation == "dossier.read_back":
                raise RefusedError("too-slow")
            return super().run(operation, request, source, **values)

    with pytest.raises(AuditError) as caught:
        mixed.build(tmp_path / "out.pdf", sandbox=Blind())
    assert caught.value.params["problem"] == "unreadable-too-slow"
    assert list(tmp_path.iterdir()) == []


def test_a_process_that_ends_in_the_middle_can_remove_the_part(
    cases: ModuleType, mixed: Any, tmp_path: Path
) -> None:
    class Ending(cases.OpenSandbox):
        def run(self, operation: str, request: Any, source: Any, **values: Any) -> Any:
            if operation == "dossier.read_back":
                assert [file.name for file in tmp_path.iterdir()] == ["out.pdf.part"]
                remove_unfinished()
                raise StoppedError
            return super().run(operation, request, source, **values)

    with pytest.raises(StoppedError):
        mixed.build(tmp_path / "out.pdf", sandbox=Ending())
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "lie",
    [
        {"structure": "1"}, {"structure": None}, {"links": None}, {"links": [[0]]}, {"links": [[99, 0]]},
        {"links": [[-1, 0]]}, {"links": [[0, 99]]},
    ],
)  # fmt: skip
def test_a_worker_that_lies_about_the_generated_pages_is_found_out(
    cases: ModuleType, mixed: Any, tmp_path: Path, lie: dict[str, Any]
) -> None:
    class Lying(cases.OpenSandbox):
        def run(self, operation: str, request: Any, source: Any, **values: Any) -> Any:
            answer = super().run(operation, request, source, **values)
            return answer | lie if request.get("role") == "generated" else answer

    with pytest.raises(MalformedChunkError):
        mixed.build(tmp_path / "out.pdf", sandbox=Lying())
    assert list(tmp_path.iterdir()) == []


def test_a_worker_that_lies_about_the_finished_file_is_found_out(
    cases: ModuleType, mixed: Any, tmp_path: Path
) -> None:
    class Lying(cases.OpenSandbox):
        def run(self, operation: str, request: Any, source: Any, **values: Any) -> Any:
            if operation != "dossier.read_back":
                return super().run(operation, request, source, **values)
            values["on_part"]({"kind": "pages", "last": 1}, b"[{}]")
            return {}

    with pytest.raises(MalformedChunkError):
        mixed.build(tmp_path / "out.pdf", sandbox=Lying())
    assert list(tmp_path.iterdir()) == []


def test_a_disk_that_does_not_keep_the_file_leaves_nothing(
    mixed: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def failing(_: int) -> None:
        raise OSError(errno.EIO, "broken")

    monkeypatch.setattr(os, "fsync", failing)
    with pytest.raises(OSError, match="broken"):
        mixed.build(tmp_path / "out.pdf")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", ["generic", "us-eoir", "uk-iac", "ca-rpd"])
def test_every_profile_finds_nothing_in_its_own_dossier(
    cases: ModuleType, mixed: Any, tmp_path: Path, name: str
) -> None:
    output = tmp_path / "out.pdf"
    mixed.build(output, profile=name)
    answer = cases.OpenSandbox().run("dossier.lint", {"profile": name}, output)
    assert answer == {"pages": answer["pages"], "findings": [], "more": 0}


def test_lint_works_behind_the_walls(mixed: Any, tmp_path: Path) -> None:
    output = tmp_path / "out.pdf"
    mixed.build(output)
    with pikepdf.open(output, allow_overwriting_input=True) as pdf:
        del pdf.pages[5]
        pdf.save(output)
    with WorkerPool(size=1) as pool:
        answer = pool.run("dossier.lint", {"profile": "us-eoir"}, output)
    found = {finding["code"] for finding in answer["findings"]}
    assert {"page-number", "index-stamp", "paper"} <= found


def test_what_is_read_of_a_file_of_ours_is_what_is_read_of_any(
    cases: ModuleType, mixed: Any, tmp_path: Path
) -> None:
    output = tmp_path / "out.pdf"
    mixed.build(output)
    found: list[Any] = []
    for is_ours in (False, True):
        parts: list[Any] = []
        answer = cases.OpenSandbox().run(
            "dossier.read_back",
            finished_file.request(StampStyle(margin=10 * 72 / 25.4), is_ours=is_ours),
            output,
            on_part=lambda header, body, to=parts: to.extend(finished_file.found_pages(body)),
        )
        found.append((answer, parts))
    assert found[0] == found[1]


def test_pdfium_is_spared_the_texts_of_exhibits(
    cases: ModuleType, mixed: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[str] = []
    real = PageText.page

    def page(self: PageText, index: int, frame: Any) -> Any:
        read = real(self, index, frame)
        seen.append(read.within([0, 0, 9999, 9999]))
        return read

    monkeypatch.setattr(PageText, "page", page)
    mixed.build(tmp_path / "out.pdf")
    assert any("Photo" in text for text in seen)
    assert not any("ALPHA" in text for text in seen)
