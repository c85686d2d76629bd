"""Images: filters, depths, colours and masks that PDF/A-2 forbids, or that are not known, are refused."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name

from holdall.dossier.conformance.inline_image import InlineImage
from holdall.dossier.conformance.not_proven import NotProvenError
from holdall.dossier.conformance.pictures import require_image, require_inline

PLAIN = {"ColorSpace": b"/G", "BitsPerComponent": b"8"}


@pytest.fixture
def pdf() -> Iterator[pikepdf.Pdf]:
    with pikepdf.new() as opened:
        yield opened


def image(pdf: pikepdf.Pdf, **entries: Any) -> Any:
    values = {"BitsPerComponent": 8, "ColorSpace": Name.DeviceGray, **entries}
    return pdf.make_stream(b"x", {f"/{key}": value for key, value in values.items() if value is not None})


@pytest.mark.parametrize(
    "entries",
    [
        {},
        {"Filter": Array([Name.ASCII85Decode, Name.FlateDecode])},
        {"Filter": Name.LZWDecode},
        {"ImageMask": True, "BitsPerComponent": 1, "ColorSpace": None},
        {"BitsPerComponent": 16},
        {"Intent": Name.Perceptual},
    ],
)
def test_ordinary_images_pass(pdf: pikepdf.Pdf, entries: dict[str, Any]) -> None:
    require_image(image(pdf, **entries))


@pytest.mark.parametrize(
    ("code", "entries"),
    [
        ("filter-not-proven", {"Filter": Name.JPXDecode}),
        ("interpolate", {"Interpolate": True}),
        ("graphics-state", {"Intent": Name.Loud}),
        ("depth", {"BitsPerComponent": 3}),
        ("depth", {"ImageMask": True}),
        ("cmyk", {"ColorSpace": Name.DeviceCMYK}),
    ],
)
def test_others_are_refused(pdf: pikepdf.Pdf, code: str, entries: dict[str, Any]) -> None:
    with pytest.raises(NotProvenError, match=code):
        require_image(image(pdf, **entries))


def test_masks_are_held_to_the_same_and_have_none_themselves(pdf: pikepdf.Pdf) -> None:
    entries = {"/BitsPerComponent": 8, "/ColorSpace": Name.DeviceGray}
    mask = pdf.make_stream(b"x", entries)
    whole = pdf.make_stream(b"x", {**entries, "/SMask": mask})
    require_image(whole)
    mask.Interpolate = True
    with pytest.raises(NotProvenError, match="interpolate"):
        require_image(whole)
    del mask.Interpolate
    mask.SMask = pdf.make_stream(b"x", entries)
    with pytest.raises(NotProvenError, match="mask"):
        require_image(whole)


@pytest.mark.parametrize(
    "entries",
    [PLAIN, {"ImageMask": b"true"}, {**PLAIN, "Filter": b"[/A85/Fl]"}, {**PLAIN, "ColorSpace": b"/Cs1"}],
)
def test_ordinary_inline_images_pass(entries: dict[str, bytes]) -> None:
    require_inline(InlineImage(entries, 0), Dictionary(Cs1=Name.DeviceRGB))


@pytest.mark.parametrize(
    ("code", "entries"),
    [
        ("inline-image", {**PLAIN, "Filter": b"/LZW"}),
        ("interpolate", {**PLAIN, "Interpolate": b"true"}),
        ("graphics-state", {**PLAIN, "Intent": b"/Loud"}),
        ("depth", {**PLAIN, "BitsPerComponent": b"5"}),
        ("depth", {"ImageMask": b"true", "BitsPerComponent": b"8"}),
        ("cmyk", {**PLAIN, "ColorSpace": b"/CMYK"}),
        ("colour-not-proven", {"BitsPerComponent": b"8"}),
        ("colour-not-proven", {**PLAIN, "ColorSpace": b"/Cs2"}),
    ],
)
def test_other_inline_images_are_refused(code: str, entries: dict[str, bytes]) -> None:
    with pytest.raises(NotProvenError, match=code):
        require_inline(InlineImage(entries, 0), None)
