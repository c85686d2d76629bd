from __future__ import annotations

import pytest

from holdall.case.application import Application
from holdall.case.codec import RECORD_TYPES
from holdall.case.record import Record, is_id, new_id
from holdall.case.stored_file import StoredFile

_FILE = {"name": "a.pdf", "size": 1, "sha256": "0" * 64, "media_type": "application/pdf", "imported_at": "x"}


def test_new_ids_are_ids_and_never_the_same() -> None:
    ids = {new_id() for _ in range(100)}
    assert len(ids) == 100
    assert all(is_id(text) for text in ids)


@pytest.mark.parametrize("text", ["", "0" * 31, "0" * 33, "G" * 32, "A" * 32, "0" * 32 + "\n"])
def test_other_texts_are_no_ids(text: str) -> None:
    assert not is_id(text)


def test_a_bare_record_has_no_title_and_no_date() -> None:
    assert Record().sort_date == ""
    with pytest.raises(NotImplementedError):
        _ = Record().title_text


@pytest.mark.parametrize("cls", RECORD_TYPES.values())
def test_an_empty_record_of_every_kind_can_be_listed(cls: type[Record]) -> None:
    record = cls(**_FILE) if cls is StoredFile else cls()
    assert record.title_text == ("a.pdf" if cls is StoredFile else "")
    assert record.sort_date == {StoredFile: "x", Application: "~"}.get(cls, "")
