"""Each trigger comes out as what it means: at once, or when nobody is there."""

from __future__ import annotations

import pytest

from holdall.ui.locking.triggers import LockTriggers


@pytest.fixture
def triggers(qapp, tmp_path):
    triggers = LockTriggers(qapp, tmp_path, 10)
    yield triggers
    triggers.set_minutes(0)


@pytest.mark.parametrize("source", ["bus", "clock", "presence"])
def test_a_past_sleep_a_locked_screen_and_a_pulled_stick_are_at_once(triggers, qtbot, source):
    signal = {"bus": triggers.bus.lock, "clock": triggers.clock.woke, "presence": triggers.presence.gone}
    with qtbot.waitSignal(triggers.at_once), qtbot.assertNotEmitted(triggers.idle):
        signal[source].emit()


def test_a_sleep_that_is_about_to_begin_has_its_own_hurry(triggers, qtbot):
    with qtbot.waitSignal(triggers.before_sleep), qtbot.assertNotEmitted(triggers.at_once):
        triggers.bus.sleep.emit()


def test_nobody_there_is_no_hurry(triggers, qtbot):
    with qtbot.waitSignal(triggers.idle), qtbot.assertNotEmitted(triggers.at_once):
        triggers.set_minutes(0.0005)
