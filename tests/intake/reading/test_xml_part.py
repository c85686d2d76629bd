"""XML from strangers: no entities, no types, no depth without end."""

from __future__ import annotations

import pytest

from holdall.intake.reading import xml_part
from holdall.intake.reading.xml_part import number, parsed
from holdall.sandbox.contract import Refusal, RefusedError

BOMB = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]><x>&b;</x>'


def test_a_tree_is_read() -> None:
    assert [it.tag for it in parsed("<a><b/>текст</a>".encode()).iter()] == ["a", "b"]


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"<a>",
        b"<a/><b/>",
        b'<?xml version="1.0" encoding="no-such"?><a/>',
        b"<a>&undefined;</a>",
        BOMB.encode(),
        BOMB.encode("utf-16"),
        b'<!doctype x SYSTEM "file:///etc/passwd"><x/>',
        b"<a>" * 201 + b"</a>" * 201,
        b"<a>" * 1_000_000,
    ],
)
def test_what_is_damaged_or_forbidden_is_refused(data: bytes) -> None:
    with pytest.raises(RefusedError) as refused:
        parsed(data)
    assert refused.value.reason is Refusal.DAMAGED


def test_siblings_are_as_deep_as_one_and_too_many_are_refused(monkeypatch) -> None:
    assert len(parsed(b"<a>" + b"<b><c/></b>" * 500 + b"</a>")) == 500
    monkeypatch.setattr(xml_part, "_MOST_ELEMENTS", 3)
    with pytest.raises(RefusedError) as refused:
        parsed(b"<a>" + b"<b/>" * 3 + b"</a>")
    assert refused.value.reason is Refusal.TOO_LARGE


@pytest.mark.parametrize(
    ("text", "found"), [("7", 7), ("-3", -3), ("", 5), (None, 5), ("x", 5), ("9" * 30, 1_000_000)]
)
def test_numbers_are_bounded(text: str | None, found: int) -> None:
    assert number(text, 5) == found
