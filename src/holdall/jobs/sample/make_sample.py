"""The job that makes the sample case: imports its files as it would any others, then writes its records."""

from __future__ import annotations

import io
from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import BinaryIO

from holdall.case.codec import RECORD_TYPES
from holdall.case.paper import Paper
from holdall.case.stored_file import StoredFile
from holdall.jobs.import_files import ImportFiles, ImportReport
from holdall.jobs.import_sources import Candidate, SourceList
from holdall.jobs.job import JobContext
from holdall.jobs.sample.files import SampleFile, sample_files
from holdall.jobs.sample.records import ImportedFile, sample_records
from holdall.sandbox.contract import Sandbox
from holdall.vault.vault import Vault

UNDO_LABEL = "make-sample"
_CLAIMED = "2026-01-09T12:00:00Z"
"""What the files say of when they were changed: they were made in memory and have no file system's word."""


class MakeSample:
    """Fills an empty `vault` with the invented family's papers and records; nothing else is written.

    Raises `ValueError` for a vault that holds anything: nobody's own papers may mix with invented ones.
    """

    def __init__(
        self,
        vault: Vault,
        sandbox: Sandbox,
        *,
        seed: str = "sample",
        clock: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        if any(vault.records.all(cls) for cls in RECORD_TYPES.values()):
            raise ValueError("the sample needs an empty vault")
        self._vault = vault
        self._sandbox = sandbox
        self._seed = seed
        self._clock = clock

    @property
    def writes_to(self) -> Hashable:
        """The vault: one writer at a time."""
        return self._vault.path

    def run(self, context: JobContext) -> ImportReport:
        """What came of the files; one of them is empty and refused, another is damaged, as is meant.

        Raises `StoppedError`, and what importing raises.
        """
        files: list[SampleFile] = []
        for file in sample_files(self._seed):
            files.append(file)
            context.progress(0, 1, file.name)  # how long drawing takes is not worth foretelling
        sources = _InMemory(files)
        report = ImportFiles(self._vault, self._sandbox, sources, clock=self._clock).run(context)
        self._write_records()
        return report

    def _write_records(self) -> None:
        records = self._vault.records
        files = {file.id: file.name for file in records.all(StoredFile)}
        papers = records.all(Paper)
        imported = {
            files[file_id]: ImportedFile(file_id, paper.id) for paper in papers for file_id in paper.file_ids
        }
        written = sample_records(imported, self._seed)
        kept = {record.id for record in written}
        with records.transaction(UNDO_LABEL) as transaction:
            for record in written:
                transaction.put(record)
            for paper in papers:  # a file that became the second page of another paper
                if paper.id not in kept:
                    transaction.delete(paper.id)
        self._vault.empty_bin()  # nobody has deleted anything yet


@dataclass(frozen=True, slots=True, kw_only=True)
class _Held(Candidate):
    """A file that exists in memory only."""

    data: bytes

    def open(self) -> BinaryIO:
        return io.BytesIO(self.data)


class _InMemory(SourceList):
    """Files that were made a moment ago and lie on no disk."""

    def __init__(self, files: Sequence[SampleFile]) -> None:
        self.refused, self.skipped = [], []
        self.candidates = [
            _Held(
                path=Path(file.name),
                folder=file.folder,
                size=len(file.data),
                modified_at=_CLAIMED,
                data=file.data,
            )
            for file in files
        ]
