"""`holdall find`: where words occur, in whatever form and spelling."""

from __future__ import annotations

import re
from argparse import ArgumentParser, Namespace
from typing import TYPE_CHECKING

from holdall.cli.command import Command, takes_json, takes_vault
from holdall.cli.console import one_line
from holdall.cli.errors import ExitCode
from holdall.cli.host import Host

if TYPE_CHECKING:
    from holdall.jobs.find_words import Found

_LIMIT = 50
_SHORT_ID = 8
_QUOTATION = re.compile('["«»“”„]')


def _arguments(parser: ArgumentParser) -> None:
    takes_vault(parser)
    parser.add_argument(
        "words",
        metavar="WORDS",
        nargs="+",
        help="all of them must occur together; in quotation marks they are looked for as they stand",
    )
    from holdall.case.paper import PaperKind

    parser.add_argument(
        "--kind", metavar="K", choices=[*PaperKind], help="only papers of this kind, such as court-ruling"
    )
    takes_json(parser)


def _run(options: Namespace, host: Host) -> int:
    from holdall.case.paper import PaperKind
    from holdall.jobs.find_words import WordFinder
    from holdall.jobs.index_words import IndexWords

    kind = PaperKind(options.kind) if options.kind else None
    with host.vault(options) as vault, host.sandbox() as sandbox:
        report = IndexWords(vault, sandbox).run(host.job_context())
        finder = WordFinder(vault)
        found = finder.find(" ".join(map(_as_typed, options.words)), kind=kind, limit=_LIMIT + 1)
        pictures = finder.pages_without_text()
    more, found = len(found) > _LIMIT, found[:_LIMIT]
    if options.json:
        host.console.document({"format": "holdall-find/1", "results": [_entry(it) for it in found]})
    else:
        _print(host, found)
    if more:
        host.console.note(f"There is more: these are the first {_LIMIT}. Add a word to find less.")
    if pictures:
        host.console.note(
            f"Pages without text, which were not searched: {pictures}. Text on pictures cannot be read yet."
        )
    if report.unreadable:
        host.console.note(
            f"Files whose pages could not be read, or not all of them: {len(report.unreadable)}."
        )
    return ExitCode.GOOD


def _as_typed(argument: str) -> str:
    """Of an argument with several words the shell has taken the quotation marks away."""
    several = len(argument.split()) > 1
    return f'"{argument}"' if several and not _QUOTATION.search(argument) else argument


def _entry(found: Found) -> dict[str, object]:
    return {
        "record": found.record.KIND,
        "id": found.record.id,
        "kind": str(getattr(found.record, "kind", "")),
        "title": found.record.title_text,
        "page": found.page or None,
        "file": found.file_id or None,
        "file_page": found.file_page or None,
        "snippet": found.snippet.text,
        "marks": [list(mark) for mark in found.snippet.marks],
        "score": round(found.score, 6),
    }


def _print(host: Host, found: list[Found]) -> None:
    if not found:
        host.console.say("Nothing was found.")
    for it in found:
        page = f", page {it.page}" if it.page else ""
        host.console.say(f"{it.record.id[:_SHORT_ID]}  {one_line(it.record.title_text)}{page}")
        host.console.say(f"          {one_line(it.snippet.text)}")


COMMAND = Command(name="find", summary="find words in records and pages", add_arguments=_arguments, run=_run)
