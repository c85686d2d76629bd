"""After a lock, nothing of the vault is in the memory of any process of ours, nor in what starts them."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import process_memory
import pytest
from canary_case import PASSPHRASE, TEXTS, make_canary_vault, make_paper
from driven_window import DrivenWindow, driven_window

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="reads /proc/PID/mem")


@dataclass
class Seen:
    """What a scan of all our processes found: before the lock and after it, by the names of the needles."""

    window: DrivenWindow
    needles: dict[str, bytes]
    vault: Path
    before: dict[int, set[str]]


@pytest.fixture(scope="module")
def seen(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Seen]:
    """A window that opened a vault, took in a paper, showed every page, and was locked."""
    folder = tmp_path_factory.mktemp("lock")
    vault, paper = make_canary_vault(folder), make_paper(folder)
    (folder / "window").mkdir()
    with driven_window(vault, folder / "window") as window:
        if not process_memory.readable(window.process.pid):
            pytest.skip("this user may not read the memory of another process")
        window.unlock(PASSPHRASE)
        window.do(f"put {paper}")
        for page in ("today", "papers", "people", "story", "applications", "dossiers", "vault"):
            window.do(f"page {page}")
        needles = needles_for(window.keys)
        before = scan(window, needles)
        window.lock()  # which also proves that the scan sees what Qt shows
        yield Seen(window, needles, vault, before)


def needles_for(keys: list[bytes]) -> dict[str, bytes]:
    """Everything that must be forgotten, in every form in which Python, Qt and SQLite hold it."""
    found = {f"key {number}": key for number, key in enumerate(keys)}
    found |= {f"key {number} in hex": key.hex().encode() for number, key in enumerate(keys)}
    for name, text in {**TEXTS, "passphrase": PASSPHRASE}.items():
        found |= {
            f"{name} {encoding}": text.encode(encoding) for encoding in ("utf-8", "utf-16-le", "utf-32-le")
        }
    return found


def scan(window: DrivenWindow, needles: dict[str, bytes]) -> dict[int, set[str]]:
    return {pid: process_memory.found(pid, needles) for pid in window.processes()}


def test_before_the_lock_the_scan_finds_what_it_looks_for(seen: Seen) -> None:
    window = seen.before[seen.window.process.pid]
    assert {"person utf-16-le", "title utf-16-le", "key 0", "key 1"} <= window
    assert len(seen.before) > 1, "no worker was running"


def test_after_the_lock_no_process_of_ours_holds_any_of_it(seen: Seen) -> None:
    after = scan(seen.window, seen.needles)
    assert seen.window.process.pid in after
    assert {pid: names for pid, names in after.items() if names} == {}


def test_every_process_that_worked_for_the_vault_has_ended(seen: Seen) -> None:
    pid = seen.window.process.pid
    assert {it for it in seen.before if it != pid and Path(f"/proc/{it}").exists()} == set()


def test_nothing_names_the_vault_in_what_starts_a_process(seen: Seen) -> None:
    for pid in seen.window.processes():
        for file in ("cmdline", "environ", "comm"):
            assert os.fsencode(seen.vault.name) not in Path(f"/proc/{pid}/{file}").read_bytes(), file


def test_no_file_of_the_vault_is_still_open(seen: Seen) -> None:
    for pid in seen.window.processes():
        held = [os.readlink(it) for it in Path(f"/proc/{pid}/fd").iterdir()]
        assert [it for it in held if it.startswith(str(seen.vault.parent))] == []


def test_a_core_taken_after_the_lock_holds_none_of_it(seen: Seen, tmp_path: Path) -> None:
    if not shutil.which("gdb"):
        pytest.skip("gdb is not installed")
    needles = {**seen.needles, "path": str(seen.vault).encode("utf-16-le")}
    assert process_memory.found_in_core(seen.window.process.pid, needles, tmp_path / "core") == {"path"}
