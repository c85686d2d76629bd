"""`holdall erase`: destroy a vault for good, once its name was given."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from holdall.cli.command import Command, names_vault, takes_json
from holdall.cli.errors import ExitCode
from holdall.cli.host import Host
from holdall.cli.naming import about
from holdall.cli.places import vault_folder

if TYPE_CHECKING:
    from holdall.vault.erasing import Erased


def _arguments(parser: ArgumentParser) -> None:
    names_vault(parser)
    parser.add_argument(
        "--name", metavar="NAME", help="the name of the vault's folder, instead of typing it when asked"
    )
    takes_json(parser)


def _run(options: Namespace, host: Host) -> int:
    from holdall.cli.erase_words import outcome, warning
    from holdall.jobs.erase_vault import EraseVault
    from holdall.vault.environment import REAL

    with about(options.vault):
        path = Path(vault_folder(options.vault)).absolute()
    with about(path):
        job = EraseVault(path, host.environment or REAL)
        job.require_possible()
        host.console.note(warning(path))
        host.require_name(options.name, path.name)
        done = job.run(host.job_context())
    if options.json:
        host.console.document(_document(path, done))
    else:
        for line in outcome(done):
            host.console.say(line)
    return ExitCode.WANTING if done.failed or done.unremoved else ExitCode.GOOD


def _document(path: Path, done: Erased) -> dict[str, object]:
    return {
        "format": "holdall-erase/1",
        "vault": str(path),
        "overwritten": done.files,
        "not_overwritten": done.failed,
        "not_removed": list(done.unremoved),
        "left": list(done.left),
    }


COMMAND = Command(
    name="erase",
    summary="destroy a vault for good",
    add_arguments=_arguments,
    run=_run,
)
