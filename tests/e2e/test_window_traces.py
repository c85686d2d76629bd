"""A whole session in the window, watched: what it writes, where, and whether it asks for a network."""

from __future__ import annotations

import base64
import gzip
import re
import shutil
import subprocess
import sys
import zlib
from pathlib import Path

import pytest
import strace_log
from canary_case import PASSPHRASE, TEXTS, make_canary_vault, make_paper
from driven_window import driven_window

PAGES = ("today", "papers", "people", "story", "applications", "dossiers", "vault")
PACKED_HEADS = re.compile(rb"\x78[\x01\x5e\x9c\xda]|\x1f\x8b\x08")
ZLIB_OR_GZIP = zlib.MAX_WBITS | 32
FORMS = ("utf-8", "utf-16-le", "utf-16-be", "utf-32-le")


def session(folder: Path, prefix: tuple[str, ...] = ()) -> tuple[Path, list[Path]]:
    """Open a vault, put a paper in, show every page, lock; returns the vault and the empty places."""
    vault, paper = make_canary_vault(folder), make_paper(folder)
    (folder / "window").mkdir()
    with driven_window(vault, folder / "window", prefix) as window:
        window.unlock(PASSPHRASE)
        window.do(f"put {paper}")
        for page in PAGES:
            window.do(f"page {page}")
        window.do("page dossiers")
        window.do(f"build {folder / 'dossier.pdf'}")
        window.lock()
    paper.unlink()
    return vault, window.places


def traces(body: bytes) -> set[str]:
    """The canaries in these bytes: as they are, in base64 at any offset, and in whatever zlib can unpack."""
    layers = [body, *unpacked(body)]
    return {
        name for name, needles in NEEDLES.items() if any(it in layer for it in needles for layer in layers)
    }


def forms_of(text: str) -> list[bytes]:
    plain = [text.encode(form) for form in FORMS]
    return [*plain, *(it for raw in plain[:2] for it in in_base64(raw))]


def in_base64(raw: bytes) -> list[bytes]:
    """What is the same of a base64 text wherever `raw` begins in it, at the offsets 0, 1 and 2."""
    coded = [base64.b64encode(bytes(offset) + raw)[(0, 2, 3)[offset] :] for offset in range(3)]
    return [it.rstrip(b"=")[:-2] for it in coded]


def unpacked(body: bytes) -> list[bytes]:
    """Every zlib and gzip stream that begins anywhere."""
    found: list[bytes] = []
    for head in PACKED_HEADS.finditer(body):
        try:
            found.append(zlib.decompressobj(ZLIB_OR_GZIP).decompress(body[head.start() :], 1 << 22))
        except zlib.error:
            continue
    return found


NEEDLES = {name: forms_of(text) for name, text in {**TEXTS, "passphrase": PASSPHRASE}.items()}


@pytest.mark.parametrize("text", [TEXTS["person"], TEXTS["application"]])
def test_a_planted_trace_is_found_in_every_disguise(text: str) -> None:
    whole = f"--{text}--"
    disguises = [whole.encode(form) for form in FORMS]
    disguises += [base64.b64encode(b"x" * shift + whole.encode()) for shift in range(3)]
    disguises += [b"head" + zlib.compress(whole.encode(), level) + b"tail" for level in (1, 6, 9)]
    disguises += [b"head" + gzip.compress(whole.encode()) + b"tail"]
    for disguise in disguises:
        assert len(traces(disguise)) == 1, disguise
    assert traces(b"nothing of it") == set()


@pytest.mark.skipif(not shutil.which("strace"), reason="strace is not installed")
def test_a_session_in_the_window_leaves_no_trace_and_asks_for_no_network(tmp_path: Path) -> None:
    logs = tmp_path / "logs"
    vault, places = session(tmp_path, strace_log.command(logs))
    calls = strace_log.read(logs, tmp_path / "window")
    asked_for = {tmp_path / "dossier.pdf", tmp_path / "dossier.pdf.part"}
    assert strace_log.outside(calls.changed, vault, *asked_for) == set()
    assert calls.changed >= asked_for
    assert calls.sockets <= {"AF_UNIX"}
    assert calls.unread == calls.moved == []
    assert [it for place in places for it in place.iterdir()] == []
    for file in vault.rglob("*"):
        assert file.is_dir() or traces(file.read_bytes() + str(file).encode()) == set(), file


def may_unshare() -> bool:
    """Whether this user may make a network namespace; asked for with and without a user namespace."""
    return subprocess.run(without_network("true"), capture_output=True, check=False).returncode == 0


def without_network(*command: str) -> tuple[str, ...]:
    return ("unshare", "--map-root-user", "-n", *command)


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="network namespaces are Linux's")
def test_it_works_where_there_is_no_network_at_all(tmp_path: Path) -> None:
    if not shutil.which("unshare") or not may_unshare():
        pytest.skip("this user may not make a network namespace")
    vault, _places = session(tmp_path, without_network())
    assert vault.is_dir()
