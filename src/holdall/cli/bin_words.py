"""What emptying the bin removes and does not reach, and what came of it, in sentences; it knows no vault."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

from holdall.cli.repair_words import holdings

if TYPE_CHECKING:
    from holdall.vault.row_query import Row

# N6 and N7 of the threat model, R4 in the third paragraph
_WARNING = """\
To be removed for good: {what}.

It goes with all that is written about it and with its original files, but for files that another paper has
too. Nobody gets any of it out of this vault again, with no passphrase and no recovery code. All steps that
could be undone until now go too: earlier wordings are kept in them. This cannot be undone.{keys}{lost}

The spare copies of the database go at once and a new one is made. On a bad stick that loses what it says it
has stored, a power cut just then can leave the originals alone.

What this does not reach: copies of the vault made before, in backups, with a sync service, on other sticks,
still have it and open as before, until you replace them by a copy of the vault as it is then, or delete them.
Dossiers and files that you saved stay where they are, and so does what other records say of it. Sticks,
memory cards and SSDs may keep the removed bytes, encrypted, until they use the place again; nobody can say
when. Whoever has your passphrase can have them read in a laboratory."""
_KEYS = " What was\nmade of a new master key is removed, too: holdall rekey V begins anew."
_LOST = (
    "\n\nStored files that can no longer be read, and that a repair kept, go too: {count}. If somebody might "
    "still\nrescue something of them, copy the vault's folder first."
)
_NOTHING = "nothing in the bin; what is kept to undo steps"
_REMOVED = "Removed for good: {what}."
EMPTY = "The bin is empty."


def warning(rows: Sequence[Row], *, rekey_begun: bool, unreadable: int = 0) -> str:
    """What goes, what a repair kept although it could not read it among it, and what that does not reach."""
    lost = _LOST.format(count=unreadable) if unreadable else ""
    return _WARNING.format(what=_counted(rows), keys=_KEYS if rekey_begun else "", lost=lost)


def removed(rows: Sequence[Row]) -> str:
    """What is gone."""
    return _REMOVED.format(what=_counted(rows))


def _counted(rows: Sequence[Row]) -> str:
    return holdings(Counter(row.kind for row in rows)) if rows else _NOTHING
