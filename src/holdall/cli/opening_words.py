"""What is said when a vault was opened, so that a person notices an old copy; it knows no vault on disk."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from holdall.jobs.verify_vault import NamedFinding
    from holdall.vault.vault import VaultSummary


def last_change(summary: VaultSummary) -> str:
    """When the vault was last changed, in the local time zone, and the number of that state."""
    from holdall.case.date_text import write_date
    from holdall.case.dates import PartialDate

    local = datetime.fromisoformat(summary.last_change).astimezone()
    day = write_date(PartialDate(local.date().isoformat()), "en")
    return f"Last changed {day}, {local:%H:%M} (state {summary.generation})."


def overlooked(found: Sequence[NamedFinding]) -> str:
    """What lies in the vault's folder and its list does not know of; empty when there is nothing."""
    from holdall.jobs.verify_vault import NEWER_KEYS

    later = [it.name for it in found if it.code == NEWER_KEYS]
    unknown = len(found) - len(later)
    lines = [f"Its folder holds a later state of it ({it}). See: holdall verify V" for it in later]
    if unknown:
        files = "1 stored original is" if unknown == 1 else f"{unknown} stored originals are"
        lines.append(f"{files} not on its list. See: holdall verify V; take in with: holdall repair V")
    return "\n".join(lines)
