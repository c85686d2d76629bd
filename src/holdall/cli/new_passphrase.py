"""Choosing a new passphrase on the command line: suggested or typed twice, judged, never shown but once.

The one place for every command that sets a passphrase; must not know what it will open.
"""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Generator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from holdall.cli.errors import PassphraseUnusableError, UsageError
from holdall.cli.strength_words import weakness

if TYPE_CHECKING:
    from holdall.cli.console import Console
    from holdall.crypto.secret import Secret
    from holdall.passphrase.estimate import Estimate

_TRIES: Final = 3
_AGREED: Final = b"yes"
_CONFIRM: Final = 'To use it all the same, type "yes" (it is not shown): '
_SUGGESTION = "\nA passphrase of words drawn by chance. Write it on paper before you go on:\n\n    "


def takes_suggestion(parser: ArgumentParser) -> None:
    """Add the wish for a suggested passphrase."""
    parser.add_argument(
        "--suggest",
        nargs="?",
        const="en",
        choices=("en", "ru"),
        metavar="en|ru",
        help="suggest a passphrase of English or Russian words on the terminal and ask to type it",
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class NewPassphrase:
    """Asks for a new passphrase; `ask`, `show` use the terminal, `read` a descriptor."""

    console: Console
    read: Callable[[int], Secret]
    ask: Callable[[str], Secret]
    show: Callable[[bytes | bytearray], None]
    draw: Callable[[str], bytearray]

    def choose(self, options: Namespace) -> Secret:
        """The passphrase; a weak one is taken with a warning from a descriptor, and when meant on a terminal.

        Raises `UsageError`, `PassphraseUnusableError` (no-new-one, too-long, not-text, too-short, mismatch,
        weak).
        """
        language: str | None = getattr(options, "suggest", None)
        if options.passphrase_fd is not None:
            if language:
                raise UsageError(reason="suggest-fd")
            return self._handed_over(options.passphrase_fd)
        return self._suggested(language) if language else self._typed()

    def _handed_over(self, descriptor: int) -> Secret:
        with _empty_is_none_given():
            secret = self.read(descriptor)
        try:
            found = _judge(secret)
        except BaseException:
            secret.wipe()
            raise
        if _is_weak(found):
            self.console.note(weakness(found))
        return secret

    def _typed(self) -> Secret:
        with _empty_is_none_given():
            first = self.ask("New passphrase: ")
        try:
            found = _judge(first)
            if _is_weak(found):
                self.console.note(weakness(found))
                self._require_meant()
            with self.ask("The same again: ") as second:
                _require_same(first, second)
        except BaseException:
            first.wipe()
            raise
        return first

    def _require_meant(self) -> None:
        try:
            with self.ask(_CONFIRM) as answer, answer.view() as view:
                meant = bytes(view) == _AGREED
        except PassphraseUnusableError:
            meant = False
        if not meant:
            raise PassphraseUnusableError(reason="weak")

    def _suggested(self, language: str) -> Secret:
        from holdall.crypto.secret import Secret

        while True:
            drawn = self.draw(language)
            with Secret(drawn) as suggestion:
                self._present(drawn)
                if typed := self._typed_back(suggestion):
                    return typed

    def _present(self, drawn: bytearray) -> None:
        """Show a suggestion on the terminal itself: standard error may be a file."""
        self.show(_SUGGESTION.encode())
        self.show(drawn)
        drawn[:] = bytes(len(drawn))
        self.show(b"\n\n")

    def _typed_back(self, suggestion: Secret) -> Secret | None:
        """What was typed when it is the suggestion; None when another one is wanted."""
        for _ in range(_TRIES):
            try:
                typed = self.ask("Type it here, or press Enter alone for another one: ")
            except PassphraseUnusableError as error:
                if error.params["reason"] == "empty":
                    return None
                raise
            if _same(typed, suggestion):
                return typed
            typed.wipe()
            self.console.note("That is not what is shown above. Type it with the spaces between the words.")
        raise PassphraseUnusableError(reason="mismatch")


def _same(one: Secret, other: Secret) -> bool:
    with one.view() as left, other.view() as right:
        return left == right


def _require_same(one: Secret, other: Secret) -> None:
    if not _same(one, other):
        raise PassphraseUnusableError(reason="mismatch")


@contextmanager
def _empty_is_none_given() -> Generator[None]:
    """Tell a new passphrase that is empty apart from an empty one for a vault that exists."""
    try:
        yield
    except PassphraseUnusableError as error:
        if error.params["reason"] == "empty":
            raise PassphraseUnusableError(reason="no-new-one") from None
        raise


def _judge(secret: Secret) -> Estimate:
    """The estimate; raises `PassphraseUnusableError` (too-short) below the floor."""
    from holdall.passphrase.estimate import SHORTEST, estimate

    with secret.view() as view:
        found = estimate(view)
    if found.is_too_short:
        raise PassphraseUnusableError(reason="too-short", limit=SHORTEST)
    return found


def _is_weak(found: Estimate) -> bool:
    from holdall.passphrase.estimate import Strength

    return found.strength <= Strength.WEAK
