"""Codings are told apart, and what is no text is never taken for it."""

from __future__ import annotations

import random

import pytest

from holdall.intake.text_coding import CODINGS, coding_of, decoded

RUSSIAN = (
    "Постановлением суда от 12 марта 2022 года гражданин признан виновным в совершении правонарушения. "
    "Копия протокола вручена, о чём имеется подпись. «Ё» и № 5."
)


@pytest.mark.parametrize("coding", ["cp1251", "koi8-r", "cp866"])
@pytest.mark.parametrize("written", [RUSSIAN, RUSSIAN.upper(), "Иванов Иван", "да", "Subject: отчёт за май"])
def test_old_russian_codings_are_told_apart(coding: str, written: str) -> None:
    written = written.encode(coding, "ignore").decode(coding)
    assert decoded(written.encode(coding)) == written


@pytest.mark.parametrize("coding", ["cp1251", "koi8-r", "cp866"])
def test_any_forty_letters_are_enough(coding: str) -> None:
    wrong = [start for start in range(len(RUSSIAN) - 40)
             if coding_of(RUSSIAN[start : start + 40].encode(coding, "ignore")) != coding]  # fmt: skip
    assert wrong == []


@pytest.mark.parametrize("coding", ["cp1251", "koi8-u"])
def test_ukrainian_is_read_in_its_windows_coding(coding: str) -> None:
    written = "Громадянин України, місце проживання: місто Київ"
    assert (decoded(written.encode(coding)) == written) is (coding == "cp1251")


@pytest.mark.parametrize("coding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("written", ["Привет", "Hello", "გამარჯობა, ქართული ტექსტი"])
def test_unicode_is_read_with_and_without_a_mark(coding: str, written: str) -> None:
    if coding in ("utf-16-le", "utf-16-be") and written.startswith("გ"):
        pytest.skip("without a mark UTF-16 is known by its zeros and Cyrillic fours alone")
    assert decoded(written.encode(coding)) == written


def test_western_letters_among_latin_ones_are_western() -> None:
    written = "Müller ging über die Straße. L'été, le garçon"
    assert decoded(written.encode("cp1252")) == written


@pytest.mark.parametrize(
    "data",
    [
        b"\x00",
        b"\x7fELF\x02\x01\x01\x00",
        b"text \x01",
        b"\xff\xfe\x00\xd8",
        b"\xef\xbb\xbf\xff",
        b"\xfe\xff\x00",
    ],
)
def test_what_is_no_text_is_none(data: bytes) -> None:
    assert decoded(data) is None


def test_noise_is_no_text() -> None:
    chance = random.Random(4)
    noise = [bytes(chance.choices(range(256), k=chance.randrange(64, 600))) for _ in range(500)]
    assert [data for data in noise if coding_of(data) is not None] == []


def test_bytes_that_stand_for_nothing_are_seen_as_that() -> None:
    assert decoded(RUSSIAN.encode("cp1251", "ignore") + b" \x98") == (
        RUSSIAN.encode("cp1251", "ignore").decode("cp1251") + " \ufffd"
    )


def test_a_part_may_end_within_a_letter() -> None:
    part = "письмо".encode()[:-1]
    assert coding_of(part, is_whole=False) == "utf-8"
    assert coding_of(part) != "utf-8"


def test_every_coding_can_be_loaded_before_the_walls() -> None:
    from holdall.jobs.worker_main import _CODECS

    assert set(CODINGS) <= set(_CODECS)
