"""`holdall rekey`: give a vault a new master key, which no old copy of its key file opens."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from holdall.cli.command import Command, takes_json, takes_vault
from holdall.cli.errors import ExitCode
from holdall.cli.host import Host
from holdall.cli.naming import about, items_named
from holdall.cli.places import vault_folder

if TYPE_CHECKING:
    from holdall.crypto.secret import Secret
    from holdall.jobs.rekey_vault import RekeyPlan


def _arguments(parser: ArgumentParser) -> None:
    takes_vault(parser)
    parser.add_argument("--yes", action="store_true", help="do not ask on the terminal before it starts")
    parser.add_argument(
        "--discard", action="store_true", help="give up what was begun: remove what was made of it so far"
    )
    takes_json(parser)


def _run(options: Namespace, host: Host) -> int:
    if options.discard:
        return _discard(options, host)
    from holdall.cli.opening_words import last_change
    from holdall.cli.rekey_words import DONE, warning
    from holdall.jobs.rekey_vault import plan_rekey
    from holdall.vault.environment import REAL
    from holdall.vault.vault import Vault

    env = host.environment or REAL
    with about(options.vault):
        path = vault_folder(options.vault)
    with host.passphrase(options, "Passphrase: ") as passphrase, about(path):
        with Vault.open(path, passphrase, env=env) as vault:
            host.console.remark(last_change(vault.summary))
            plan = plan_rekey(vault)
        host.console.note(warning(plan))
        if options.passphrase_fd is None and not options.yes:
            host.require_agreement(options, 'To go on, type "yes" (it is not shown): ')
        _rekey(options, host, path, passphrase, plan)
    if not options.json:
        host.console.say(DONE)
    return ExitCode.GOOD


def _rekey(options: Namespace, host: Host, path: Path, passphrase: Secret, plan: RekeyPlan) -> None:
    """Show the code first: one that nobody got to see must not take the place of one on paper."""
    from holdall.cli.rekey_words import CODE, UNREADABLE
    from holdall.crypto.secret import Secret
    from holdall.jobs.rekey_vault import RekeyVault
    from holdall.vault.environment import REAL
    from holdall.vault.errors import BlobUnreadableError
    from holdall.vault.vault import Vault

    env = host.environment or REAL
    code = RekeyVault.new_recovery_code(env)
    if options.json:
        dropped = [slot.number for slot in plan.dropped]
        _document(host, recovery_code=code, slot=1, dropped=dropped, resumed=plan.resumes)
    else:
        host.console.say(CODE.format(code=code))
    try:
        with Secret.from_text(code) as new:
            RekeyVault(path, passphrase, new, env).run(host.job_context())
    except BlobUnreadableError as error:
        error.add_note(UNREADABLE)
        with Vault.open(path, passphrase, env=env) as vault, items_named(vault):
            raise


def _discard(options: Namespace, host: Host) -> int:
    from holdall.cli.rekey_words import DISCARDED, NOT_BEGUN

    with host.vault(options) as vault:
        was_begun = vault.rekey_begun
        vault.discard_rekey()
    if options.json:
        _document(host, discarded=was_begun)
    else:
        host.console.say(DISCARDED if was_begun else NOT_BEGUN)
    return ExitCode.GOOD


def _document(host: Host, **members: object) -> None:
    host.console.document({"format": "holdall-rekey/1", **members})


COMMAND = Command(
    name="rekey",
    summary="give a vault a new master key",
    add_arguments=_arguments,
    run=_run,
)
