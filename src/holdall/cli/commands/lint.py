"""`holdall lint`: does a finished PDF, ours or not, keep to what an authority asks?"""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import TYPE_CHECKING, cast

from holdall.cli.command import Command, takes_json, takes_profile
from holdall.cli.console import one_line
from holdall.cli.errors import ExitCode, NoPdfError
from holdall.cli.host import Host
from holdall.cli.naming import about
from holdall.cli.words import lint_finding

if TYPE_CHECKING:
    from holdall.sandbox.contract import JsonObject

_OPERATION = "dossier.lint"
_MARK, _MARK_WITHIN = b"%PDF-", 1024
"""Readers take for a PDF what has this among its first 1,024 bytes (PDF 1.7, implementation note 13)."""


def _arguments(parser: ArgumentParser) -> None:
    parser.add_argument("file", metavar="OUT.pdf", type=Path, help="the PDF to check")
    takes_profile(parser)
    takes_json(parser)


def _run(options: Namespace, host: Host) -> int:
    with options.file.open("rb") as file, about(options.file):
        if _MARK not in file.read(_MARK_WITHIN):
            raise NoPdfError
    with host.sandbox() as sandbox, about(options.file):
        answer = sandbox.run(
            _OPERATION,
            {"profile": options.profile},
            options.file,
            on_part=lambda header, _: host.console.progress(cast("int", header.get("last", 0)), 0, "pages"),
            cancelled=host.interrupt.requested,
        )
    findings = cast("list[JsonObject]", answer["findings"])
    unfit = any(finding["severity"] == "error" for finding in findings)
    if options.json:
        members = {"file": str(options.file), "profile": options.profile, "passed": not unfit}
        host.console.document({"format": "holdall-lint/1", **members, **answer})
    else:
        _print(host, answer, findings)
    return ExitCode.WANTING if unfit else ExitCode.GOOD


def _print(host: Host, answer: JsonObject, findings: list[JsonObject]) -> None:
    for finding in findings:
        place = f"page {finding['page']}" if finding["page"] else "the file"
        words = lint_finding(str(finding["code"]), str(finding["expected"]), str(finding["found"]))
        host.console.say(one_line(f"{finding['severity']}  {place}: {words}"))
    if answer["more"]:
        host.console.say(f"and {answer['more']} more.")
    errors = sum(finding["severity"] == "error" for finding in findings)
    host.console.say(f"{answer['pages']} pages, {errors} errors, {len(findings) - errors} warnings.")


COMMAND = Command(
    name="lint", summary="check a finished PDF against a profile", add_arguments=_arguments, run=_run
)
