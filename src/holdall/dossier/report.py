"""What a finished dossier is, for whoever asked for it; words nothing."""

from __future__ import annotations

from dataclasses import dataclass

from holdall.dossier.assembly.work import Obstacle


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportedExhibit:
    """An exhibit and its physical pages, divider first."""

    label: str
    paper_id: str
    title: str
    first_page: int
    last_page: int


@dataclass(frozen=True, slots=True, kw_only=True)
class DossierReport:
    """The finished file; `size` in bytes, `sha256` lower-case hex, `obstacles` say why it is not PDF/A-2b."""

    pages: int
    size: int
    sha256: str
    exhibits: tuple[ReportedExhibit, ...]
    pdfa: bool
    obstacles: tuple[Obstacle, ...]
    over_size_cap: bool
