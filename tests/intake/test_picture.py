"""Pictures of every format, turned upright, on white paper, counted and checked."""

from __future__ import annotations

import struct
from pathlib import Path

import pytest
from PIL import ExifTags, Image, ImageOps

from holdall.intake import picture
from holdall.intake.sniff import TIFF
from holdall.sandbox.contract import Refusal, RefusedError

RED, GREEN, BLUE, WHITE = (255, 0, 0), (0, 255, 0), (0, 0, 255), (255, 255, 255)


def corners(image: Image.Image) -> list[tuple[int, ...]]:
    """Colours of the four quarters, top left first, rounded to what lossy formats keep."""
    spots = [
        (x, y)
        for y in (image.height // 4, 3 * image.height // 4)
        for x in (image.width // 4, 3 * image.width // 4)
    ]
    return [tuple(255 * (value > 127) for value in image.getpixel(spot)) for spot in spots]


@pytest.mark.parametrize("form", ["JPEG", "PNG", "TIFF", "WEBP", "GIF", "BMP"])
def test_every_format_is_inspected_and_drawn(run, encoded, quarters, form: str) -> None:
    data = encoded(quarters(size=(800, 400)), form)
    answer = run("inspect", data)
    assert answer.result["page_count"] == 1
    assert answer.result["problem"] == ""
    assert answer.parts[0][0] == {"kind": "thumbnail", "width": 320, "height": 160}
    assert corners(answer.image) == [RED, GREEN, BLUE, WHITE]
    page = run("render_page", data, page=0, max_px=5000).image
    assert page.size == (800, 400)
    assert corners(page) == [RED, GREEN, BLUE, WHITE]


@pytest.mark.parametrize("orientation", range(1, 9))
@pytest.mark.parametrize("form", ["JPEG", "TIFF", "PNG", "WEBP"])
def test_pictures_are_turned_upright(run, encoded, quarters, form: str, orientation: int) -> None:
    upright = quarters(size=(80, 40))
    turned = {
        1: upright, 2: ImageOps.mirror(upright), 3: upright.rotate(180), 4: ImageOps.flip(upright),
        5: ImageOps.mirror(upright).rotate(90, expand=True), 6: upright.rotate(90, expand=True),
        7: ImageOps.mirror(upright).rotate(-90, expand=True), 8: upright.rotate(-90, expand=True),
    }[orientation]  # fmt: skip
    exif = Image.Exif()
    exif[ExifTags.Base.Orientation] = orientation
    image = run("inspect", encoded(turned, form, exif=exif)).image
    assert image.size == (80, 40)
    assert corners(image) == [RED, GREEN, BLUE, WHITE]


@pytest.mark.parametrize("mode", ["1", "L", "P", "LA", "RGBA", "CMYK", "I", "I;16", "F", "YCbCr"])
def test_every_mode_of_pixel_becomes_plain_colour(run, encoded, mode: str) -> None:
    grey = Image.linear_gradient("L").resize((60, 60))
    image = (
        grey.convert("I").point(lambda v: v * 100).convert("I;16") if mode == "I;16" else grey.convert(mode)
    )
    drawn = run("inspect", encoded(image, "TIFF")).image.convert("L")
    assert drawn.getpixel((30, 2)) < 40
    assert drawn.getpixel((30, 57)) > 200


def test_what_is_transparent_is_white_as_on_paper(run, encoded) -> None:
    clear = Image.new("RGBA", (10, 10), (0, 0, 0, 0))
    assert run("inspect", encoded(clear, "PNG")).image.getpixel((5, 5)) == WHITE
    palette = Image.new("P", (10, 10), 0)
    assert run("inspect", encoded(palette, "PNG", transparency=0)).image.getpixel((5, 5)) == WHITE


def test_a_tiff_has_as_many_pages_as_frames(run, encoded) -> None:
    pages = [
        Image.new("RGB", (20, 10 * number), colour) for number, colour in enumerate((RED, GREEN, BLUE), 1)
    ]
    data = encoded(pages[0], "TIFF", save_all=True, append_images=pages[1:])
    assert run("inspect", data).result["page_count"] == 3
    for number, page in enumerate(pages):
        drawn = run("render_page", data, page=number, max_px=100).image
        assert (drawn.size, drawn.getpixel((5, 5))) == (page.size, page.getpixel((5, 5)))
    for beyond in (-1, 3):
        with pytest.raises(RefusedError) as refused:
            run("render_page", data, page=beyond, max_px=100)
        assert refused.value.reason is Refusal.DAMAGED


@pytest.mark.parametrize("form", ["GIF", "WEBP", "PNG"])
def test_an_animation_is_one_page(run, encoded, form: str) -> None:
    frames = [Image.new("RGB", (20, 20), colour) for colour in (RED, GREEN)]
    data = encoded(frames[0], form, save_all=True, append_images=frames[1:])
    assert run("inspect", data).result["page_count"] == 1


@pytest.mark.parametrize("form", ["JPEG", "PNG", "TIFF"])
def test_a_truncated_picture_is_damaged_but_shown_as_far_as_it_goes(run, encoded, form: str) -> None:
    noise = Image.effect_noise((400, 400), 90).convert("RGB")
    data = encoded(noise, form)
    answer = run("inspect", data[: len(data) // 2])
    assert answer.result["problem"] == "damaged"
    assert answer.result["problem_pages"] == 1
    assert run("inspect", data).result["problem"] == ""


def test_a_picture_that_is_only_a_beginning_has_no_page(run, encoded) -> None:
    answer = run("inspect", encoded(Image.new("RGB", (50, 50)), "PNG")[:20])
    assert (answer.result["page_count"], answer.result["problem"], answer.parts) == (0, "damaged", [])
    with pytest.raises(RefusedError):
        run("render_page", encoded(Image.new("RGB", (50, 50)), "PNG")[:20], page=0, max_px=9)


def test_a_lost_later_page_is_noticed(run, encoded) -> None:
    pages = [Image.effect_noise((60, 60), 90).convert("RGB") for _ in range(3)]
    data = bytearray(
        encoded(pages[0], "TIFF", compression="tiff_lzw", save_all=True, append_images=pages[1:])
    )
    middle = len(data) // 2
    data[middle : middle + 800] = bytes(800)
    answer = run("inspect", bytes(data))
    assert answer.result["problem"] == "damaged"
    assert answer.result["page_count"] < answer.result["problem_pages"] == 3


def test_pages_that_there_is_no_time_to_try_count_as_good(
    run, encoded, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(picture, "_CHECK_SECONDS", -1.0)
    pages = [Image.new("L", (9, 9))] * 4
    assert (
        run("inspect", encoded(pages[0], "TIFF", save_all=True, append_images=pages[1:])).result["page_count"]
        == 4
    )


def test_a_bomb_is_refused_before_it_is_decoded(run, encoded, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(picture, "_MOST_DECODED_BYTES", 10_000)
    assert run("inspect", encoded(Image.new("L", (100, 100)), "PNG")).result["page_count"] == 1
    for mode in ("RGB", "LA"):
        with pytest.raises(RefusedError) as refused:
            run("inspect", encoded(Image.new(mode, (100, 100)), "PNG"))
        assert refused.value.reason is Refusal.TOO_LARGE


def test_heic_pictures_are_decoded(run, shared: Path) -> None:
    folder = shared / "corpora/pillow_heif"
    answer = run("inspect", (folder / "heif_other/pug.heic").read_bytes())
    assert (answer.result["page_count"], answer.result["problem"]) == (1, "")
    assert answer.result["claims"]["camera_make"] == "Apple"
    several = run("inspect", (folder / "heif/zPug_3.heic").read_bytes())
    assert several.result["page_count"] == 3
    assert run("render_page", (folder / "heif/zPug_3.heic").read_bytes(), page=2, max_px=64).image.width == 64


def test_a_format_is_opened_by_its_own_decoder_only(encoded) -> None:
    import io

    data = encoded(Image.new("L", (5, 5)), "PNG")
    assert picture.inspect_picture(io.BytesIO(data), TIFF, 320).problem == "damaged"


def test_a_tiff_whose_pages_cannot_be_counted_still_shows_its_first(run, encoded) -> None:
    page = Image.new("L", (40, 30), 120)
    data = bytearray(encoded(page, "TIFF", save_all=True, append_images=[page]))
    (first,) = struct.unpack_from("<I", data, 4)
    (entries,) = struct.unpack_from("<H", data, first)
    (second,) = struct.unpack_from("<I", data, first + 2 + 12 * entries)
    data[second + 2] = 0xFF  # the second page loses its width
    answer = run("inspect", bytes(data))
    assert (answer.result["page_count"], answer.result["problem"]) == (1, "damaged")
    assert answer.image.getpixel((5, 5)) == (120, 120, 120)
    assert run("render_page", bytes(data), page=0, max_px=40).image.size == (40, 30)
    with pytest.raises(RefusedError) as refused:
        run("render_page", bytes(data), page=1, max_px=40)
    assert refused.value.reason is Refusal.DAMAGED
