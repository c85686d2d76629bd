from __future__ import annotations

import hashlib
import io
from collections.abc import Callable, Iterator
from contextlib import nullcontext
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from holdall.case.person import NameForm, Person
from holdall.jobs.workers import WorkerPool


@pytest.fixture(scope="module")
def workers() -> Iterator[Callable[[], Any]]:
    with WorkerPool(size=1) as pool:
        yield lambda: nullcontext(pool)


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    raw = io.BytesIO()
    Image.new("RGB", (40, 30), "teal").save(raw, "PNG")
    path = tmp_path / "снимок.png"
    path.write_bytes(raw.getvalue())
    return path


def test_files_go_in_once_and_what_cannot_is_named(
    cli: Any, vault_with: Callable[..., Path], workers: Any, photo: Path, tmp_path: Path
) -> None:
    vault = vault_with()
    bad = tmp_path / "notes\x1b.txt"
    bad.write_bytes(b"neither text \x00 nor picture")
    answer = cli("add", vault, photo, bad, tmp_path / "gone.pdf", workers=workers)
    assert answer.code == 3
    assert "снимок.png" in answer.out
    assert "refused  notes\\u001b.txt: it is of a kind that cannot be shown." in answer.out
    assert "refused  gone.pdf: it is not there" in answer.out
    assert answer.out.splitlines()[-1].startswith("1 added, 0 there already, 2 refused")
    again = cli("add", vault, photo, workers=workers)
    assert (again.code, again.out.split()[0]) == (0, "known")
    assert again.out.splitlines()[-1].startswith("0 added, 1 there already, 0 refused")


def test_the_document(cli: Any, vault_with: Callable[..., Path], workers: Any, photo: Path) -> None:
    anna = Person(names=(NameForm(surname="Соколова", given="Анна"),))
    vault = vault_with(anna)
    options = ("--kind", "protest-photo", "--title", "На площади", "--person", "соколова", "--json")
    document = cli("add", vault, photo, *options, workers=workers).document
    added = document["added"][0]
    assert document == {
        "format": "holdall-add/1",
        "added": [added],
        "known": [],
        "refused": [],
        "troubled": [],
        "skipped": [],
    }
    assert added == {
        "id": added["id"],
        "title": "На площади",
        "file": added["file"],
        "name": "снимок.png",
        "size": photo.stat().st_size,
        "sha256": hashlib.sha256(photo.read_bytes()).hexdigest(),
        "page_count": 1,
        "problem": "",
    }
    record = cli("show", vault, added["id"], "--json").document["record"]
    assert (record["kind"], record["person_ids"]) == ("protest-photo", [anna.id])


def test_a_damaged_file_is_kept_and_named(
    cli: Any, vault_with: Callable[..., Path], workers: Any, photo: Path
) -> None:
    photo.write_bytes(photo.read_bytes()[:60])
    answer = cli("add", vault_with(), photo, workers=workers)
    assert answer.code == 3
    assert "kept, but  снимок.png: it is damaged" in answer.out
    assert "1 added" in answer.out


def test_the_first_person_of_a_vault_is_made_by_name(
    cli: Any, vault_with: Callable[..., Path], workers: Any, photo: Path
) -> None:
    vault = vault_with()
    answer = cli("add", vault, photo, "--person", "Соколова Анна", workers=workers)
    assert answer.code == 0
    assert "is now its first" in answer.err
    unknown = cli("add", vault, photo, "--person", "Иванов", workers=workers)
    assert unknown.code == 3
    assert unknown.err.startswith("holdall: No person in this vault answers to that.")
    assert "This is about: Иванов" in unknown.err


def test_a_disk_that_is_full_names_the_vault(
    cli: Any, vault_with: Callable[..., Path], workers: Any, photo: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "full")

    monkeypatch.setattr("holdall.jobs.import_files.ImportFiles.run", full)
    vault = vault_with()
    answer = cli("add", vault, photo, workers=workers)
    assert answer.code == 3
    assert "The disk is full." in answer.err
    assert f"This is about: {vault}" in answer.err


def test_an_unknown_kind_is_refused_with_the_list_of_kinds(
    cli: Any, vault_with: Callable[..., Path], photo: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli("add", vault_with(), photo, "--kind", "selfie").code == 2
    assert "police-protocol" in capsys.readouterr().err
