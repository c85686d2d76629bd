from __future__ import annotations

import os
import pty
import sys
import unicodedata
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from holdall.cli import passphrase
from holdall.cli.errors import PassphraseUnusableError, UsageError
from holdall.cli.passphrase import MAX_BYTES, Line, read_descriptor, read_terminal
from holdall.errors import StoppedError

Pipe = Callable[[bytes], int]


@pytest.fixture
def pipe() -> Iterator[Pipe]:
    opened: list[int] = []

    def make(content: bytes) -> int:
        read, write = os.pipe()
        os.write(write, content)
        os.close(write)
        opened.append(read)
        return read

    yield make
    for descriptor in opened:
        os.close(descriptor)


@pytest.mark.parametrize(
    ("content", "secret"),
    [
        (b"open sesame\n", b"open sesame"),
        (b"open sesame\r\n", b"open sesame"),
        (b"open sesame", b"open sesame"),
        (b" kept \n", b" kept "),
        ("сезам\n".encode(), "сезам".encode()),
        (unicodedata.normalize("NFD", "ёж\n").encode(), "ёж".encode()),
    ],
)
def test_one_line_is_read(pipe: Pipe, content: bytes, secret: bytes) -> None:
    with read_descriptor(pipe(content)) as read:
        assert bytes(read.view()) == secret


def test_what_follows_the_line_is_left_for_others(pipe: Pipe) -> None:
    descriptor = pipe(b"first\nsecond\n")
    read_descriptor(descriptor).wipe()
    assert os.read(descriptor, 100) == b"second\n"


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"\n", "empty"),
        (b"", "empty"),
        (b"\r\n", "empty"),
        (b"\xff\xfe\n", "not-text"),
        (b"a" * (MAX_BYTES + 1), "too-long"),
    ],
)
def test_what_is_no_passphrase_is_refused_without_quoting_it(pipe: Pipe, content: bytes, reason: str) -> None:
    with pytest.raises(PassphraseUnusableError) as caught:
        read_descriptor(pipe(content))
    assert caught.value.params["reason"] == reason
    assert caught.value.__cause__ is None


def test_the_longest_passphrase_is_read(pipe: Pipe) -> None:
    with read_descriptor(pipe(b"a" * MAX_BYTES + b"\n")) as read:
        assert len(read) == MAX_BYTES


def test_a_descriptor_that_is_not_open_is_a_usage_error() -> None:
    with pytest.raises(UsageError) as caught:
        read_descriptor(999)
    assert caught.value.params == {"reason": "passphrase-fd", "descriptor": 999}


def test_the_buffer_is_wiped(pipe: Pipe, monkeypatch: pytest.MonkeyPatch) -> None:
    lines: list[Line] = []

    class Watched(Line):
        def __init__(self) -> None:
            super().__init__()
            lines.append(self)

    monkeypatch.setattr(passphrase, "Line", Watched)
    read_descriptor(pipe(b"secret\n")).wipe()
    with pytest.raises(PassphraseUnusableError):
        read_descriptor(pipe(b"\xff\n"))
    assert [bytes(line._bytes).strip(b"\0") for line in lines] == [b"", b""]


def test_characters_are_taken_back_whole() -> None:
    line = Line()
    for byte in "aё€".encode():
        line.append(byte)
    line.drop_character()
    line.drop_character()
    with line.to_secret() as secret:
        assert bytes(secret.view()) == b"a"
    line.drop_character()
    line.drop_character()
    with pytest.raises(PassphraseUnusableError):
        line.to_secret()


@pytest.mark.parametrize(("keys", "typed"), [("aж\x7fb", b"ab"), ("\b\bok", b"ok"), ("ab\bc", b"ac")])
def test_keys_of_a_raw_console_edit_the_line(keys: str, typed: bytes) -> None:
    line = Line()
    for key in keys:
        passphrase._take_key(line, key)
    with line.to_secret() as secret:
        assert bytes(secret.view()) == typed


def test_ctrl_c_on_a_raw_console_stops() -> None:
    with pytest.raises(KeyboardInterrupt):
        passphrase._take_key(Line(), "\x03")


def _in_a_terminal(typed: bytes, do: Callable[[], None]) -> tuple[int, bytes]:
    """Run `do` in a child whose controlling terminal gets `typed` after the prompt; exit code and screen."""
    sys.stdout.flush()
    child, terminal = pty.fork()
    if child == 0:
        try:
            do()
        except BaseException:
            os._exit(9)
        os._exit(0)
    screen = b""
    while b": " not in screen:
        screen += os.read(terminal, 100)
    os.write(terminal, typed)
    try:
        while piece := os.read(terminal, 1000):
            screen += piece
    except OSError:  # Linux: the child closed the terminal
        pass
    _, status = os.waitpid(child, 0)
    os.close(terminal)
    return os.waitstatus_to_exitcode(status), screen


def test_the_terminal_does_not_show_what_is_typed() -> None:
    def ask() -> None:
        with read_terminal("Passphrase: ") as read:
            assert bytes(read.view()) == "сезам".encode()
        os.write(1, b"read")

    code, screen = _in_a_terminal("сезам\n".encode(), ask)
    assert (code, screen) == (0, b"Passphrase: \r\nread")


def test_the_terminal_shows_again_what_is_typed_after_a_refusal() -> None:
    def ask() -> None:
        import termios

        with pytest.raises(PassphraseUnusableError):
            read_terminal("Passphrase: ")
        assert termios.tcgetattr(0)[3] & termios.ECHO

    assert _in_a_terminal(b"\n", ask)[0] == 0


def test_a_second_stop_does_not_leave_the_terminal_mute() -> None:
    def ask() -> None:
        import termios

        real, calls = termios.tcsetattr, []

        def impatient(*arguments: Any) -> None:
            calls.append(arguments)
            if len(calls) == 2:  # the first is the one that turns echo off
                raise StoppedError
            real(*arguments)

        termios.tcsetattr = impatient
        with pytest.raises(StoppedError):
            read_terminal("Passphrase: ")
        assert termios.tcgetattr(0)[3] & termios.ECHO

    assert _in_a_terminal(b"sesame\n", ask)[0] == 0


def test_without_a_terminal_the_user_is_told() -> None:
    child = os.fork()
    if child == 0:
        try:
            os.setsid()
            read_terminal("Passphrase: ")
        except UsageError as error:
            os._exit(7 if error.params["reason"] == "no-terminal" else 8)
        except BaseException:
            os._exit(9)
        os._exit(0)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 7


def test_a_suggestion_is_shown_on_the_terminal_past_a_redirection() -> None:
    def show() -> None:
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        os.dup2(1, 2)
        passphrase.show_on_terminal("три слова: ".encode())

    code, screen = _in_a_terminal(b"", show)
    assert (code, screen.decode()) == (0, "три слова: ")


def test_nothing_is_shown_where_there_is_no_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    def no_terminal(*_: object) -> int:
        raise OSError

    monkeypatch.setattr(passphrase.os, "open", no_terminal)
    with pytest.raises(UsageError) as caught:
        passphrase.show_on_terminal(b"word")
    assert caught.value.params["reason"] == "no-terminal"
