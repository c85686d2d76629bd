"""The job that takes files and folders into a vault, one committed transaction a file; parses none of them.

A file is kept when its first bytes say that it is of a kind Holdall can show, even if it then turns out
damaged, locked or hostile: the original may be the only one. Cut off anywhere, the import is simply run
again: what was committed is recognised by its SHA-256, what was not is unreferenced and swept up later.
"""

from __future__ import annotations

import errno
import io
import threading
import unicodedata
from collections import deque
from collections.abc import Callable, Hashable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import BinaryIO, Final, NamedTuple

from holdall.case.paper import Paper, PaperKind
from holdall.case.stored_file import StoredFile
from holdall.intake.sniff import DOCUMENTS, PDF, sniff_file
from holdall.jobs.import_progress import ImportProgress
from holdall.jobs.import_sources import Candidate, Noted, Skip, SourceList
from holdall.jobs.inspection import Inspection, inspect
from holdall.jobs.job import JobContext
from holdall.jobs.rendition import inspect_document
from holdall.jobs.source_file import SourceUnreadableError, sha256
from holdall.sandbox.contract import Refusal, Sandbox
from holdall.vault.blob_store import StoredBlob
from holdall.vault.vault import Vault

UNDO_LABEL: Final = "import-file"
_MOST_AT_ONCE: Final = 4
_MOST_READINGS: Final = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperDefaults:
    """What the papers made by an import begin with; without a title each takes its file's name."""

    kind: PaperKind = PaperKind.OTHER
    title: str = ""
    person_id: str = ""


class KnownFile(NamedTuple):
    """A file whose bytes are in the vault already."""

    name: str
    file_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportReport:
    """What came of every file, in the order met."""

    added: tuple[str, ...] = ()
    """Ids of the new papers."""
    known: tuple[KnownFile, ...] = ()
    refused: tuple[Noted, ...] = ()
    """Not taken in: `unsupported`, `empty`, `unreadable`."""
    troubled: tuple[Noted, ...] = ()
    """Taken in, but cannot be shown whole: `damaged`, `password-needed` and the like."""
    skipped: tuple[Noted, ...] = ()
    """Met in a folder and left out on purpose: `hidden`, `link`, `vault`, `not-a-file`."""


class ImportFiles:
    """Takes `sources` into `vault`; run again, it adds nothing twice."""

    def __init__(
        self,
        vault: Vault,
        sandbox: Sandbox,
        sources: Sequence[Path] | SourceList,
        defaults: PaperDefaults | None = None,
        *,
        clock: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        self._vault = vault
        self._sandbox = sandbox
        self._sources = sources if isinstance(sources, SourceList) else [*sources]
        self._defaults = defaults or PaperDefaults()
        self._clock = clock

    @property
    def writes_to(self) -> Hashable:
        """The vault: one writer at a time."""
        return self._vault.path

    def run(self, context: JobContext) -> ImportReport:
        """Take everything in; raises `StoppedError` when stopped (what is committed stays), `OSError` and
        `VaultError` when the vault cannot be written, `WorkerUnavailableError`.
        """
        chosen = self._sources
        sources = chosen if isinstance(chosen, SourceList) else SourceList(chosen, vault=self._vault.path)
        at_once = min(_MOST_AT_ONCE, getattr(self._sandbox, "size", 1))
        with ThreadPoolExecutor(at_once, thread_name_prefix="inspect") as lookers:
            run = _Run(
                vault=self._vault,
                sandbox=self._sandbox,
                defaults=self._defaults,
                sources=sources,
                context=context,
                clock=self._clock,
                lookers=lookers,
            )
            try:
                return run.finish()
            except BaseException:
                run.give_up()
                raise


@dataclass(slots=True)
class _Taken:
    """A file that lies in the vault, being looked at, not yet committed."""

    candidate: Candidate
    blob: StoredBlob
    media_type: str
    imported_at: str
    inspection: Future[Inspection]


class _Run:
    """One run: hashing, storing and committing here, in the order of the files; looking in other threads."""

    def __init__(
        self,
        *,
        vault: Vault,
        sandbox: Sandbox,
        defaults: PaperDefaults,
        sources: SourceList,
        context: JobContext,
        clock: Callable[[], datetime],
        lookers: ThreadPoolExecutor,
    ) -> None:
        self._vault, self._sandbox, self._defaults = vault, sandbox, defaults
        self._sources, self._context, self._clock, self._lookers = sources, context, clock, lookers
        self._progress = ImportProgress(context, sources)
        self._waiting: deque[_Taken] = deque()
        self._seen: dict[str, str] = {}
        self._added: list[str] = []
        self._known: list[KnownFile] = []
        self._refused: list[Noted] = [*sources.refused]
        self._troubled: list[Noted] = []
        self._given_up = threading.Event()

    def finish(self) -> ImportReport:
        """Take in every candidate and say what came of it."""
        for candidate in self._sources.candidates:
            self._context.check()
            self._take(candidate)
            while self._must_commit():
                self._commit(self._waiting.popleft())
        while self._waiting:
            self._commit(self._waiting.popleft())
        return ImportReport(
            added=tuple(self._added),
            known=tuple(self._known),
            refused=tuple(self._refused),
            troubled=tuple(self._troubled),
            skipped=tuple(self._sources.skipped),
        )

    def give_up(self) -> None:
        """End what is still being looked at: after a full disk nobody waits for a slow file."""
        self._given_up.set()

    def _unwanted(self) -> bool:
        return self._given_up.is_set() or self._context.cancelled()

    def _must_commit(self) -> bool:
        """What has been looked at is committed at once, and no more than a few files may wait."""
        full = len(self._waiting) > 2 * _MOST_AT_ONCE
        return full or (bool(self._waiting) and self._waiting[0].inspection.done())

    def _take(self, candidate: Candidate) -> None:
        self._progress.begin(candidate)
        try:
            with candidate.open() as source:
                self._store(candidate, source)
        except SourceUnreadableError:
            self._refuse(candidate, Skip.UNREADABLE)

    def _store(self, candidate: Candidate, source: BinaryIO) -> None:
        media_type = sniff_file(source)
        if not media_type:
            self._refuse(candidate, Refusal.UNSUPPORTED if source.read(1) else Refusal.EMPTY)
            return
        digest = sha256(source, self._progress.hashed)
        if self._is_known(candidate, digest):
            return
        imported_at = self._clock().astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
        blob = self._copy(candidate, source, digest, media_type=media_type, imported_at=imported_at)
        # Asked again: the file may have changed between the two readings.
        if self._is_known(candidate, blob.sha256):
            self._vault.blobs.discard(blob)
        else:
            self._seen[blob.sha256] = blob.id
            look = self._lookers.submit(
                self._look, blob, media_type, name=candidate.name, imported_at=imported_at
            )
            self._waiting.append(_Taken(candidate, blob, media_type, imported_at, look))

    def _copy(
        self, candidate: Candidate, source: BinaryIO, digest: str, *, media_type: str, imported_at: str
    ) -> StoredBlob:
        """Store the file as two readings in a row have found it; one still being written is refused.

        Half a file, kept as though it were whole, would be noticed when the other half is gone.
        """
        for _ in range(_MOST_READINGS):
            source.seek(0)
            blob = self._vault.blobs.add(
                source,
                name=candidate.name,
                media_type=media_type,
                imported_at=imported_at,
                on_progress=self._progress.stored,
            )
            if blob.sha256 == digest:
                return blob
            try:
                source.seek(0)
                digest = sha256(source, lambda _: self._context.check())
            except BaseException:
                self._vault.blobs.discard(blob)
                raise
            if blob.sha256 == digest:
                return blob
            self._vault.blobs.discard(blob)
        raise SourceUnreadableError(errno=errno.EAGAIN)

    def _is_known(self, candidate: Candidate, sha256: str) -> bool:
        file_id = self._seen.get(sha256) or self._vault.blobs.find(sha256)
        if file_id is None:
            return False
        self._known.append(KnownFile(candidate.label, file_id))
        self._progress.end()
        return True

    def _refuse(self, candidate: Candidate, code: str) -> None:
        self._refused.append(Noted(candidate.label, str(code)))
        self._progress.end()

    def _look(self, blob: StoredBlob, media_type: str, *, name: str, imported_at: str) -> Inspection:
        """Look at what was kept, not at what was read: if they differed, this is where it would show."""
        with self._vault.blobs.open(blob.id) as stored:
            if media_type not in DOCUMENTS:
                return inspect(self._sandbox, stored, sniffed=media_type, cancelled=self._unwanted)
            return inspect_document(
                self._sandbox,
                stored,
                media_type=media_type,
                name=name,
                imported_at=imported_at,
                cancelled=self._unwanted,
            )

    def _commit(self, taken: _Taken) -> None:
        inspection = taken.inspection.result()
        thumbnail = self._store_derived(inspection.thumbnail, "image/jpeg", taken.imported_at)
        rendition = self._store_derived(inspection.rendition, PDF, taken.imported_at)
        file = _stored_file(taken, inspection, thumbnail, rendition)
        paper = self._paper(file)
        with self._vault.records.transaction(UNDO_LABEL) as transaction:
            transaction.attach_blob(taken.blob)
            for derived in (thumbnail, rendition):
                if derived is not None:
                    transaction.attach_blob(derived)
            transaction.put(file)
            transaction.put(paper)
        self._added.append(paper.id)
        if inspection.problem:
            self._troubled.append(Noted(taken.candidate.label, inspection.problem))
        self._progress.committed()

    def _store_derived(self, data: bytes, media_type: str, imported_at: str) -> StoredBlob | None:
        """Store what was made of a file; without a name, as it can be made again."""
        if not data:
            return None
        source = io.BytesIO(data)
        return self._vault.blobs.add(source, name="", media_type=media_type, imported_at=imported_at)

    def _paper(self, file: StoredFile) -> Paper:
        title = self._defaults.title
        if not title:
            title = unicodedata.normalize("NFC", Path(file.name).stem)
        elif len(self._sources.candidates) > 1:
            title = f"{title} {len(self._added) + 1}"
        person = self._defaults.person_id
        return Paper(
            kind=self._defaults.kind, title=title, file_ids=(file.id,), person_ids=(person,) if person else ()
        )


def _stored_file(
    taken: _Taken, inspection: Inspection, thumbnail: StoredBlob | None, rendition: StoredBlob | None
) -> StoredFile:
    return StoredFile(
        id=taken.blob.id,
        name=taken.candidate.name,
        folder=taken.candidate.folder,
        size=taken.blob.size,
        sha256=taken.blob.sha256,
        media_type=inspection.media_type,
        imported_at=taken.imported_at,
        modified_at=taken.candidate.modified_at,
        page_count=inspection.page_count,
        problem=inspection.problem,
        problem_pages=inspection.problem_pages,
        thumbnail_id=thumbnail.id if thumbnail else "",
        rendition_id=rendition.id if rendition else "",
        claims=inspection.claims,
    )
