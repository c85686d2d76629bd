"""`holdall new`: make an empty vault and show its recovery code, once."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from holdall.carry.new_file import write_new
from holdall.cli.command import Command, takes_json, takes_passphrase
from holdall.cli.errors import ExitCode
from holdall.cli.host import Host
from holdall.cli.limit_words import limits
from holdall.cli.new_passphrase import takes_suggestion
from holdall.cli.output import require_new

if TYPE_CHECKING:
    from holdall.vault.creation import RecoverySheet

_MADE = """\
Made {vault}

Recovery code, shown this once:

    {code}

Write it on paper now and keep it away from this computer. It opens the vault when the passphrase is
forgotten, and whoever finds it can open the vault. Without passphrase and code nobody can."""


def _arguments(parser: ArgumentParser) -> None:
    parser.add_argument("vault", metavar="V.holdall", type=Path, help="the vault to make: a new folder")
    parser.add_argument("--sheet", metavar="OUT.pdf", type=Path, help="also write a recovery sheet to print")
    parser.add_argument("--language", choices=("en", "ru"), default="en", help="of the recovery sheet")
    takes_passphrase(parser)
    takes_suggestion(parser)
    takes_json(parser)


def _run(options: Namespace, host: Host) -> int:
    if options.sheet:
        require_new(options.sheet)
    if not options.json:
        host.console.note(limits())
    with host.new_passphrase(options) as secret, host.new_vault(options.vault, secret) as (vault, code):
        vault_id = vault.summary.vault_id
        sheet = vault.recovery_sheet(code)
        # inside the block: a vault whose recovery code nobody got to see does not stay
        if options.json:
            document = {"vault": str(options.vault), "vault_id": vault_id, "recovery_code": code}
            host.console.document({"format": "holdall-new/1", **document})
        else:
            host.console.say(_MADE.format(vault=options.vault, code=code))
    if options.sheet:
        write_new(options.sheet, _pdf(sheet, options.language))
        host.console.note(
            f"Recovery sheet: {options.sheet}. Print it, then delete the file. "
            "The printer and the disk may keep a copy: writing the code down by hand is just as good."
        )
    return ExitCode.GOOD


def _pdf(sheet: RecoverySheet, language: str) -> bytes:
    from holdall.dossier.recovery_sheet import recovery_sheet

    return recovery_sheet(
        vault_name=sheet.vault_name,
        short_id=sheet.vault_short_id,
        code=sheet.code,
        language=language,
        printed_at=datetime.now(UTC).replace(microsecond=0),
    )


COMMAND = Command(name="new", summary="make an empty vault", add_arguments=_arguments, run=_run)
