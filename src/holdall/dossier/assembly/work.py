"""Asks workers for pages and takes them into the document; it starts no thread and opens no file."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeVar, cast

from holdall.dossier.assembly.document import DocumentFacts, DocumentWriter
from holdall.dossier.assembly.page_sink import PageSink
from holdall.dossier.blueprint import Blueprint, FileWork
from holdall.dossier.build_errors import MalformedChunkError, WrongPageCountError
from holdall.dossier.stamp_font import StampFont
from holdall.dossier.stamp_order import StampOrder
from holdall.sandbox.contract import JsonObject

OPERATION = "dossier.exhibit"

A = TypeVar("A")
B = TypeVar("B")


@dataclass(frozen=True, slots=True, kw_only=True)
class Obstacle:
    """Why an exhibit keeps the file from being PDF/A: a code and the first page of the file that shows it."""

    exhibit: str
    blob_id: str
    code: str
    page: int


class Assembly:
    """Puts the parts of a blueprint together; files must be begun and finished one after the other."""

    def __init__(self, blueprint: Blueprint, document: DocumentWriter, font: StampFont) -> None:
        self._blueprint = blueprint
        self._document = document
        self._font = font
        self._layers: list[tuple[int, bool]] = []
        self._structure = 0
        self.links: dict[int, list[int]] = {}
        """Physical page → the physical pages that its links lead to, in order."""
        self.obstacles: list[Obstacle] = []

    def request(self, work: FileWork) -> JsonObject:
        """What to ask a worker for the pages of a file."""
        stamps = tuple(self._font.encode(self._blueprint.pages[page - 1].stamp) for page in work.positions)
        order = StampOrder(texts=stamps, style=self._blueprint.style)
        return {"media_type": work.file.shown_type, "paper": list(self._blueprint.paper), **order.request()}

    def sink(self, work: FileWork) -> PageSink:
        """Where the pages of a file go."""
        return self._document.sink(work.positions)

    def generated_sink(self) -> PageSink:
        """Where the typeset pages go."""
        return self._document.sink(self._blueprint.generated)

    def finish_file(self, work: FileWork, sink: PageSink, answer: JsonObject) -> None:
        """Check a worker's answer; raises `WrongPageCountError` or `MalformedChunkError`."""
        found = cast("int", answer.get("page_count"))
        if found != work.file.page_count:
            raise WrongPageCountError(
                exhibit=work.exhibit, file=work.file.blob_id, expected=work.file.page_count, found=found
            )
        sink.finish()
        self._layers += [
            (sink.number(number), is_off) for number, is_off in _rows(answer, "layers", int, bool)
        ]
        self.obstacles += [
            Obstacle(exhibit=work.exhibit, blob_id=work.file.blob_id, code=code, page=page)
            for code, page in _rows(answer, "obstacles", str, int)
        ]

    def finish_generated(self, sink: PageSink, answer: JsonObject) -> None:
        """Check the answer about the typeset pages; raises `MalformedChunkError`."""
        sink.finish()
        structure = answer.get("structure")
        if not isinstance(structure, int):
            raise MalformedChunkError(reason="structure")
        self._structure = sink.number(structure) if structure else 0
        pages = self._blueprint.generated
        for page, target in _rows(answer, "links", int, int):
            if not 0 <= page < len(pages) > target:
                raise MalformedChunkError(reason="links")
            self.links.setdefault(pages[page], []).append(pages[target] if target >= 0 else 0)

    def finish(self) -> int:
        """Write what surrounds the pages; returns the size in bytes."""
        return self._document.finish(
            DocumentFacts(
                title=self._blueprint.title,
                language=self._blueprint.language,
                bookmarks=self._blueprint.bookmarks,
                pdfa=not self.obstacles,
                structure=self._structure,
                layers=self._layers,
            )
        )


def _rows(answer: JsonObject, key: str, first: type[A], second: type[B]) -> Iterator[tuple[A, B]]:
    """The pairs under `key`, each checked: the sender is not trusted."""
    rows = answer.get(key)
    if not isinstance(rows, list):
        raise MalformedChunkError(reason=key)
    for row in rows:
        match row:
            case [a, b] if isinstance(a, first) and isinstance(b, second):
                yield a, b
            case _:
                raise MalformedChunkError(reason=key)
