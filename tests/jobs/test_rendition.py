"""Documents without pages: read, checked, set, kept beside the original, and made again when damaged."""

from __future__ import annotations

import io
import sys
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from PIL import Image

from holdall.case.document import Document, Paragraph, Picture, Run
from holdall.case.document_json import encode
from holdall.case.stored_file import StoredFile
from holdall.errors import StoppedError
from holdall.jobs import rendition
from holdall.jobs.import_files import ImportFiles
from holdall.jobs.job import JobContext
from holdall.jobs.render import PageRenderer
from holdall.jobs.rendition import inspect_document, make_rendition, open_shown
from holdall.jobs.workers import WorkerPool
from holdall.sandbox.contract import Refusal, RefusedError
from holdall.vault.vault import Vault

sys.path.insert(0, str(Path(__file__).parents[1] / "intake" / "reading"))
from docx_case import docx, paragraph, relations

NAME, AT = "письмо.txt", "2026-03-06T14:05:00Z"
LETTER = "Заявление\n\nЯ, Иванов, прошу 👍.\nქართული, سلام".encode()


def text_of(pdf: bytes) -> str:
    return "".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(pdf))


def made(sandbox, data: bytes = LETTER) -> bytes:
    return make_rendition(sandbox, io.BytesIO(data), name=NAME, imported_at=AT).pdf


@pytest.fixture
def kept(make_vault: Callable[..., Vault], sandbox: WorkerPool, tmp_path: Path) -> tuple[Vault, StoredFile]:
    (tmp_path / NAME).write_bytes(LETTER)
    vault = make_vault()
    ImportFiles(vault, sandbox, [tmp_path / NAME]).run(JobContext())
    return vault, vault.records.all(StoredFile)[0]


def test_the_pages_say_what_the_document_says(sandbox) -> None:
    text = text_of(made(sandbox))
    for words in ("Заявление", "Я, Иванов, прошу", "ქართული", "[thumbs up sign]"):
        assert words in text
    assert "письмо" not in text


def test_it_is_for_archives_tells_only_the_name_and_is_the_same_every_time(sandbox) -> None:
    pdf = made(sandbox)
    assert pdf == made(sandbox)
    with pikepdf.open(io.BytesIO(pdf)) as read, read.open_metadata() as metadata:
        assert metadata.pdfa_status == "2B"
        assert metadata["dc:title"] == NAME


def test_every_face_of_our_fonts_is_there_behind_the_walls(sandbox) -> None:
    fonts = "Aж ა Ա א ع ∀ ⚕ 🖹"
    runs = [Run(fonts, bold=bold, italic=italic) for bold in (False, True) for italic in (False, True)]
    document = encode(Document((Paragraph((*runs, Run("Только кириллица", italic=True))),)))
    pieces: list[bytes] = []
    request = {"document": len(document), "pictures": [], "name": NAME, "dated": AT}
    source = io.BytesIO(document)
    sandbox.run("dossier.rendition", request, source, on_part=lambda _, body: pieces.append(body))
    with pikepdf.open(io.BytesIO(b"".join(pieces))) as pdf:
        dictionaries = [it for it in pdf.objects if isinstance(it, pikepdf.Dictionary)]
        found = {str(it.BaseFont).partition("+")[2] for it in dictionaries if "/DescendantFonts" in it}
    families = {"NotoSans", "NotoSansGeorgian", "NotoSansArmenian", "NotoSansHebrew", "NotoNaskhArabic"}
    assert {name.partition("-")[0] for name in found} >= families
    assert any("Bold" in name for name in found)
    assert any("Italic" in name for name in found)


def test_an_import_keeps_original_and_pages(kept, sandbox) -> None:
    vault, file = kept
    assert (file.media_type, file.page_count, file.problem) == ("text/plain", 1, "")
    with vault.blobs.open(file.id) as original:
        assert original.read() == LETTER
    assert file.thumbnail_id
    assert PageRenderer(sandbox).render(vault, file.id, 0, 300).height == 300


def damage_rendition(vault: Vault, file: StoredFile) -> None:
    (found,) = (it for it in vault.path.rglob(f"{file.rendition_id}*") if it.is_file())
    found.write_bytes(b"")


def test_a_damaged_rendition_is_made_again(kept, sandbox) -> None:
    vault, file = kept
    with open_shown(vault, sandbox, file.id) as shown:
        before = shown.read()
    damage_rendition(vault, file)
    with open_shown(vault, sandbox, file.id) as shown:
        assert shown.read() == before


def test_making_it_again_can_be_stopped(kept, sandbox) -> None:
    vault, file = kept
    damage_rendition(vault, file)
    with pytest.raises(StoppedError):
        PageRenderer(sandbox).render(vault, file.id, 0, 300, cancelled=lambda: True)
    with pytest.raises(StoppedError):
        open_shown(vault, sandbox, file.id, cancelled=lambda: True)


def test_what_has_no_record_any_more_is_opened_as_it_is(kept, sandbox) -> None:
    vault, file = kept
    with vault.records.transaction("bin") as transaction:
        transaction.delete(file.id)
    with open_shown(vault, sandbox, file.id) as shown:
        assert shown.read() == LETTER


class Says:
    """A sandbox that answers with parts of a hostile worker's choice."""

    def __init__(self, *parts: tuple[dict, bytes], claims: object = None) -> None:
        self._parts, self._claims = parts, claims

    def run(self, _operation, _request, _source, *, on_part, **_) -> dict:
        for header, body in self._parts:
            on_part(header, body)
        return {"claims": {} if self._claims is None else self._claims}


DOCUMENT = ({"kind": "document"}, encode(Document((Paragraph((Run("x"),)),))))
PICTURE = ({"kind": "picture", "width": 1, "height": 1}, b"rgb")


@pytest.mark.parametrize(
    "parts",
    [
        [],
        [({"kind": "document"}, b"{}")],
        [DOCUMENT, DOCUMENT],
        [DOCUMENT, PICTURE],
        [({"kind": "picture", "width": 2, "height": 1}, b"rgb"), DOCUMENT],
        [({"kind": "picture", "width": 1601, "height": 1}, b"rgb" * 1601), DOCUMENT],
        [PICTURE] * 302,
        [DOCUMENT],  # then the same again where a PDF is awaited
    ],
)
def test_a_worker_that_sends_anything_else_is_not_believed(parts) -> None:
    with pytest.raises(RefusedError) as refused:
        made(Says(*parts))
    assert refused.value.reason is Refusal.CRASHED


def test_claims_of_the_wrong_shape_are_not_believed() -> None:
    with pytest.raises(RefusedError):
        made(Says(DOCUMENT, claims={"a b": 1}))


def test_pictures_and_pages_beyond_the_limits_are_refused(monkeypatch, sandbox) -> None:
    monkeypatch.setattr(rendition, "_MOST_PICTURE_BYTES", 10)
    with pytest.raises(RefusedError) as refused:
        made(Says(PICTURE, DOCUMENT))
    assert refused.value.reason is Refusal.TOO_LARGE
    monkeypatch.setattr(rendition, "_MOST_PDF_BYTES", 10)
    with pytest.raises(RefusedError) as refused:
        made(sandbox)
    assert refused.value.reason is Refusal.TOO_LARGE


def test_a_picture_that_did_not_come_along_is_refused(sandbox) -> None:
    document = encode(Document((Picture(0),)))
    request = {"document": len(document), "pictures": [], "name": NAME, "dated": AT}
    with pytest.raises(RefusedError):
        sandbox.run("dossier.rendition", request, io.BytesIO(document))


def test_photos_and_drawings_are_placed_as_they_are(sandbox) -> None:
    def jpeg_and_png() -> list[bytes]:
        photo, drawing = io.BytesIO(), io.BytesIO()
        Image.effect_noise((60, 40), 80).convert("RGB").save(photo, "JPEG")
        Image.new("RGB", (30, 20), "red").save(drawing, "PNG")
        return [photo.getvalue(), drawing.getvalue()]

    photo, drawing = jpeg_and_png()
    document = encode(Document((Picture(1), Picture(0))))
    pictures = [[len(photo), 60, 40, "image/jpeg"], [len(drawing), 30, 20, "image/png"]]
    request = {"document": len(document), "pictures": pictures, "name": NAME, "dated": AT}
    pieces: list[bytes] = []
    source = io.BytesIO(document + photo + drawing)
    sandbox.run("dossier.rendition", request, source, on_part=lambda _, body: pieces.append(body))
    with pikepdf.open(io.BytesIO(b"".join(pieces))) as pdf:
        sizes = {(int(it.Width), int(it.Height)) for it in pdf.objects
                 if isinstance(it, pikepdf.Stream) and it.get("/Subtype") == "/Image"}  # fmt: skip
    assert sizes == {(60, 40), (30, 20)}


@pytest.mark.parametrize(
    ("data", "problem"), [(b" \n \n", "empty"), (b"text " * 999 + b"\x00", "unsupported")]
)
def test_what_cannot_be_read_is_told(sandbox, data: bytes, problem: str) -> None:
    found = inspect_document(
        sandbox, io.BytesIO(data), media_type="text/plain", name=NAME, imported_at=AT, cancelled=lambda: False
    )
    assert (found.problem, found.page_count, found.rendition) == (problem, 0, b"")


def bombs() -> dict[str, tuple[bytes, str]]:
    """Known attacks on readers of documents, each with the refusal that it ends in."""
    empty = docx("")

    def with_text(data: bytes) -> bytes:
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("word/document.xml", data)
        return out.getvalue()

    entities = b'<!DOCTYPE w [<!ENTITY a "aaaaaaaaaa">' + b"".join(
        b'<!ENTITY %c "%s">' % (98 + n, (b"&%c;" % (97 + n)) * 10) for n in range(9)
    ) + b"]><w>&j;</w>"  # fmt: skip
    picture = io.BytesIO()
    Image.new("RGB", (2, 2)).save(picture, "PNG")
    huge = bytearray(picture.getvalue())
    huge[16:24] = (20_000).to_bytes(4, "big") * 2
    huge[29:33] = zlib.crc32(huge[12:29]).to_bytes(4, "big")
    drawing = paragraph('<w:r><w:drawing><a:blip r:embed="p"/></w:drawing></w:r>')
    with_picture = docx(
        drawing, {"word/_rels/document.xml.rels": relations(p="media/1.png"), "word/media/1.png": bytes(huge)}
    )
    return {
        "sound": (docx(paragraph("x")), ""),
        "empty": (empty, "empty"),
        "zip-bomb": (with_text(bytes(300 * 1024 * 1024)), "too-large"),
        "entities": (with_text(entities), "damaged"),
        "nested": (docx("<w:tbl><w:tr><w:tc>" * 1_000_000), "damaged"),
        "picture": (with_picture, "too-large"),
        "paragraphs": (docx("<w:p/>" * 1_000_000), "too-large"),
    }


def test_every_bomb_ends_in_a_refusal_and_the_import_goes_on(
    make_vault: Callable[..., Vault], sandbox: WorkerPool, tmp_path: Path
) -> None:
    expected = bombs()
    for name, (data, _) in expected.items():
        (tmp_path / f"{name}.docx").write_bytes(data)
    vault = make_vault()
    report = ImportFiles(vault, sandbox, sorted(tmp_path.glob("*.docx"))).run(JobContext())
    assert len(report.added) == len(expected)
    found = {file.name.removesuffix(".docx"): file.problem for file in vault.records.all(StoredFile)}
    assert found == {name: problem for name, (_, problem) in expected.items()}
