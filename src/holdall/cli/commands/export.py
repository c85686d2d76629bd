"""`holdall export`: all originals bit for bit, every record as JSON, and checksums."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path

from holdall.cli.command import Command, takes_json, takes_vault
from holdall.cli.errors import ExitCode
from holdall.cli.host import Host
from holdall.cli.naming import about


def _arguments(parser: ArgumentParser) -> None:
    takes_vault(parser)
    parser.add_argument(
        "folder", metavar="DIR", type=Path, help="a folder that is empty or does not exist yet"
    )
    takes_json(parser)


def _run(options: Namespace, host: Host) -> int:
    from holdall.jobs.export_vault import ExportVault

    with host.vault(options) as vault, about(options.folder):
        report = ExportVault(vault, options.folder).run(host.job_context())
    if options.json:
        host.console.document(
            {
                "format": "holdall-export-report/1",
                "folder": str(options.folder),
                "files": report.files,
                "bytes": report.bytes,
                "records": report.records,
                "damaged": list(report.damaged),
            }
        )
    else:
        host.console.say(  # N7 of the threat model
            f"Exported {report.files} originals ({report.bytes} bytes) and {report.records} records to "
            f"{options.folder}.\nThese files are not encrypted: whoever has them can read them. "
            "Check them with: sha256sum -c SHA256SUMS"
        )
    for file_id in report.damaged:
        host.console.note(f"Left out because the vault holds it damaged: {file_id}")
    return ExitCode.VAULT if report.damaged else ExitCode.GOOD


COMMAND = Command(
    name="export",
    summary="write everything out in open formats, not encrypted",
    add_arguments=_arguments,
    run=_run,
)
