"""`holdall passphrase`: replace the passphrase that opens a vault by a new one."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from holdall.cli.command import Command, takes_json, takes_vault
from holdall.cli.commands.slots import OLD_COPIES
from holdall.cli.errors import ExitCode
from holdall.cli.host import Host
from holdall.cli.new_passphrase import takes_suggestion


def _arguments(parser: ArgumentParser) -> None:
    takes_vault(parser)
    takes_suggestion(parser)
    takes_json(parser)


def _run(options: Namespace, host: Host) -> int:
    from holdall.crypto.slots import SlotRole

    with host.vault(options, "Present passphrase: ") as vault:
        vault.slots.require_writable()
        vault.slots.require_opened_by(SlotRole.PASSPHRASE)
        with host.new_passphrase(options) as new:
            number = vault.slots.change_passphrase(new)
    if options.json:
        host.console.document({"format": "holdall-passphrase/1", "slot": number})
    else:
        host.console.say(f"Changed: slot {number} opens with the new passphrase only. {OLD_COPIES}")
    return ExitCode.GOOD


COMMAND = Command(name="passphrase", summary="change the passphrase", add_arguments=_arguments, run=_run)
