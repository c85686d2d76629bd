"""`holdall repair`: make a damaged vault open again, after saying what would be lost."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from typing import TYPE_CHECKING

from holdall.cli.command import Command, takes_json, takes_vault
from holdall.cli.errors import ExitCode
from holdall.cli.host import Host
from holdall.cli.naming import about
from holdall.cli.places import vault_folder

if TYPE_CHECKING:
    from holdall.vault.diagnosis import Diagnosis
    from holdall.vault.repair import RepairReport


def _arguments(parser: ArgumentParser) -> None:
    takes_vault(parser)
    source = parser.add_mutually_exclusive_group()
    source.add_argument(
        "--from-snapshot",
        dest="source",
        action="store_const",
        const="snapshot",
        help="begin with the newest spare copy of the database",
    )
    source.add_argument(
        "--snapshot",
        type=int,
        metavar="N",
        help="begin with the spare copy N of those that are listed before the repair",
    )
    source.add_argument(
        "--from-blobs",
        dest="source",
        action="store_const",
        const="blobs",
        help="begin with the stored originals alone; what was written about them is lost",
    )
    parser.add_argument("--yes", action="store_true", help="do not ask before the repair")
    takes_json(parser)


def _run(options: Namespace, host: Host) -> int:
    from holdall.cli.repair_words import later_states, outcome, plan
    from holdall.jobs.repair_vault import RepairVault
    from holdall.vault.diagnosis import RepairSource
    from holdall.vault.environment import REAL
    from holdall.vault.repair import chosen

    with about(options.vault):
        path = vault_folder(options.vault)
    source = RepairSource(options.source) if options.source else None
    if options.snapshot is not None:
        source = RepairSource.SNAPSHOT
    with host.passphrase(options) as secret, about(path):
        job = RepairVault(path, secret, host.environment or REAL, source, options.snapshot)
        diagnosis = job.diagnose()
        if source or diagnosis.error:
            host.console.note(plan(diagnosis, chosen(diagnosis, source, options.snapshot)))
            if not options.yes:
                host.require_agreement(options, 'To repair it like this, type "yes" (it is not shown): ')
        else:
            for words in later_states(diagnosis):
                host.console.note(words)
        report = job.run(host.job_context())
    if options.json:
        host.console.document(_document(report, diagnosis))
    else:
        for line in outcome(report):
            host.console.say(line)
    return ExitCode.GOOD


def _document(report: RepairReport, diagnosis: Diagnosis) -> dict[str, object]:
    option = report.option
    return {
        "format": "holdall-repair/1",
        "repaired": option is not None,
        "source": option.source.value if option else "",
        "saved_at": option.saved_at if option else "",
        "snapshot": option.snapshot if option else None,
        "nothing_lost": option is None or option.exact,
        "returned": [
            {
                "item": it.file.id,
                "name": it.file.name,
                "imported_at": it.file.imported_at,
                "state": it.state.value,
            }
            for it in report.intake.returned
        ],
        "snapshots": [
            {
                "snapshot": it.snapshot,
                "generation": it.generation,
                "saved_at": it.saved_at,
                "records": it.records,
            }
            for it in diagnosis.snapshot_options
        ],
        "unreadable": report.intake.lost,
    }


COMMAND = Command(
    name="repair",
    summary="make a damaged vault open again",
    add_arguments=_arguments,
    run=_run,
)
