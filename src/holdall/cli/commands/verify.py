"""`holdall verify`: is every original, the database and the head as it was left?"""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from typing import TYPE_CHECKING

from holdall.cli.command import Command, takes_json, takes_vault
from holdall.cli.console import one_line
from holdall.cli.errors import ExitCode
from holdall.cli.host import Host
from holdall.cli.words import finding, sentences

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from holdall.crypto.secret import Secret
    from holdall.jobs.verify_vault import NamedFinding
    from holdall.vault.errors import VaultDamagedError


def _arguments(parser: ArgumentParser) -> None:
    takes_vault(parser)
    takes_json(parser)


def _run(options: Namespace, host: Host) -> int:
    from holdall.jobs.verify_vault import VerifyVault

    def unopened(error: VaultDamagedError, path: Path, secret: Secret) -> None:
        """Too damaged to open is a finding like any other; so is what else can be seen then."""
        others = _entries(_seen_from_outside(path, secret, host))
        if options.json:
            cause = {"code": error.code, "item": "", "name": "", "words": sentences(error)}
            _document(host, 0, [cause, *others], {"generation": None, "last_change": ""})
        else:
            _print_each(host, others)

    with host.vault(options, on_damage=unopened) as vault:
        summary = vault.summary
        state = {"generation": summary.generation, "last_change": summary.last_change}
        report = VerifyVault(vault).run(host.job_context())
    damaged = _entries(report.findings)
    if options.json:
        _document(host, report.files, damaged, state)
    else:
        _print(host, report.files, damaged)
    return ExitCode.VAULT if damaged else ExitCode.GOOD


def _seen_from_outside(path: Path, secret: Secret, host: Host) -> tuple[NamedFinding, ...]:
    """Damaged copies, spare copies and copies of sync programs; none when even the keys are lost."""
    from holdall.jobs.repair_vault import RepairVault
    from holdall.jobs.verify_vault import without_records
    from holdall.vault.environment import REAL
    from holdall.vault.errors import VaultDamagedError

    try:
        diagnosis = RepairVault(path, secret, host.environment or REAL).diagnose()
    except VaultDamagedError:
        return ()
    return without_records(diagnosis.findings)


def _entries(found: Iterable[NamedFinding]) -> list[dict[str, str]]:
    return [{"code": it.code, "item": it.item_id, "name": it.name, "words": finding(it.code)} for it in found]


def _document(
    host: Host, files: int, damaged: list[dict[str, str]], state: Mapping[str, int | str | None]
) -> None:
    members = {"sound": not damaged, "files": files, "damaged": damaged, **state}
    host.console.document({"format": "holdall-verify/1", **members})


def _print(host: Host, files: int, damaged: list[dict[str, str]]) -> None:
    _print_each(host, damaged)
    if damaged:
        host.console.say(
            f"{len(damaged)} found wrong. Everything else could be read and is as it was stored."
        )
    else:
        host.console.say(f"Sound: {files} originals, the database and the head are as they were stored.")


def _print_each(host: Host, damaged: list[dict[str, str]]) -> None:
    for it in damaged:
        host.console.say(f"{one_line(it['name'] or it['item']) or 'The vault'}: {it['words']}")


COMMAND = Command(
    name="verify",
    summary="check every original, the database and the head",
    add_arguments=_arguments,
    run=_run,
)
