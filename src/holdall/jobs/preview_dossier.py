"""The job that sets a dossier's own pages without building it, so that all pages can be seen beforehand."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from io import BytesIO
from typing import TYPE_CHECKING

from holdall.dossier.blueprint import Blueprint, draw_up
from holdall.dossier.resolve import resolve
from holdall.dossier.typeset import typeset
from holdall.jobs.render import draw_page
from holdall.jobs.rendition import open_shown

if TYPE_CHECKING:
    from holdall.case.dossier_plan import DossierPlan
    from holdall.jobs.inspection import RawImage
    from holdall.jobs.job import JobContext
    from holdall.sandbox.contract import Sandbox
    from holdall.vault.vault import Vault


@dataclass(frozen=True, slots=True, kw_only=True)
class DossierPreview:
    """A dossier as it will be: its blueprint, and the PDF of the pages that Holdall writes itself."""

    blueprint: Blueprint
    generated: bytes

    @property
    def page_count(self) -> int:
        """Pages of the whole dossier."""
        return len(self.blueprint.pages)

    def draw(self, vault: Vault, sandbox: Sandbox, number: int, max_px: int) -> RawImage:
        """Physical page `number` (from 1), without its stamp when it comes from a file.

        Raises `RefusedError` when the page cannot be drawn, and what opening the file raises.
        """
        if self.blueprint.pages[number - 1].is_generated:
            page = self.blueprint.generated.index(number)
            return draw_page(sandbox, BytesIO(self.generated), page, max_px)
        work = next(work for work in self.blueprint.files if number in work.positions)
        with open_shown(vault, sandbox, work.file.blob_id) as source:
            return draw_page(sandbox, source, number - work.positions.start, max_px)


def _now() -> datetime:
    return datetime.now(UTC)


class PreviewDossier:
    """Sets the generated pages of `plan`; writes nothing anywhere."""

    def __init__(self, vault: Vault, plan: DossierPlan, *, now: Callable[[], datetime] = _now) -> None:
        self._vault, self._plan, self._now = vault, plan, now

    def run(self, context: JobContext) -> DossierPreview:
        """Resolve and set; raises a `PlanError` that names the item in the way, or `StoppedError`."""
        bundle = resolve(self._plan, self._vault.records)
        context.check()
        set_pages = typeset(bundle, self._now())
        context.check()
        return DossierPreview(blueprint=draw_up(bundle, set_pages), generated=set_pages.pdf)
