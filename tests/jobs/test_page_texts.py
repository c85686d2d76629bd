"""The answer of a sandbox that was taken over is not believed."""

from __future__ import annotations

import io

import pytest

from holdall.jobs import page_texts as module
from holdall.jobs.page_texts import page_texts
from holdall.sandbox.contract import Refusal


class Lying:
    """A sandbox that answers what it is told to."""

    def __init__(self, *parts: tuple[dict[str, object], bytes]) -> None:
        self._parts = parts

    def run(self, operation, request, source, *, on_part, cancelled=None) -> dict[str, object]:
        assert (operation, request) == ("intake.read_text", {})
        for header, body in self._parts:
            on_part(header, body)
        return {"page_count": 0}


def part(page: object, text: bytes = b"x", kind: str = "text") -> tuple[dict[str, object], bytes]:
    return {"kind": kind, "page": page}, text


def test_the_text_of_each_page(sandbox, written_pdf) -> None:
    found = page_texts(sandbox, io.BytesIO(written_pdf("Суд", "", "Обыск")))
    assert found.problem is None
    assert {page: text.strip() for page, text in found.texts.items()} == {0: "Суд", 2: "Обыск"}


@pytest.mark.parametrize(
    "parts",
    [
        [part(0, kind="page")],
        [part("0")],
        [part(-1)],
        [part(None)],
        [part(100_000)],
        [part(1), part(1)],
        [part(2), part(1)],
        [part(0, b"\xff")],
        [part(0, b"x" * 11)],
        [part(0, b"x" * 10), part(1, b"x" * 10), part(2, b"x")],
    ],
)
def test_what_is_no_answer_is_refused(parts, monkeypatch) -> None:
    monkeypatch.setattr(module, "_LONGEST_BYTES", 10)
    monkeypatch.setattr(module, "_LONGEST_FILE", 20)
    assert page_texts(Lying(*parts), io.BytesIO()).problem is Refusal.CRASHED


def test_what_came_before_a_refusal_is_kept() -> None:
    assert page_texts(Lying(part(0, "Суд".encode()), part("1")), io.BytesIO()) == (
        {0: "Суд"},
        Refusal.CRASHED,
    )
