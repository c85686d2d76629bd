"""Every kind of document that is taken in has its reader."""

from __future__ import annotations

from holdall.intake.reading.readers import READERS
from holdall.intake.sniff import DOCUMENTS


def test_every_kind_has_one() -> None:
    assert READERS.keys() == DOCUMENTS
