"""A sleep is noticed by the clocks, and nothing else is taken for one."""

from __future__ import annotations

import time

import pytest

from holdall.ui.locking import sleep_clock
from holdall.ui.locking.sleep_clock import SleepClock, seconds_asleep


@pytest.mark.parametrize(("slept", "told"), [(0.0, 0), (4.9, 0), (5.0, 1), (3600.0, 1)])
def test_a_jump_of_five_seconds_is_a_sleep(qapp, slept, told):
    now = [100.0]
    clock, woken = SleepClock(clock=lambda: now[0]), []
    clock.woke.connect(lambda: woken.append(True))
    clock.look()
    now[0] += slept
    clock.look()
    clock.look()
    assert len(woken) == told


def test_it_looks_by_itself(qapp, qtbot):
    times = iter([0.0, 60.0, *[60.0] * 100])
    clock = SleepClock(clock=lambda: next(times))
    clock._timer.setInterval(1)
    with qtbot.waitSignal(clock.woke):
        pass


def test_clocks_that_count_sleep_are_chosen_by_system(monkeypatch):
    readings = {7: 50.0, 1: 20.0, 8: 5.0}
    monkeypatch.setattr(time, "clock_gettime", readings.__getitem__, raising=False)
    for name in ("CLOCK_BOOTTIME", "CLOCK_MONOTONIC", "CLOCK_UPTIME_RAW"):
        monkeypatch.delattr(time, name, raising=False)
    assert seconds_asleep() == 0.0
    monkeypatch.setattr(time, "CLOCK_MONOTONIC", 1, raising=False)
    monkeypatch.setattr(time, "CLOCK_UPTIME_RAW", 8, raising=False)
    assert seconds_asleep() == 15.0
    monkeypatch.setattr(time, "CLOCK_BOOTTIME", 7, raising=False)
    assert seconds_asleep() == 30.0


def test_a_computer_that_is_awake_reads_the_same_twice():
    assert sleep_clock.seconds_asleep() == pytest.approx(sleep_clock.seconds_asleep(), abs=1.0)
