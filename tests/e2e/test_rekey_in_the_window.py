"""New keys in the real window: by fresh processes, without a trace, and what opens the vault afterwards."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import process_memory
import pytest
import strace_log
from canary_case import PASSPHRASE, TEXTS, make_canary_vault, make_paper
from driven_window import driven_window

from holdall.crypto.secret import Secret
from holdall.errors import WrongSecretError
from holdall.vault.vault import Vault

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="reads /proc/PID/mem")
ASKING = "The vault is closed now. Type its passphrase"


def opens(path: Path, words: str) -> bool:
    try:
        with Secret.from_text(words) as secret, Vault.open(path, secret) as vault:
            assert vault.verify() == []
    except WrongSecretError:
        return False
    return True


def forms(text: str) -> dict[str, bytes]:
    return {f"{text} {form}": text.encode(form) for form in ("utf-8", "utf-16-le", "utf-32-le")}


def test_the_process_that_asks_for_the_passphrase_knows_nothing_of_the_contents(tmp_path: Path) -> None:
    vault, paper = make_canary_vault(tmp_path), make_paper(tmp_path)
    (tmp_path / "window").mkdir()
    with driven_window(vault, tmp_path / "window") as window:
        if not process_memory.readable(window.process.pid):
            pytest.skip("this user may not read the memory of another process")
        window.unlock(PASSPHRASE)
        window.do(f"put {paper}")
        window.do("page vault")
        needles = {f"key {number}": key for number, key in enumerate(window.keys)}
        for text in (PASSPHRASE, *TEXTS.values()):
            needles |= forms(text)
        assert process_memory.found(window.process.pid, needles)
        window.leave("close-for-new-keys", ASKING)
        assert {pid: process_memory.found(pid, needles) for pid in window.processes()} == {
            window.process.pid: set()
        }


@pytest.mark.skipif(not shutil.which("strace"), reason="strace is not installed")
def test_new_keys_are_made_without_a_trace_and_forgotten(tmp_path: Path) -> None:
    logs, vault = tmp_path / "logs", make_canary_vault(tmp_path)
    with Vault.open(vault, Secret.from_text(PASSPHRASE)) as before:
        before.slots.add_passphrase(Secret.from_text("somebody else"))
    (tmp_path / "window").mkdir()
    with driven_window(vault, tmp_path / "window", strace_log.command(logs), task="REKEY") as window:
        code = window.rekey(PASSPHRASE)
        secrets = {**forms(PASSPHRASE), **forms(code), **forms(code.replace("-", ""))}
        assert any(process_memory.found(pid, secrets) for pid in window.processes())
        window.leave("leave", str(vault))
        assert not any(process_memory.found(pid, secrets) for pid in window.processes())
    calls = strace_log.read(logs, tmp_path / "window")
    assert strace_log.outside(calls.changed, vault) == set()
    assert calls.sockets <= {"AF_UNIX"}
    assert calls.unread == calls.moved == []
    assert [it for place in window.places for it in place.iterdir()] == []
    assert [opens(vault, words) for words in (PASSPHRASE, code, "somebody else")] == [True, True, False]
