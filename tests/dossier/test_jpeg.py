"""What the camera wrote goes, the picture stays bit for bit."""

from __future__ import annotations

import io

import pytest
from PIL import Image

from holdall.dossier.jpeg import strip_jpeg


def make(mode: str = "RGB", **options: object) -> bytes:
    out = io.BytesIO()
    Image.linear_gradient("L").resize((64, 48)).convert(mode).save(out, "JPEG", **options)
    return out.getvalue()


def with_secrets(**options: object) -> bytes:
    """A JPEG with EXIF, a comment, a colour profile and a film after its end."""
    exif = Image.Exif()
    exif[0x010F] = "SECRET CAMERA"
    data = make(exif=exif, comment=b"SECRET COMMENT", icc_profile=b"PROFILE" * 20, **options)
    return data + b"SECRET FILM" * 10


@pytest.mark.parametrize("options", [{}, {"progressive": True}, {"optimize": True}])
def test_metadata_and_trailing_data_go(options: dict[str, object]) -> None:
    data = with_secrets(**options)
    assert data.count(b"SECRET") == 12
    stripped = strip_jpeg(data)
    assert stripped is not None
    assert b"SECRET" not in stripped.data
    assert stripped.icc == b"PROFILE" * 20
    assert (stripped.width, stripped.height, stripped.components, stripped.bits) == (64, 48, 3, 8)
    with Image.open(io.BytesIO(data)) as before, Image.open(io.BytesIO(stripped.data)) as after:
        assert before.tobytes() == after.tobytes()


def test_the_colour_transform_stays() -> None:
    stripped = strip_jpeg(make("CMYK"))
    assert stripped is not None
    assert b"Adobe" in stripped.data
    assert stripped.components == 4


def test_stripping_twice_changes_nothing() -> None:
    once = strip_jpeg(with_secrets())
    assert once is not None
    assert strip_jpeg(once.data) == strip_jpeg(once.data)
    twice = strip_jpeg(once.data)
    assert twice is not None
    assert twice.data == once.data


def test_what_is_no_whole_jpeg_is_refused() -> None:
    data = make()
    assert strip_jpeg(b"") is None
    assert strip_jpeg(b"GIF89a") is None
    assert strip_jpeg(b"\xff\xd8\xff\xd9") is None
    for end in range(2, len(data) - 1):
        assert strip_jpeg(data[:end]) is None
