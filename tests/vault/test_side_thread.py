"""What is done beside its owner: in order, and no error lost."""

from __future__ import annotations

import threading

import pytest

from holdall.vault.side_thread import OUTSTANDING, SideThread


def names() -> list[str]:
    return [thread.name for thread in threading.enumerate()]


def test_calls_are_done_in_order_on_another_thread():
    done = []
    with SideThread() as side:
        for number in range(20):
            side.do(lambda number=number: done.append((number, threading.get_ident())))
        side.finish()
        assert [number for number, _ in done] == list(range(20))
    assert threading.get_ident() not in {thread for _, thread in done}
    assert "vault" not in names()


def test_it_has_a_name_and_keeps_no_process_alive_that_was_told_to_end():
    threads = []
    with SideThread() as side:
        side.do(lambda: threads.append(threading.current_thread()))
        side.finish()
    assert [(thread.name, thread.daemon) for thread in threads] == [("vault", True)]


def test_nothing_is_started_for_no_calls():
    with SideThread() as side:
        side.finish()
        assert "vault" not in names()


def test_the_owner_waits_for_all_but_the_last_two():
    gate, done = threading.Semaphore(0), []
    with SideThread() as side:
        for number in range(10):
            gate.release()
            side.do(lambda number=number: (gate.acquire(), done.append(number)))
            assert len(done) >= number + 1 - OUTSTANDING
        side.finish()


@pytest.mark.parametrize("error", [OSError(5, "disk"), KeyboardInterrupt()])
def test_after_an_error_nothing_more_is_done_and_the_owner_gets_it(error):
    done = []

    def fail() -> None:
        raise error

    with SideThread() as side:
        side.do(fail)
        with pytest.raises(type(error)):
            side.finish()
        with pytest.raises(type(error)):
            side.do(lambda: done.append(1))
    assert done == []


def test_what_waits_behind_an_error_is_dropped():
    gate, done = threading.Event(), []

    def fail() -> None:
        gate.wait()
        raise OSError(5, "disk")

    with SideThread() as side:
        side.do(fail)
        side.do(lambda: done.append(1))
        gate.set()
        with pytest.raises(OSError, match="disk"):
            side.finish()
    assert done == []


def test_closing_waits_for_what_runs_and_drops_what_waits():
    begun, gate, done = threading.Event(), threading.Event(), []

    def run() -> None:
        begun.set()
        gate.wait()
        done.append("ran")

    side = SideThread()
    side.do(run)
    begun.wait()
    side.do(lambda: done.append("waited"))
    closer = threading.Thread(target=side.close)
    closer.start()
    while not side._dropping:
        pass
    gate.set()
    closer.join()
    side.close()
    assert done == ["ran"]
    assert "vault" not in names()
