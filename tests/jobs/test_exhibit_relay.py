"""Parts are taken in the order of files, whoever comes first; errors and limits hold nobody up for ever."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from holdall.dossier.build_errors import MalformedChunkError
from holdall.errors import StoppedError
from holdall.jobs.exhibit_relay import ExhibitRelay


class Taken:
    """Records what is taken, in order."""

    def __init__(self) -> None:
        self.events: list[Any] = []

    def begin(self, index: int) -> Any:
        self.events.append(("begin", index))
        return lambda header, body: self.events.append((index, body))

    def end(self, index: int, answer: Any) -> None:
        self.events.append(("end", index))


def test_early_parts_wait_for_their_turn() -> None:
    taken = Taken()
    relay = ExhibitRelay(3, taken.begin, taken.end)
    relay.start()
    relay.part(1, {}, b"b")
    relay.answer(1, {})
    relay.part(2, {}, b"c")
    relay.part(0, {}, b"a")
    relay.answer(0, {})
    relay.part(2, {}, b"d")
    relay.answer(2, {})
    assert taken.events == [
        ("begin", 0), (0, b"a"), ("end", 0),
        ("begin", 1), (1, b"b"), ("end", 1),
        ("begin", 2), (2, b"c"), (2, b"d"), ("end", 2),
    ]  # fmt: skip


def test_who_brings_too_much_waits_until_it_is_its_turn() -> None:
    taken = Taken()
    relay = ExhibitRelay(2, taken.begin, taken.end, most_held=4)
    relay.start()
    relay.expect(1, 4)
    relay.part(1, {}, b"held")
    with ThreadPoolExecutor(1) as threads:
        waiting = threads.submit(relay.expect, 1, 1)
        relay.expect(0, 100)
        relay.part(0, {}, b"a")
        assert not waiting.done()
        relay.answer(0, {})
        waiting.result(timeout=10)
    relay.part(1, {}, b"w")
    relay.answer(1, {})
    assert [event for event in taken.events if event[0] == 1] == [(1, b"held"), (1, b"w")]


def test_a_large_part_is_not_sent_before_the_turn_of_its_file() -> None:
    relay = ExhibitRelay(2, Taken().begin, Taken().end, most_held=4)
    relay.start()
    with ThreadPoolExecutor(1) as threads:
        waiting = threads.submit(relay.expect, 1, 5)
        relay.part(0, {}, b"a")
        assert not waiting.done()
        relay.answer(0, {})
        waiting.result(timeout=10)


def test_whoever_waits_stops_when_the_relay_stops() -> None:
    relay = ExhibitRelay(2, Taken().begin, Taken().end, most_held=1)
    relay.start()
    with ThreadPoolExecutor(1) as threads:
        waiting = threads.submit(relay.expect, 1, 2)
        relay.stop()
        with pytest.raises(StoppedError):
            waiting.result(timeout=10)
    with pytest.raises(StoppedError):
        relay.part(0, {}, b"late")


def test_many_threads_give_one_order() -> None:
    taken = Taken()
    relay = ExhibitRelay(40, taken.begin, taken.end, most_held=64)
    relay.start()
    ready = threading.Barrier(4)

    def send(index: int) -> None:
        if index < 4:
            ready.wait(10)
        for number in range(5):
            relay.part(index, {}, b"%03d%d" % (index, number))
        relay.answer(index, {})

    with ThreadPoolExecutor(4) as threads:
        list(threads.map(send, range(40)))
    bodies = [event[1] for event in taken.events if isinstance(event[1], bytes)]
    assert bodies == sorted(bodies)
    assert len(bodies) == 200


def test_nothing_is_ended_twice_after_an_error() -> None:
    ended: list[int] = []

    def end(index: int, answer: Any) -> None:
        ended.append(index)
        raise StoppedError

    relay = ExhibitRelay(2, Taken().begin, end)
    relay.start()
    with pytest.raises(StoppedError):
        relay.answer(0, {})
    relay.answer(1, {})
    with pytest.raises(StoppedError):
        relay.part(1, {}, b"late")
    assert ended == [0]


def test_a_part_that_cannot_be_taken_stops_the_rest() -> None:
    def refuse(header: Any, body: bytes) -> None:
        raise MalformedChunkError

    relay = ExhibitRelay(2, lambda index: refuse, Taken().end)
    relay.start()
    with pytest.raises(MalformedChunkError):
        relay.part(0, {}, b"bad")
    with pytest.raises(StoppedError):
        relay.part(1, {}, b"late")
