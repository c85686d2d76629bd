"""What a hostile child may make the parent do: nothing but refuse."""

from __future__ import annotations

import random
import signal
import struct
import tracemalloc

import pytest

from holdall.sandbox.contract import MIB, Limits, Refusal, RefusedError
from holdall.sandbox.inbox import Inbox
from holdall.sandbox.protocol import FROM_WORKER, Kind, ProtocolError, encode_json

KINDS = sorted(FROM_WORKER, key=lambda kind: kind.tag)
LIMITS = Limits(memory=1000, cpu_seconds=2, part_bytes=100, output_bytes=250)


def part(size: int, header: bytes = b"{}") -> bytes:
    return struct.pack("<Q", size) + header


def ended(**cost: int) -> bytes:
    return encode_json({**cost})


@pytest.fixture
def parts() -> list[tuple[dict[str, object], bytes]]:
    return []


@pytest.fixture
def inbox(parts: list[tuple[dict[str, object], bytes]]) -> Inbox:
    return Inbox(LIMITS, lambda header, body: parts.append((header, body)))


def test_an_honest_run_delivers_its_parts_and_result(inbox: Inbox, parts: list) -> None:
    inbox.take(Kind.WALLS, encode_json({"walls": ["process", "landlock", "invented"]}))
    inbox.take(Kind.PART, part(5, b'{"n":1}'))
    inbox.take(Kind.BODY, b"abcde")
    inbox.take(Kind.PART, part(0))
    inbox.take(Kind.RESULT, b'{"pages":3}')
    inbox.take(Kind.ENDED, ended(peak_bytes=7))
    assert parts == [({"n": 1}, b"abcde"), ({}, b"")]
    assert inbox.outcome() == {"pages": 3}
    assert inbox.walls == {"process", "landlock"}
    assert inbox.peak_bytes == 7


def test_parts_are_dropped_when_nobody_wants_them() -> None:
    inbox = Inbox(LIMITS, None)
    inbox.take(Kind.PART, part(1))
    inbox.take(Kind.BODY, b"x")
    inbox.take(Kind.RESULT, b"{}")
    assert inbox.outcome() == {}


def test_a_refusal_is_raised_with_its_safe_parameters(inbox: Inbox) -> None:
    inbox.take(Kind.REFUSED, encode_json({"reason": "damaged", "params": {"page": 3, "error": "KeyError"}}))
    inbox.take(Kind.ENDED, ended())
    with pytest.raises(RefusedError) as refused:
        inbox.outcome()
    assert refused.value.reason is Refusal.DAMAGED
    assert refused.value.params == {"reason": "damaged", "page": 3, "error": "KeyError"}


@pytest.mark.parametrize(
    "message",
    [
        {},
        {"reason": "damaged"},
        {"reason": "invented", "params": {}},
        {"reason": ["damaged"], "params": {}},
        {"reason": "damaged", "params": {"text": "what the file says"}},
        {"reason": "damaged", "params": {"page": 2**60}},
        {"reason": "damaged", "params": {"page": 1.5}},
        {"reason": "damaged", "params": {"reason": "empty"}},
        {"reason": "damaged", "params": {"self": 1}},
        {"reason": "damaged", "params": {"Ключ": 1}},
        {"reason": "damaged", "params": {f"k{'i' * n}": n for n in range(9)}},
    ],
)
def test_a_refusal_that_could_smuggle_something_is_none(inbox: Inbox, message: dict) -> None:
    with pytest.raises(ProtocolError):
        inbox.take(Kind.REFUSED, encode_json(message))


@pytest.mark.parametrize(
    ("cost", "reason"),
    [
        ({}, Refusal.CRASHED),
        ({"signal": signal.SIGSEGV}, Refusal.CRASHED),
        ({"signal": signal.SIGXCPU}, Refusal.TOO_SLOW),
        ({"signal": signal.SIGKILL, "cpu_ms": 2000}, Refusal.TOO_SLOW),
        ({"signal": signal.SIGKILL}, Refusal.OUT_OF_MEMORY),
        ({"signal": signal.SIGABRT, "peak_bytes": 600}, Refusal.OUT_OF_MEMORY),
        ({"signal": signal.SIGABRT, "peak_bytes": 400}, Refusal.CRASHED),
        ({"signal": "9", "cpu_ms": -1, "peak_bytes": 1e99}, Refusal.CRASHED),
    ],
)
def test_the_way_a_child_ended_tells_why(inbox: Inbox, cost: dict, reason: Refusal) -> None:
    inbox.take(Kind.ENDED, ended(**cost))
    with pytest.raises(RefusedError) as refused:
        inbox.outcome()
    assert refused.value.reason is reason


@pytest.mark.parametrize("size", [101, 2**63, 2**64 - 1])
def test_a_part_above_the_limit_is_refused_when_it_is_announced(inbox: Inbox, size: int) -> None:
    with pytest.raises(RefusedError) as refused:
        inbox.take(Kind.PART, part(size))
    assert refused.value.reason is Refusal.TOO_LARGE


def test_a_body_in_crumbs_is_refused() -> None:
    """Each crumb would cost the parent forty times its size."""
    inbox = Inbox(Limits(part_bytes=3 * MIB), None)
    inbox.take(Kind.PART, part(2 * MIB + 5))
    inbox.take(Kind.BODY, bytes(MIB))
    with pytest.raises(ProtocolError):
        inbox.take(Kind.BODY, b"xy")


def test_a_large_part_takes_little_more_memory_than_its_size() -> None:
    sizes: list[int] = []
    inbox = Inbox(Limits(), lambda _, body: sizes.append(len(body)))
    inbox.take(Kind.PART, part(32 * MIB))
    tracemalloc.start()
    try:
        for _ in range(32):
            inbox.take(Kind.BODY, bytes(MIB))
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert sizes == [32 * MIB]
    assert peak < 40 * MIB


def test_the_size_of_a_part_is_told_before_its_body_comes() -> None:
    told: list[object] = []
    inbox = Inbox(LIMITS, lambda header, body: told.append(body), told.append)
    inbox.take(Kind.PART, part(2))
    assert told == [2]
    inbox.take(Kind.BODY, b"ab")
    with pytest.raises(RefusedError):
        inbox.take(Kind.PART, part(101))
    assert told == [2, b"ab"]


def test_a_flood_of_empty_parts_is_refused() -> None:
    got: list[object] = []
    inbox = Inbox(Limits(parts=3), lambda header, body: got.append(header))
    for _ in range(3):
        inbox.take(Kind.PART, part(0))
    with pytest.raises(RefusedError) as refused:
        inbox.take(Kind.PART, part(0))
    assert refused.value.reason is Refusal.TOO_LARGE
    assert len(got) == 3


def test_headers_count_as_output(inbox: Inbox) -> None:
    with pytest.raises(RefusedError):
        inbox.take(Kind.PART, part(0, encode_json({"h": "x" * 250})))


def test_all_parts_together_are_limited(inbox: Inbox) -> None:
    for _ in range(2):
        inbox.take(Kind.PART, part(100))
        inbox.take(Kind.BODY, bytes(100))
    with pytest.raises(RefusedError):
        inbox.take(Kind.PART, part(51))


@pytest.mark.parametrize(
    "frames",
    [
        [(Kind.BODY, b"x")],
        [(Kind.PART, part(2)), (Kind.BODY, b"xyz")],
        [(Kind.PART, part(2)), (Kind.BODY, b"")],
        [(Kind.PART, part(2)), (Kind.PART, part(2))],
        [(Kind.PART, part(2)), (Kind.RESULT, b"{}")],
        [(Kind.RESULT, b"{}"), (Kind.RESULT, b"{}")],
        [(Kind.RESULT, b"{}"), (Kind.PART, part(1))],
        [(Kind.ENDED, b"{}"), (Kind.ENDED, b"{}")],
        [(Kind.HELLO, b"{}")],
        [(Kind.WALLS, b'{"walls":"all"}')],
        [(Kind.WALLS, b'{"walls":[]}'), (Kind.WALLS, b'{"walls":["seccomp"]}')],
        [(Kind.PART, part(0)), (Kind.WALLS, b'{"walls":["seccomp"]}')],
        [(Kind.PART, part(1, b"[]"))],
        [(Kind.RESULT, b"no")],
    ],
)
def test_frames_out_of_turn_are_refused(inbox: Inbox, frames: list[tuple[Kind, bytes]]) -> None:
    *before, (kind, body) = frames
    for earlier, earlier_body in before:
        inbox.take(earlier, earlier_body)
    with pytest.raises(ProtocolError):
        inbox.take(kind, body)


def test_a_result_after_a_torn_part_still_ends(inbox: Inbox, parts: list) -> None:
    inbox.take(Kind.PART, part(10))
    inbox.take(Kind.ENDED, ended(signal=int(signal.SIGSEGV)))
    assert parts == []
    with pytest.raises(RefusedError):
        inbox.outcome()


def test_no_sequence_of_frames_raises_anything_else() -> None:
    for seed in range(300):
        _send_random_frames(seed)


def _send_random_frames(seed: int) -> None:
    dice = random.Random(seed)
    bodies = [b"", b"{}", b"x" * 20, part(20), part(dice.getrandbits(64)), encode_json({"walls": []}),
              encode_json({"reason": "damaged", "params": {}}), dice.randbytes(30)]  # fmt: skip
    inbox = Inbox(LIMITS, lambda header, body: None)
    frames = [(dice.choice(KINDS), dice.choice(bodies)) for _ in range(30)]
    with pytest.raises((ProtocolError, RefusedError)):  # thirty random frames cannot all be in turn
        _take_all(inbox, frames)


def _take_all(inbox: Inbox, frames: list[tuple[Kind, bytes]]) -> None:
    for kind, body in frames:
        inbox.take(kind, body)
