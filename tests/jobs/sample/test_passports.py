from __future__ import annotations

from datetime import date

import pytest

from holdall.case.mrz import compose, parse
from holdall.jobs.sample.family import ANNA, MARIA, TIMOFEY, Member
from holdall.jobs.sample.passports import foreign_passport, internal_passport, registration_page

TODAY = date(2026, 11, 23)


@pytest.mark.parametrize("member", [ANNA, TIMOFEY, MARIA], ids=lambda member: member.given)
def test_the_passport_for_travel_has_a_zone_that_recomputes(member: Member) -> None:
    mrz = parse("\n".join(compose(member.foreign_zone)), today=TODAY)
    assert mrz.verified
    assert mrz.fields == member.foreign_zone


@pytest.mark.parametrize("member", [ANNA, TIMOFEY], ids=lambda member: member.given)
def test_the_internal_passport_has_a_zone_that_recomputes(member: Member) -> None:
    mrz = parse("\n".join(compose(member.internal_zone)), today=TODAY)
    assert mrz.verified
    assert mrz.fields == member.internal_zone


def test_pages_have_the_shape_of_pages() -> None:
    assert foreign_passport(MARIA).size == registration_page(TIMOFEY).size
    width, height = internal_passport(ANNA).size
    assert height > width


def test_everybody_looks_different() -> None:
    pictures = [foreign_passport(member).tobytes() for member in (ANNA, TIMOFEY, MARIA)]
    assert len(set(pictures)) == 3
