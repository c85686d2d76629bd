"""`holdall slots`: who can open a vault; adds and revokes passphrases, makes a new recovery code."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Mapping
from typing import TYPE_CHECKING

from holdall.cli.command import Command, takes_json, takes_vault
from holdall.cli.errors import ExitCode, PassphraseUnusableError
from holdall.cli.host import Host
from holdall.cli.new_passphrase import takes_suggestion

if TYPE_CHECKING:
    from holdall.crypto.secret import Secret
    from holdall.vault.vault import Vault

OLD_COPIES = (
    "An old copy of the file vault.key (in a backup, on another stick) still opens the vault with "
    "what opened "
    "it then. Only a new master key ends that: holdall rekey V"
)
_COPIED = "What somebody has read or copied stays with them."  # N9 of the threat model
_SLOT_COUNT = 8
_ROLES = {"passphrase": "passphrase", "recovery_code": "recovery code"}
_CODE = """\
New recovery code, shown this once:

    {code}

Write it on paper now and keep it away from this computer."""
_BEGUN = (
    "A new master key was begun and is not finished: holdall rekey V goes on with it, "
    "holdall rekey V --discard gives it up."
)
_OTHER = "Another passphrase or recovery code that opens the vault: "


def _arguments(parser: ArgumentParser) -> None:
    takes_vault(parser)
    takes_suggestion(parser)
    what = parser.add_mutually_exclusive_group()
    what.add_argument("--add", action="store_true", help="give a second person a passphrase of their own")
    what.add_argument(
        "--revoke", metavar="N", type=int, help="free slot N: what opened it opens nothing then"
    )
    what.add_argument(
        "--new-recovery-code",
        action="store_true",
        help="make and show another; the old one opens nothing then",
    )
    takes_json(parser)


def _run(options: Namespace, host: Host) -> int:
    with host.vault(options) as vault:
        if options.add or options.revoke is not None or options.new_recovery_code:
            vault.slots.require_writable()
        if options.new_recovery_code:
            _new_code(options, host, vault)
        elif options.add:
            _show(options, host, vault, _add(options, host, vault))
        elif options.revoke is not None:
            _show(options, host, vault, _revoke(options, host, vault))
        else:
            _show(options, host, vault, {})
    if options.revoke is not None and not options.json:
        host.console.say(f"{OLD_COPIES}\n{_COPIED}")
    return ExitCode.GOOD


def _add(options: Namespace, host: Host, vault: Vault) -> dict[str, int]:
    with host.new_passphrase(options) as new:
        return {"added": vault.slots.add_passphrase(new)}


def _revoke(options: Namespace, host: Host, vault: Vault) -> dict[str, int]:
    opened = next((slot.number for slot in vault.slots.all() if slot.opened), 0)
    if options.revoke != opened:
        vault.slots.revoke(options.revoke)
    else:
        with _another(options, host) as other:
            vault.slots.revoke(options.revoke, other=other)
    return {"revoked": options.revoke}


def _another(options: Namespace, host: Host) -> Secret:
    """What will still open the vault once the slot that opened it now is gone."""
    if options.passphrase_fd is None:
        host.console.note(
            "This is the slot that you opened the vault with. Show that you can open another one."
        )
    try:
        return host.passphrase(options, _OTHER)
    except PassphraseUnusableError as error:
        from holdall.vault.errors import SlotUnusableError

        if error.params["reason"] == "empty":
            raise SlotUnusableError(reason="own", slot=options.revoke) from None
        raise


def _new_code(options: Namespace, host: Host, vault: Vault) -> None:
    """Show the code first: one that nobody got to see must not take the place of one on paper."""
    from holdall.crypto.secret import Secret

    code = vault.slots.draft_recovery_code()
    if options.json:
        _show(options, host, vault, {"recovery_code": code})
    else:
        host.console.say(_CODE.format(code=code))
    with Secret.from_text(code) as secret:
        number = vault.slots.set_recovery_code(secret)
    if not options.json:
        host.console.say(
            f"It opens the vault from now on (slot {number}); the one before does not. {OLD_COPIES}"
        )


def _show(options: Namespace, host: Host, vault: Vault, done: Mapping[str, int | str]) -> None:
    slots = vault.slots.all()
    if options.json:
        listed = [
            {
                "slot": slot.number,
                "role": slot.role.name.lower().replace("_", "-"),
                "created": slot.created,
                "opened": slot.opened,
            }
            for slot in slots
        ]
        members = {
            "slots": listed,
            "free": _SLOT_COUNT - len(slots),
            "rekey_begun": vault.rekey_begun,
            **done,
        }
        host.console.document({"format": "holdall-slots/1", **members})
        return
    for name, number in done.items():
        host.console.say(f"Slot {number} {name}.")
    for slot in slots:
        note = "  (opened the vault now)" if slot.opened else ""
        host.console.say(
            f"{slot.number}  {_ROLES[slot.role.name.lower()]:13}  since {slot.created[:10]}{note}"
        )
    host.console.say(f"{_SLOT_COUNT - len(slots)} of {_SLOT_COUNT} slots are free.")
    if vault.rekey_begun:
        host.console.say(_BEGUN)


COMMAND = Command(
    name="slots",
    summary="list, add and revoke what opens a vault",
    add_arguments=_arguments,
    run=_run,
)
