"""What a camera wrote, as claims."""

from __future__ import annotations

import io
from collections.abc import Callable

import pytest
from PIL import ExifTags, Image
from PIL.TiffImagePlugin import IFDRational

from holdall.intake.exif import exif_claims


def degrees(degree: int, minute: int, second: float) -> tuple[IFDRational, ...]:
    return tuple(IFDRational(int(part * 1000), 1000) for part in (degree, minute, second))


def photographed(**gps: object) -> Image.Exif:
    exif = Image.Exif()
    exif[ExifTags.Base.Make] = "Specimen"
    exif.get_ifd(ExifTags.IFD.Exif)[ExifTags.Base.DateTimeOriginal] = "2022:03:06 14:05:00"
    exif.get_ifd(ExifTags.IFD.GPSInfo).update(
        {getattr(ExifTags.GPS, key): value for key, value in gps.items()}
    )
    return exif


@pytest.mark.parametrize(
    ("references", "place"),
    [(("N", "E"), ("59.93889", "30.31583")), (("S", "W"), ("-59.93889", "-30.31583"))],
)
def test_time_camera_and_place_are_read(
    encoded: Callable[..., bytes], references: tuple[str, str], place: tuple[str, str]
) -> None:
    exif = photographed(
        GPSLatitude=degrees(59, 56, 20), GPSLatitudeRef=references[0],
        GPSLongitude=degrees(30, 18, 57), GPSLongitudeRef=references[1],
    )  # fmt: skip
    with Image.open(io.BytesIO(encoded(Image.new("RGB", (9, 9)), "JPEG", exif=exif))) as image:
        assert exif_claims(image) == {
            "camera_make": "Specimen",
            "taken": "2022:03:06 14:05:00",
            "latitude": place[0],
            "longitude": place[1],
        }


def test_nonsense_claims_nothing(encoded: Callable[..., bytes]) -> None:
    exif = photographed(GPSLatitude=degrees(59, 56, 20)[:2], GPSLatitudeRef="N")
    with Image.open(io.BytesIO(encoded(Image.new("RGB", (9, 9)), "JPEG", exif=exif))) as image:
        assert exif_claims(image) == {}
    with Image.open(io.BytesIO(encoded(Image.new("RGB", (9, 9)), "PNG"))) as image:
        assert exif_claims(image) == {}
