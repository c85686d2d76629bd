"""Through the command line: vaults that are open elsewhere, copied while open, synced, of another version, or
on media that cannot be written to."""

from __future__ import annotations

import os
import shutil
import struct
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from holdall.case.paper import Paper
from holdall.crypto.secret import Secret
from holdall.vault import creation
from holdall.vault.vault import Vault

PAPER = Paper(title="Summons")
LATER = Paper(title="Later")


@pytest.fixture
def path(vault_with: Callable[..., Path]) -> Path:
    """A closed vault with one paper."""
    return vault_with(PAPER)


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    """A file to put in."""
    Image.new("RGB", (40, 30)).save(tmp_path / "scan.png")
    return tmp_path / "scan.png"


def titles(cli: Any, path: Path) -> list[str]:
    answer = cli("list", path, "--json")
    assert answer.code == 0, answer.err
    return sorted(item["title"] for item in answer.document["items"])


def everything(path: Path) -> dict[Path, bytes]:
    return {it: it.read_bytes() for it in path.rglob("*") if it.is_file()}


@pytest.mark.parametrize("command", ["list", "verify", "repair", "slots"])
def test_a_second_opener_is_told_plainly_and_changes_nothing(cli: Any, path: Path, command: str) -> None:
    with Vault.open(path, Secret.from_text(cli.passphrase), env=cli.environment):
        before = everything(path)
        answer = cli(command, path)
        assert (answer.code, answer.out) == (4, "")
        assert "open in another window or command. Close it there" in answer.err
        assert everything(path) == before
    assert titles(cli, path) == ["Summons"]


HOLD = """
import sys
from pathlib import Path
from holdall.vault.os_lock import acquire
with Path(sys.argv[1]).open("rb+") as file:
    print(acquire(file.fileno()), flush=True)
    sys.stdin.read()
"""


def test_a_vault_that_another_process_holds_is_busy_until_that_one_ends(cli: Any, path: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, str(path / "lock")],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
    ) as holder:  # fmt: skip
        assert holder.stdout
        assert holder.stdout.readline() == "True\n"
        assert cli("list", path).code == 4
        holder.kill()
    assert titles(cli, path) == ["Summons"]


def test_a_copy_taken_while_the_vault_was_open_opens_with_what_was_saved(cli: Any, path: Path) -> None:
    copy = path.with_name("copy.holdall")
    with Vault.open(path, Secret.from_text(cli.passphrase), env=cli.environment) as vault:
        with vault.records.transaction("add") as change:
            change.put(LATER)
        shutil.copytree(path, copy)
    assert titles(cli, copy) == ["Later", "Summons"]
    assert cli("verify", copy, "--json").document["damaged"] == []


def test_a_copy_that_missed_the_log_opens_as_it_was_before_that_session(cli: Any, path: Path) -> None:
    copy = path.with_name("copy.holdall")
    with Vault.open(path, Secret.from_text(cli.passphrase), env=cli.environment) as vault:
        with vault.records.transaction("add") as change:
            change.put(LATER)
        shutil.copytree(path, copy, ignore=shutil.ignore_patterns("*-wal"))
    assert titles(cli, copy) == ["Summons"]
    assert cli("verify", copy, "--json").document["damaged"] == []


def test_a_copy_whose_files_are_of_two_moments_is_refused_and_repaired(cli: Any, path: Path) -> None:
    """The database was copied before the last session, everything else after it."""
    older = (path / "index.db").read_bytes()
    with (
        Vault.open(path, Secret.from_text(cli.passphrase), env=cli.environment) as vault,
        vault.records.transaction("add") as change,
    ):
        change.put(LATER)
    (path / "index.db").write_bytes(older)
    answer = cli("list", path)
    assert (answer.code, "changed or damaged outside" in answer.err) == (4, True)
    assert cli("repair", path, "--yes").code == 0
    assert titles(cli, path) == ["Later", "Summons"]


@pytest.mark.parametrize(
    "name",
    [
        "index.sync-conflict-20261125-091500-ABCDEFG.db",
        "vault (Anna's conflicted copy 2026-11-25).key",
        "index-LAPTOP7.db",
        "head (conflicted copy 2026-11-25 091500).a",
        "index (1).db",
    ],
    ids=["Syncthing", "Dropbox", "OneDrive", "Nextcloud", "Google Drive"],
)
def test_a_conflict_copy_is_named_and_never_used(cli: Any, path: Path, name: str) -> None:
    (path / name).write_bytes(b"of another computer")
    answer = cli("verify", path, "--json")
    assert answer.code == 4
    assert [(it["code"], it["item"]) for it in answer.document["damaged"]] == [("sync-conflict", name)]
    assert "sync program" in answer.document["damaged"][0]["words"]
    assert titles(cli, path) == ["Summons"]
    assert (path / name).read_bytes() == b"of another computer"


@pytest.fixture
def on_read_only_medium(path: Path, tmp_path: Path) -> Iterator[Path]:
    """The vault on a file system that is mounted for reading only."""
    if not (sys.platform.startswith("linux") and os.geteuid() == 0):
        pytest.skip("only root can mount a file system")
    place = tmp_path / "medium"
    place.mkdir()
    if subprocess.run(["mount", "-t", "tmpfs", "tmpfs", place], capture_output=True, check=False).returncode:
        pytest.skip("mounting is not allowed here")
    try:
        shutil.copytree(path, place / path.name)
        subprocess.run(["mount", "-o", "remount,ro", place], check=True)
        yield place / path.name
    finally:
        subprocess.run(["umount", place], check=True)


@pytest.fixture
def in_read_only_folder(path: Path) -> Iterator[Path]:
    """The vault in folders and files that its user may only read."""
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        pytest.skip("root writes everywhere")
    inside = [path, *path.rglob("*")]
    for it in inside:
        it.chmod(0o500 if it.is_dir() else 0o400)
    yield path
    for it in inside:
        it.chmod(0o700 if it.is_dir() else 0o600)


@pytest.mark.parametrize("kind", ["on_read_only_medium", "in_read_only_folder"])
def test_what_cannot_be_written_to_opens_for_reading(
    cli: Any, photo: Path, tmp_path: Path, request: pytest.FixtureRequest, kind: str
) -> None:
    path = request.getfixturevalue(kind)
    before = everything(path)
    assert titles(cli, path) == ["Summons"]
    assert cli("verify", path, "--json").document["damaged"] == []
    assert cli("export", path, tmp_path / "out").code == 0
    for refused in (("add", path, photo), ("repair", path)):
        answer = cli(*refused)
        assert answer.code == 4, answer
        assert "cannot be written to" in answer.err
    assert everything(path) == before


def test_a_newer_minor_version_opens_for_reading(
    cli: Any, path: Path, photo: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    newer = path.with_name("newer.holdall")
    with monkeypatch.context() as patch:
        patch.setattr(creation, "MINOR", 1)
        vault, _ = Vault.create(newer, Secret.from_text(cli.passphrase), env=cli.environment)
        vault.close()
    before = everything(newer)
    assert titles(cli, newer) == []
    assert cli("verify", newer, "--json").document["damaged"] == []
    answer = cli("add", newer, photo)
    assert (answer.code, "last written by a newer Holdall" in answer.err) == (4, True)
    assert everything(newer) == before


@pytest.mark.parametrize("command", ["list", "verify", "repair"])
def test_a_newer_major_version_is_refused_plainly(cli: Any, path: Path, command: str) -> None:
    for name in ("vault.key", "vault.key2"):
        data = bytearray((path / name).read_bytes())
        struct.pack_into(">H", data, 16, 9)
        (path / name).write_bytes(data)
    before = everything(path)
    answer = cli(command, path)
    assert answer.code == 4
    assert "made by a newer Holdall (format 9)" in answer.err
    assert everything(path) == before
