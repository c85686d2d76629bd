from __future__ import annotations

import errno
import hashlib
import io
import json
import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from holdall.carry.open_export import ExportReport, TargetUnusableError, export_open
from holdall.case.codec import decode
from holdall.case.paper import Paper
from holdall.case.person import NameForm, Person
from holdall.case.record import new_id
from holdall.case.stored_file import StoredFile
from holdall.errors import StoppedError
from holdall.vault.file_system import FileSystem
from holdall.vault.vault import Vault

NOW = "2026-11-23T12:00:00Z"


def run(
    vault: Vault, target: Path, on_progress: Callable[[int, int, str], Any] = lambda *_: None
) -> ExportReport:
    return export_open(vault, target, exported_at=NOW, on_progress=on_progress)


def everything(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


@pytest.fixture
def vault(make_vault: Callable[..., Vault]) -> Vault:
    return make_vault()


@pytest.fixture
def put(vault: Vault, put_file: Any) -> Callable[..., StoredFile]:
    """Store a file of a name and its paper."""
    return lambda name, content, **facts: put_file(
        vault, content, name, title=name, media_type="text/plain", **facts
    )


@pytest.fixture
def target(tmp_path: Path) -> Path:
    return tmp_path / "out"


def test_originals_come_out_bit_for_bit_under_legal_names(put: Any, vault: Vault, target: Path) -> None:
    contents = {
        "Протокол.pdf": b"%PDF" * 999,
        "a/b.txt": b"",
        "CON": b"x" * 3_000_000,
        "протокол.PDF": b"other",
    }
    for name, content in contents.items():
        put(name, content)
    report = run(vault, target)
    assert sorted((target / "originals").iterdir()) == [
        target / "originals" / name for name in ("_CON", "a_b.txt", "Протокол.pdf", "протокол (2).PDF")
    ]
    assert (target / "originals" / "протокол (2).PDF").read_bytes() == b"other"
    assert (target / "originals" / "_CON").read_bytes() == contents["CON"]
    assert report == ExportReport(files=4, bytes=sum(map(len, contents.values())), records=8, damaged=())


def test_sha256sum_accepts_the_sums_and_they_cover_everything(put: Any, vault: Vault, target: Path) -> None:
    if not shutil.which("sha256sum"):
        pytest.skip("sha256sum is not installed")
    put("two  spaces\n\\ and more.txt", b"1")
    run(vault, target)
    check = subprocess.run(
        ["sha256sum", "-c", "--strict", "SHA256SUMS"], cwd=target, capture_output=True, text=True, check=False
    )
    assert check.returncode == 0, check.stderr
    listed = {line.split("  ", 1)[1] for line in (target / "SHA256SUMS").read_text().splitlines()}
    assert listed == everything(target) - {"SHA256SUMS"}


def test_every_record_comes_out_and_reads_back(put: Any, vault: Vault, target: Path) -> None:
    person = Person(names=(NameForm(surname="Соколова", given="Анна"),), notes="“quoted”\n")
    with vault.records.transaction("add") as change:
        change.put(person)
    stored = put("a.txt", b"a")
    run(vault, target)
    document = json.loads((target / "records.json").read_text("utf-8"))
    assert document["format"] == "holdall-export/1"
    assert document["exported_at"] == NOW
    assert document["vault_id"] == vault.summary.vault_id
    assert document["originals"] == {stored.id: "originals/a.txt"}
    assert [decode(it) for it in document["records"]["person"]] == [person]
    by_kind = json.loads((target / "records" / "file.json").read_text("utf-8"))
    assert [decode(it) for it in by_kind["records"]] == [stored]


def test_an_empty_vault_exports(vault: Vault, target: Path) -> None:
    target.mkdir()
    assert run(vault, target).files == 0
    assert "INCOMPLETE.txt" not in everything(target)


def test_progress_counts_bytes_and_names_files(put: Any, vault: Vault, target: Path) -> None:
    put("a.txt", b"a" * 10)
    put("b.txt", b"b" * 20)
    seen: list[tuple[int, int, str]] = []
    run(vault, target, lambda *report: seen.append(report))
    assert seen == [(0, 30, "a.txt"), (10, 30, "a.txt"), (10, 30, "b.txt"), (30, 30, "b.txt")]


@pytest.mark.parametrize("reason", ["not-empty", "not-a-folder", "not-writable"])
def test_a_folder_that_cannot_take_it_is_left_as_it_is(vault: Vault, target: Path, reason: str) -> None:
    if reason == "not-empty":
        target.mkdir()
        (target / "mine").write_text("mine")
    elif reason == "not-a-folder":
        target.write_text("mine")
    else:
        target /= "missing"
    with pytest.raises(TargetUnusableError) as caught:
        run(vault, target)
    assert caught.value.params["reason"] == reason
    assert not (target / "originals").exists()


@pytest.mark.parametrize("existed", [True, False])
@pytest.mark.parametrize("step", range(6))
def test_a_stop_at_any_step_leaves_nothing(
    put: Any, vault: Vault, target: Path, *, existed: bool, step: int
) -> None:
    for name in ("a", "b", "c"):
        put(name, name.encode())
    if existed:
        target.mkdir()
    steps = iter(range(100))

    def stop(*_: object) -> None:
        if next(steps) == step:
            raise StoppedError

    with pytest.raises(StoppedError):
        run(vault, target, stop)
    assert target.exists() == existed
    assert not existed or not any(target.iterdir())


def test_a_full_disk_leaves_nothing(
    put: Any, vault: Vault, target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put("a", b"a")
    real, calls = os.fsync, iter(range(100))

    def full(descriptor: int) -> None:
        if next(calls) == 3:
            raise OSError(errno.ENOSPC, "No space left on device")
        real(descriptor)

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space left"):
        run(vault, target)
    assert not target.exists()


def test_a_damaged_original_is_left_out_and_named_and_the_rest_comes_out(
    put: Any, vault: Vault, target: Path
) -> None:
    good, bad, gone = (put(name, name.encode() * 50_000) for name in ("good", "bad", "gone"))
    blobs = vault.path / "blobs"
    path = next(blobs.rglob(f"{bad.id}.blob"))
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)
    next(blobs.rglob(f"{gone.id}.blob")).unlink()
    report = run(vault, target)
    assert (report.files, set(report.damaged)) == (1, {bad.id, gone.id})
    assert [path.name for path in (target / "originals").iterdir()] == ["good"]
    assert json.loads((target / "records.json").read_text())["originals"] == {good.id: "originals/good"}


def test_a_record_that_disagrees_with_its_blob_is_damage(put: Any, vault: Vault, target: Path) -> None:
    stored = put("a", b"a")
    wrong = StoredFile(
        id=stored.id,
        name="a",
        size=1,
        sha256=hashlib.sha256(b"b").hexdigest(),
        media_type="text/plain",
        imported_at=NOW,
    )
    with vault.records.transaction("change") as change:
        change.put(wrong)
    assert run(vault, target).damaged == (stored.id,)


def test_a_failing_disk_under_the_vault_is_damage_of_that_file(
    put: Any, vault: Vault, target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stored = put("a", b"a")

    class Failing(io.BytesIO):
        def readinto(self, buffer: Any, /) -> int:
            raise OSError(errno.EACCES, "Permission denied")

    monkeypatch.setattr(vault.blobs, "open_raw", lambda _: Failing())
    assert run(vault, target).damaged == (stored.id,)


def test_what_was_made_is_private(put: Any, vault: Vault, target: Path) -> None:
    put("a", b"a")
    target.mkdir(mode=0o755)  # there before, and open to others
    old = os.umask(0)
    try:
        run(vault, target)
    finally:
        os.umask(old)
    assert {path.name for path in target.rglob("*") if path.stat().st_mode & 0o077} == set()


def test_a_folder_made_for_it_is_private(vault: Vault, target: Path) -> None:
    run(vault, target)
    assert target.stat().st_mode & 0o077 == 0


def test_every_name_is_on_the_device_before_the_mark_goes(
    put: Any, vault: Vault, target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    synced: list[tuple[str, bool]] = []

    def sync(_: FileSystem, path: Path) -> None:
        synced.append((path.name, (target / "INCOMPLETE.txt").exists()))

    monkeypatch.setattr(FileSystem, "sync_directory", sync)
    put("a", b"a")
    synced.clear()
    run(vault, target)
    names = [target.name, "originals", "records"]
    assert synced == [*((name, True) for name in names), (target.name, False)]


def test_ids_of_records_are_whole(vault: Vault, target: Path) -> None:
    paper = Paper(id=new_id(), title="p")
    with vault.records.transaction("add") as change:
        change.put(paper)
    run(vault, target)
    assert json.loads((target / "records" / "paper.json").read_text())["records"][0]["id"] == paper.id
