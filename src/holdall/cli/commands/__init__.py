"""All commands in the order that help lists them."""

from __future__ import annotations

from holdall.cli.command import Command
from holdall.cli.commands import (
    add,
    bin,  # noqa: A004
    dossier,
    erase,
    export,
    find,
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
    text,
    verify,
)

COMMANDS: dict[str, Command] = {
    module.COMMAND.name: module.COMMAND
    for module in (
        new,
        add,
        list,
        show,
        find,
        text,
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
