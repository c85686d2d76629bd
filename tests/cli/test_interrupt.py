from __future__ import annotations

import os
import signal

import pytest

from holdall.cli.interrupt import Interrupt
from holdall.errors import StoppedError


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP, signal.SIGQUIT])
def test_a_signal_asks_for_a_stop_and_the_old_handler_comes_back(number: signal.Signals) -> None:
    before = signal.getsignal(number)
    interrupt = Interrupt()
    with interrupt.listening():
        os.kill(os.getpid(), number)
        assert interrupt.requested()
    assert signal.getsignal(number) is before


def test_work_that_can_be_cut_is_cut_at_once() -> None:
    interrupt = Interrupt()

    def wait() -> None:
        with interrupt.at_once():
            os.kill(os.getpid(), signal.SIGINT)
            signal.pause()

    with interrupt.listening(), pytest.raises(StoppedError):
        wait()


def test_work_that_can_be_cut_does_not_start_after_a_stop() -> None:
    interrupt = Interrupt()
    interrupt.stop()
    with pytest.raises(StoppedError), interrupt.at_once():
        pytest.fail("started")


def test_the_second_signal_does_not_wait() -> None:
    interrupt = Interrupt()
    with interrupt.listening():
        os.kill(os.getpid(), signal.SIGINT)
        with pytest.raises(StoppedError):
            os.kill(os.getpid(), signal.SIGINT)


def test_after_the_block_signals_are_only_remembered() -> None:
    interrupt = Interrupt()
    with interrupt.at_once():
        pass
    interrupt.stop()
    assert interrupt.requested()


def test_an_ignored_signal_stays_ignored() -> None:
    before = signal.signal(signal.SIGHUP, signal.SIG_IGN)
    try:
        interrupt = Interrupt()
        with interrupt.listening():
            os.kill(os.getpid(), signal.SIGHUP)
            assert not interrupt.requested()
    finally:
        signal.signal(signal.SIGHUP, before)
