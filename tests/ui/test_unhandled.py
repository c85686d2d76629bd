"""What nobody expected is told, and nothing of the case gets onto standard error."""

from __future__ import annotations

import errno
import sys

import pytest

from holdall.ui.app import Program
from holdall.ui.unhandled import Unhandled

NAME = "Щеглова Анна"


def hand_over(hook: Unhandled, error: BaseException) -> None:
    def fail(secret: str) -> None:
        assert secret
        raise error

    try:
        fail(NAME)
    except BaseException as raised:
        hook(type(raised), raised, raised.__traceback__)


@pytest.mark.parametrize(
    ("error", "told"),
    [
        (KeyError(NAME), "Something went wrong, and the work was stopped. What was saved is safe."),
        (
            OSError(errno.ENOSPC, "full", NAME),
            f"“{NAME}”: The disk is full. Nothing is lost: make room and try again.",
        ),
    ],
)
def test_the_user_is_told_and_the_log_gets_no_names(capsys, error, told):
    heard = []
    hand_over(Unhandled(heard.append), error)
    assert heard == [told]
    written = capsys.readouterr()
    assert type(error).__name__ in written.err
    assert "in fail" in written.err
    assert NAME not in written.err + written.out


def test_being_stopped_is_no_error_to_tell_of(capsys):
    heard = []
    hand_over(Unhandled(heard.append), KeyboardInterrupt())
    assert heard == []
    assert "KeyboardInterrupt" in capsys.readouterr().err


def test_the_program_installs_it(qtbot, monkeypatch, qapp):
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    program = Program(qapp, None)
    qtbot.addWidget(program.window)
    assert isinstance(sys.excepthook, Unhandled)
    sys.excepthook(ValueError, ValueError("x"), None)
    assert program.window.centralWidget().front.message.isVisible()
    program.window.close()
    program.close()
    assert sys.excepthook is sys.__excepthook__


def test_without_a_console_the_user_is_told_all_the_same(monkeypatch):
    monkeypatch.setattr(sys, "stderr", None)
    heard = []
    hand_over(Unhandled(heard.append), ValueError())
    assert len(heard) == 1
