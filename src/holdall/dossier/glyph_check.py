"""Finds the record whose text no shipped font can show, before anything is set; draws nothing."""

from __future__ import annotations

from collections.abc import Iterator

from holdall.dossier.bundle import Bundle
from holdall.dossier.glyphs import missing_character
from holdall.dossier.plan_errors import GlyphMissingError


def check_glyphs(bundle: Bundle) -> None:
    """Raises `GlyphMissingError` naming the record and the part of the first text that cannot be shown."""
    for item, part, texts in _texts(bundle):
        missing = missing_character(texts)
        if missing is not None:
            raise GlyphMissingError(item=item, part=part, character=f"U+{ord(missing):04X}")


def _texts(bundle: Bundle) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """Every text that comes from people: id of its record, what it is, the texts."""
    yield bundle.plan_id, "title", (bundle.title,)
    for field in bundle.caption:
        yield bundle.plan_id, f"caption.{field.key}", (field.label, field.value)
    for number, paragraph in enumerate(bundle.statement, start=1):
        texts = tuple(run for run in paragraph if isinstance(run, str))
        yield bundle.plan_id, f"statement.{number}", texts
    for exhibit in bundle.exhibits:
        shown = (exhibit.title, exhibit.author, exhibit.language, exhibit.date_text)
        yield exhibit.paper_id, "exhibit", shown
    for row in bundle.chronology:
        yield row.event_id, "event", (row.title, row.place, row.description, row.date_text)
    for person in bundle.people:
        facts = tuple(fact.value for fact in person.facts)
        names = tuple(text for name in person.names for text in (name.text, name.source))
        yield person.person_id, "person", (person.name, person.file_number, *facts, *names)
        for paper in person.papers:
            yield paper.paper_id, "identity", (paper.number, paper.country, paper.issued, paper.expires)
