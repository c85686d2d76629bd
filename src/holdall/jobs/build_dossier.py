"""The job that makes a dossier: resolve, set, assemble, read back, audit, and only then give the file its
name.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from concurrent.futures import FIRST_EXCEPTION, ThreadPoolExecutor, wait
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from holdall.carry.new_file import NewFile, sync_folder, unfinished, writing
from holdall.dossier import finished_file
from holdall.dossier.assembly.document import DocumentWriter
from holdall.dossier.assembly.page_sink import PageSink
from holdall.dossier.assembly.work import OPERATION, Assembly
from holdall.dossier.audit import Sources, audit
from holdall.dossier.blueprint import Blueprint, draw_up
from holdall.dossier.build_errors import AuditError, ExhibitRefusedError
from holdall.dossier.finished_file import FinishedFile, FoundPage
from holdall.dossier.report import DossierReport, ReportedExhibit
from holdall.dossier.resolve import resolve
from holdall.dossier.stamp_font import load_stamp_font
from holdall.dossier.typeset import typeset
from holdall.errors import StoppedError
from holdall.jobs.exhibit_relay import ExhibitRelay, Take
from holdall.jobs.rendition import open_shown
from holdall.resources import resource_path
from holdall.sandbox.contract import DEFAULT, MIB, JsonObject, Limits, RefusedError, Sandbox
from holdall.vault import device_sync

if TYPE_CHECKING:
    from holdall.case.dossier_plan import DossierPlan
    from holdall.dossier.bundle import Bundle
    from holdall.jobs.job import JobContext
    from holdall.vault.vault import Vault

_READ_AHEAD = 2
"""Files that workers have in hand at a time, and parts of the finished file that are read back at a time."""
_EXHIBIT_LIMITS = replace(DEFAULT, part_bytes=512 * MIB)
"""A picture or a page's content crosses the wall in one part, however large. It is held whole on either side:
half of what a child may take is the most that it can send. Here one such part is held at a time.
"""
_PAGES_PER_READER = 400
"""Below this a second reader costs more than it saves."""


def _now() -> datetime:
    return datetime.now(UTC).replace(microsecond=0)  # the text engine dates to the second


class BuildDossier:
    """Makes the dossier that `plan` describes at `output`; whatever was there is replaced only by a sound
    file.
    """

    def __init__(
        self,
        vault: Vault,
        sandbox: Sandbox,
        plan: DossierPlan,
        output: Path,
        *,
        now: Callable[[], datetime] = _now,
    ) -> None:
        self._vault = vault
        self._sandbox = sandbox
        self._plan = plan
        self._output = output
        self._now = now

    def run(self, context: JobContext) -> DossierReport:
        """Build it; progress counts pages, once written and once checked.

        Raises a `PlanError`, `ExhibitRefusedError`, `WrongPageCountError`, `AuditError`, `OSError` for the
        output, or
        `StoppedError`; then no file is left.
        """
        bundle = resolve(self._plan, self._vault.records)
        context.check()
        set_pages = typeset(bundle, self._now())
        blueprint = draw_up(bundle, set_pages)
        part = self._output.with_name(f"{self._output.name}.part")
        part.unlink(missing_ok=True)  # left by a build that was killed, or a link: what it leads to stays
        out = NewFile(part, shown=self._output)
        with unfinished(part):
            with out:
                assembly, sources = self._write(out, blueprint, set_pages.pdf, context)
            with ThreadPoolExecutor(1, thread_name_prefix="settle") as thread:
                # the disk and the workers need not wait for each other
                digest = thread.submit(_settle, part, self._output)
                found = self._read_back(part, blueprint, context)
                audit(blueprint, sources, found)
                report = _report(digest.result(), bundle, blueprint, assembly, found)
            with writing(self._output):
                part.replace(self._output)
        with suppress(OSError):  # the file is whole and in its place
            sync_folder(self._output.parent)
        return report

    def _write(
        self, out: NewFile, blueprint: Blueprint, generated: bytes, context: JobContext
    ) -> tuple[Assembly, Sources]:
        font = load_stamp_font(
            resource_path("fonts", "NotoSans-Regular.ttf"),
            {page.stamp for page in blueprint.pages if not page.is_generated},
        )
        document = DocumentWriter(out, len(blueprint.pages), font)
        assembly = Assembly(blueprint, document, font)
        self._take_generated(assembly, generated, context)
        _Files(self._vault, self._sandbox, blueprint, assembly, context).run()
        assembly.finish()
        return assembly, Sources(digests=document.digests(), links=assembly.links)

    def _take_generated(self, assembly: Assembly, generated: bytes, context: JobContext) -> None:
        sink = assembly.generated_sink()
        answer = self._sandbox.run(
            OPERATION,
            {"role": "generated"},
            BytesIO(generated),
            on_part=sink.take,
            cancelled=context.cancelled,
        )
        assembly.finish_generated(sink, answer)

    def _read_back(self, part: Path, blueprint: Blueprint, context: JobContext) -> FinishedFile:
        total = len(blueprint.pages)
        pages: list[FoundPage] = []

        def take(_: JsonObject, body: bytes) -> None:
            pages.extend(finished_file.found_pages(body))
            context.progress(min(total + len(pages), 2 * total), 2 * total)

        size = part.stat().st_size
        limits = _reading_limits(total)

        def read(span: tuple[int, int]) -> JsonObject:
            asked = finished_file.request(blueprint.style, *span, is_ours=True)
            try:
                return self._sandbox.run(
                    finished_file.OPERATION,
                    asked,
                    part,
                    limits=limits,
                    on_part=take,
                    cancelled=context.cancelled,
                )
            except RefusedError as error:
                raise AuditError(problem=f"unreadable-{error.reason.value}", page=0, exhibit="") from None

        with ThreadPoolExecutor(_READ_AHEAD, thread_name_prefix="read-back") as threads:
            answers = list(threads.map(read, _spans(blueprint)))
        return finished_file.finished_file(size, answers[0], pages)


class _Files:
    """Has workers turn the exhibits' files into pages, some at a time, and takes them in order."""

    def __init__(
        self, vault: Vault, sandbox: Sandbox, blueprint: Blueprint, assembly: Assembly, context: JobContext
    ) -> None:
        self._vault = vault
        self._sandbox = sandbox
        self._works = blueprint.files
        self._total = 2 * len(blueprint.pages)
        self._assembly = assembly
        self._context = context
        self._done = len(blueprint.generated)
        self._sinks: dict[int, PageSink] = {}
        self._relay = ExhibitRelay(len(self._works), self._begin, self._end)

    def run(self) -> None:
        """Do all files; the first error stops the rest and is raised."""
        self._relay.start()
        with ThreadPoolExecutor(_READ_AHEAD, thread_name_prefix="exhibit") as threads:
            tasks = [threads.submit(self._send, index) for index in range(len(self._works))]
            done, _ = wait(tasks, return_when=FIRST_EXCEPTION)
            errors = [error for task in done if (error := task.exception()) is not None]
            if errors:
                self._relay.stop()
                for task in tasks:
                    task.cancel()
                raise next((error for error in errors if not isinstance(error, StoppedError)), errors[0])

    def _send(self, index: int) -> None:
        work = self._works[index]
        source: BinaryIO | None = None
        try:
            source = open_shown(
                self._vault, self._sandbox, work.file.blob_id, cancelled=self._context.cancelled
            )
            answer = self._sandbox.run(
                OPERATION,
                self._assembly.request(work),
                source,
                limits=_EXHIBIT_LIMITS,
                on_part=partial(self._relay.part, index),
                before_part=partial(self._relay.expect, index),
                cancelled=self._context.cancelled,
            )
        except RefusedError as error:
            raise ExhibitRefusedError(
                exhibit=work.exhibit, file=work.file.blob_id, reason=error.reason.value
            ) from None
        finally:
            if source is not None:
                source.close()
        self._relay.answer(index, answer)

    def _begin(self, index: int) -> Take:
        self._sinks[index] = self._assembly.sink(self._works[index])
        return self._sinks[index].take

    def _end(self, index: int, answer: JsonObject) -> None:
        work = self._works[index]
        self._assembly.finish_file(work, self._sinks.pop(index), answer)
        self._done += len(work.positions)
        self._context.progress(self._done, self._total, work.exhibit)


def _reading_limits(pages: int) -> Limits:
    """What reading back may cost: twenty times the 2.5 ms of processor that a page took when measured."""
    seconds = max(DEFAULT.cpu_seconds, pages // 20)
    return replace(DEFAULT, cpu_seconds=seconds, wall_seconds=4.0 * seconds)


def _spans(blueprint: Blueprint) -> list[tuple[int, int]]:
    """Page ranges to read back side by side; they meet at a divider, so no exhibit is in both."""
    total = len(blueprint.pages)
    middle = next((page for page in sorted(blueprint.dividers.values()) if page > total // 2), total + 1)
    if total < _PAGES_PER_READER or middle > total:
        return [(1, total)]
    return [(1, middle - 1), (middle, total)]


def _settle(part: Path, output: Path) -> str:
    """Wait until the file is on the disk; its SHA-256 in lower-case hex."""
    with writing(output), part.open("rb+") as file:
        device_sync.sync(file.fileno())
        return hashlib.file_digest(file, "sha256").hexdigest()


def _report(
    digest: str, bundle: Bundle, blueprint: Blueprint, assembly: Assembly, found: FinishedFile
) -> DossierReport:
    cap = bundle.profile.size_cap
    ends = {page.exhibit: page.number for page in blueprint.pages}
    return DossierReport(
        pages=len(blueprint.pages),
        size=found.size,
        sha256=digest,
        exhibits=tuple(
            ReportedExhibit(
                label=exhibit.label,
                paper_id=exhibit.paper_id,
                title=exhibit.title,
                first_page=blueprint.dividers[exhibit.label],
                last_page=ends[exhibit.label],
            )
            for exhibit in bundle.exhibits
        ),
        pdfa=not assembly.obstacles,
        obstacles=tuple(assembly.obstacles),
        over_size_cap=cap is not None and found.size > cap,
    )
