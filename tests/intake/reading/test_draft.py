"""What a document may hold at most, and its pictures."""

from __future__ import annotations

import io

import pytest
from PIL import Image

from holdall.case.document import Cell, Paragraph, Picture, Table
from holdall.intake.reading import draft as drafts
from holdall.intake.reading.draft import Draft
from holdall.sandbox.contract import Refusal, RefusedError


@pytest.fixture
def sent() -> list:
    return []


@pytest.fixture
def draft(sent: list) -> Draft:
    return Draft(lambda number, pixels: sent.append((number, pixels.width, pixels.height)))


def png(width: int = 4, height: int = 2, mode: str = "RGB") -> bytes:
    out = io.BytesIO()
    Image.new(mode, (width, height)).save(out, "PNG")
    return out.getvalue()


def test_control_characters_go_and_line_ends_are_one_kind(draft) -> None:
    assert draft.run("a\x00b\r\nc\u2028d\x1b[31m\ud800").text == "ab\nc\nd[31m"


@pytest.mark.parametrize(
    ("limit", "act"),
    [
        ("MOST_LETTERS", lambda draft: draft.run("x" * 11)),
        ("MOST_BLOCKS", lambda draft: [draft.add(Paragraph()) for _ in range(11)]),
        ("MOST_BLOCKS", lambda draft: [draft.cell(()) for _ in range(11)]),
        ("MOST_BLOCKS", lambda draft: draft.add_table([(draft.cell(()),), *[()] * 10])),
        ("MOST_PICTURES", lambda draft: [draft.add_picture(png(width)) for width in range(1, 12)]),
    ],
)
def test_more_than_the_limits_is_refused(draft, monkeypatch, limit: str, act) -> None:
    monkeypatch.setattr(drafts, limit, 10)
    with pytest.raises(RefusedError) as refused:
        act(draft)
    assert refused.value.reason is Refusal.TOO_LARGE


def test_a_picture_is_sent_once_and_numbered(draft, sent) -> None:
    for data in (png(), png(8), png()):
        draft.add_picture(data)
    assert draft.blocks == [Picture(0), Picture(1), Picture(0)]
    assert sent == [(0, 4, 2), (1, 8, 2)]


def test_a_large_picture_is_made_smaller(draft, sent) -> None:
    draft.add_picture(png(4000, 2))
    assert sent == [(0, drafts.PICTURE_PX, 1)]


@pytest.mark.parametrize("data", [b"", b"\x01\x00\x09\x00 a Windows metafile", png()[:40]])
def test_a_picture_that_cannot_be_shown_is_said(draft, sent, data: bytes) -> None:
    draft.add_picture(data)
    assert draft.blocks[0].text == "[picture that cannot be shown]"
    assert sent == []


def test_a_picture_of_400_megapixels_is_refused(draft) -> None:
    Image.init()
    bomb = bytearray(png())
    bomb[16:24] = (20_000).to_bytes(4, "big") * 2
    import zlib

    bomb[29:33] = zlib.crc32(bomb[12:29]).to_bytes(4, "big")
    with pytest.raises(RefusedError) as refused:
        draft.add_picture(bytes(bomb))
    assert refused.value.reason is Refusal.TOO_LARGE


def test_a_table_too_wide_becomes_paragraphs(draft) -> None:
    draft.add_table([(draft.cell([Paragraph()], 9999), draft.cell([Paragraph()]))])
    assert draft.blocks == [Paragraph(), Paragraph()]
    draft.add_table([(draft.cell([Paragraph(depth=1)], 1, 65),)])
    assert draft.blocks[2:] == [Paragraph(depth=1)]


def test_a_row_without_cells_of_its_own_stays_but_no_table_without_any(draft) -> None:
    draft.add_table([(draft.cell([], 0, 2),), (), (draft.cell([], 1, 0),)])
    assert draft.blocks == [Table(((Cell((), 1, 2),), (), (Cell(),)))]
    draft.add_table([(), ()])
    assert len(draft.blocks) == 1


def test_the_first_claim_counts_and_empty_ones_do_not(draft) -> None:
    for value in ("", "Анна", "Иван"):
        draft.claim("author", value)
    assert draft.bounded_claims == {"author": "Анна"}
