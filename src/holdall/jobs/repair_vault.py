"""The job that repairs a vault which does not open; it asks nobody and says nothing in words."""

from __future__ import annotations

import unicodedata
from pathlib import Path
from typing import TYPE_CHECKING

from holdall.case.paper import Paper
from holdall.vault.diagnosis import Diagnosis, RepairSource, diagnose
from holdall.vault.repair import RepairReport, repair

if TYPE_CHECKING:
    from holdall.case.record import Record
    from holdall.case.stored_file import StoredFile
    from holdall.crypto.secret import Secret
    from holdall.jobs.job import JobContext
    from holdall.vault.environment import Environment

_KIB = 1024


class RepairVault:
    """Looks at a damaged vault and makes it open again, from `source` or with the least loss.

    Of the snapshots it begins with the one numbered `snapshot`, or the newest that can be used.
    """

    def __init__(
        self,
        path: Path,
        secret: Secret,
        env: Environment,
        source: RepairSource | None = None,
        snapshot: int | None = None,
    ) -> None:
        self._path, self._secret, self._env = path, secret, env
        self._source, self._snapshot = source, snapshot

    def diagnose(self) -> Diagnosis:
        """What is wrong and what could be done; raises what `vault.diagnosis.diagnose` does."""
        return diagnose(self._path, self._secret, env=self._env)

    def run(self, context: JobContext) -> RepairReport:
        """Repair; progress counts KiB of originals. Raises what `vault.repair.repair` does."""

        def on_progress(done: int, total: int) -> None:
            context.progress(-(-done // _KIB), -(-total // _KIB))

        return repair(
            self._path,
            self._secret,
            env=self._env,
            source=self._source,
            snapshot=self._snapshot,
            records_for=paper_for,
            on_progress=on_progress,
            cancelled=context.cancelled,
        )


def paper_for(file: StoredFile) -> tuple[Record, ...]:
    """A file that came back is seen as a paper of its name, as after an import."""
    return (Paper(title=unicodedata.normalize("NFC", Path(file.name).stem), file_ids=(file.id,)),)
