"""Splits a statement into paragraphs and finds its references to exhibits; lays nothing out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from holdall.dossier.bundle import ExhibitReference, Paragraph, Run
from holdall.dossier.plain_text import paragraphs
from holdall.dossier.plan_errors import ReferenceUnknownError

_REFERENCE = re.compile(r"\{exhibit:([0-9a-f]{32})\}")


def statement_paragraphs(text: str, labels: Mapping[str, str]) -> tuple[Paragraph, ...]:
    """The paragraphs of `text`, each a row of plain texts and references; `labels` maps paper ids to labels.

    Raises `ReferenceUnknownError` for a reference to a paper that is no exhibit. Braces that are no reference
    stay as they are typed.
    """
    return tuple(tuple(_runs(paragraph, labels)) for paragraph in paragraphs(text))


def _runs(paragraph: str, labels: Mapping[str, str]) -> Iterator[Run]:
    end = 0
    for match in _REFERENCE.finditer(paragraph):
        if match.start() > end:
            yield paragraph[end : match.start()]
        if match[1] not in labels:
            raise ReferenceUnknownError(item=match[1])
        yield ExhibitReference(labels[match[1]])
        end = match.end()
    if end < len(paragraph):
        yield paragraph[end:]
