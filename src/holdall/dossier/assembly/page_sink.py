"""Takes one sender's objects and pages into the document, giving everything its final number."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from typing import cast

from holdall.dossier.assembly.object_writer import ObjectWriter
from holdall.dossier.build_errors import MalformedChunkError
from holdall.dossier.chunk import PAGE, SHARED, PdfObject, map_references, unpack
from holdall.sandbox.contract import JsonObject


class PageSink:
    """One sender: a file of an exhibit, or the generated pages; they go to `positions` (physical, from 1)."""

    def __init__(
        self,
        objects: ObjectWriter,
        shared: Sequence[int],
        page_objects: Sequence[int],
        positions: Sequence[int],
        put_page: Callable[[int, bytes, str], None],
    ) -> None:
        self._objects = objects
        self._tables = {SHARED: list(shared), PAGE: [page_objects[position - 1] for position in positions]}
        self._positions = positions
        self._put_page = put_page
        self._numbers: dict[int, int] = {}
        self._received = 0

    def take(self, header: JsonObject, body: bytes) -> None:
        """Take one part as it came; raises `MalformedChunkError`."""
        if header.get("kind") == "objects":
            for item in unpack(header.get("table"), body):
                self._take_object(item)
        elif header.get("kind") == "pages":
            self._take_pages(body)
        else:
            raise MalformedChunkError(reason="kind")

    def number(self, local: int) -> int:
        """The final number of the sender's object `local`."""
        found = self._numbers.get(local)
        if found is None:
            found = self._numbers[local] = self._objects.allocate()
        return found

    def finish(self) -> None:
        """Raise `MalformedChunkError` unless every page has come."""
        if self._received != len(self._positions):
            raise MalformedChunkError(reason="pages", found=self._received, expected=len(self._positions))

    def _take_object(self, item: PdfObject) -> None:
        body = map_references(item.body, self._reference)
        if item.stream is None:
            self._objects.put(self.number(item.number), body)
        else:
            self._objects.put_stream(self.number(item.number), body, item.stream)

    def _take_pages(self, body: bytes) -> None:
        try:
            rows = cast("list[dict[str, str]]", json.loads(body))
            pages = [(row["entries"].encode("latin-1"), str(row["digest"])) for row in rows]
        except (ValueError, KeyError, TypeError, AttributeError):
            raise MalformedChunkError(reason="pages") from None
        for entries, digest in pages:
            if self._received == len(self._positions):
                raise MalformedChunkError(reason="pages", expected=len(self._positions))
            self._put_page(self._positions[self._received], map_references(entries, self._reference), digest)
            self._received += 1

    def _reference(self, number: int, generation: int) -> bytes:
        if generation == 0:
            return b"%d 0 R" % self.number(number)
        table = self._tables.get(generation)
        if table is None or number >= len(table):
            raise MalformedChunkError(reason="reference")
        return b"%d 0 R" % table[number]
