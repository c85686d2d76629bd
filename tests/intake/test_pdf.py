"""PDFs sound, rotated, locked, lossy and broken."""

from __future__ import annotations

import io
import re
import sys
from pathlib import Path

import pikepdf
import pytest
from pikepdf import Dictionary, Name

from holdall.intake import pdf
from holdall.sandbox.contract import Refusal, RefusedError


def is_red(colour: tuple[int, ...]) -> bool:
    return colour[0] > 200 and max(colour[1:]) < 60


def test_pages_are_counted_and_the_first_is_drawn(run, make_pdf) -> None:
    answer = run("inspect", make_pdf(7))
    assert answer.result == {
        "media_type": "application/pdf", "page_count": 7, "problem": "", "problem_pages": 0,
        "claims": {}, "notes": [],
    }  # fmt: skip
    assert answer.parts[0][0] == {"kind": "thumbnail", "width": 320, "height": 160}
    assert is_red(answer.image.getpixel((40, 40)))
    assert answer.image.getpixel((200, 40)) == (255, 255, 255)


@pytest.mark.parametrize(("turn", "corner"), [(0, (0, 0)), (90, (1, 0)), (180, (1, 1)), (270, (0, 1))])
def test_a_turned_page_is_drawn_as_readers_show_it(run, make_pdf, turn: int, corner: tuple[int, int]) -> None:
    data = make_pdf(2, change=lambda file: file.pages[1].rotate(turn, relative=False))
    image = run("render_page", data, page=1, max_px=100).image
    assert image.size == ((100, 50) if turn % 180 == 0 else (50, 100))
    for x in (0, 1):
        for y in (0, 1):
            spot = image.getpixel((int((0.25 + x / 2) * image.width), int((0.25 + y / 2) * image.height)))
            assert is_red(spot) == ((x, y) == corner)


def test_a_page_is_never_larger_than_asked(run, make_pdf) -> None:
    for size in ((3.3, 7.7), (14400, 14400), (595.276, 841.89)):
        image = run("render_page", make_pdf(1, size=size), page=0, max_px=333).image
        assert max(image.size) == 333


def test_what_the_file_says_of_itself_is_claimed(run, make_pdf) -> None:
    def describe(file: pikepdf.Pdf) -> None:
        file.docinfo["/Title"] = "Постановление"
        file.docinfo["/Producer"] = "Specimen 1.0"

    claims = run("inspect", make_pdf(change=describe)).result["claims"]
    assert (claims["title"], claims["producer"]) == ("Постановление", "Specimen 1.0")


def test_a_password_is_named_as_the_problem(run, make_pdf) -> None:
    locked = make_pdf(3, encryption=pikepdf.Encryption(user="пароль", owner="o"))
    answer = run("inspect", locked)
    assert (answer.result["problem"], answer.result["page_count"], answer.parts) == ("password-needed", 0, [])
    with pytest.raises(RefusedError) as refused:
        run("render_page", locked, page=0, max_px=9)
    assert refused.value.reason is Refusal.PASSWORD_NEEDED


@pytest.mark.parametrize("revision", [3, 4, 6])
def test_an_owner_password_alone_locks_nothing(run, make_pdf, revision: int) -> None:
    encryption = pikepdf.Encryption(user="", owner="o", R=revision, aes=revision > 3, metadata=revision > 3)
    assert run("inspect", make_pdf(2, encryption=encryption)).result["page_count"] == 2


def test_a_missing_table_is_repaired_without_a_word(run, make_pdf) -> None:
    data = make_pdf(3, object_stream_mode=pikepdf.ObjectStreamMode.disable)
    answer = run("inspect", data[: data.rindex(b"xref")])
    assert (answer.result["page_count"], answer.result["problem"]) == (3, "")


def test_text_before_the_file_is_ignored(run, make_pdf) -> None:
    assert run("inspect", b"Received: x\r\n" * 30 + make_pdf(2)).result["page_count"] == 2


def test_pages_lost_by_truncation_are_counted(run, make_pdf) -> None:
    data = make_pdf(5, object_stream_mode=pikepdf.ObjectStreamMode.disable)
    third_page = [match.start() for match in re.finditer(rb"/Type /Page\b", data)][3]
    answer = run("inspect", data[:third_page])
    assert answer.result["problem"] == "damaged"
    assert (answer.result["page_count"], answer.result["problem_pages"]) == (0, 5)


def test_contents_lost_by_truncation_are_noticed(run, make_pdf) -> None:
    data = make_pdf(4, object_stream_mode=pikepdf.ObjectStreamMode.disable)
    last_stream = data.rindex(b" 0 obj", 0, data.rindex(b"stream\n"))
    answer = run("inspect", data[:last_stream])
    assert answer.result["problem"] == "damaged"
    assert (answer.result["page_count"], answer.result["problem_pages"]) == (3, 4)


def test_the_time_for_trying_pages_is_bounded(run, make_pdf, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf, "_CHECK_SECONDS", -1.0)
    assert run("inspect", make_pdf(4)).result["page_count"] == 4


@pytest.mark.parametrize(
    "data", [b"%PDF-1.7\n", b"%PDF-1.4\n" + bytes(500), b"%PDF-1.4\n1 0 obj\n<<>>\nendobj\n"]
)
def test_a_wreck_has_no_pages(run, data: bytes) -> None:
    answer = run("inspect", data)
    assert (answer.result["page_count"], answer.result["problem"], answer.parts) == (0, "damaged", [])
    with pytest.raises(RefusedError):
        run("render_page", data, page=0, max_px=9)


def test_a_file_of_no_pages_is_damaged(run, make_pdf) -> None:
    assert run("inspect", make_pdf(0)).result["problem"] == "damaged"


@pytest.mark.parametrize("page", [-1, 2, 2**40])
def test_a_page_that_is_not_there_is_refused(run, make_pdf, page: int) -> None:
    with pytest.raises(RefusedError) as refused:
        run("render_page", make_pdf(2), page=page, max_px=50)
    assert refused.value.reason is Refusal.DAMAGED


def test_a_monstrous_page_list_is_refused(run, make_pdf, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf, "_MOST_PAGES", 3)
    with pytest.raises(RefusedError) as refused:
        run("inspect", make_pdf(4))
    assert refused.value.reason is Refusal.TOO_LARGE


def test_a_form_that_only_says_please_wait_is_named(run) -> None:
    def form(text: bytes) -> bytes:
        with pikepdf.Pdf.new() as file:
            page = file.add_blank_page(page_size=(300, 100))
            font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
            page.obj.Resources = Dictionary(Font=Dictionary(F=file.make_indirect(font)))
            page.obj.Contents = file.make_stream(b"BT /F 12 Tf 10 50 Td (" + text + b") Tj ET")
            file.Root.AcroForm = Dictionary(Fields=pikepdf.Array(), XFA=file.make_stream(b"<xdp/>"))
            stream = io.BytesIO()
            file.save(stream)
            return stream.getvalue()

    assert run("inspect", form(b"Please wait...")).result["problem"] == "dynamic-form"
    assert run("inspect", form(b"Name of applicant")).result["problem"] == ""


def test_a_real_dynamic_form_is_named(run, shared: Path) -> None:
    data = (shared / "corpora/ocrmypdf/livecycle.pdf").read_bytes()
    assert run("inspect", data).result["problem"] in ("dynamic-form", "")


def test_what_only_pdfium_reads_still_shows_what_it_was(run, shared: Path) -> None:
    answer = run("inspect", (shared / "corpora/pdf-broken/bug1011159.pdf").read_bytes())
    assert (answer.result["page_count"], answer.result["problem"], answer.result["problem_pages"]) == (
        0,
        "damaged",
        1,
    )
    assert answer.image.width <= 320


def test_what_only_qpdf_reads_is_drawn_from_its_repair(
    run, make_pdf, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = pdf._open_for_drawing
    calls: list[object] = []

    def fail_once(stack, source):
        calls.append(source)
        return None if len(calls) == 1 else opened(stack, source)

    monkeypatch.setattr(pdf, "_open_for_drawing", fail_once)
    answer = run("inspect", make_pdf(3))
    assert len(calls) == 2
    assert (answer.result["page_count"], answer.result["problem"]) == (3, "")
    assert is_red(answer.image.getpixel((40, 40)))


def test_a_repair_needs_no_parser_that_is_not_loaded(run, make_pdf, monkeypatch: pytest.MonkeyPatch) -> None:
    """Behind the walls nothing can be imported any more; pikepdf would like `lxml` for the metadata."""

    def describe(file: pikepdf.Pdf) -> None:
        with file.open_metadata() as metadata:
            metadata["dc:title"] = "Ruling"

    data = make_pdf(2, change=describe)
    opened = pdf._open_for_drawing
    answers = iter([None])
    monkeypatch.setattr(pdf, "_open_for_drawing", lambda stack, source: next(answers, opened(stack, source)))
    monkeypatch.setitem(sys.modules, "lxml", None)
    monkeypatch.setitem(sys.modules, "lxml.etree", None)
    answer = run("inspect", data)
    assert (answer.result["page_count"], answer.result["problem"]) == (2, "")
    assert is_red(answer.image.getpixel((40, 40)))


def test_contents_that_need_a_decoder_that_is_not_loaded_are_damaged(
    run, make_pdf, monkeypatch: pytest.MonkeyPatch
) -> None:
    def code(file: pikepdf.Pdf) -> None:
        file.pages[0].obj.Contents = pikepdf.Stream(file, b"x", Filter=Name.JBIG2Decode)

    monkeypatch.setitem(sys.modules, "pikepdf.jbig2", None)
    data = make_pdf(2, change=code).replace(b"startxref", b"startxxxx")  # so that pages are looked at closely
    answer = run("inspect", data)
    assert (answer.result["page_count"], answer.result["problem"]) == (1, "damaged")


def test_a_mapped_file_is_read_like_one_in_memory(tmp_path: Path, make_pdf) -> None:
    (tmp_path / "a.pdf").write_bytes(make_pdf(2))
    with (tmp_path / "a.pdf").open("rb") as source:
        assert pdf.inspect_pdf(source, 320).page_count == 2
