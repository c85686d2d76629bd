"""DOCX: what Word shows, in order; what it hides stays hidden, and what is hostile ends in a refusal."""

from __future__ import annotations

import io
import sys
import zipfile
from pathlib import Path

import pytest
from PIL import Image

from holdall.case.document import Cell, PageBreak, Paragraph, Picture, Run, Table
from holdall.intake.reading.docx import read_docx
from holdall.intake.reading.draft import Draft
from holdall.sandbox.contract import Refusal, RefusedError

sys.path.insert(0, str(Path(__file__).parent))
from docx_case import docx, item, paragraph, part, relations, run


def draft_of(data: bytes) -> Draft:
    draft = Draft(lambda *_: None)
    read_docx(io.BytesIO(data), draft)
    return draft


def read(body: str, parts: dict[str, str | bytes] | None = None) -> list:
    return draft_of(docx(body, parts)).blocks


def texts(blocks: list) -> list[str]:
    return [block.text for block in blocks if isinstance(block, Paragraph)]


def test_runs_keep_their_looks() -> None:
    body = paragraph(
        run("a", "<w:b/>") + run("b", '<w:i/><w:b w:val="0"/>') + run("c", '<w:u w:val="single"/><w:strike/>')
        + run("d", '<w:u w:val="none"/>') + run("hidden", "<w:vanish/>")
    )  # fmt: skip
    ((block,),) = [read(body)]
    assert block.runs == (
        Run("a", bold=True), Run("b", italic=True), Run("c", underlined=True, struck=True), Run("d"),
    )  # fmt: skip


def test_styles_make_headings_and_looks() -> None:
    styles = part("styles", (
        '<w:style w:styleId="1"><w:name w:val="heading 2"/><w:rPr><w:b/></w:rPr></w:style>'
        '<w:style w:styleId="own"><w:name w:val="Own"/><w:basedOn w:val="1"/></w:style>'
        '<w:style w:styleId="loop"><w:basedOn w:val="loop"/></w:style>'
        '<w:style w:styleId="t"><w:name w:val="Title"/></w:style>'
        '<w:style w:styleId="o"><w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style>'
    ))  # fmt: skip
    body = "".join(
        paragraph(name, f'<w:pStyle w:val="{name}"/>') for name in ("own", "t", "o", "loop", "gone")
    )
    body += paragraph("direct", '<w:outlineLvl w:val="8"/>')
    blocks = read(body, {"word/styles.xml": styles})
    assert [block.heading for block in blocks] == [2, 1, 1, 0, 0, 6]
    assert blocks[0].runs == (Run("own", bold=True),)


def test_lists_are_counted_as_word_counts_them() -> None:
    level = (
        '<w:lvl w:ilvl="{}"><w:start w:val="{}"/><w:numFmt w:val="{}"/><w:lvlText w:val="{}"/></w:lvl>'.format
    )
    numbering = part("numbering", (
        '<w:abstractNum w:abstractNumId="0">'
        + level(0, 1, "decimal", "%1.") + level(1, 1, "russianLower", "%1.%2)")
        + '</w:abstractNum><w:abstractNum w:abstractNumId="1">'
        + level(0, 1, "bullet", "\uf0b7") + "</w:abstractNum>"
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
        '<w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>'
        '<w:num w:numId="3"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0">'
        '<w:startOverride w:val="7"/></w:lvlOverride></w:num>'
    ))  # fmt: skip
    body = (item("a", 1) + item("b", 1, 1) + item("c", 1, 1) + paragraph("between") + item("d", 1)
            + item("e", 1, 1) + item("f", 2) + item("g", 3) + item("h", 3)
            + item("i", 9) + item("j", 0))  # fmt: skip
    blocks = read(body, {"word/numbering.xml": numbering})
    assert [block.marker for block in blocks] == [
        "1.",
        "1.а)",
        "1.б)",
        "",
        "2.",
        "2.а)",
        "•",
        "7.",
        "8.",
        "",
        "",
    ]
    assert [block.depth for block in blocks[:4]] == [1, 2, 2, 0]


def test_tables_with_cells_that_reach_over_others() -> None:
    def cell(text: str, properties: str = "") -> str:
        return f"<w:tc><w:tcPr>{properties}</w:tcPr>{paragraph(text)}</w:tc>"

    body = "<w:tbl>" + "".join(f"<w:tr>{row}</w:tr>" for row in (
        cell("wide", '<w:gridSpan w:val="2"/>') + cell("tall", '<w:vMerge w:val="restart"/>'),
        cell("a") + cell("b") + cell("", "<w:vMerge/>"),
        '<w:trPr><w:gridBefore w:val="1"/></w:trPr>' + cell("c") + cell("d"),
    )) + "</w:tbl>"  # fmt: skip
    (table,) = read(body)
    assert isinstance(table, Table)
    shown = [
        [("".join(it.text for it in c.paragraphs), c.columns, c.rows) for c in row] for row in table.rows
    ]
    assert shown == [
        [("wide", 2, 1), ("tall", 1, 2)], [("a", 1, 1), ("b", 1, 1)], [("", 1, 1), ("c", 1, 1), ("d", 1, 1)],
    ]  # fmt: skip


def merged(rows: int) -> str:
    """The XML of rows whose cells are all merged with those of the first."""
    cells = [
        f"<w:tc><w:tcPr><w:vMerge{value}/></w:tcPr>{paragraph(text)}</w:tc>"
        for value, text in ((' w:val="restart"', "name"), ("", ""))
    ]
    return "".join(f"<w:tr>{cell}{cell}</w:tr>" for cell in (cells[0], *[cells[1]] * (rows - 1)))


def test_a_row_that_is_all_merged_from_above_leaves_what_follows_in_its_columns() -> None:
    last = f"<w:tr><w:tc>{paragraph('a')}</w:tc><w:tc>{paragraph('b')}</w:tc></w:tr>"
    (table,) = read(f"<w:tbl>{merged(2)}{last}</w:tbl>")
    assert [[cell.rows for cell in row] for row in table.rows] == [[2, 2], [], [1, 1]]


def test_a_cell_merged_over_too_many_rows_makes_the_table_paragraphs() -> None:
    (table,) = read(f"<w:tbl>{merged(64)}</w:tbl>")
    assert table.rows[0][0].rows == 64
    assert texts(read(f"<w:tbl>{merged(65)}</w:tbl>")) == ["name", "name"]


def test_a_table_in_a_cell_becomes_its_paragraphs_and_a_picture_stands_below() -> None:
    inner = f"<w:tbl><w:tr><w:tc>{paragraph('inner')}</w:tc></w:tr></w:tbl>"
    picture = '<w:r><w:drawing><a:blip r:embed="p"/></w:drawing></w:r>'
    body = f"<w:tbl><w:tr><w:tc>{inner}{paragraph('x')}{paragraph(picture)}</w:tc></w:tr></w:tbl>"
    parts = {"word/_rels/document.xml.rels": relations(p="media/1.png"), "word/media/1.png": png()}
    table, picture_block = read(body, parts)
    assert [it.text for it in table.rows[0][0].paragraphs] == ["inner", "x"]
    assert picture_block == Picture(0)


def png() -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (4, 2)).save(out, "PNG")
    return out.getvalue()


def test_pictures_and_page_breaks_part_a_paragraph() -> None:
    drawing = (
        '<w:r><mc:AlternateContent><mc:Choice><w:drawing><a:blip r:embed="p"/></w:drawing></mc:Choice>'
        '<mc:Fallback><w:pict><a:blip r:embed="p"/></w:pict></mc:Fallback></mc:AlternateContent></w:r>'
    )
    body = paragraph(run("a") + drawing + run("b") + '<w:r><w:br w:type="page"/></w:r>' + run("c"))
    parts = {"word/_rels/document.xml.rels": relations(p="/word/media/1.png"), "word/media/1.png": png()}
    blocks = read(body, parts)
    assert [type(block) for block in blocks] == [Paragraph, Picture, Paragraph, PageBreak, Paragraph]


def test_a_picture_that_lies_elsewhere_is_not_fetched() -> None:
    rels = '<R><Relationship Id="p" Target="http://example.org/a.png" TargetMode="External"/></R>'
    body = paragraph('<w:r><w:drawing><a:blip r:embed="p"/></w:drawing></w:r>')
    (block,) = read(body, {"word/_rels/document.xml.rels": rels})
    assert block.text == "[picture that cannot be shown]"


def test_signs_fields_links_and_changes() -> None:
    field = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> {} </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>{}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    ).format
    body = paragraph(
        "<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:noBreakHyphen/>"
        '<w:sym w:char="F0A7"/><w:sym w:char="x"/></w:r>'
        + field("DATE", run("today")) + field("PAGE", run("7"))
        + f'<w:fldSimple w:instr=" NUMPAGES ">{run("9")}</w:fldSimple>'
        + f"<w:hyperlink>{run('link')}</w:hyperlink><w:ins>{run('new')}</w:ins>"
        + "<w:del><w:r><w:delText>old</w:delText></w:r></w:del>" + f"<w:moveFrom>{run('moved')}</w:moveFrom>"
        + f"<w:sdt><w:sdtContent>{run('filled')}</w:sdtContent></w:sdt>"
    )  # fmt: skip
    (block,) = read(body)
    assert block.text == "a\xa0\xa0\xa0\xa0b\n\u2011▪todaylinknewoldfilled"
    looks = {it.text: (it.underlined, it.struck) for it in block.runs}
    assert (looks["new"], looks["old"], looks["link"]) == ((True, False), (False, True), (False, False))


def test_hidden_styles_hide_unless_the_run_says_otherwise() -> None:
    styles = part("styles", '<w:style w:styleId="h"><w:rPr><w:vanish/></w:rPr></w:style>')
    hidden = '<w:rStyle w:val="h"/>'
    body = paragraph(run("a") + run("b", hidden) + run("c", hidden + '<w:vanish w:val="0"/>'))
    (block,) = read(body, {"word/styles.xml": styles})
    assert block.runs == (Run("a"), Run("c"))


def test_what_cannot_be_shown_leaves_a_note() -> None:
    math = 'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
    formula = f"<m:oMathPara {math}><m:oMath><m:r><m:t>12</m:t></m:r></m:oMath></m:oMathPara>"
    chart = "<w:r><w:drawing><a:graphic><c:chart xmlns:c='u'/></a:graphic></w:drawing></w:r>"
    body = paragraph(run("a") + formula + run("b")) + '<w:altChunk r:id="x"/>' + paragraph(chart)
    assert texts(read(body)) == [
        "a[formula that cannot be shown]b",
        "[part of another document that cannot be shown]",
        "[picture that cannot be shown]",
    ]


def test_an_open_field_hides_no_more_than_its_paragraph() -> None:
    field = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r>'
    assert texts(read(paragraph(run("a") + field + run("7")) + paragraph("b"))) == ["a", "b"]


def test_what_is_said_in_several_ways_is_shown_once() -> None:
    def either(choice: str, fallback: str) -> str:
        return (
            f"<mc:AlternateContent><mc:Choice>{choice}</mc:Choice>"
            f"<mc:Fallback>{fallback}</mc:Fallback></mc:AlternateContent>"
        )

    inside = run("a") + either(run("b"), run("x")) + f"<w:r>{either('<new/>', '<w:t>c</w:t>')}</w:r>"
    body = paragraph(inside) + either(paragraph("d"), paragraph("y"))
    assert texts(read(body + "<mc:AlternateContent/>")) == ["abc", "d"]


def test_headers_notes_boxes_and_footers() -> None:
    body = (
        paragraph(run("text") + '<w:r><w:footnoteReference w:id="5"/></w:r>'
                  + f"<w:r><w:pict><w:txbxContent>{paragraph('box')}</w:txbxContent></w:pict></w:r>")
        + '<w:sectPr><w:headerReference r:id="h"/><w:footerReference r:id="f"/>'
        + '<w:footerReference r:id="f"/></w:sectPr>'
    )  # fmt: skip
    parts = {
        "word/_rels/document.xml.rels": relations(h="header1.xml", f="footer1.xml"),
        "word/header1.xml": part("hdr", paragraph("Court") + paragraph("")),
        "word/footer1.xml": part("ftr", paragraph("Phone")),
        "word/footnotes.xml": part(
            "footnotes", f'<w:footnote w:id="5">{paragraph("note")}</w:footnote><w:footnote w:id="0"/>'
        ),
    }
    assert texts(read(body, parts)) == ["Court", "text[1]", "box", "[1]", "note", "Phone"]


def test_what_the_file_claims() -> None:
    core = (
        "<c><title>Жалоба</title><creator>Анна</creator><created>2022-03-06T10:00:00Z</created><x>y</x></c>"
    )
    app = "<Properties xmlns='u'><Application>Word</Application></Properties>"
    draft = draft_of(docx(paragraph("x"), {"docProps/core.xml": core, "docProps/app.xml": app}))
    assert draft.bounded_claims == {
        "title": "Жалоба", "author": "Анна", "created": "2022-03-06T10:00:00Z", "creator": "Word"
    }  # fmt: skip


def test_strict_files_are_read_too() -> None:
    body = paragraph(run("strict", "<w:b/>"))
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        strict = part("document", f"<w:body>{body}</w:body>").replace(
            "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
            "http://purl.oclc.org/ooxml/wordprocessingml/main",
        )
        archive.writestr("word/document.xml", strict)
    assert draft_of(out.getvalue()).blocks == [Paragraph((Run("strict", bold=True),))]


NESTED = "<w:tbl><w:tr><w:tc>" * 100_000


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"PK\x03\x04 cut", Refusal.DAMAGED),
        (docx(paragraph("x"))[:-60], Refusal.DAMAGED),
        (docx("<w:p>"), Refusal.DAMAGED),
        (docx(NESTED), Refusal.DAMAGED),
        (docx("<w:p/>" * 2_100_000), Refusal.TOO_LARGE),
    ],
    ids=["no-archive", "cut", "broken", "nested", "endless"],
)
def test_what_is_broken_or_hostile_is_refused(data: bytes, reason: Refusal) -> None:
    with pytest.raises(RefusedError) as refused:
        draft_of(data)
    assert refused.value.reason is reason


@pytest.mark.parametrize(
    ("name", "reason"), [("other.xml", Refusal.UNSUPPORTED), ("word/document.xml", Refusal.DAMAGED)]
)
def test_what_has_no_text_part_is_none(name: str, reason: Refusal) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr(name, "<w/>")
    with pytest.raises(RefusedError) as refused:
        draft_of(out.getvalue())
    assert refused.value.reason is reason


def test_cells_of_a_table_are_plain_paragraphs() -> None:
    (table,) = read(f"<w:tbl><w:tr><w:tc>{paragraph('x')}</w:tc></w:tr></w:tbl>")
    assert table == Table(((Cell((Paragraph((Run("x"),)),)),),))
