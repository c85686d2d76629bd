"""What is said when a vault was opened, so that a person notices an old copy; it knows no vault on disk."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from holdall.vault.vault import VaultSummary


def last_change(summary: VaultSummary) -> str:
    """When the vault was last changed, in the local time zone, and the number of that state."""
    from holdall.case.date_text import write_date
    from holdall.case.dates import PartialDate

    local = datetime.fromisoformat(summary.last_change).astimezone()
    day = write_date(PartialDate(local.date().isoformat()), "en")
    return f"Last changed {day}, {local:%H:%M} (state {summary.generation})."
