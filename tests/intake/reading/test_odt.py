"""ODT: what LibreOffice shows, in order; what it hides stays hidden, what is hostile is refused."""

from __future__ import annotations

import io
import sys
from pathlib import Path

import pytest
from PIL import Image

from holdall.case.document import PageBreak, Paragraph, Picture, Run, Table
from holdall.intake.reading.draft import Draft
from holdall.intake.reading.odt import read_odt
from holdall.intake.sniff import ODT, sniff_file
from holdall.sandbox.contract import Refusal, RefusedError

sys.path.insert(0, str(Path(__file__).parent))
from odt_case import odt, part


def draft_of(data: bytes) -> Draft:
    draft = Draft(lambda *_: None)
    read_odt(io.BytesIO(data), draft)
    return draft


def read(text: str, styles: str = "", parts: dict[str, str | bytes] | None = None) -> list:
    return draft_of(odt(text, styles, parts)).blocks


def texts(blocks: list) -> list[str]:
    return [block.text for block in blocks if isinstance(block, Paragraph)]


def test_it_is_known_by_its_beginning() -> None:
    assert sniff_file(io.BytesIO(odt(""))) == ODT
    assert sniff_file(io.BytesIO(odt("").replace(b"opendocument.text", b"opendocument.tex-"))) == ""


def test_text_keeps_its_looks_and_spaces() -> None:
    styles = (
        '<style:style style:family="text" style:name="B"><style:text-properties fo:font-weight="bold"/>'
        "</style:style>"
        '<style:style style:family="text" style:name="S"><style:text-properties'
        ' style:text-line-through-style="solid" style:text-underline-style="solid"/></style:style>'
        '<style:style style:family="text" style:name="H"><style:text-properties text:display="none"/>'
        "</style:style>"
        '<style:style style:family="paragraph" style:name="I"><style:text-properties fo:font-style="italic"/>'
        "</style:style>"
    )
    body = (
        '<text:p text:style-name="I">a\n  b<text:s text:c="3"/>c<text:tab/><text:line-break/>'
        '<text:span text:style-name="B">bold</text:span><text:span text:style-name="H">hidden</text:span>'
        '<text:a xlink:href="http://example.org"><text:span text:style-name="S">link</text:span></text:a>'
        "</text:p>"
    )
    (block,) = read(body, styles)
    assert block.text == "a b \xa0\xa0c\xa0\xa0\xa0\xa0\nboldlink"
    runs = {run.text: run for run in block.runs}
    assert runs["bold"] == Run("bold", bold=True, italic=True)
    assert runs["link"] == Run("link", italic=True, underlined=True, struck=True)


LEVEL = (
    '<text:list-level-style-number text:level="{}" style:num-format="{}" style:num-suffix="{}"'
    ' text:display-levels="{}" text:start-value="{}"/>'
).format
LISTS = (
    '<text:list-style style:name="L">' + LEVEL(1, "1", ".", 1, 1) + LEVEL(2, "а, б, в", ")", 2, 1)
    + '</text:list-style><text:list-style style:name="U"><text:list-level-style-bullet text:level="1"'
    ' text:bullet-char="\uf0b7"/></text:list-style>'
)  # fmt: skip


def items(*inside: str) -> str:
    return "".join(f"<text:list-item>{it}</text:list-item>" for it in inside)


def words(text: str) -> str:
    return f"<text:p>{text}</text:p>"


def test_lists_are_counted_as_the_file_says() -> None:
    body = (
        '<text:list text:style-name="L" xml:id="x">'
        + items(
            words("a") + f"<text:list>{items(words('b'), words('c'))}</text:list>", words("d") + words("more")
        )
        + "</text:list>" + words("between")
        + f'<text:list text:style-name="L" text:continue-numbering="true">{items(words("e"))}</text:list>'
        + f'<text:list text:style-name="L">{items(words("f"))}</text:list>'
        + f'<text:list text:style-name="L" text:continue-list="x">{items(words("g"))}</text:list>'
        + '<text:list text:style-name="L"><text:list-header><text:p>h</text:p></text:list-header>'
        + f'<text:list-item text:start-value="7">{words("i")}</text:list-item></text:list>'
        + f'<text:list text:style-name="U">{items(words("j"))}</text:list>'
    )  # fmt: skip
    blocks = read(body, LISTS)
    assert [(block.text, block.marker) for block in blocks] == [
        ("a", "1."), ("b", "1.а)"), ("c", "1.б)"), ("d", "2."), ("more", ""), ("between", ""), ("e", "3."),
        ("f", "1."), ("g", "3."), ("h", ""), ("i", "7."), ("j", "•"),
    ]  # fmt: skip
    assert [block.depth for block in blocks[:6]] == [1, 2, 2, 1, 1, 0]


def test_headings_are_numbered_as_the_outline_says() -> None:
    outline = f"<text:outline-style>{LEVEL(1, 'I', '.', 1, 1)}{LEVEL(2, '1', '', 2, 1)}</text:outline-style>"
    styles = {"styles.xml": part("document-styles", f"<office:styles>{outline}</office:styles>")}
    heading = '<text:h text:outline-level="{}">{}</text:h>'.format
    blocks = read(heading(1, "a") + heading(2, "b") + heading(2, "c") + heading(1, "d"), "", styles)
    assert [(it.heading, it.marker) for it in blocks] == [(1, "I."), (2, "I.1"), (2, "I.2"), (1, "II.")]


def png() -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (4, 2)).save(out, "PNG")
    return out.getvalue()


def test_tables_pictures_boxes_and_breaks() -> None:
    inner = f"<table:table-row><table:table-cell>{words('inner')}</table:table-cell></table:table-row>"
    inner = f"<table:table>{inner}</table:table>"
    frame = '<draw:frame><draw:image xlink:href="Pictures/1.png"/><draw:image xlink:href="x"/></draw:frame>'
    body = (
        "<table:table><table:table-header-rows><table:table-row>"
        f'<table:table-cell table:number-columns-spanned="2" table:number-rows-spanned="2">'
        f"{words('a')}{inner}<text:p>{frame}</text:p></table:table-cell><table:covered-table-cell/></table:table-row>"
        "</table:table-header-rows><table:table-row>"
        f'<table:table-cell table:number-columns-repeated="2">{words("b")}</table:table-cell>'
        "</table:table-row></table:table>"
        f'<text:p text:style-name="P">c<draw:frame><draw:text-box>{words("box")}</draw:text-box></draw:frame>'
        "</text:p>"
    )
    breaks = (
        '<style:style style:family="paragraph" style:name="P">'
        '<style:paragraph-properties fo:break-before="page"/></style:style>'
    )
    table, picture, page, text, box = read(body, breaks, {"Pictures/1.png": png()})
    assert isinstance(table, Table)
    cells = [cell for row in table.rows for cell in row]
    assert [(cell.columns, cell.rows, texts(list(cell.paragraphs))) for cell in cells] == [
        (2, 2, ["a", "inner", ""]), (1, 1, ["b"]), (1, 1, ["b"]),
    ]  # fmt: skip
    assert (picture, page) == (Picture(0), PageBreak())
    assert (text.text, box.text) == ("c", "box")


def test_every_text_and_picture_of_a_shape_is_shown() -> None:
    frame = '<draw:frame><draw:image xlink:href="Pictures/1.png"/></draw:frame>'
    body = (
        f"<text:p>a<draw:g>{frame}<draw:custom-shape>{words('b')}<draw:enhanced-geometry/></draw:custom-shape>"
        f"{frame}</draw:g><draw:a>{frame}</draw:a></text:p>"
        f"<draw:rect>{words('c')}</draw:rect><draw:frame><draw:object/></draw:frame>"
    )
    blocks = read(body, "", {"Pictures/1.png": png()})
    assert texts(blocks) == ["a", "b", "c", "[picture that cannot be shown]"]
    assert [type(it) for it in blocks[1:5]] == [Picture, Paragraph, Picture, Picture]


def test_a_hidden_section_is_not_shown() -> None:
    body = f'<text:section text:display="none">{words("a")}</text:section>'
    assert texts(read(body + f'<text:section text:display="true">{words("b")}</text:section>')) == ["b"]


def test_headers_notes_and_footers_but_nothing_deleted() -> None:
    body = (
        "<text:tracked-changes><text:changed-region><text:deletion><text:p>deleted</text:p></text:deletion>"
        "</text:changed-region></text:tracked-changes>"
        f"<text:section><text:p>text<text:note><text:note-citation>1</text:note-citation><text:note-body>"
        f"{words('note')}</text:note-body></text:note><office:annotation>{words('comment')}</office:annotation>"
        "<text:page-number>3</text:page-number></text:p></text:section>"
    )
    masters = (
        f"<style:header>{words('Court')}</style:header><style:header>{words('Court')}</style:header>"
        f"<style:footer>{words('Phone')}</style:footer><style:footer><text:p/></style:footer>"
    )
    styles = {
        "styles.xml": part("document-styles", f"<office:master-styles>{masters}</office:master-styles>")
    }
    assert texts(read(body, "", styles)) == ["Court", "text[1]", "[1]", "note", "Phone"]


def test_what_the_file_claims() -> None:
    meta = (
        "<office:meta><dc:title>Жалоба</dc:title><meta:initial-creator>Анна</meta:initial-creator>"
        "<meta:creation-date>2022-03-06T10:00:00</meta:creation-date><meta:generator>LO</meta:generator></office:meta>"
    )
    draft = draft_of(odt(words("x"), "", {"meta.xml": part("document-meta", meta)}))
    assert draft.bounded_claims == {
        "title": "Жалоба", "author": "Анна", "created": "2022-03-06T10:00:00", "creator": "LO"
    }  # fmt: skip


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"PK", Refusal.DAMAGED),
        (odt("<text:p>"), Refusal.DAMAGED),
        (odt("<text:list><text:list-item>" * 100_000), Refusal.DAMAGED),
        (odt("<text:p/>" * 300_000), Refusal.TOO_LARGE),
        (odt("", "", {"META-INF/manifest.xml": "<m><encryption-data/></m>"}), Refusal.PASSWORD_NEEDED),
        (odt("").replace(b"office:text>", b"office:tex2>"), Refusal.DAMAGED),
    ],
    ids=["no-archive", "broken", "nested", "endless", "locked", "no-text"],
)
def test_what_is_broken_or_hostile_is_refused(data: bytes, reason: Refusal) -> None:
    with pytest.raises(RefusedError) as refused:
        draft_of(data)
    assert refused.value.reason is reason
