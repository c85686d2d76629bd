"""The worker's loop, spoken to frame by frame; `jobs/test_workers.py` has what children may do."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from holdall.sandbox.contract import Limits
from holdall.sandbox.protocol import FROM_WORKER, Kind, decode_json, read_frame, write_frame
from holdall.sandbox.request import Request

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="where processes are forked")

WORKER = """
from holdall.sandbox.template import serve
serve({"size": lambda values, source, emit: {"size": len(source.read())}})
"""


def request(source: bytes | None, path: str = "") -> tuple[tuple[Kind, bytes], ...]:
    asked = Request(operation="size", values={}, limits=Limits(), piped=source is not None, path=path)
    run = (Kind.RUN, asked.to_bytes())
    return (run,) if source is None else (run, (Kind.DATA, source), (Kind.END, b""))


def answers(*sent: tuple[Kind, bytes], served: int) -> list[tuple[Kind, bytes]]:
    """What a worker answers that is sent all this at once, and whose parent goes when `served` have ended."""
    command = [sys.executable, "-c", WORKER]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as worker:
        assert worker.stdin is not None
        assert worker.stdout is not None
        for kind, body in sent:
            write_frame(worker.stdin.write, kind, body)
        worker.stdin.flush()
        got: list[tuple[Kind, bytes]] = []
        while kinds(got).count(Kind.ENDED) < served:
            got.append(read_frame(worker.stdout.read, FROM_WORKER))
        worker.stdin.close()
        assert worker.stdout.read() == b""
    assert worker.returncode == 0
    return got


def kinds(got: list[tuple[Kind, bytes]]) -> list[Kind]:
    return [kind for kind, _ in got]


SERVED = [Kind.WALLS, Kind.RESULT, Kind.ENDED]


def test_a_child_reads_its_own_request_and_not_a_byte_of_the_next() -> None:
    got = answers(*request(b"abc"), *request(None), *request(b"abcde"), served=3)
    assert kinds(got) == [Kind.HELLO, *SERVED * 3]
    assert [decode_json(body)["size"] for kind, body in got if kind is Kind.RESULT] == [3, 0, 5]


def test_a_file_that_cannot_be_opened_ends_nothing_but_its_request(tmp_path: Path) -> None:
    got = answers(*request(None, str(tmp_path / "absent")), *request(b"abc"), served=2)
    assert kinds(got) == [Kind.HELLO, Kind.ENDED, *SERVED]


@pytest.mark.parametrize("unreadable", [((Kind.END, b""),), request(b"abc")[:2]])
def test_a_request_that_was_not_read_to_its_end_ends_the_worker(unreadable) -> None:
    assert kinds(answers(*request(b"abc"), *unreadable, served=1)) == [Kind.HELLO, *SERVED]
