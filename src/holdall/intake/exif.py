"""What a picture's EXIF claims about its making, as short strings; believes none of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

from PIL import ExifTags, Image

from holdall.intake.findings import bounded_claims

_BASE: Final = {"Make": "camera_make", "Model": "camera_model", "Software": "software", "Artist": "artist",
                "ImageDescription": "description", "DateTime": "changed"}  # fmt: skip
_DETAIL: Final = {"DateTimeOriginal": "taken", "OffsetTimeOriginal": "taken_offset", "LensModel": "lens",
                  "BodySerialNumber": "camera_serial", "CameraOwnerName": "camera_owner"}  # fmt: skip


def exif_claims(image: Image.Image) -> dict[str, str]:
    """The claims that matter to a case; empty when there are none or they cannot be read."""
    try:
        exif = image.getexif()
        details = exif.get_ifd(ExifTags.IFD.Exif)
        gps = exif.get_ifd(ExifTags.IFD.GPSInfo)
        claims: dict[str, object] = {name: exif[ExifTags.Base[tag]] for tag, name in _BASE.items()
                                     if ExifTags.Base[tag] in exif}  # fmt: skip
        claims |= {name: details[ExifTags.Base[tag]] for tag, name in _DETAIL.items()
                   if ExifTags.Base[tag] in details}  # fmt: skip
        claims |= _place(gps)
    except (
        OSError,
        ValueError,
        TypeError,
        KeyError,
        IndexError,
        SyntaxError,
        ArithmeticError,
        AttributeError,
    ):
        return {}
    return bounded_claims(claims)


def _place(gps: Mapping[int, Any]) -> dict[str, object]:
    """Latitude and longitude in decimal degrees to about a metre, north and east positive."""
    found: dict[str, object] = {}
    for name, value, reference, negative in (
        ("latitude", ExifTags.GPS.GPSLatitude, ExifTags.GPS.GPSLatitudeRef, "S"),
        ("longitude", ExifTags.GPS.GPSLongitude, ExifTags.GPS.GPSLongitudeRef, "W"),
    ):
        if value in gps:
            degrees = _degrees(gps[value])
            found[name] = f"{-degrees if gps.get(reference) == negative else degrees:.5f}"
    return found


def _degrees(parts: Sequence[Any]) -> float:
    degrees, minutes, seconds = (float(part) for part in parts)
    return degrees + minutes / 60 + seconds / 3600
