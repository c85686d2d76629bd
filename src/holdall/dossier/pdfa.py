"""Looks for what keeps an exhibit's pages from being PDF/A-2b; it errs on the side of finding something."""

from __future__ import annotations

from holdall.sandbox.contract import JsonValue


class PdfaInspector:
    """Collects obstacles over the pages of one exhibit."""

    def __init__(self) -> None:
        self._found: dict[str, int] = {}
        self._pages = 0

    def inspect_page(self) -> None:
        """Look at the next page: no PDF of foreign making counts as proven yet."""
        self._pages += 1
        self._found.setdefault("pdf-not-proven", self._pages)

    def obstacles(self) -> list[JsonValue]:
        """[code, first page of the exhibit that has it], by code."""
        return [[code, page] for code, page in sorted(self._found.items())]
