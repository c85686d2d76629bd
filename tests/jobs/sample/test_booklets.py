from __future__ import annotations

from holdall.jobs.sample.booklets import _fitting, birth_certificate, marriage_certificate, military_booklet
from holdall.jobs.sample.canvas import font


def test_the_birth_certificate_has_a_clear_margin() -> None:
    sheet = birth_certificate()
    assert sheet.mode == "RGBA"
    assert sheet.getpixel((5, 5)) == (0, 0, 0, 0)
    assert sheet.getpixel((60, 60))[3] == 255


def test_certificates_are_of_one_size_without_their_margin() -> None:
    assert marriage_certificate().width == birth_certificate().width - 80


def test_the_booklet_has_three_pages_of_one_size() -> None:
    pages = military_booklet()
    assert len(pages) == 3
    assert len({page.size for page in pages}) == 1


def test_long_lines_are_set_smaller_until_they_fit() -> None:
    assert _fitting("короткая", 31, 960) == 31
    size = _fitting("очень длинная строка " * 5, 31, 960)
    assert size < 31
    assert font(size).getlength("очень длинная строка " * 5) <= 960
