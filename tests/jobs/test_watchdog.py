"""The watchdog kills once, for the right reason, and only what is guarded."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest

from holdall.errors import StoppedError
from holdall.jobs.watchdog import Watch, Watchdog
from holdall.sandbox.contract import Refusal, RefusedError


@pytest.fixture
def watchdog() -> Iterator[Watchdog]:
    watchdog = Watchdog()
    yield watchdog
    watchdog.close()


def test_what_takes_too_long_is_killed_once(watchdog: Watchdog) -> None:
    killed: list[int] = []
    bitten = threading.Event()

    def kill() -> None:
        killed.append(1)
        bitten.set()

    watch = Watch(seconds=0.01)
    with watchdog.guard(kill, watch):
        assert bitten.wait(30)
    assert killed == [1]
    with pytest.raises(RefusedError) as refused:
        watch.raise_if_fired()
    assert refused.value.reason is Refusal.TOO_SLOW


def test_what_is_no_longer_wanted_is_killed(watchdog: Watchdog) -> None:
    bitten = threading.Event()
    watch = Watch(seconds=60, cancelled=lambda: True)
    with watchdog.guard(bitten.set, watch):
        assert bitten.wait(30)
    with pytest.raises(StoppedError):
        watch.raise_if_fired()


def test_one_that_cannot_say_whether_it_is_wanted_ends_and_the_patrol_goes_on(watchdog: Watchdog) -> None:
    def broken() -> bool:
        raise LookupError

    for cancelled in (broken, lambda: True):
        bitten = threading.Event()
        watch = Watch(seconds=60, cancelled=cancelled)
        with watchdog.guard(bitten.set, watch):
            assert bitten.wait(5)
        with pytest.raises(StoppedError):
            watch.raise_if_fired()


def test_what_ends_in_time_is_left_alone(watchdog: Watchdog) -> None:
    watch = Watch(seconds=60)
    with watchdog.guard(lambda: pytest.fail("killed"), watch):
        pass
    watch.raise_if_fired()
    assert not watchdog._guarded


def test_a_paused_clock_stands_still(monkeypatch: pytest.MonkeyPatch) -> None:
    now = [0.0]
    monkeypatch.setattr("holdall.jobs.watchdog.time.monotonic", lambda: now[0])
    watch = Watch(seconds=10)
    now[0] = 5
    assert watch.seconds_left() == 10
    with watch.running():
        now[0] = 9
        assert watch.seconds_left() == 6
        with watch.paused():
            now[0] = 99
            assert watch.seconds_left() == 6
            assert not watch.check()
        now[0] = 106
        assert watch.check()
    assert watch.seconds_left() == -1


def test_closing_one_that_never_ran_is_fine() -> None:
    Watchdog().close()
