"""What lists sort, filter and search a record by; it must not know the database.

Everything is derived from the record itself, so that it can be computed again at any time.
"""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import cast

from holdall.case import codec
from holdall.case.record import Record, is_id


@dataclass(frozen=True, slots=True, kw_only=True)
class IndexedRecord:
    """A record's stored body and the columns beside it."""

    id: str
    kind: str
    subkind: str
    title: str
    title_key: str
    sort_date: str
    text: str
    """Everything that can be searched for, folded."""
    links: frozenset[str]
    """Every id in the body, the record's own included: people, papers, files, blobs."""
    body: str


def index_record(record: Record) -> IndexedRecord:
    """The stored form of `record`."""
    body = codec.encode(record)
    strings = list(_strings(body))
    return IndexedRecord(
        id=record.id,
        kind=record.KIND,
        subkind=str(getattr(record, "kind", "") or getattr(record, "role", "")),
        title=record.title_text,
        title_key=fold(record.title_text),
        sort_date=record.sort_date,
        text=fold("\n".join(dict.fromkeys(text for text in strings if not is_id(text)))),
        links=frozenset(text for text in strings if is_id(text)),
        body=json.dumps(body, ensure_ascii=False, sort_keys=True, separators=(",", ":")),
    )


def read_record(body: str) -> Record:
    """The record that a stored body holds; raises `RecordUnreadableError`."""
    return codec.decode(json.loads(body))


def fold(text: str) -> str:
    """`text` without differences of case, width or Ё and Е, for sorting and searching."""
    folded = unicodedata.normalize("NFKC", text).casefold().replace("ё", "е")
    return folded.replace("\x00", " ")  # SQLite's search would take it for the end


def _strings(value: object) -> Iterator[str]:
    """Every string in a JSON value, without the names of members."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for item in cast("Mapping[str, object]", value).values():
            yield from _strings(item)
    elif isinstance(value, list):
        for item in cast("list[object]", value):
            yield from _strings(item)
