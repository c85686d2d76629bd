"""`holdall recover`: open a vault with its recovery code and set a new passphrase."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from holdall.cli.command import Command, takes_json, takes_vault
from holdall.cli.commands.slots import OLD_COPIES
from holdall.cli.errors import ExitCode
from holdall.cli.host import Host
from holdall.cli.new_passphrase import takes_suggestion

_REPLACED = "The new passphrase opens the vault and took the place of the forgotten one (slot {number})."
_ADDED = (
    "The new passphrase opens the vault (slot {number}, new). Other passphrases were left as they "
    "are: nothing "
    "tells which was forgotten. holdall slots V lists them and --revoke N removes one."
)
_CODE = "The recovery code opens it still; holdall slots V --new-recovery-code makes another in its place."


def _arguments(parser: ArgumentParser) -> None:
    takes_vault(parser)
    takes_suggestion(parser)
    parser.add_argument(
        "--replace",
        metavar="N",
        type=int,
        help="the slot of the forgotten passphrase, when there are several",
    )
    takes_json(parser)


def _run(options: Namespace, host: Host) -> int:
    from holdall.crypto.slots import SlotRole

    with host.vault(options, "Recovery code: ") as vault:
        vault.slots.require_writable()
        vault.slots.require_opened_by(SlotRole.RECOVERY_CODE)
        with host.new_passphrase(options) as new:
            done = vault.slots.recover(new, replacing=options.replace)
    if options.json:
        members = {"slot": done.number, "replaced": done.replaced}
        host.console.document({"format": "holdall-recover/1", **members})
    else:
        host.console.say((_REPLACED if done.replaced else _ADDED).format(number=done.number))
        host.console.say(f"{_CODE} {OLD_COPIES if done.replaced else ''}".strip())
    return ExitCode.GOOD


COMMAND = Command(
    name="recover",
    summary="open with the recovery code and set a new passphrase",
    add_arguments=_arguments,
    run=_run,
)
