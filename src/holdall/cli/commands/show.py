"""`holdall show`: one record with all its fields and files."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Generator, Mapping
from typing import TYPE_CHECKING, cast

from holdall.cli.command import Command, takes_json, takes_vault
from holdall.cli.console import one_line
from holdall.cli.errors import ExitCode
from holdall.cli.host import Host
from holdall.cli.naming import about

if TYPE_CHECKING:
    from holdall.case.record import Record
    from holdall.vault.vault import Vault


def _arguments(parser: ArgumentParser) -> None:
    takes_vault(parser)
    parser.add_argument("id", metavar="ID", help="the record's id, or its first digits (four at least)")
    takes_json(parser)


def _run(options: Namespace, host: Host) -> int:
    from holdall.case.codec import encode
    from holdall.jobs.find_record import RecordFinder

    with host.vault(options) as vault, about(options.id):
        record = RecordFinder(vault.records).any(options.id)
        files = [encode(file) for file in _files_of(vault, record)]
    document = {"format": "holdall-record/1", "record": encode(record), "files": files}
    if options.json:
        host.console.document(document)
        return ExitCode.GOOD
    for line in _lines(cast("Mapping[str, object]", document["record"]), ""):
        host.console.say(line)
    for file in files:
        host.console.say(f"\n{one_line(str(file['name']))}")
        for line in _lines({key: file[key] for key in file if key not in {"record", "name"}}, "  "):
            host.console.say(line)
    return ExitCode.GOOD


def _files_of(vault: Vault, record: Record) -> list[Record]:
    from holdall.case.paper import Paper

    return [vault.records.get(it) for it in record.file_ids] if isinstance(record, Paper) else []


def _lines(fields: Mapping[str, object], indent: str) -> Generator[str]:
    """A line for each field that says something, parts indented below their field."""
    for key, value in fields.items():
        yield from _value(key.replace("_", " "), value, indent)


def _value(label: str, value: object, indent: str) -> Generator[str]:
    if isinstance(value, Mapping):
        yield f"{indent}{label}:"
        yield from _lines(cast("Mapping[str, object]", value), indent + "  ")
    elif isinstance(value, list):
        for number, item in enumerate(cast("list[object]", value), 1):
            yield from _value(f"{label} {number}", item, indent)
    elif value not in ("", None):
        paragraphs = [one_line(part) for part in str(value).splitlines()]
        yield f"{indent}{label}: " + f"\n{indent}  ".join(paragraphs)


COMMAND = Command(name="show", summary="show one record with its files", add_arguments=_arguments, run=_run)
