"""`holdall text`: what the pages of a paper say."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from typing import TYPE_CHECKING

from holdall.cli.command import Command, takes_json, takes_vault
from holdall.cli.errors import ExitCode, UsageError
from holdall.cli.host import Host
from holdall.cli.naming import about

if TYPE_CHECKING:
    from holdall.case.record import Record
    from holdall.sandbox.contract import Sandbox
    from holdall.vault.vault import Vault


def _arguments(parser: ArgumentParser) -> None:
    takes_vault(parser)
    parser.add_argument(
        "id", metavar="ID", help="the id of a paper or a file, or its first digits (four at least)"
    )
    parser.add_argument(
        "--page", metavar="N", type=_page, help="only this page, counted through the paper's files"
    )
    takes_json(parser)


def _run(options: Namespace, host: Host) -> int:
    from holdall.jobs.find_record import RecordFinder

    with host.vault(options) as vault, host.sandbox() as sandbox, about(options.id):
        record = RecordFinder(vault.records).any(options.id)
        pages = _pages(vault, sandbox, record)
    if not pages:
        host.console.note("There are no pages to read here.")
        return ExitCode.GOOD
    if options.page is not None and options.page > len(pages):
        raise UsageError(reason="no-such-page", page=options.page, pages=len(pages))
    shown = range(1, len(pages) + 1) if options.page is None else [options.page]
    if options.json:
        entries = [{"page": number, "text": pages[number - 1]} for number in shown]
        host.console.document({"format": "holdall-text/1", "pages": entries})
        return ExitCode.GOOD
    for number in shown:
        if len(shown) > 1:
            host.console.say(f"--- page {number} ---")
        host.console.say(pages[number - 1])
    if not any(pages[number - 1].strip() for number in shown):
        host.console.note("No text: these pages are pictures, and Holdall cannot recognise text in them yet.")
    return ExitCode.GOOD


def _pages(vault: Vault, sandbox: Sandbox, record: Record) -> list[str]:
    """The text of every page of the record's files in order, empty where there is none."""
    from holdall.case.stored_file import StoredFile
    from holdall.jobs.page_texts import page_texts
    from holdall.jobs.rendition import open_shown
    from holdall.sandbox.contract import RefusedError

    pages: list[str] = []
    for file_id in (record.id,) if isinstance(record, StoredFile) else getattr(record, "file_ids", ()):
        file = vault.records.get(file_id)
        if isinstance(file, StoredFile):  # a stranger's vault may name anything
            with about(file.name), open_shown(vault, sandbox, file.id) as stored:
                texts, problem = page_texts(sandbox, stored)
                if problem:
                    raise RefusedError(problem)
            pages += [texts.get(number, "") for number in range(file.page_count)]
    return pages


def _page(text: str) -> int:
    number = int(text)
    if number < 1:
        raise ValueError
    return number


_page.__name__ = "page"  # argparse: "invalid page value: …"

COMMAND = Command(
    name="text", summary="print what the pages of a paper say", add_arguments=_arguments, run=_run
)
