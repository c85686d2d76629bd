"""The list of pages: which there are, in which order, how the rail names them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from holdall.ui.pages.applications import ApplicationsPage
from holdall.ui.pages.bin import BinPage
from holdall.ui.pages.dossiers import DossiersPage
from holdall.ui.pages.page import Page
from holdall.ui.pages.papers import PapersPage
from holdall.ui.pages.people import PeoplePage
from holdall.ui.pages.story import StoryPage
from holdall.ui.pages.today import TodayPage
from holdall.ui.pages.vault import VaultPage
from holdall.ui.session import Session
from holdall.ui.translation import QT_TRANSLATE_NOOP


@dataclass(frozen=True, slots=True)
class PageSpec:
    """One entry of the rail; `id` is also the `page-ID` action and the icon.

    `low` puts it and those after it at the bottom.
    """

    id: str
    title: str
    make: Callable[[Session], Page]
    low: bool = False


PAGES: tuple[PageSpec, ...] = (
    PageSpec("today", QT_TRANSLATE_NOOP("Pages", "Today"), TodayPage),
    PageSpec("papers", QT_TRANSLATE_NOOP("Pages", "Papers"), PapersPage),
    PageSpec("people", QT_TRANSLATE_NOOP("Pages", "People"), PeoplePage),
    PageSpec("story", QT_TRANSLATE_NOOP("Pages", "Story"), StoryPage),
    PageSpec("applications", QT_TRANSLATE_NOOP("Pages", "Applications"), ApplicationsPage),
    PageSpec("dossiers", QT_TRANSLATE_NOOP("Pages", "Dossiers"), DossiersPage),
    PageSpec("vault", QT_TRANSLATE_NOOP("Pages", "Vault"), VaultPage, low=True),
    PageSpec("bin", QT_TRANSLATE_NOOP("Pages", "Bin"), BinPage),
)
