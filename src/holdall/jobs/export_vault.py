"""The job that writes everything out of a vault in open formats; the layout is `carry.open_export`'s."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from holdall.carry.open_export import ExportReport, export_open

if TYPE_CHECKING:
    from collections.abc import Callable

    from holdall.jobs.job import JobContext
    from holdall.vault.vault import Vault

_KIB = 1024


def _now() -> datetime:
    return datetime.now(UTC)


class ExportVault:
    """Writes every original, every record and their checksums to an empty folder."""

    def __init__(self, vault: Vault, target: Path, *, now: Callable[[], datetime] = _now) -> None:
        self._vault = vault
        self._target = target
        self._now = now

    def run(self, context: JobContext) -> ExportReport:
        """Export; progress counts KiB. Raises what `export_open` raises, and leaves nothing behind then."""

        def on_progress(done: int, total: int, name: str) -> None:
            context.progress(-(-done // _KIB), -(-total // _KIB), name)

        stamp = self._now().strftime("%Y-%m-%dT%H:%M:%SZ")
        return export_open(self._vault, self._target, exported_at=stamp, on_progress=on_progress)
