"""`holdall verify`: is every original, the database and the head as it was left?"""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from holdall.cli.command import Command, takes_json, takes_vault
from holdall.cli.console import one_line
from holdall.cli.errors import ExitCode
from holdall.cli.host import Host
from holdall.cli.words import finding, sentences


def _arguments(parser: ArgumentParser) -> None:
    takes_vault(parser)
    takes_json(parser)


def _run(options: Namespace, host: Host) -> int:
    from holdall.jobs.verify_vault import VerifyVault
    from holdall.vault.errors import VaultDamagedError

    try:
        with host.vault(options) as vault:
            report = VerifyVault(vault).run(host.job_context())
    except VaultDamagedError as error:
        if options.json:  # too damaged to open is a finding like any other
            _document(host, 0, [{"code": error.code, "item": "", "name": "", "words": sentences(error)}])
        raise
    damaged = [
        {"code": it.code, "item": it.item_id, "name": it.name, "words": finding(it.code)}
        for it in report.findings
    ]
    if options.json:
        _document(host, report.files, damaged)
    else:
        _print(host, report.files, damaged)
    return ExitCode.VAULT if damaged else ExitCode.GOOD


def _document(host: Host, files: int, damaged: list[dict[str, str]]) -> None:
    members = {"sound": not damaged, "files": files, "damaged": damaged}
    host.console.document({"format": "holdall-verify/1", **members})


def _print(host: Host, files: int, damaged: list[dict[str, str]]) -> None:
    for it in damaged:
        host.console.say(f"{one_line(it['name'] or it['item']) or 'The vault'}: {it['words']}")
    if damaged:
        host.console.say(f"{len(damaged)} damaged. Everything else could be read and is as it was stored.")
    else:
        host.console.say(f"Sound: {files} originals, the database and the head are as they were stored.")


COMMAND = Command(
    name="verify",
    summary="check every original, the database and the head",
    add_arguments=_arguments,
    run=_run,
)
