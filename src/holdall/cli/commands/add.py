"""`holdall add`: put files and whole folders into a vault."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from holdall.cli.command import Command, takes_json, takes_vault
from holdall.cli.console import one_line
from holdall.cli.errors import ExitCode
from holdall.cli.host import Host
from holdall.cli.naming import about
from holdall.cli.words import refusal, skipped

if TYPE_CHECKING:
    from collections.abc import Sequence

    from holdall.case.person import Person
    from holdall.jobs.import_files import ImportReport, PaperDefaults
    from holdall.jobs.import_sources import Noted
    from holdall.vault.vault import Vault


def _arguments(parser: ArgumentParser) -> None:
    from holdall.case.paper import PaperKind

    kinds = [str(kind) for kind in PaperKind]
    takes_vault(parser)
    parser.add_argument("files", metavar="FILE", nargs="+", type=Path, help="files and folders to put in")
    parser.add_argument("--kind", metavar="K", choices=kinds, help="what they are: " + ", ".join(kinds))
    parser.add_argument("--title", metavar="T", default="", help="the title; without it, each file's name")
    parser.add_argument("--person", metavar="P", help="whom they concern: an id, or a part of a name")
    takes_json(parser)


def _run(options: Namespace, host: Host) -> int:
    from holdall.jobs.import_files import ImportFiles

    with host.sandbox() as sandbox, host.vault(options) as vault:
        job = ImportFiles(vault, sandbox, options.files, _defaults(vault, options, host))
        report = job.run(host.job_context())
        added = [_added(vault, paper_id) for paper_id in report.added]
    if options.json:
        host.console.document(_document(report, added))
    else:
        _print(report, added, host)
    return ExitCode.INPUT if report.refused or report.troubled else ExitCode.GOOD


def _defaults(vault: Vault, options: Namespace, host: Host) -> PaperDefaults:
    from holdall.case.paper import PaperKind
    from holdall.jobs.import_files import PaperDefaults

    return PaperDefaults(
        kind=PaperKind(options.kind) if options.kind else PaperKind.OTHER,
        title=options.title,
        person_id=_person(vault, options.person, host).id if options.person else "",
    )


def _person(vault: Vault, text: str, host: Host) -> Person:
    """Whom `text` means; in a vault without people, a new person of that name."""
    from holdall.case.person import Person
    from holdall.jobs.find_record import RecordFinder
    from holdall.jobs.first_person import add_first_person
    from holdall.vault.row_query import RowQuery

    if vault.records.count(RowQuery(kind=Person.KIND)):
        with about(text):
            return RecordFinder(vault.records).person(text)
    person = add_first_person(vault.records, text)
    host.console.note(f"The vault had no person in it; {person.title_text} is now its first ({person.id}).")
    return person


def _added(vault: Vault, paper_id: str) -> dict[str, object]:
    from holdall.case.paper import Paper
    from holdall.case.stored_file import StoredFile

    paper = vault.records.get(paper_id)
    assert isinstance(paper, Paper)
    file = vault.records.get(paper.file_ids[0])
    assert isinstance(file, StoredFile)
    return {
        "id": paper_id,
        "title": paper.title,
        "file": file.id,
        "name": f"{file.folder}/{file.name}" if file.folder else file.name,
        "size": file.size,
        "sha256": file.sha256,
        "page_count": file.page_count,
        "problem": file.problem,
    }


def _document(report: ImportReport, added: list[dict[str, object]]) -> dict[str, object]:
    return {
        "format": "holdall-add/1",
        "added": added,
        "known": [{"name": it.name, "file": it.file_id} for it in report.known],
        "refused": _noted(report.refused),
        "troubled": _noted(report.troubled),
        "skipped": _noted(report.skipped),
    }


def _noted(items: Sequence[Noted]) -> list[dict[str, object]]:
    return [{"name": it.name, "reason": it.code} for it in items]


def _print(report: ImportReport, added: list[dict[str, object]], host: Host) -> None:
    say = host.console.say
    for it in added:
        say(f"added    {it['id']}  {one_line(str(it['name']))}")
    for known in report.known:
        say(f"known    {known.file_id}  {one_line(known.name)}")
    for noted in report.troubled:
        say(f"kept, but  {one_line(noted.name)}: {refusal(noted.code)}")
    for noted in report.skipped:
        say(f"left out  {one_line(noted.name)}: {skipped(noted.code)}")
    for noted in report.refused:
        say(f"refused  {one_line(noted.name)}: {refusal(noted.code)}")
    counts = (len(added), len(report.known), len(report.refused), len(report.troubled))
    say("{} added, {} there already, {} refused, {} kept that cannot be shown whole.".format(*counts))


COMMAND = Command(name="add", summary="put files and whole folders in", add_arguments=_arguments, run=_run)
