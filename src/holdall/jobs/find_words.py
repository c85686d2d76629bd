"""Answers what is typed into the search box: papers and their pages, people, events; it must not write."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from holdall.case.paper import Paper, PaperKind
from holdall.case.stored_file import StoredFile
from holdall.errors import InputUnusableError
from holdall.vault.row_query import RowQuery
from holdall.vault.search.query import parse
from holdall.vault.search.snippet import Snippet, snippet

if TYPE_CHECKING:
    from holdall.case.record import Record
    from holdall.vault.search.search_index import Hit
    from holdall.vault.vault import Vault


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A record that was found by its own words, or a paper by those on one of its pages."""

    record: Record
    file_id: str = ""
    file_page: int = 0
    """The page of that file, from 1, or 0."""
    page: int = 0
    """The same page as counted through all files of the paper, or 0."""
    snippet: Snippet
    score: float


class WordFinder:
    """Finds words in one vault, as far as its search index has been brought up."""

    def __init__(self, vault: Vault) -> None:
        self._vault = vault

    def find(
        self, text: str, *, kind: PaperKind | None = None, typing: bool = False, limit: int = 50
    ) -> list[Found]:
        """The best passages in which every word of `text` occurs, best first, at most `limit`.

        With `kind` only those of papers of this kind. `typing` leaves the last word open: see `parse`.
        """
        among = None if kind is None else self._of_kind(kind)
        hits, asked = self._vault.search.find(parse(text, typing=typing), among=among, limit=limit)
        found: list[Found] = []
        for hit in hits:
            shown = snippet(hit.text, asked)
            found += [
                it for it in self._found(hit, shown) if kind in (None, getattr(it.record, "kind", None))
            ]
        return found[:limit]

    def pages_without_text(self) -> int:
        """How many pages of the vault's files the index has no text of: pictures, what could not be read."""
        read = self._vault.search.pages()
        files = self._vault.records.all(StoredFile)
        return sum(max(0, file.page_count - read.get(file.id, 0)) for file in files)

    def _of_kind(self, kind: PaperKind) -> set[str]:
        papers = [paper for paper in self._vault.records.all(Paper) if paper.kind is kind]
        return {it for paper in papers for it in (paper.id, *paper.file_ids)}

    def _found(self, hit: Hit, shown: Snippet) -> Iterator[Found]:
        """What is shown for a passage: the papers with its file, or its own record; nothing from the bin."""
        record = self._record(hit.source)
        if not isinstance(record, StoredFile):
            if record is not None:
                yield Found(record=record, snippet=shown, score=hit.score)
            return
        for row in self._vault.records.rows(RowQuery(kind=Paper.KIND, person_id=record.id)):
            paper = self._record(row.id)
            if isinstance(paper, Paper):
                yield Found(
                    record=paper,
                    file_id=record.id,
                    file_page=hit.page,
                    page=self._pages_before(paper, record.id) + hit.page if hit.page else 0,
                    snippet=shown,
                    score=hit.score,
                )

    def _pages_before(self, paper: Paper, file_id: str) -> int:
        earlier = paper.file_ids[: paper.file_ids.index(file_id)]
        files = [self._record(it) for it in earlier]
        return sum(file.page_count for file in files if isinstance(file, StoredFile))

    def _record(self, record_id: str) -> Record | None:
        try:
            return self._vault.records.get(record_id)
        except InputUnusableError:
            return None
