"""All commands in the order that help lists them."""

from __future__ import annotations

from holdall.cli.command import Command
from holdall.cli.commands import add, dossier, export, list, new, show, verify  # noqa: A004

COMMANDS: dict[str, Command] = {
    module.COMMAND.name: module.COMMAND for module in (new, add, list, show, dossier, verify, export)
}
