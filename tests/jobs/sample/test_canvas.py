from __future__ import annotations

from PIL import Image, ImageChops

from holdall.jobs.sample.canvas import Canvas, chance_of, grain


def test_one_seed_gives_one_chance() -> None:
    assert chance_of("a").random() == chance_of("a").random()
    assert chance_of("a").random() != chance_of("b").random()


def test_grain_is_fine_and_falls_the_same_way() -> None:
    grey = Image.new("RGB", (60, 40), (128, 128, 128))
    once = grain(grey, "seed")
    assert once == grain(grey, "seed")
    assert once != grain(grey, "other")
    extrema = ImageChops.difference(once, grey).convert("L").getextrema()
    assert 0 < extrema[1] < 12


def test_a_specimen_is_marked_all_over() -> None:
    canvas = Canvas.blank(400, 300)
    canvas.mark_specimen()
    marked = ImageChops.invert(canvas.image).getbbox()
    assert marked is not None
    assert marked[2] - marked[0] > 300
    assert marked[3] - marked[1] > 120


def test_signatures_differ_by_signer() -> None:
    def signed(name: str) -> Image.Image:
        canvas = Canvas.blank(300, 150)
        canvas.signature((40, 80), 200, name)
        return canvas.image

    assert signed("a") == signed("a")
    assert signed("a") != signed("b")


def test_a_seal_is_round_and_has_its_words() -> None:
    empty, full = Canvas.blank(300, 300), Canvas.blank(300, 300)
    empty.round_seal((150, 150), 120, "", "")
    full.round_seal((150, 150), 120, "СУД-ОБРАЗЕЦ", "ДЛЯ\nОБРАЗЦА")
    assert empty.image != full.image
    assert ImageChops.difference(empty.image, full.image).getbbox() is not None


def test_characters_stand_on_a_fixed_pitch() -> None:
    canvas = Canvas.blank(500, 100)
    canvas.grid_text((50, 60), "I<I", 30, 100)
    columns = ImageChops.invert(canvas.image.convert("L")).getbbox()
    assert columns is not None
    assert columns[0] > 40
    assert columns[2] < 260
