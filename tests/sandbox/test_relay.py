"""Passing frames on: whole or not at all, only a child's, and without keeping them."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Iterator

import pytest

from holdall.sandbox.protocol import Kind, write_frame
from holdall.sandbox.relay import Relay

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="where processes are forked")


class Pipes:
    """A child's pipe, filled by the test, and the parent's."""

    def __init__(self) -> None:
        self.result, self.into = os.pipe()
        self.stdin, self.parent = os.pipe()
        self.passed_on = io.BytesIO()
        self.relay = Relay(self.result, self.stdin, self.passed_on.write)

    def run(self, sent: bytes) -> bool:
        """Relay what the child sent before it ended."""
        os.write(self.into, sent)
        os.close(self.into)
        return self.relay.run()


@pytest.fixture
def pipes() -> Iterator[Pipes]:
    before = Pipes()
    yield before
    for descriptor in (before.result, before.stdin):
        os.close(descriptor)


def frames(*kinds_and_bodies: tuple[Kind, bytes]) -> bytes:
    stream = io.BytesIO()
    for kind, body in kinds_and_bodies:
        write_frame(stream.write, kind, body)
    return stream.getvalue()


def test_whole_frames_are_passed_on_as_they_are(pipes: Pipes) -> None:
    sent = frames((Kind.WALLS, b"{}"), (Kind.BODY, b"x" * 5000), (Kind.RESULT, b'{"n":1}'))
    assert pipes.run(sent)
    assert pipes.passed_on.getvalue() == sent
    assert pipes.relay.heard


def test_a_torn_frame_is_not_passed_on(pipes: Pipes) -> None:
    whole = frames((Kind.WALLS, b"{}"))
    assert pipes.run(whole + frames((Kind.BODY, b"x" * 100))[:-1])
    assert pipes.passed_on.getvalue() == whole


@pytest.mark.parametrize("sent", [frames((Kind.ENDED, b"{}")), b"Q\0\0\0\0", b"W\xff\xff\xff\xff"])
def test_what_no_child_sends_is_cut_off(pipes: Pipes, sent: bytes) -> None:
    assert not pipes.run(sent)
    assert pipes.passed_on.getvalue() == b""
    assert not pipes.relay.heard


def test_it_ends_when_the_parent_is_gone(pipes: Pipes) -> None:
    os.close(pipes.parent)
    with pytest.raises(EOFError):
        pipes.relay.run()


def test_nothing_is_kept_of_what_was_passed_on_or_torn(pipes: Pipes) -> None:
    held: list[memoryview] = []
    relay = Relay(pipes.result, pipes.stdin, lambda data: held.append(memoryview(data)))
    os.write(pipes.into, frames((Kind.BODY, b"a name"), (Kind.BODY, b"another")))
    os.close(pipes.into)
    assert relay.run()
    headers, bodies = held[::2], held[1::2]
    assert [bytes(body) for body in bodies] == [bytes(6), bytes(7)]
    assert [header.nbytes for header in headers] == [5, 5]
