"""`holdall bin`: what was deleted; put it back, or remove it for good."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from typing import TYPE_CHECKING

from holdall.cli.command import Command, takes_json, takes_vault
from holdall.cli.console import one_line
from holdall.cli.errors import ExitCode
from holdall.cli.host import Host

if TYPE_CHECKING:
    from holdall.vault.row_query import Row
    from holdall.vault.vault import Vault


def _arguments(parser: ArgumentParser) -> None:
    takes_vault(parser)
    what = parser.add_mutually_exclusive_group()
    what.add_argument(
        "--restore", metavar="ID", nargs="+", help="put back what has these ids, papers with their files"
    )
    what.add_argument(
        "--empty", action="store_true", help="remove all of it for good; says first what that means"
    )
    parser.add_argument("--yes", action="store_true", help="do not ask before the bin is emptied")
    takes_json(parser)


def _run(options: Namespace, host: Host) -> int:
    done: dict[str, int] = {}
    with host.vault(options) as vault:
        if options.restore:
            done["restored"] = _restore(options, host, vault)
        elif options.empty:
            done["removed"] = _empty(options, host, vault)
        rows = _rows(vault)
    if options.json:
        host.console.document({"format": "holdall-bin/1", "items": [_item(row) for row in rows], **done})
    elif not done:
        _print(host, rows)
    return ExitCode.GOOD


def _restore(options: Namespace, host: Host, vault: Vault) -> int:
    from holdall.jobs.bin import PutBack
    from holdall.jobs.find_record import RecordFinder

    finder = RecordFinder(vault.records)
    ids = dict.fromkeys(finder.binned(it) for it in options.restore)
    named = [row for row in _rows(vault) if row.id in ids]
    PutBack(vault, list(ids), "put-back").run(host.job_context())
    if not options.json:
        for row in named:
            host.console.say(f"Put back: {row.id} {one_line(row.title)}")
    return len(named)


def _empty(options: Namespace, host: Host, vault: Vault) -> int:
    from holdall.cli.bin_words import removed, warning
    from holdall.jobs.bin import EmptyBin
    from holdall.vault.errors import VaultReadOnlyError

    if vault.read_only:
        raise VaultReadOnlyError(reason=vault.read_only)
    rows = _rows(vault)
    host.console.note(warning(rows, rekey_begun=vault.rekey_begun, unreadable=vault.unreadable_files))
    if not options.yes:
        host.require_agreement(options, 'To go on, type "yes" (it is not shown): ')
    EmptyBin(vault).run(host.job_context())
    if not options.json:
        host.console.say(removed(rows))
    return len(rows)


def _rows(vault: Vault) -> list[Row]:
    from holdall.jobs.bin import CONTENTS

    return vault.records.rows(CONTENTS)


def _item(row: Row) -> dict[str, str]:
    return {
        "record": row.kind,
        "id": row.id,
        "kind": row.subkind,
        "title": row.title,
        "deleted": row.binned,
    }


def _print(host: Host, rows: list[Row]) -> None:
    from holdall.cli.bin_words import EMPTY

    if not rows:
        host.console.say(EMPTY)
    for row in rows:
        when = f"{row.binned[:10]} {row.binned[11:16]} UTC"
        host.console.say(f"{row.id}  {when}  {row.kind:12}  {one_line(row.title)}")


COMMAND = Command(
    name="bin", summary="list, put back and remove what was deleted", add_arguments=_arguments, run=_run
)
