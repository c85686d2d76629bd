"""What becomes of exhibits' own contents: nothing that acts, hides or identifies gets out, the looks stay."""

from __future__ import annotations

import io
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any

import pikepdf
import pypdfium2
import pytest
from PIL import Image

from holdall.dossier.build_errors import ExhibitRefusedError, WrongPageCountError

SECRET = b"SECRET-TRACE"


def plain_bytes(path: Path) -> bytes:
    """The whole file with every stream inflated."""
    command = ["qpdf", "--qdf", "--object-streams=disable", "--decode-level=generalized", path, "-"]
    return subprocess.run(command, capture_output=True, check=True).stdout


def rendered(path: Path, page: int) -> Image.Image:
    """A page drawn by pdfium at 72 dots to the inch."""
    with pypdfium2.PdfDocument(path) as document:
        return document[page - 1].render(scale=1).to_pil().convert("RGB")


@pytest.fixture
def laden(cases: ModuleType) -> bytes:
    """A PDF with a secret in every place that is not the page's looks."""
    with pikepdf.open(io.BytesIO(cases.make_pdf(["VISIBLE"]))) as pdf:
        secret = pikepdf.String(SECRET.decode())
        pdf.docinfo["/Author"] = SECRET.decode()
        pdf.Root.Metadata = pdf.make_stream(SECRET, Type=pikepdf.Name.Metadata, Subtype=pikepdf.Name.XML)
        pdf.Root.OpenAction = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS=secret)
        pdf.attachments["secret.txt"] = SECRET
        page = pdf.pages[0].obj
        page.PieceInfo = pikepdf.Dictionary(App=pikepdf.Dictionary(Private=secret))
        page.AA = pikepdf.Dictionary(O=pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS=secret))
        page.Thumb = pdf.make_stream(SECRET)
        image = pdf.make_stream(
            b"\x80", Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.Image, Width=1, Height=1,
            BitsPerComponent=8, ColorSpace=pikepdf.Name.DeviceGray,
            Metadata=pdf.make_stream(SECRET, Type=pikepdf.Name.Metadata),
            PieceInfo=pikepdf.Dictionary(App=secret),
        )  # fmt: skip
        page.Resources.XObject = pikepdf.Dictionary(Im=image)
        page.Resources.Properties = pikepdf.Dictionary(
            Layer=pdf.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name.OCG, Name=secret))
        )
        link = pikepdf.Dictionary(
            Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Link, Rect=[0, 0, 9, 9],
            A=pikepdf.Dictionary(S=pikepdf.Name.URI, URI=secret),
        )  # fmt: skip
        page.Annots = pikepdf.Array([pdf.make_indirect(link)])
        return cases.saved(pdf)


@pytest.mark.skipif(shutil.which("qpdf") is None, reason="needs qpdf")
def test_nothing_but_the_looks_gets_out(cases: ModuleType, laden: bytes, tmp_path: Path) -> None:
    assert laden.count(SECRET) >= 7
    case = cases.DossierCase()
    case.add_pdf(laden, 1)
    case.build(tmp_path / "out.pdf")
    everything = plain_bytes(tmp_path / "out.pdf")
    assert b"VISIBLE" in everything
    assert SECRET not in everything
    assert SECRET.decode().encode("utf-16-be").hex().encode() not in everything.lower()


def in_direct_resources(pdf: pikepdf.Pdf, page: Any, file: Any) -> None:
    page.Resources.AF = pikepdf.Array([pdf.make_indirect(file)])


def in_a_marked_content(pdf: pikepdf.Pdf, page: Any, file: Any) -> None:
    page.Resources = pdf.make_indirect(page.Resources)
    page.Resources.Properties = pikepdf.Dictionary(MC0=pikepdf.Dictionary(AF=file))


def in_a_form(pdf: pikepdf.Pdf, page: Any, file: Any) -> None:
    own = pikepdf.Dictionary(AF=pikepdf.Array([file]))
    form = pdf.make_stream(
        b"", Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.Form, BBox=[0, 0, 1, 1], Own=own
    )
    page.Resources.XObject = pikepdf.Dictionary(Fm=form)


def in_a_group(pdf: pikepdf.Pdf, page: Any, file: Any) -> None:
    files = pdf.make_indirect(file.EF)
    page.Group = pikepdf.Dictionary(S=pikepdf.Name.Transparency, AF=pikepdf.Dictionary(EF=files))


def in_an_annotation(pdf: pikepdf.Pdf, page: Any, file: Any) -> None:
    note = pikepdf.Dictionary(
        Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.FileAttachment, Rect=[0, 0, 9, 9], F=4, FS=file, AF=file
    )
    page.Annots = pikepdf.Array([pdf.make_indirect(note)])


@pytest.mark.skipif(shutil.which("qpdf") is None, reason="needs qpdf")
@pytest.mark.parametrize(
    "hide", [in_direct_resources, in_a_marked_content, in_a_form, in_a_group, in_an_annotation]
)
def test_a_file_embedded_without_saying_so_stays_behind(
    cases: ModuleType, tmp_path: Path, hide: Callable[[pikepdf.Pdf, Any, Any], None]
) -> None:
    with pikepdf.open(io.BytesIO(cases.make_pdf(["VISIBLE"]))) as pdf:
        file = pikepdf.Dictionary(F="a.txt", EF=pikepdf.Dictionary(UF=pdf.make_stream(SECRET)))
        hide(pdf, pdf.pages[0].obj, file)
        hidden = cases.saved(pdf)
    (tmp_path / "in.pdf").write_bytes(hidden)
    assert SECRET in plain_bytes(tmp_path / "in.pdf")
    case = cases.DossierCase()
    case.add_pdf(hidden, 1)
    case.build(tmp_path / "out.pdf")
    everything = plain_bytes(tmp_path / "out.pdf")
    assert b"VISIBLE" in everything
    assert SECRET not in everything


def test_a_font_may_be_called_what_embeds_files(cases: ModuleType, tmp_path: Path) -> None:
    with pikepdf.open(io.BytesIO(cases.make_pdf(["VISIBLE"]))) as pdf:
        page = pdf.pages[0].obj
        ((name, font),) = page.Resources.Font.items()
        page.Resources.Font = pikepdf.Dictionary(EF=font)
        page.Contents = pdf.make_stream(page.Contents.read_bytes().replace(name.encode(), b"/EF"))
        renamed = cases.saved(pdf)
    case = cases.DossierCase()
    case.add_pdf(cases.make_pdf(["VISIBLE"]), 1)
    case.add_pdf(renamed, 1)
    case.build(tmp_path / "out.pdf")
    plain, renamed_page = (rendered(tmp_path / "out.pdf", number).crop((0, 0, 595, 700)) for number in (5, 7))
    assert plain.getextrema() != ((255, 255),) * 3
    assert plain.tobytes() == renamed_page.tobytes()


def test_cameras_leave_no_trace_in_pictures_nor_in_pdfs_made_of_them(
    cases: ModuleType, tmp_path: Path
) -> None:
    exif = Image.Exif()
    exif[0x010F] = SECRET.decode()
    photo = cases.make_picture(exif=exif) + SECRET
    with pikepdf.new() as pdf:
        page = pdf.add_blank_page(page_size=(300, 300))
        image = pdf.make_stream(
            photo, Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.Image, Width=640, Height=480,
            BitsPerComponent=8, ColorSpace=pikepdf.Name.DeviceRGB, Filter=pikepdf.Name.DCTDecode,
        )  # fmt: skip
        page.obj.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(Im=image))
        page.obj.Contents = pdf.make_stream(b"q 300 0 0 300 0 0 cm /Im Do Q")
        scanned = cases.saved(pdf)
    case = cases.DossierCase()
    case.add(photo, "image/jpeg", 1)
    case.add_pdf(scanned, 1)
    case.build(tmp_path / "out.pdf")
    assert SECRET in scanned
    assert SECRET not in (tmp_path / "out.pdf").read_bytes()


@pytest.mark.skipif(not all(map(shutil.which, ("qpdf", "pdftotext"))), reason="needs qpdf and poppler")
def test_what_a_file_claims_stays_in_the_vault(cases: ModuleType, tmp_path: Path) -> None:
    names = ("taken", "latitude", "longitude", "camera_model", "camera_serial", "author", "title")
    claims = tuple((name, SECRET.decode()) for name in names)
    case = cases.DossierCase()
    case.add(cases.make_picture(), "image/jpeg", 1, claims=claims)
    case.build(tmp_path / "out.pdf")
    everything = plain_bytes(tmp_path / "out.pdf")
    assert SECRET not in everything
    assert SECRET.decode().encode("utf-16-be").hex().encode() not in everything.lower()
    texts = subprocess.run(
        ["pdftotext", str(tmp_path / "out.pdf"), "-"], check=True, capture_output=True
    ).stdout
    assert b"Ruling" in texts
    assert SECRET not in texts


def test_photos_are_turned_upright(cases: ModuleType, tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[0x0112] = 6  # turn a quarter clockwise to see it right
    case = cases.DossierCase()
    case.add(cases.make_picture(size=(600, 300), exif=exif), "image/jpeg", 1)
    case.build(tmp_path / "out.pdf")
    page = rendered(tmp_path / "out.pdf", 5)
    assert page.width < page.height
    middle = page.height // 2
    # The gradient ran from black at the top to white; turned, from white at the left to black.
    assert (
        page.getpixel((page.width // 2 - 80, middle))[0]
        > page.getpixel((page.width // 2 + 80, middle))[0] + 60
    )


def test_what_is_transparent_becomes_white(cases: ModuleType, tmp_path: Path) -> None:
    out = io.BytesIO()
    Image.new("RGBA", (300, 300), (0, 0, 0, 0)).save(out, "PNG")
    case = cases.DossierCase()
    case.add(out.getvalue(), "image/png", 1)
    case.build(tmp_path / "out.pdf")
    page = rendered(tmp_path / "out.pdf", 5)
    assert page.getpixel((page.width // 2, page.height // 2)) == (255, 255, 255)


@pytest.mark.parametrize(
    ("name", "media_type", "mode"),
    [
        ("JPEG", "image/jpeg", "CMYK"),
        ("PNG", "image/png", "I;16"),
        ("PNG", "image/png", "LA"),
        ("PNG", "image/png", "P"),
        ("TIFF", "image/tiff", "1"),
        ("TIFF", "image/tiff", "F"),
        ("WEBP", "image/webp", "RGBA"),
        ("BMP", "image/bmp", "RGB"),
        ("GIF", "image/gif", "L"),
    ],
)
def test_every_kind_of_picture_keeps_its_greys(
    cases: ModuleType, tmp_path: Path, name: str, media_type: str, mode: str
) -> None:
    case = cases.DossierCase()
    case.add(cases.make_picture(name, size=(300, 300), mode=mode), media_type, 1)
    case.build(tmp_path / "out.pdf")
    page = rendered(tmp_path / "out.pdf", 5)
    column = [page.getpixel((page.width // 2, page.height // 2 + offset))[0] for offset in (-90, 90)]
    assert column[0] < column[1]


def test_a_tiff_gives_a_page_for_each_of_its_own(cases: ModuleType, tmp_path: Path) -> None:
    out = io.BytesIO()
    sheets = [Image.new("1", (50, 50 + number)) for number in range(3)]
    sheets[0].save(out, "TIFF", save_all=True, append_images=sheets[1:])
    case = cases.DossierCase()
    case.add(out.getvalue(), "image/tiff", 3)
    assert case.build(tmp_path / "out.pdf").pages == 4 + 3
    wrong = cases.DossierCase()
    wrong.add(out.getvalue(), "image/tiff", 2)
    with pytest.raises(WrongPageCountError) as caught:
        wrong.build(tmp_path / "wrong.pdf")
    assert (caught.value.params["expected"], caught.value.params["found"]) == (2, 3)


def test_a_heic_with_several_pictures_gives_a_page_for_each(
    cases: ModuleType, shared: Path, tmp_path: Path
) -> None:
    data = (shared / "corpora" / "pillow_heif" / "heif" / "zPug_3.heic").read_bytes()
    case = cases.DossierCase()
    case.add(data, "image/heic", 3)
    assert case.build(tmp_path / "out.pdf").pages == 4 + 3
    first, last = (rendered(tmp_path / "out.pdf", page).getpixel((297, 421)) for page in (5, 7))
    assert first != last


@pytest.mark.parametrize(
    ("data", "media_type", "reason"),
    [
        (b"\x89PNG\r\n\x1a\n broken", "image/png", "damaged"),
        (b"", "image/jpeg", "damaged"),
        (b"text", "text/plain", "unsupported"),
    ],
)
def test_pictures_that_cannot_be_used_say_why(
    cases: ModuleType, tmp_path: Path, data: bytes, media_type: str, reason: str
) -> None:
    case = cases.DossierCase()
    case.add(data, media_type, 1)
    with pytest.raises(ExhibitRefusedError) as caught:
        case.build(tmp_path / "out.pdf")
    assert caught.value.params["reason"] == reason


def test_half_a_picture_is_refused(cases: ModuleType, tmp_path: Path) -> None:
    whole = cases.make_picture("PNG", size=(500, 500))
    case = cases.DossierCase()
    case.add(whole[: len(whole) // 2], "image/png", 1)
    with pytest.raises(ExhibitRefusedError):
        case.build(tmp_path / "out.pdf")


def layered(cases: ModuleType, **default: Any) -> bytes:
    """A page with a black square on a layer; `default` is the file's default configuration."""
    with pikepdf.new() as pdf:
        page = pdf.add_blank_page(page_size=(300, 300))
        layer = pdf.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name.OCG, Name=pikepdf.String("Draft")))
        page.obj.Resources = pikepdf.Dictionary(Properties=pikepdf.Dictionary(L=layer))
        page.obj.Contents = pdf.make_stream(b"/OC /L BDC 50 50 200 200 re f EMC")
        values = {
            key: pikepdf.Array([layer]) if value == "layer" else value for key, value in default.items()
        }
        pdf.Root.OCProperties = pikepdf.Dictionary(OCGs=[layer], D=pikepdf.Dictionary(values))
        return cases.saved(pdf)


@pytest.mark.parametrize(
    ("default", "is_shown"),
    [
        ({}, True),
        ({"/OFF": "layer"}, False),
        ({"/BaseState": pikepdf.Name.OFF}, False),
        ({"/BaseState": pikepdf.Name.OFF, "/ON": "layer"}, True),
    ],
)
def test_hidden_layers_stay_hidden(
    cases: ModuleType, tmp_path: Path, default: dict[str, Any], is_shown: bool
) -> None:
    case = cases.DossierCase()
    case.add_pdf(layered(cases, **default), 1)
    case.build(tmp_path / "out.pdf")
    colour = rendered(tmp_path / "out.pdf", 5).getpixel((150, 150))
    assert (colour == (0, 0, 0)) == is_shown


def test_what_form_fields_show_is_drawn(cases: ModuleType, tmp_path: Path) -> None:
    out = io.BytesIO()
    from reportlab.pdfgen.canvas import Canvas

    canvas = Canvas(out, pagesize=(300, 300))
    canvas.acroForm.textfield(value="FILLED", x=50, y=150, width=200, height=30)
    canvas.showPage()
    canvas.save()
    case = cases.DossierCase()
    case.add_pdf(out.getvalue(), 1)
    case.build(tmp_path / "out.pdf")
    with pypdfium2.PdfDocument(tmp_path / "out.pdf") as document:
        assert "FILLED" in document[4].get_textpage().get_text_range()
    with pikepdf.open(tmp_path / "out.pdf") as pdf:
        assert "/AcroForm" not in pdf.Root
        assert "/Annots" not in pdf.pages[4].obj


def test_pages_that_share_their_content_and_pages_without_any(cases: ModuleType, tmp_path: Path) -> None:
    with pikepdf.new() as pdf:
        content = pdf.make_stream(b"0 0 1 rg 100 100 100 100 re f q q q")
        for _ in range(2):
            pdf.add_blank_page(page_size=(300, 300)).obj.Contents = content
        pdf.add_blank_page(page_size=(300, 300))
        parts = [pdf.make_stream(part) for part in (b"1 0 0 rg 100 100", b"100 100 re f")]
        pdf.add_blank_page(page_size=(300, 300)).obj.Contents = pikepdf.Array(parts)
        data = cases.saved(pdf)
    case = cases.DossierCase()
    case.add_pdf(data, 4)
    case.build(tmp_path / "out.pdf")
    colours = [rendered(tmp_path / "out.pdf", page).getpixel((150, 150)) for page in (5, 6, 7, 8)]
    assert colours == [(0, 0, 255), (0, 0, 255), (255, 255, 255), (255, 0, 0)]


def test_content_that_cannot_be_decoded_is_refused(cases: ModuleType, tmp_path: Path) -> None:
    with pikepdf.new() as pdf:
        page = pdf.add_blank_page(page_size=(300, 300))
        page.obj.Contents = pdf.make_stream(b"no deflate", Filter=pikepdf.Name.FlateDecode)
        data = cases.saved(pdf, compress_streams=False, stream_decode_level=pikepdf.StreamDecodeLevel.none)
    case = cases.DossierCase()
    case.add_pdf(data, 1)
    with pytest.raises(ExhibitRefusedError) as caught:
        case.build(tmp_path / "out.pdf")
    assert caught.value.params["reason"] == "damaged"
