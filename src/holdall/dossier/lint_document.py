"""Rules about the file as a whole: what it says of itself, its paper and size, and what must not be in it."""

from __future__ import annotations

from collections.abc import Iterator

from holdall.dossier.blueprint import PAPER_POINTS
from holdall.dossier.finished_file import FinishedFile
from holdall.dossier.lint import Finding, Rule, error, warning
from holdall.dossier.profile import Profile

_PAPER_TOLERANCE = 3.0
"""Points by which a side may differ from the paper: a millimetre."""


def names_itself(found: FinishedFile, profile: Profile) -> Iterator[Finding]:
    """The file has a title that viewers show, and a language that the authority accepts."""
    if not found.title.strip():
        yield error("title-missing")
    elif not found.shows_title:
        yield warning("title-hidden")
    if not found.language:
        yield error("language-missing")
    elif profile.languages and found.language.partition("-")[0].lower() not in profile.languages:
        yield warning("language", expected=" ".join(profile.languages), found=found.language)


def is_plain(found: FinishedFile, profile: Profile) -> Iterator[Finding]:  # noqa: ARG001
    """Nothing in the file acts, hides behind a password or is attached; nothing had to be repaired."""
    if found.is_encrypted:
        yield error("encrypted")
    for name in found.acts:
        yield error("active-content", found=name)
    if found.attachments:
        yield error("attachments", found=found.attachments)
    if found.warnings:
        yield error("damaged", found=found.warnings)
    for page in found.pages:
        for name in page.acts:
            yield error("active-content", page.number, found=name)


def fits(found: FinishedFile, profile: Profile) -> Iterator[Finding]:
    """The file keeps to the size cap; the cover and the index are on the authority's paper."""
    if profile.size_cap is not None and found.size > profile.size_cap:
        yield error("too-large", expected=profile.size_cap, found=found.size)
    paper = sorted(PAPER_POINTS[profile.paper])
    for page in found.pages:
        is_front = page.number == 1 or any(link.prints_page for link in page.links)
        sides = zip(sorted(page.size), paper, strict=True)
        if is_front and any(abs(side - wanted) > _PAPER_TOLERANCE for side, wanted in sides):
            yield warning("paper", page.number, profile.paper, "x".join(f"{side:.0f}" for side in page.size))


def can_be_read(found: FinishedFile, profile: Profile) -> Iterator[Finding]:  # noqa: ARG001
    """There is text to search."""
    if not any(page.has_text for page in found.pages):
        yield error("no-text")


DOCUMENT_RULES: tuple[Rule, ...] = (names_itself, is_plain, fits, can_be_read)
