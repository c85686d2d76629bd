"""What an exhibit holds besides its looks stays behind wherever it hides; what is drawn stays the same."""

from __future__ import annotations

import base64
import io
import zlib
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any

import pikepdf
import pypdfium2
import pytest
from PIL import Image, ImageCms

from holdall.dossier.build_errors import ExhibitRefusedError

Name, Dictionary, Array = pikepdf.Name, pikepdf.Dictionary, pikepdf.Array
SECRET = b"SECRET-TRACE"


def photo(cases: ModuleType) -> bytes:
    exif = Image.Exif()
    exif[0x010F] = SECRET.decode()
    return cases.make_picture(exif=exif)


def jpx(_: ModuleType) -> bytes:
    out = io.BytesIO()
    Image.linear_gradient("L").resize((640, 480)).convert("RGB").save(out, "JPEG2000")
    data = out.getvalue()
    start = data.index(b"jp2c") - 4
    return data[:start] + (8 + len(SECRET)).to_bytes(4, "big") + b"xml " + SECRET + data[start:]


def image(pdf: pikepdf.Pdf, data: bytes, filters: Any, **entries: Any) -> Any:
    return pdf.make_stream(
        data, Type=Name.XObject, Subtype=Name.Image, Width=640, Height=480, BitsPerComponent=8,
        ColorSpace=Name.DeviceRGB, Filter=filters, **entries,
    )  # fmt: skip


def page(pdf: pikepdf.Pdf, content: bytes, **resources: Any) -> Any:
    made = pdf.add_blank_page(page_size=(300, 300)).obj
    made.Resources = Dictionary({f"/{key}": Dictionary(value) for key, value in resources.items()})
    made.Contents = pdf.make_stream(content)
    return made


def everything(path: Path) -> bytes:
    """All objects of the file, their streams raw and decoded."""
    found: list[bytes] = []
    with pikepdf.open(path) as pdf:
        for item in pdf.objects:
            if isinstance(item, pikepdf.Stream):
                found += [item.stream_dict.unparse(resolved=True), item.read_raw_bytes()]
                if item.get("/Filter") not in {Name.DCTDecode, Name.JPXDecode}:
                    found.append(item.read_bytes())
            elif isinstance(item, pikepdf.Object):
                found.append(item.unparse(resolved=True))
    return b"\n".join(found)


def drawn(source: Path | bytes, number: int) -> Image.Image:
    """The middle of a page, where no stamp is."""
    with pypdfium2.PdfDocument(source) as document:
        return document[number - 1].render().to_pil().convert("RGB").crop((20, 60, 280, 240))


def built(cases: ModuleType, data: bytes, folder: Path) -> Path:
    case = cases.DossierCase()
    case.add_pdf(data, 1)
    case.build(folder / "out.pdf")
    return folder / "out.pdf"


DRAW = b"q 300 0 0 300 0 0 cm /Im Do Q"


@pytest.mark.parametrize(
    ("encode", "filters"),
    [
        (lambda data: data, Array([Name.DCTDecode])),
        (lambda data: data, Name.DCT),
        (lambda data: data[:-2], Name.DCTDecode),
        (lambda data: SECRET + data, Name.DCTDecode),
        (zlib.compress, Array([Name.FlateDecode, Name.DCTDecode])),
        (lambda data: base64.a85encode(data) + b"~>", Array([Name.ASCII85Decode, Name.DCTDecode])),
        (
            lambda data: base64.a85encode(zlib.compress(data)) + b"~>",
            Array([Name.A85, Name.Fl, Name.DCT]),
        ),
    ],
)
def test_a_camera_leaves_no_trace_however_its_picture_is_wrapped(
    cases: ModuleType, tmp_path: Path, encode: Callable[[bytes], bytes], filters: Any
) -> None:
    with pikepdf.new() as pdf:
        page(pdf, DRAW, XObject={"/Im": image(pdf, encode(photo(cases)), filters)})
        source = cases.saved(pdf)
    out = built(cases, source, tmp_path)
    assert SECRET not in everything(out)
    assert drawn(out, 5).getextrema() != ((255, 255),) * 3
    assert drawn(out, 5).tobytes() == drawn(source, 1).tobytes()


def test_parameters_go_with_their_filters(cases: ModuleType, tmp_path: Path) -> None:
    parameters = Array([None, Dictionary(ColorTransform=1)])
    with pikepdf.new() as pdf:
        filters = Array([Name.FlateDecode, Name.DCTDecode])
        shown = image(pdf, zlib.compress(photo(cases)), filters, DecodeParms=parameters)
        page(pdf, DRAW, XObject={"/Im": shown})
        source = cases.saved(pdf)
    out = built(cases, source, tmp_path)
    assert b"/DecodeParms << /ColorTransform 1 >>" in everything(out)
    assert drawn(out, 5).tobytes() == drawn(source, 1).tobytes()


def test_a_jpeg_2000_loses_what_is_written_about_it(cases: ModuleType, tmp_path: Path) -> None:
    with pikepdf.new() as pdf:
        page(pdf, DRAW, XObject={"/Im": image(pdf, jpx(cases), Name.JPXDecode)})
        source = cases.saved(pdf)
    out = built(cases, source, tmp_path)
    assert SECRET in source
    assert SECRET not in everything(out)
    assert drawn(out, 5).tobytes() == drawn(source, 1).tobytes()


def screen_profile() -> bytes:
    """sRGB by the name of somebody's screen."""
    plain = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    place = int.from_bytes(plain[plain.index(b"desc") + 4 :][:4], "big")
    return plain[: place + 28] + SECRET + plain[place + 28 + len(SECRET) :]


def test_a_screen_leaves_no_name_in_the_colours_of_a_pdf(cases: ModuleType, tmp_path: Path) -> None:
    with pikepdf.new() as pdf:
        profile = pdf.make_stream(screen_profile(), N=3)
        shown = image(pdf, photo(cases), Name.DCTDecode)
        shown.ColorSpace = Array([Name.ICCBased, profile])
        page(pdf, DRAW, XObject={"/Im": shown})
        source = cases.saved(pdf)
    (tmp_path / "in.pdf").write_bytes(source)
    assert SECRET in everything(tmp_path / "in.pdf")
    out = built(cases, source, tmp_path)
    assert b"acsp" in everything(out)
    assert SECRET not in everything(out)
    pairs = zip(drawn(out, 5).tobytes(), drawn(source, 1).tobytes(), strict=True)
    assert max(abs(one - other) for one, other in pairs) <= 1


@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
def test_a_screen_leaves_no_name_in_a_picture(cases: ModuleType, tmp_path: Path, kind: str) -> None:
    case = cases.DossierCase()
    shot = cases.make_picture(kind, icc_profile=screen_profile())
    case.add(shot, f"image/{kind.lower()}", 1, "Screenshot")
    case.build(tmp_path / "out.pdf")
    assert b"acsp" in everything(tmp_path / "out.pdf")
    assert SECRET not in everything(tmp_path / "out.pdf")


@pytest.mark.parametrize(
    ("data", "filters"),
    [
        (SECRET, Name.DCTDecode),
        (b"\xff\xd8\xff\xe1" + SECRET, Name.DCTDecode),
        (SECRET, Name.JPXDecode),
        (SECRET, Array([Name.DCTDecode, Name.FlateDecode])),
        (SECRET, Array([Name.FlateDecode, Name.DCTDecode])),
    ],
)
def test_a_picture_that_cannot_be_told_from_its_data_is_refused(
    cases: ModuleType, tmp_path: Path, data: bytes, filters: Any
) -> None:
    with pikepdf.new() as pdf:
        page(pdf, DRAW, XObject={"/Im": image(pdf, data, filters)})
        source = cases.saved(pdf)
    with pytest.raises(ExhibitRefusedError) as caught:
        built(cases, source, tmp_path)
    assert caught.value.params["reason"] == "damaged"


def test_a_page_taken_from_a_bundle_brings_nothing_of_the_others(cases: ModuleType, tmp_path: Path) -> None:
    with pikepdf.new() as pdf:
        contents = {"/P1": b"0 0 9 9 re f", "/P2": b"% " + SECRET}
        forms = {
            name: pdf.make_stream(content, Type=Name.XObject, Subtype=Name.Form, BBox=[0, 0, 9, 9])
            for name, content in contents.items()
        }
        shared = pdf.make_indirect(Dictionary(XObject=Dictionary(forms)))
        for name in forms:
            page(pdf, name.encode() + b" Do").Resources = shared
        del pdf.pages[1]
        source = cases.saved(pdf)
    (tmp_path / "in.pdf").write_bytes(source)
    assert SECRET in everything(tmp_path / "in.pdf")
    found = everything(built(cases, source, tmp_path))
    assert b"0 0 9 9 re f" in found
    assert SECRET not in found
