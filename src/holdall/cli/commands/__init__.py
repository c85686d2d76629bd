"""All commands in the order that help lists them."""

from __future__ import annotations

from holdall.cli.command import Command
from holdall.cli.commands import (
    add,
    bin,  # noqa: A004
    dossier,
    erase,
    export,
    lint,
    list,  # noqa: A004
    new,
    passphrase,
    recover,
    rekey,
    repair,
    sample,
    show,
    slots,
    verify,
)

COMMANDS: dict[str, Command] = {
    module.COMMAND.name: module.COMMAND
    for module in (
        new,
        add,
        list,
        show,
        bin,
        dossier,
        lint,
        verify,
        repair,
        export,
        slots,
        passphrase,
        recover,
        rekey,
        erase,
        sample,
    )
}
