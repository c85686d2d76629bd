"""What was deleted is listed, put back, and removed for good after it was said what that means."""

from __future__ import annotations

import errno
import io
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Never

import pytest

from holdall.case.event import Event
from holdall.case.paper import Paper, PaperKind
from holdall.cli import host as host_module
from holdall.cli.console import Console
from holdall.cli.host import Host
from holdall.cli.main import main
from holdall.crypto.secret import Secret
from holdall.jobs.bin import delete
from holdall.vault.file_system import FileSystem

if TYPE_CHECKING:
    from holdall.case.stored_file import StoredFile
    from holdall.vault.vault import Vault

PAPER = Paper(kind=PaperKind.SUMMONS, title="Повестка\x1b[2J", id="ab" * 16)
EVENT = Event(title="Search at night", id="cd" * 16)


@pytest.fixture
def path(
    make_vault: Callable[..., Vault], put_file: Callable[..., StoredFile], monkeypatch: pytest.MonkeyPatch
) -> Path:
    """A closed vault with a deleted paper, its file, and a deleted event, and one paper that is there."""
    vault = make_vault()
    file = put_file(vault, b"original", "scan.jpg")
    with vault.records.transaction("add") as change:
        change.put(Paper(kind=PAPER.kind, title=PAPER.title, id=PAPER.id, file_ids=(file.id,)))
        change.put(EVENT)
        change.put(Paper(title="Kept"))
    for time, deleted in (("09:30", PAPER), ("10:15", EVENT)):
        monkeypatch.setattr(vault.records, "_now", lambda time=time: f"2026-11-27T{time}:00.000Z")
        delete(vault.records, [deleted.id], "delete")
    vault.close()
    return vault.path


def blobs(path: Path) -> int:
    return len(list(path.rglob("*.blob")))


def listed(cli: Any, path: Path) -> list[str]:
    return [it["id"] for it in cli("bin", path, "--json").document["items"]]


def test_what_was_deleted_is_listed_last_first(cli: Any, path: Path) -> None:
    answer = cli("bin", path)
    assert answer.code == 0
    first, second = answer.out.splitlines()
    assert first == f"{EVENT.id}  2026-11-27 10:15 UTC  event         Search at night"
    assert second == f"{PAPER.id}  2026-11-27 09:30 UTC  paper         Повестка\\u001b[2J"
    document = cli("bin", path, "--json").document
    assert document["format"] == "holdall-bin/1"
    assert document.keys() == {"format", "items"}
    item = document["items"][1]
    assert item == {
        "record": "paper",
        "id": PAPER.id,
        "kind": "summons",
        "title": PAPER.title,
        "deleted": "2026-11-27T09:30:00.000Z",
    }


def test_a_paper_comes_back_with_its_file(cli: Any, path: Path) -> None:
    answer = cli("bin", path, "--restore", "abab", "abababab")
    assert (answer.code, answer.out) == (0, f"Put back: {PAPER.id} Повестка\\u001b[2J\n")
    assert cli("show", path, PAPER.id, "--json").document["files"][0]["name"] == "scan.jpg"
    document = cli("bin", path, "--restore", EVENT.id, "--json").document
    assert (document["restored"], document["items"]) == (1, [])
    assert cli("bin", path).out == "The bin is empty.\n"


@pytest.mark.parametrize("start", ["aba", "", "abad", "kept"])
def test_what_is_not_in_the_bin_is_not_put_back_and_nothing_else_is(cli: Any, path: Path, start: str) -> None:
    answer = cli("bin", path, "--restore", EVENT.id, start)
    assert answer.code == 3
    assert "Nothing in the bin has an id that begins like one that was given" in answer.err
    assert listed(cli, path) == [EVENT.id, PAPER.id]


def test_an_emptied_bin_is_gone_with_the_files(cli: Any, path: Path) -> None:
    before = blobs(path)
    answer = cli("bin", path, "--empty", "--yes")
    assert (answer.code, answer.out) == (0, "Removed for good: 1 paper, 1 event.\n")
    assert "To be removed for good: 1 paper, 1 event." in answer.err
    assert "still have it and open as before" in answer.err
    assert (before, blobs(path), listed(cli, path)) == (1, 0, [])
    assert cli("verify", path).code == 0
    document = cli("bin", path, "--empty", "--yes", "--json").document
    assert (document["removed"], document["items"]) == (0, [])
    answer = cli("bin", path, "--empty", "--yes")
    assert answer.out == "Removed for good: nothing in the bin; what is kept to undo steps.\n"


def test_it_is_not_emptied_when_nobody_can_be_asked(cli: Any, path: Path) -> None:
    answer = cli("bin", path, "--empty")
    assert answer.code == 2
    assert "Nobody could be asked" in answer.err
    assert (blobs(path), len(listed(cli, path))) == (1, 2)


@pytest.mark.parametrize(("typed", "code", "left"), [("yes", 0, 0), ("no", 6, 2)])
def test_on_a_terminal_it_is_emptied_after_yes(
    cli: Any, path: Path, monkeypatch: pytest.MonkeyPatch, *, typed: str, code: int, left: int
) -> None:
    answers = iter([cli.passphrase, typed])
    monkeypatch.setattr(host_module, "read_terminal", lambda _: Secret.from_text(next(answers)))
    host = Host(console=Console(io.StringIO(), io.StringIO()), environment=cli.environment)
    assert main(["bin", str(path), "--empty"], host) == code
    assert len(listed(cli, path)) == left


class ReadOnlyMedium(FileSystem):
    """A stick whose switch is set."""

    def _refuse(self, *_: object) -> Never:
        raise OSError(errno.EROFS, "Read-only file system")

    lock = open_new = open_existing = rename = remove = set_times = make_directory = _refuse


def test_a_vault_for_reading_only_is_listed_and_not_emptied(cli: Any, path: Path) -> None:
    cli.environment = replace(cli.environment, fs=ReadOnlyMedium())
    assert len(listed(cli, path)) == 2
    for arguments in (["--empty", "--yes"], ["--restore", PAPER.id]):
        answer = cli("bin", path, *arguments)
        assert answer.code == 4
        assert "cannot be written to" in answer.err
        assert "To be removed" not in answer.err


def test_one_of_the_two_is_asked_for(cli: Any, path: Path) -> None:
    assert cli("bin", path, "--empty", "--restore", PAPER.id).code == 2
