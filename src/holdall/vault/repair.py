"""Repairs a vault that does not open: a new database beside the old one, then the change from old to new.

Cut off at any point, a repair can be run again: until the new database is finished the vault is as damaged as
before, from then on the finished one is taken up. The old one is kept in `damaged`. It must not know words
for people.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path

from holdall.crypto.secret import Secret
from holdall.vault import blob_table, creation, garbage, repair_intake, repair_scratch, set_aside
from holdall.vault.blob_survey import BlobSurvey, Progress, Survey, blob_ids
from holdall.vault.blob_table import blob_files
from holdall.vault.damaged_vault import DamagedVault, entered
from holdall.vault.database import Database
from holdall.vault.diagnosis import Diagnosis, RepairOption, RepairSource, diagnose_entered
from holdall.vault.environment import REAL, Environment
from holdall.vault.errors import RepairImpossibleError, VaultDamagedError
from holdall.vault.file_times import rewritten
from holdall.vault.head import Head, SnapshotEntry, blob_set_hash
from holdall.vault.key_store import KeyStore
from holdall.vault.measurement import measure
from holdall.vault.repair_intake import Intake, RecordsFor
from holdall.vault.session import EMPTIED, SESSION
from holdall.vault.vault import Vault

_ROW_COST = 16 * 1024
"""Bytes of database and log that one file's rows and records take, amply [measured: 6 to 9 KiB]."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RepairReport:
    """What came back and what did not; `option` is None when at most stored files were not on the list."""

    option: RepairOption | None
    intake: Intake = field(default_factory=Intake)


def repair(
    path: Path,
    secret: Secret,
    *,
    env: Environment = REAL,
    source: RepairSource | None = None,
    snapshot: int | None = None,
    records_for: RecordsFor = lambda _: (),
    on_progress: Progress | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> RepairReport:
    """Make the vault at `path` open again, from `source` (of snapshots, `snapshot`) or with the least loss.

    Without `source` a vault that opens only gets its damaged copies written anew and its list those stored
    files that it lacks. Raises what `diagnose` raises, `VaultReadOnlyError`, `RepairImpossibleError`,
    `VaultSpaceError`, `OSError` and `StoppedError`: then nothing was changed, or it is as damaged as before.
    """
    with entered(path, secret, env) as vault:
        vault.require_writable()
        diagnosis = diagnose_entered(vault)
        if source or diagnosis.error:
            work = _Repair(vault, diagnosis, records_for, on_progress, cancelled)
            return work.run(chosen(diagnosis, source, snapshot))
    with Vault.open(path, secret, env=env) as opened:  # heals copies
        return RepairReport(option=None, intake=opened.take_in(records_for, on_progress, cancelled))


def chosen(diagnosis: Diagnosis, source: RepairSource | None, snapshot: int | None = None) -> RepairOption:
    """What a repair begins with; raises `RepairImpossibleError` when there is no such thing."""
    for option in diagnosis.options:
        if source in {None, option.source} and snapshot in {None, option.snapshot}:
            return option
    raise RepairImpossibleError(reason=f"no-{source}")


class _Repair:
    """One repair of one vault."""

    def __init__(
        self,
        vault: DamagedVault,
        diagnosis: Diagnosis,
        records_for: RecordsFor,
        on_progress: Progress | None,
        cancelled: Callable[[], bool] | None,
    ) -> None:
        self._vault, self._diagnosis, self._records_for = vault, diagnosis, records_for
        self._on_progress, self._cancelled = on_progress, cancelled

    def run(self, option: RepairOption) -> RepairReport:
        """Repair from `option`, which was found to hold a moment ago."""
        try:
            database = self._build(option)
            try:
                report = self._complete(database, option)
                emptied = database.meta(EMPTIED)
                live = blob_files(database)
                database.checkpoint()
            finally:
                database.close()
        except BaseException:
            with suppress(OSError):
                repair_scratch.discard(self._vault.layout, self._vault.env)
            raise
        self._replace(live, emptied)
        creation.tidy(self._vault.layout, self._vault.env)
        for path in self._vault.unlocked.stale_copies:
            KeyStore(self._vault.layout, self._vault.env).write_copy(path, self._vault.unlocked)
        return report

    def _build(self, option: RepairOption) -> Database:
        if option.source is RepairSource.DATABASE:
            if not option.exact and self._vault.env.fs.exists(self._vault.layout.repaired):
                return repair_scratch.finished(self._vault)
            return repair_scratch.from_database(self._vault, with_log=not option.exact)
        if option.snapshot is not None:
            return repair_scratch.from_snapshot(
                self._vault, option.snapshot, self._diagnosis.snapshots[option.snapshot]
            )
        repair_scratch.require_space(self._vault.layout, self._vault.env, 0)
        return repair_scratch.blank(self._vault)

    def _complete(self, database: Database, option: RepairOption) -> RepairReport:
        """Take in what the database does not know, and see that all of it can be relied on."""
        garbage.bring_back(self._vault.layout, self._vault.env)
        live = frozenset(blob_files(database))
        removed = self._diagnosis.removed - live
        survey = self._survey(live | removed)
        if option.source is RepairSource.BLOBS and not survey.files:
            raise RepairImpossibleError(reason="no-blobs")
        repair_scratch.require_space(self._vault.layout, self._vault.env, len(survey.files) * _ROW_COST)
        with database.transaction():
            intake = repair_intake.take_in(database, self._vault.keys, survey, self._records_for)
            blob_table.bury(database, removed - blob_table.removed(database), self._session)
            database.set_meta(SESSION, self._session)
        if not database.sound():
            raise VaultDamagedError(part="index", reason="write-failed")
        return RepairReport(option=option, intake=intake)

    def _survey(self, known: frozenset[str]) -> Survey:
        vault = self._vault
        return BlobSurvey(
            vault.layout,
            vault.env,
            vault.keys,
            [blob_id for blob_id in blob_ids(vault.layout, vault.env) if blob_id not in known],
            on_progress=self._on_progress,
            cancelled=self._cancelled,
        ).run()

    @property
    def _session(self) -> int:
        """A head generation above every one that can have been."""
        newest = max(entry.generation for entry in self._diagnosis.snapshots)
        head = self._vault.head.generation if self._vault.head else 0
        # a session settles at least once after it began
        return max(head, newest, self._diagnosis.database_session + 1) + 1

    def _replace(self, live: list[str], emptied: int) -> None:
        """Put the new database in the old one's place and write the heads that pin it."""
        layout, env = self._vault.layout, self._vault.env
        repair_scratch.finish(self._vault)
        repair_scratch.require_space(self._vault.layout, self._vault.env, env.fs.size(layout.repaired))
        set_aside.keep(layout, env)
        repair_scratch.put_in_place(self._vault)
        state = measure(layout, env)
        snapshots = self._diagnosis.snapshots
        before = self._vault.head or Head(
            minor=self._vault.unlocked.directory.minor, clean=True, key_generation=0, generation=0
        )
        head = replace(
            before,
            clean=True,
            key_generation=self._vault.keys.generation,
            generation=self._session + 1,
            session=self._session,
            previous_session=0,
            index_length=state.length,
            index_sha256=state.sha256,
            blob_count=len(live),
            blob_set=blob_set_hash(live),
            last_change=env.seconds(),
            snapshots=tuple(it if it.generation > emptied else SnapshotEntry() for it in snapshots),
        )
        env.fs.set_times(layout.index, rewritten(self._vault.heads.created, head.generation))
        self._vault.heads.write_both(head)
        repair_scratch.forget_finished(layout, env)
