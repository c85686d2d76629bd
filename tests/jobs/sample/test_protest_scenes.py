from __future__ import annotations

import io
from dataclasses import replace
from datetime import datetime

import pytest
from PIL import ExifTags, Image, ImageChops, ImageOps

from holdall.jobs.sample.family import CITY_TIME
from holdall.jobs.sample.protest_scenes import Shot, camera_jpeg, protest_scene

SHOT = Shot(
    seed="a", placards=("МИР",), taken=datetime(2022, 3, 6, 15, 24, 10, tzinfo=CITY_TIME),
    latitude=43.4021, longitude=34.0043,
)  # fmt: skip


def test_the_scene_follows_its_seed_and_its_placards() -> None:
    scene = protest_scene(SHOT)
    assert scene == protest_scene(SHOT)
    for change in ({"seed": "b"}, {"placards": ("СВОБОДУ",)}, {"police": True}):
        assert scene != protest_scene(replace(SHOT, **change))


@pytest.mark.parametrize("orientation", [1, 3, 6, 8])
def test_a_viewer_that_heeds_exif_sees_the_picture_upright(orientation: int) -> None:
    picture = Image.linear_gradient("L").resize((160, 120)).convert("RGB")
    with Image.open(io.BytesIO(camera_jpeg(picture, SHOT, orientation))) as stored:
        upright = ImageOps.exif_transpose(stored)
    assert upright.size == picture.size
    assert max(band[1] for band in ImageChops.difference(upright, picture).getextrema()) < 20


def test_the_place_is_written_in_degrees_minutes_and_seconds() -> None:
    picture = Image.new("RGB", (20, 20))
    with Image.open(io.BytesIO(camera_jpeg(picture, SHOT, 1))) as stored:
        exif = stored.getexif()
        place = exif.get_ifd(ExifTags.IFD.GPSInfo)
        degrees, minutes, seconds = (float(part) for part in place[ExifTags.GPS.GPSLatitude])
        offset = exif.get_ifd(ExifTags.IFD.Exif)[ExifTags.Base.OffsetTimeOriginal]
    assert degrees + minutes / 60 + seconds / 3600 == pytest.approx(SHOT.latitude, abs=1e-5)
    assert offset == "+03:00"
