"""`holdall sample`: a vault with an invented family's papers, to try everything on."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from holdall.cli.command import Command, takes_json, takes_passphrase
from holdall.cli.errors import ExitCode
from holdall.cli.host import Host
from holdall.cli.naming import about
from holdall.cli.places import SUFFIX

if TYPE_CHECKING:
    from holdall.crypto.secret import Secret

_NAME = f"sample{SUFFIX}"
_ALPHABET = "abcdefghjkmnpqrstvwxyz23456789"
"""Letters and digits that are not mistaken for each other."""
_GROUPS, _GROUP = 4, 4
"""About 78 bits: a sample holds nothing secret, but is opened like any other vault."""

_MADE = """\
Made {vault}: {papers} papers of an invented family, every one marked as a specimen.

Passphrase: {passphrase}"""


def _arguments(parser: ArgumentParser) -> None:
    parser.add_argument(
        "folder", metavar="DIR", type=Path, help=f"{_NAME} is made in it; or a name that ends in {SUFFIX}"
    )
    takes_passphrase(parser)
    takes_json(parser)


def _run(options: Namespace, host: Host) -> int:
    from holdall.crypto.secret import Secret

    with about(options.folder):
        path = _place(options.folder)
    if options.passphrase_fd is None:
        passphrase = "-".join(_group() for _ in range(_GROUPS))
        secret = Secret.from_text(passphrase)
    else:
        passphrase = ""
        secret = host.passphrase(options)
    with secret:
        papers = _make(path, secret, host)
    _tell(path, papers, passphrase, options, host)
    return ExitCode.GOOD


def _tell(path: Path, papers: int, passphrase: str, options: Namespace, host: Host) -> None:
    if options.json:
        members = {"vault": str(path), "passphrase": passphrase or None, "papers": papers}
        host.console.document({"format": "holdall-sample/1", **members})
    else:
        shown = passphrase or f"as read from descriptor {options.passphrase_fd}"
        host.console.say(_MADE.format(vault=path, papers=papers, passphrase=shown))


def _place(folder: Path) -> Path:
    if folder.suffix == SUFFIX:
        return folder
    folder.mkdir(exist_ok=True)
    return folder / _NAME


def _group() -> str:
    import secrets

    return "".join(secrets.choice(_ALPHABET) for _ in range(_GROUP))


def _make(path: Path, secret: Secret, host: Host) -> int:
    """Make and fill the vault; how many papers it holds. One that could not be filled is removed again."""
    from holdall.case.paper import Paper
    from holdall.jobs.sample.make_sample import MakeSample
    from holdall.vault.row_query import RowQuery

    with host.sandbox() as sandbox, host.new_vault(path, secret) as (vault, _):
        MakeSample(vault, sandbox).run(host.job_context())
        return vault.records.count(RowQuery(kind=Paper.KIND))


COMMAND = Command(
    name="sample", summary="make a vault with an invented family's papers", add_arguments=_arguments, run=_run
)
