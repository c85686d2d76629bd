from __future__ import annotations

import io
from collections.abc import Mapping

import pytest
from PIL import ExifTags, Image

from holdall.intake.sniff import sniff
from holdall.jobs.sample import files as sample
from holdall.jobs.sample.files import SampleFile, sample_files


def _image(files: Mapping[str, SampleFile], name: str) -> Image.Image:
    return Image.open(io.BytesIO(files[name].data))


def test_there_are_about_forty_files_with_names_of_their_own(files: dict[str, SampleFile]) -> None:
    made = tuple(sample_files())
    assert len(made) == len(files) == 43
    assert made == tuple(files.values()), "the same seed must give the same bytes"


def test_another_seed_draws_other_photos(files: dict[str, SampleFile]) -> None:
    photo = "IMG_20220306_150112.jpg"
    others = {file.name: file for file in sample._protest("another")}
    assert others[photo].data != files[photo].data


def test_names_are_in_many_scripts(files: dict[str, SampleFile]) -> None:
    letters = "".join(files)
    for first, last in (("А", "я"), ("ა", "ჰ"), ("ا", "ي"), ("A", "z")):
        assert any(first <= char <= last for char in letters)


def test_only_the_empty_file_is_of_no_kind(files: dict[str, SampleFile]) -> None:
    assert [name for name, file in files.items() if not sniff(file.data[:4096])] == [sample.EMPTY]


def test_one_file_is_there_twice(files: dict[str, SampleFile]) -> None:
    assert files[sample.DUPLICATE].data == files["IMG_20220306_152410.jpg"].data


@pytest.mark.parametrize(
    ("name", "kind", "mode", "pages"),
    [
        ("Паспорт Анна.jpg", "JPEG", "RGB", 1),
        ("Загранпаспорт Мария.jpg", "JPEG", "CMYK", 1),
        ("Повестка к следователю.jpg", "JPEG", "L", 1),
        ("Свидетельство о рождении.png", "PNG", "RGBA", 1),
        ("Свидетельство о браке.webp", "WEBP", "RGB", 1),
        ("Военный билет.tif", "TIFF", "RGB", 3),
    ],
)
def test_pictures_of_every_kind(
    files: dict[str, SampleFile], name: str, kind: str, mode: str, pages: int
) -> None:
    with _image(files, name) as image:
        assert (image.format, image.mode, getattr(image, "n_frames", 1)) == (kind, mode, pages)


def test_the_phone_photo_of_apple_kind_was_made_by_our_own_drawing(files: dict[str, SampleFile]) -> None:
    assert files["IMG_0042.HEIC"].data[4:12] == b"ftypheic"


@pytest.mark.parametrize(
    ("name", "orientation"),
    [
        ("IMG_20220306_150112.jpg", 1), ("IMG_20220306_152410.jpg", 6), ("IMG_20210131_124502.jpg", 8),
        ("IMG_20230220_210411.jpg", 6),
    ],
)  # fmt: skip
def test_photos_say_when_where_and_which_way_up(
    files: dict[str, SampleFile], name: str, orientation: int
) -> None:
    with _image(files, name) as image:
        exif = image.getexif()
        taken = exif.get_ifd(ExifTags.IFD.Exif)[ExifTags.Base.DateTimeOriginal]
        assert exif[ExifTags.Base.Orientation] == orientation
        assert taken == f"{name[4:8]}:{name[8:10]}:{name[10:12]} {name[13:15]}:{name[15:17]}:{name[17:19]}"
        assert exif.get_ifd(ExifTags.IFD.GPSInfo)[ExifTags.GPS.GPSLatitudeRef] == "N"
        turned = image.size[0] < image.size[1]
        assert turned is (orientation in {6, 8})


def test_every_paper_lies_in_a_folder(files: dict[str, SampleFile]) -> None:
    assert len({file.folder for file in files.values()}) > 5
    assert all(file.folder for file in files.values())
