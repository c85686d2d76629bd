"""The list of pages: which there are, in which order, how the rail names them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from holdall.ui.pages.page import Page
from holdall.ui.pages.today import TodayPage
from holdall.ui.pages.vault import VaultPage
from holdall.ui.session import Session
from holdall.ui.translation import QT_TRANSLATE_NOOP


@dataclass(frozen=True, slots=True)
class PageSpec:
    """One entry of the rail; `id` is also the `page-ID` action and the icon, `low` puts it at the bottom."""

    id: str
    title: str
    make: Callable[[Session], Page]
    low: bool = False


PAGES: tuple[PageSpec, ...] = (
    PageSpec("today", QT_TRANSLATE_NOOP("Pages", "Today"), TodayPage),
    # papers, people, story, applications, dossiers: one line each, in this order
    PageSpec("vault", QT_TRANSLATE_NOOP("Pages", "Vault"), VaultPage, low=True),
)
