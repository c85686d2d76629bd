"""A case in memory to make dossiers of, the files to put into it, and a sandbox without walls.

Every exhibit page carries a token of its own, so that a checker that knows nothing of Holdall can tell
pages apart.
"""

from __future__ import annotations

import hashlib
import io
import threading
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pikepdf
from PIL import Image
from reportlab.pdfgen.canvas import Canvas

from holdall.case.dossier_plan import DossierPlan, PlannedExhibit
from holdall.case.paper import Paper, PaperKind
from holdall.case.person import NameForm, Person
from holdall.case.stored_file import StoredFile
from holdall.dossier.operations import OPERATIONS
from holdall.dossier.report import DossierReport
from holdall.jobs.build_dossier import BuildDossier
from holdall.jobs.job import JobContext

A4 = (595.2756, 841.8898)
ONE_AT_A_TIME = threading.Lock()
"""pdfium serves one thread; workers have a process each."""
MOMENT = datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)


class OpenSandbox:
    """Runs operations in this process; `answers` replaces answers by operation, to play a lying worker."""

    def run(
        self,
        operation: str,
        request: Mapping[str, Any],
        source: Any,
        *,
        limits: Any = None,
        on_part: Any = None,
        before_part: Any = None,
        cancelled: Any = None,
    ) -> dict[str, Any]:
        """See `holdall.sandbox.contract.Sandbox.run`."""

        parts: list[tuple[Any, bytes]] = []

        def emit(header: Any, body: Any) -> None:
            parts.append((header, bytes(body)))

        opened = source.open("rb") if isinstance(source, Path) else io.BytesIO(source.read())
        with ONE_AT_A_TIME, opened as file:
            answer = OPERATIONS[operation](dict(request), file, emit)
        for header, body in parts:
            if before_part is not None:
                before_part(len(body))
            if on_part is not None:
                on_part(header, body)
        return answer


class DossierCase:
    """Plays the vault: papers, their files, a plan of all of them in the order added."""

    def __init__(self) -> None:
        self.files: dict[str, bytes] = {}
        self.found: list[Any] = [Person(names=(NameForm(surname="Specimen", given="Анна"),))]
        self.exhibits: list[PlannedExhibit] = []
        self.records = SimpleNamespace(
            all=lambda kind: [item for item in self.found if isinstance(item, kind)],
            get=lambda record_id: next(item for item in self.found if item.id == record_id),
        )
        self.blobs = SimpleNamespace(open=lambda blob_id: io.BytesIO(self.files[blob_id]))

    def add(
        self, data: bytes, media_type: str, pages: int, title: str = "Ruling", section: str = "",
        *, claims: tuple[tuple[str, str], ...] = (),
    ) -> Paper:  # fmt: skip
        """Add a paper of one file and plan it as the next exhibit."""
        file = StoredFile(
            name="scan",
            size=len(data),
            sha256=hashlib.sha256(data).hexdigest(),
            media_type=media_type,
            imported_at="2026-01-01T00:00:00Z",
            page_count=pages,
            claims=claims,
        )
        paper = Paper(kind=PaperKind.COURT_RULING, title=title, file_ids=(file.id,))
        self.files[file.id] = data
        self.found += [file, paper]
        self.exhibits.append(PlannedExhibit(paper_id=paper.id, section=section))
        return paper

    def add_pdf(self, data: bytes, pages: int, title: str = "Ruling") -> Paper:
        """Add a PDF."""
        return self.add(data, "application/pdf", pages, title)

    def plan(self, **values: Any) -> DossierPlan:
        """The plan of everything added."""
        values.setdefault("title", "Specimen dossier")
        return DossierPlan(applicant_id=self.found[0].id, exhibits=tuple(self.exhibits), **values)

    def build(
        self, output: Path, *, sandbox: Any = None, context: JobContext | None = None, **values: Any
    ) -> DossierReport:
        """Make the dossier at `output`."""
        job = BuildDossier(self, sandbox or OpenSandbox(), self.plan(**values), output, now=lambda: MOMENT)  # type: ignore[arg-type]
        return job.run(context or JobContext())


def make_pdf(tokens: list[str], *, size: tuple[float, float] = A4, **page_values: Any) -> bytes:
    """A PDF with one page for each token; `page_values` become entries of every page's dictionary."""
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=size, invariant=1)
    for token in tokens:
        canvas.setFont("Helvetica", min(12, size[0] / 20))
        canvas.drawString(size[0] * 0.1, size[1] * 0.6, token)
        canvas.showPage()
    canvas.save()
    if not page_values:
        return out.getvalue()
    with pikepdf.open(io.BytesIO(out.getvalue())) as pdf:
        for page in pdf.pages:
            for key, value in page_values.items():
                page.obj[f"/{key}"] = value
        return saved(pdf)


def saved(pdf: pikepdf.Pdf, **options: Any) -> bytes:
    """The bytes of an open PDF."""
    out = io.BytesIO()
    pdf.save(out, static_id=options.pop("static_id", True), **options)
    return out.getvalue()


def encrypted(data: bytes, user: str = "") -> bytes:
    """The same PDF under encryption; an empty user password opens by itself."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        return saved(pdf, encryption=pikepdf.Encryption(user=user, owner="owner", R=6), static_id=False)


def make_picture(
    name: str = "JPEG", size: tuple[int, int] = (640, 480), mode: str = "RGB", **options: Any
) -> bytes:
    """A picture with a gradient, so that its sides can be told apart."""
    out = io.BytesIO()
    picture = Image.linear_gradient("L").resize(size)
    if mode == "I;16":
        picture = picture.convert("I").point(lambda value: value * 257)
    picture.convert(mode).save(out, name, **options)
    return out.getvalue()
