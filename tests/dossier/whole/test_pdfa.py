"""What a dossier claims about PDF/A-2b, put to veraPDF."""

from __future__ import annotations

import base64
import zlib
from pathlib import Path
from types import ModuleType
from typing import Any

import pikepdf
import pytest


def claims_pdfa(path: Path) -> bool:
    """Whether the file says that it is PDF/A."""
    with pikepdf.open(path) as pdf:
        return b"pdfaid:part" in pdf.Root.Metadata.read_bytes()


def test_pictures_and_generated_pages_conform(cases: ModuleType, verapdf: Any, tmp_path: Path) -> None:
    case = cases.DossierCase()
    case.add(cases.make_picture(), "image/jpeg", 1, "Photo")
    case.add(cases.make_picture(mode="L"), "image/jpeg", 1, "Серое фото")
    case.add(cases.make_picture(mode="CMYK"), "image/jpeg", 1, "CMYK")
    case.add(cases.make_picture("PNG", mode="RGBA"), "image/png", 1, "Screenshot")
    case.add(cases.make_picture("PNG", mode="P"), "image/png", 1, "Palette")
    case.add(cases.make_picture("TIFF", mode="1"), "image/tiff", 1, "Fax")
    case.add(cases.make_picture("WEBP"), "image/webp", 1, "חוות דעת")
    report = case.build(tmp_path / "out.pdf", statement=f"See {{exhibit:{case.exhibits[0].paper_id}}}.")
    assert report.pdfa
    assert claims_pdfa(tmp_path / "out.pdf")
    assert verapdf(tmp_path / "out.pdf") == []


def test_a_font_that_is_not_embedded_is_named_and_nothing_is_claimed(
    cases: ModuleType, verapdf: Any, tmp_path: Path
) -> None:
    case = cases.DossierCase()
    case.add(cases.make_picture(), "image/jpeg", 1, "Photo")
    case.add_pdf(cases.make_pdf(["HELVETICA"]), 1)
    report = case.build(tmp_path / "out.pdf")
    assert not report.pdfa
    assert [obstacle.exhibit for obstacle in report.obstacles] == ["2"]
    assert not claims_pdfa(tmp_path / "out.pdf")
    assert verapdf(tmp_path / "out.pdf")


def scanned(cases: ModuleType, content: bytes = b"q 200 0 0 200 50 50 cm /Im Do Q", **values: Any) -> bytes:
    """A PDF of one picture, as a scanner makes it; `values` are more entries of its image."""
    with pikepdf.new() as pdf:
        page = pdf.add_blank_page(page_size=(300, 300))
        image = pdf.make_stream(
            cases.make_picture(), Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.Image,
            Width=640, Height=480, BitsPerComponent=8, ColorSpace=pikepdf.Name.DeviceRGB,
            Filter=pikepdf.Name.DCTDecode,
        )  # fmt: skip
        for key, value in values.items():
            image[f"/{key}"] = value
        page.obj.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(Im=image))
        page.obj.Contents = pdf.make_stream(content)
        return cases.saved(pdf)


def short_names(cases: ModuleType) -> bytes:
    """A PDF with a form that names its filters as only inline images may."""
    with pikepdf.new() as pdf:
        page = pdf.add_blank_page(page_size=(300, 300))
        data = base64.a85encode(zlib.compress(b"0 0 9 9 re f")) + b"~>"
        filters = pikepdf.Array([pikepdf.Name.A85, pikepdf.Name.Fl])
        form = pdf.make_stream(
            data, Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.Form, BBox=[0, 0, 9, 9], Filter=filters
        )
        page.obj.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(Fm=form))
        page.obj.Contents = pdf.make_stream(b"/Fm Do")
        return cases.saved(pdf, compress_streams=False, stream_decode_level=pikepdf.StreamDecodeLevel.none)


def test_short_names_of_filters_are_written_out(cases: ModuleType, tmp_path: Path) -> None:
    case = cases.DossierCase()
    source = short_names(cases)
    assert b"/A85" in source
    case.add_pdf(source, 1)
    assert case.build(tmp_path / "out.pdf").pdfa
    assert b"/Filter [ /ASCII85Decode /FlateDecode ]" in (tmp_path / "out.pdf").read_bytes()


def test_scans_conform(cases: ModuleType, verapdf: Any, tmp_path: Path) -> None:
    case = cases.DossierCase()
    case.add_pdf(scanned(cases), 1)
    case.add_pdf(cases.encrypted(scanned(cases)), 1)
    case.add_pdf(short_names(cases), 1)
    case.add_pdf(scanned(cases, b"q 9 0 0 9 0 0 cm BI /W 1 /H 1 /BPC 8 /CS /G ID x EI Q"), 1)
    assert case.build(tmp_path / "out.pdf").pdfa
    assert verapdf(tmp_path / "out.pdf") == []


@pytest.mark.parametrize(
    ("code", "values"),
    [
        ("interpolate", {"Interpolate": True}),
        ("cmyk", {"ColorSpace": pikepdf.Name.DeviceCMYK}),
        ("colour-not-proven", {"ColorSpace": pikepdf.Name.Nothing}),
        ("filter-not-proven", {"Filter": pikepdf.Name.Nothing}),
        ("depth", {"BitsPerComponent": 5}),
        ("graphics-state", {"Intent": pikepdf.Name.Nothing}),
        ("form-not-proven", {"Subtype": pikepdf.Name.PS}),
        ("cmyk", {"content": b"1 0 0 0 k"}),
        ("operator", {"content": b"BX nothing EX"}),
        ("nesting", {"content": b"q " * 30}),
        ("inline-image", {"content": b"BI /W 1 /H 1 /BPC 8 /CS /G"}),
        ("depth", {"content": b"BI /W 1 /H 1 /BPC 5 /CS /G ID x EI"}),
        ("resource-missing", {"content": b"BT /F 1 Tf (A) Tj ET"}),
        ("operator", {"content": b"9999999999 w"}),
    ],
)
def test_obstacles_in_scans_are_named(
    cases: ModuleType, tmp_path: Path, code: str, values: dict[str, Any]
) -> None:
    case = cases.DossierCase()
    case.add_pdf(scanned(cases, **values), 1)
    report = case.build(tmp_path / "out.pdf")
    assert [(obstacle.code, obstacle.page) for obstacle in report.obstacles] == [(code, 1)]
    assert not claims_pdfa(tmp_path / "out.pdf")
