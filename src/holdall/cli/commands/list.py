"""`holdall list`: everything in a vault, one line each."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from typing import TYPE_CHECKING, NamedTuple

from holdall.cli.command import Command, takes_json, takes_vault
from holdall.cli.console import one_line
from holdall.cli.errors import ExitCode
from holdall.cli.host import Host

if TYPE_CHECKING:
    from collections.abc import Iterable

    from holdall.case.dates import PartialDate
    from holdall.case.record import Record
    from holdall.case.stored_file import StoredFile
    from holdall.vault.vault import Vault


class _Listed(NamedTuple):
    heading: str
    date: str
    """The field that says when."""


_KINDS = {
    "person": _Listed("People", "birth_date"),
    "paper": _Listed("Papers", "date"),
    "event": _Listed("Events", "start"),
    "application": _Listed("Applications and permits", "next_date"),
    "dossier-plan": _Listed("Dossiers", ""),
}
"""Stored kinds in the order they are listed; files are shown with their papers."""

_SHORTEST_ID = 8


def _arguments(parser: ArgumentParser) -> None:
    takes_vault(parser)
    takes_json(parser)


def _run(options: Namespace, host: Host) -> int:
    with host.vault(options) as vault:
        items = _items(vault)
    if options.json:
        host.console.document({"format": "holdall-list/1", "items": items})
    else:
        _print(host, items)
    return ExitCode.GOOD


def _items(vault: Vault) -> list[dict[str, object]]:
    from holdall.case.codec import RECORD_TYPES
    from holdall.case.stored_file import StoredFile
    from holdall.vault.row_query import RowQuery

    files = {file.id: file for file in vault.records.all(StoredFile)}
    items: list[dict[str, object]] = []
    for kind in _KINDS:
        records = {record.id: record for record in vault.records.all(RECORD_TYPES[kind])}
        for row in vault.records.rows(RowQuery(kind=kind)):
            members = {"record": kind, "id": row.id, "kind": row.subkind, "title": row.title}
            record = records[row.id]
            own = getattr(record, "file_ids", ())
            items.append(
                {**members, "date": _date(record), "files": _files(files[it] for it in own if it in files)}
            )
    return items


def _date(record: Record) -> str:
    """The date that says most about `record`, as precise as it is known, or an empty string."""
    date: PartialDate | None = getattr(record, _KINDS[record.KIND].date, None)
    return date.value if date else ""


def _files(files: Iterable[StoredFile]) -> list[dict[str, object]]:
    return [
        {
            "id": file.id,
            "name": file.name,
            "size": file.size,
            "sha256": file.sha256,
            "media_type": file.media_type,
            "page_count": file.page_count,
            "problem": file.problem,
        }
        for file in files
    ]


def _print(host: Host, items: list[dict[str, object]]) -> None:
    if not items:
        host.console.say("The vault is empty. Put papers in with: holdall add V FILE…")
    length = _distinct_length([str(item["id"]) for item in items])
    for kind, (heading, _) in _KINDS.items():
        lines = [_line(item, length) for item in items if item["record"] == kind]
        if lines:
            host.console.say("\n".join((f"{heading} ({len(lines)})", *lines, "")))


def _line(item: dict[str, object], length: int) -> str:
    cells = (
        str(item["id"])[:length],
        f"{item['date']:10}",
        f"{item['kind']:20}",
        one_line(str(item["title"])),
    )
    return "  " + "  ".join(cells)


def _distinct_length(ids: list[str]) -> int:
    """The fewest digits, at least eight, by which all ids differ."""
    for length in range(_SHORTEST_ID, 32):
        if len({it[:length] for it in ids}) == len(ids):
            return length
    return 32


COMMAND = Command(name="list", summary="list what a vault holds", add_arguments=_arguments, run=_run)
