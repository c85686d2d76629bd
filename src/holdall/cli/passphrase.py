"""Reading a passphrase from a terminal or a descriptor into wiped memory; must not know what it opens."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING

from holdall.cli.errors import PassphraseUnusableError, UsageError

if TYPE_CHECKING:
    from holdall.crypto.secret import Secret

MAX_BYTES = 4096
"""More than any passphrase a person keeps; a descriptor that never ends must not fill memory."""

_LINE_FEED = 10
_CARRIAGE_RETURN = 13
_CONTINUATION_MASK, _CONTINUATION = 0b1100_0000, 0b1000_0000


class Line:
    """Typed bytes in one buffer that never grows, so that nothing is left behind by a move."""

    def __init__(self) -> None:
        self._bytes = bytearray(MAX_BYTES)
        self._length = 0

    def append(self, byte: int) -> None:
        """Add one byte; raises `PassphraseUnusableError` (too-long) at the limit."""
        if self._length == MAX_BYTES:
            raise PassphraseUnusableError(reason="too-long", limit=MAX_BYTES)
        self._bytes[self._length] = byte
        self._length += 1

    def drop_byte(self) -> int:
        """Take the last byte away and return it."""
        self._length -= 1
        byte = self._bytes[self._length]
        self._bytes[self._length] = 0
        return byte

    def drop_character(self) -> None:
        """Take the last UTF-8 character away, if there is one."""
        while self._length and self.drop_byte() & _CONTINUATION_MASK == _CONTINUATION:
            pass

    def drop_end(self, byte: int) -> None:
        """Take the last byte away when it is `byte`."""
        if self._length and self._bytes[self._length - 1] == byte:
            self.drop_byte()

    def to_secret(self) -> Secret:
        """The line as a secret; raises `PassphraseUnusableError` when it is empty or no UTF-8."""
        from holdall.crypto.secret import Secret

        if not self._length:
            raise PassphraseUnusableError(reason="empty")
        try:
            with memoryview(self._bytes)[: self._length] as view:
                if all(byte < _CONTINUATION for byte in view):
                    return Secret(view)  # ASCII is its own NFKC form: no text object, nothing left to wipe
                return Secret.from_text(str(view, "utf-8"))
        except UnicodeDecodeError:
            raise PassphraseUnusableError(reason="not-text") from None  # the cause quotes the bytes

    def wipe(self) -> None:
        """Overwrite every byte."""
        self._bytes[:] = bytes(MAX_BYTES)
        self._length = 0


def read_descriptor(descriptor: int) -> Secret:
    """Read one line, up to LF or the end (a CR before it dropped), from an open file descriptor.

    Bytes are read one by one, so that what follows the line stays in the descriptor. Raises `UsageError`
    when the descriptor is not open for reading.
    """
    try:
        return _read_line(lambda: os.read(descriptor, 1))
    except OSError as error:
        raise UsageError(reason="passphrase-fd", descriptor=descriptor) from error


def read_terminal(prompt: str) -> Secret:
    """Ask on the controlling terminal without showing what is typed; raises `UsageError` without one."""
    return _ask_windows(prompt) if sys.platform == "win32" else _ask_posix(prompt)


def show_on_terminal(text: bytes | bytearray) -> None:
    """Write UTF-8 to the controlling terminal, past any redirection; raises `UsageError` without one."""
    if sys.platform == "win32":  # pragma: no cover - Windows only
        with open("CONOUT$", "wb", buffering=0) as console:  # noqa: PTH123 - a device, no path
            console.write(text)
        return
    try:
        terminal = os.open("/dev/tty", os.O_WRONLY | os.O_NOCTTY)
    except OSError as error:
        raise UsageError(reason="no-terminal") from error
    try:
        os.write(terminal, text)
    finally:
        os.close(terminal)


def _read_line(read_byte: Callable[[], bytes]) -> Secret:
    line = Line()
    try:
        while (byte := read_byte()) not in {b"", b"\n"}:
            line.append(byte[0])
        line.drop_end(_CARRIAGE_RETURN)
        return line.to_secret()
    finally:
        line.wipe()


def _ask_posix(prompt: str) -> Secret:
    import termios

    try:
        terminal = os.open("/dev/tty", os.O_RDWR | os.O_NOCTTY)
    except OSError as error:
        raise UsageError(reason="no-terminal") from error
    try:
        before = termios.tcgetattr(terminal)
        silent = list(before)
        silent[3] &= ~termios.ECHO
        try:
            termios.tcsetattr(terminal, termios.TCSAFLUSH, silent)
            os.write(terminal, prompt.encode())  # only now: nothing typed is shown or lost
            return _read_line(lambda: os.read(terminal, 1))
        finally:
            try:
                termios.tcsetattr(terminal, termios.TCSAFLUSH, before)
            except BaseException:  # a second Ctrl-C just here would leave the terminal mute
                termios.tcsetattr(terminal, termios.TCSAFLUSH, before)
                raise
            os.write(terminal, b"\n")
    finally:
        os.close(terminal)


def _ask_windows(prompt: str) -> Secret:  # pragma: no cover - Windows only
    import msvcrt

    write, read = msvcrt.putwch, msvcrt.getwch  # pyright: ignore[reportAttributeAccessIssue, reportUnknownVariableType, reportUnknownMemberType]
    for char in prompt:
        write(char)
    line = Line()
    try:
        while (char := str(read())) not in {"\r", "\n"}:  # pyright: ignore[reportUnknownArgumentType]
            _take_key(line, char)
        return line.to_secret()
    finally:
        line.wipe()
        for char in "\r\n":
            write(char)


def _take_key(line: Line, char: str) -> None:
    """Apply one key of a raw console: Ctrl-C stops, backspace takes a character away, the rest is text."""
    if char == "\x03":
        raise KeyboardInterrupt
    if char in {"\b", "\x7f"}:
        line.drop_character()
        return
    for byte in char.encode("utf-8", "surrogatepass"):
        line.append(byte)
