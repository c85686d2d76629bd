"""Through the command line: kill the database, and every original comes back with its name and date."""

from __future__ import annotations

import io
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from holdall.case.event import Event
from holdall.cli import host as host_module
from holdall.cli.console import Console
from holdall.cli.errors import PassphraseUnusableError
from holdall.cli.host import Host
from holdall.cli.main import main
from holdall.crypto.secret import Secret
from holdall.vault.vault import Vault

WHEN = "2026-01-02T03:04:05Z"
FILES = {"паспорт.jpg": b"passport" * 3000, "court order.pdf": b"%PDF-" + b"x" * 40_000}


@pytest.fixture
def path(make_vault: Callable[..., Vault], put_file: Any) -> Path:
    """A closed vault with two originals and a paper with a title of the user's own."""
    vault = make_vault()
    for name, data in FILES.items():
        put_file(vault, data, name, imported_at=WHEN, title="My own title")
    vault.close()
    return vault.path


def originals(cli: Any, path: Path, folder: Path) -> set[bytes]:
    assert cli("export", path, folder).code == 0
    contents = [it.read_bytes() for it in folder.rglob("*") if it.is_file()]
    return {data for data in contents if data in FILES.values()}


def listed(cli: Any, path: Path) -> set[tuple[str, str]]:
    items = cli("list", path, "--json").document["items"]
    return {(it["title"], file["name"]) for it in items for file in it["files"]}


def test_a_killed_database_comes_back_whole(cli: Any, path: Path, tmp_path: Path) -> None:
    (path / "index.db").unlink()
    refused = cli("verify", path)
    assert (refused.code, "holdall repair V" in refused.err) == (4, True)
    answer = cli("repair", path, "--yes")
    assert (answer.code, "from a spare copy" in answer.out) == (0, True)
    assert "Nothing that was stored is lost." in answer.out
    assert cli("verify", path).code == 0
    assert listed(cli, path) == {("My own title", name) for name in FILES}
    assert originals(cli, path, tmp_path / "out") == {*FILES.values()}


def test_with_nothing_but_blobs_every_original_comes_back(cli: Any, path: Path, tmp_path: Path) -> None:
    for name in ("index.db", "head.a", "head.b"):
        (path / name).unlink()
    shutil.rmtree(path / "snapshots")
    document = cli("repair", path, "--yes", "--json").document
    assert (document["repaired"], document["source"], document["nothing_lost"]) == (True, "blobs", False)
    assert {(it["name"], it["imported_at"], it["state"]) for it in document["returned"]} == {
        (name, WHEN, "sound") for name in FILES
    }
    assert document["unreadable"] == []
    assert cli("verify", path, "--json").document["damaged"] == []
    assert listed(cli, path) == {(Path(name).stem, name) for name in FILES}
    assert originals(cli, path, tmp_path / "out") == {*FILES.values()}


def test_it_says_first_what_would_be_lost_and_changes_nothing_unasked(cli: Any, path: Path) -> None:
    (path / "index.db").write_bytes(b"\0" * 8192)
    before = {it: it.read_bytes() for it in path.rglob("*") if it.is_file()}
    answer = cli("repair", path, "--from-blobs")
    assert (answer.code, answer.out) == (2, "")
    assert "Everything that was written is lost" in answer.err
    assert "--yes" in answer.err
    assert {it: it.read_bytes() for it in path.rglob("*") if it.is_file()} == before


def test_the_damaged_database_is_set_aside(cli: Any, path: Path) -> None:
    (path / "index.db").write_bytes(b"\0" * 8192)
    assert cli("repair", path, "--from-snapshot", "--yes").code == 0
    assert (path / "damaged" / "0.db").read_bytes() == b"\0" * 8192


def test_a_sound_vault_needs_nothing(cli: Any, path: Path) -> None:
    answer = cli("repair", path)
    assert (answer.code, answer.out.split(".")[0]) == (0, "The vault needed no repair")
    assert cli("repair", path, "--json").document["repaired"] is False


@pytest.fixture
def twice(cli: Any, path: Path) -> Path:
    """The same vault after a second session, which added an event that only the newest spare copy has."""
    with (
        Vault.open(path, Secret.from_text(cli.passphrase), env=cli.environment) as vault,
        vault.records.transaction("add") as change,
    ):
        change.put(Event(title="Later"))
    (path / "index.db").unlink()
    return path


def test_every_spare_copy_is_offered_and_the_newest_is_taken_unasked(cli: Any, twice: Path) -> None:
    told = cli("repair", twice).err
    assert ": 2 papers, 1 event, 2 files\n" in told
    assert ": 2 papers, 2 files\n" in told
    document = cli("repair", twice, "--from-snapshot", "--yes", "--json").document
    newer, older = document["snapshots"]
    assert (document["source"], document["snapshot"]) == ("snapshot", newer["snapshot"])
    assert newer["records"] == {"paper": 2, "event": 1, "file": 2}
    assert older["records"] == {"paper": 2, "file": 2}
    assert newer["generation"] > older["generation"]
    assert newer["saved_at"] == document["saved_at"]


def test_an_older_spare_copy_can_be_chosen(cli: Any, twice: Path) -> None:
    document = cli("repair", twice, "--snapshot", "0", "--yes", "--json").document
    assert (document["snapshot"], document["nothing_lost"]) == (0, False)
    titles = {it["title"] for it in cli("list", twice, "--json").document["items"]}
    assert "Later" not in titles
    assert cli("verify", twice).code == 0


@pytest.mark.parametrize(("number", "code"), [("2", 4), ("9", 4), ("newest", 2)])
def test_a_spare_copy_that_is_not_there_is_refused(cli: Any, twice: Path, number: str, code: int) -> None:
    answer = cli("repair", twice, "--snapshot", number, "--yes")
    assert answer.code == code
    assert not (twice / "index.db").exists()


def test_a_damaged_newest_spare_copy_is_told_and_the_next_older_taken(cli: Any, twice: Path) -> None:
    newest = twice / "snapshots" / "1"
    newest.write_bytes(newest.read_bytes()[:-1] + b"\0")
    answer = cli("repair", twice, "--from-snapshot", "--yes", "--json")
    assert "1: a spare copy of the database is damaged; a repair would not use it." in answer.err
    assert answer.document["snapshot"] == 0
    assert [it["snapshot"] for it in answer.document["snapshots"]] == [0]


def test_without_a_snapshot_the_other_way_is_named(cli: Any, path: Path) -> None:
    shutil.rmtree(path / "snapshots")
    answer = cli("repair", path, "--from-snapshot", "--yes")
    assert (answer.code, "Try without --from-snapshot" in answer.err) == (4, True)


def test_a_wrong_passphrase_changes_nothing(cli: Any, path: Path) -> None:
    assert cli("repair", path, passphrase="wrong").code == 5


@pytest.mark.parametrize(("said", "code"), [("yes", 0), ("no", 6), ("", 6)])
def test_on_a_terminal_it_asks(
    path: Path, cli: Any, monkeypatch: pytest.MonkeyPatch, said: str, code: int
) -> None:
    (path / "index.db").unlink()
    answers = [cli.passphrase, said]

    def ask(_: str) -> Secret:
        if not (text := answers.pop(0)):
            raise PassphraseUnusableError(reason="empty")
        return Secret.from_text(text)

    monkeypatch.setattr(host_module, "read_terminal", ask)
    err = io.StringIO()
    host = Host(console=Console(io.StringIO(), err), environment=cli.environment)
    assert main(["repair", str(path)], host) == code
    assert "It can be repaired from a spare copy" in err.getvalue()
    assert (path / "index.db").exists() is (code == 0)


def test_what_an_older_database_does_not_list_is_told_and_taken_in(
    cli: Any, path: Path, tmp_path: Path, put_file: Any
) -> None:
    older = tmp_path / "older"
    shutil.copytree(path, older)
    with Vault.open(path, Secret.from_text(cli.passphrase), env=cli.environment) as vault:
        put_file(vault, b"late", "late.png")
    for name in ("head.a", "head.b", "index.db"):
        shutil.copy(older / name, path / name)
    answer = cli("verify", path)
    assert answer.code == 4
    assert "late.png: it is stored in the vault, but the database does not list it" in answer.out
    assert "holdall repair V" in answer.out
    refused = cli("rekey", path)
    assert (refused.code, "holdall repair V" in refused.err) == (4, True)
    answer = cli("repair", path, "--json")
    assert (answer.code, answer.document["repaired"]) == (0, False)
    assert [it["name"] for it in answer.document["returned"]] == ["late.png"]
    assert cli("verify", path).code == 0
    assert ("late", "late.png") in listed(cli, path)


def test_a_later_state_beside_a_vault_that_opens_is_told_with_how_to_get_on(cli: Any, path: Path) -> None:
    assert cli("repair", path).err == ""
    (path / "g2").mkdir()
    (path / "g2" / "head.a").touch()
    answer = cli("repair", path)
    assert (answer.code, "needed no repair" in answer.out) == (0, True)
    assert answer.err.startswith("g2: this folder holds a later state")
    assert "then move this folder out of the vault, and nothing else." in answer.err
    refused = cli("rekey", path, "--yes")
    assert (refused.code, "move the folder g2 out of the vault" in refused.err) == (4, True)
    (path / "g2").rename(path.with_name("g2"))
    assert cli("rekey", path, "--yes").code == 0
