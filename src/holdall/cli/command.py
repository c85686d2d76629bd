"""The shape of a command and the arguments that several share; knows no command."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from holdall.cli.host import Host


@dataclass(frozen=True, slots=True, kw_only=True)
class Command:
    """One command: its name, a line of help, its arguments and what carries it out.

    `run` returns the exit code and imports what it needs itself, so that a start stays quick.
    """

    name: str
    summary: str
    add_arguments: Callable[[ArgumentParser], None]
    run: Callable[[Namespace, Host], int]

    def parse(self, arguments: list[str]) -> Namespace:
        """Read this command's arguments; exits with code 2 and a message on stderr when they are wrong."""
        parser = ArgumentParser(prog=f"holdall {self.name}", description=self.summary, allow_abbrev=False)
        self.add_arguments(parser)
        parser.add_argument("--debug", action="store_true", help="show where in the program an error arose")
        return parser.parse_intermixed_args(arguments)


def names_vault(parser: ArgumentParser) -> None:
    """Add the vault."""
    parser.add_argument(
        "vault", metavar="V", type=Path, help="the vault: a folder whose name ends in .holdall"
    )


def takes_vault(parser: ArgumentParser) -> None:
    """Add the vault and the way to its passphrase."""
    names_vault(parser)
    takes_passphrase(parser)


def takes_passphrase(parser: ArgumentParser) -> None:
    """Add the descriptor that a passphrase may be read from."""
    parser.add_argument(
        "--passphrase-fd",
        metavar="N",
        type=_descriptor,
        help="read the passphrase from this open file descriptor (one line) instead of the terminal",
    )


def takes_profile(parser: ArgumentParser) -> None:
    """Add the receiving authority, one of the shipped profiles."""
    from holdall.dossier.profiles import profiles

    known = [profile.id for profile in profiles()]
    parser.add_argument(
        "--profile", metavar="P", required=True, choices=known, help="the destination: " + ", ".join(known)
    )


def takes_json(parser: ArgumentParser) -> None:
    """Add the switch to a result for programs."""
    parser.add_argument("--json", action="store_true", help="print the result as JSON")


def _descriptor(text: str) -> int:
    if not (text.isascii() and text.isdecimal()):
        raise ValueError
    return int(text)


_descriptor.__name__ = "file descriptor"  # argparse: "invalid file descriptor value: …"
