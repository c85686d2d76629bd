"""The entry of the command line: picks the command, keeps its promises on exit codes and wording."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, RawDescriptionHelpFormatter
from collections.abc import Sequence
from contextlib import suppress
from typing import NoReturn

from holdall import __version__
from holdall.cli.command import Command
from holdall.cli.commands import COMMANDS
from holdall.cli.errors import ExitCode, exit_code
from holdall.cli.host import Host
from holdall.errors import HoldallError

_EPILOG = """\
commands:
{commands}

`holdall COMMAND --help` explains one command. The passphrase is asked for on the terminal or read from
--passphrase-fd N; it is never an argument.

exit codes:
  0  good                                  4  the vault is damaged or in use elsewhere
  1  checked and found wanting             5  wrong passphrase
  2  the command was not understood        6  stopped by you
  3  an input cannot be used              70  a fault in Holdall itself
"""


def main(arguments: Sequence[str] | None = None, host: Host | None = None) -> int:
    """Carry out one command and return its exit code; never raises and shows no traceback unasked."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    host = host or Host()
    try:
        if not given or given[0] not in COMMANDS:
            _top_level(given)
        code = _run(COMMANDS[given[0]], given[1:], host)
    except SystemExit as end:  # argparse has printed help, or what is wrong
        code = end.code if isinstance(end.code, int) else ExitCode.USAGE
    host.console.deliver()
    return code


def _top_level(arguments: list[str]) -> NoReturn:
    width = max(map(len, COMMANDS)) + 2
    listing = "\n".join(f"  {command.name:{width}}{command.summary}" for command in COMMANDS.values())
    parser = ArgumentParser(
        prog="holdall",
        usage="holdall COMMAND …",
        description="Keeps papers encrypted, offline, and makes dossiers that check themselves.",
        epilog=_EPILOG.format(commands=listing),
        formatter_class=RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    parser.add_argument("--version", action="version", version=f"holdall {__version__}")
    parser.parse_known_args(arguments)
    parser.error("no command was given" if not arguments else f"there is no command {arguments[0]!r}")


def _run(command: Command, arguments: list[str], host: Host) -> int:
    debug = "--debug" in arguments
    try:
        with host.interrupt.listening():
            return command.run(command.parse(arguments), host)
    except SystemExit:
        raise
    except BaseException as error:  # noqa: BLE001 - the last place that can put it into words
        return _explain(error, host, debug=debug)


def _explain(error: BaseException, host: Host, *, debug: bool) -> int:
    from holdall.cli.words import sentences

    with suppress(OSError):  # nobody may be reading any more; the exit code still tells
        if debug:
            import traceback

            host.console.note("".join(traceback.format_exception(error)))
        if isinstance(error, BrokenPipeError):
            host.console.abandon()
        else:
            if exit_code(error) is ExitCode.STOPPED:
                host.console.remark("")  # the terminal shows ^C where the line would begin
            # notes of foreign libraries could quote anything; ours name what an error is about
            notes = getattr(error, "__notes__", ()) if isinstance(error, HoldallError | OSError) else ()
            host.console.note("\n".join((f"holdall: {sentences(error)}", *notes)))
    return exit_code(error)
