"""The database that a repair replaced, kept sealed as it was until the repaired one was in use."""

from __future__ import annotations

from itertools import count

from holdall.vault import durable
from holdall.vault.environment import Environment
from holdall.vault.layout import Layout


def keep(layout: Layout, env: Environment) -> None:
    """Move database, log and journal into `damaged`, under the first number that is free there.

    The log stays until the database is gone for good: without it the database would open and lack what is
    in the log. Both are gone before another database comes, beside which SQLite would replay the log.
    """
    fs = env.fs
    durable.make_directory(fs, layout.damaged)
    taken = {name.partition(".")[0] for name in fs.names(layout.damaged)}
    number = next(number for number in count() if str(number) not in taken)
    for path in (layout.index, layout.index_log, layout.index_journal):
        if fs.exists(path):
            suffix = path.name.removeprefix("index.db")
            fs.rename(path, layout.damaged / f"{number}.db{suffix}")
            fs.sync_directory(layout.damaged)
            fs.sync_directory(layout.base)


def retire(layout: Layout, env: Environment) -> None:
    """After a clean close, move what is kept into quarantine, from which the next one removes it."""
    for name in env.fs.names(layout.damaged):
        durable.make_directory(env.fs, layout.quarantine)
        env.fs.rename(layout.damaged / name, layout.quarantine / name)


def forget(layout: Layout, env: Environment) -> None:
    """Remove what is kept, also from quarantine: it holds what was in the bin."""
    for folder in (layout.damaged, layout.quarantine):
        for name in env.fs.names(folder):
            if ".db" in name:
                env.fs.remove(folder / name)
