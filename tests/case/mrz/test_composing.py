from __future__ import annotations

import pytest

from holdall.case.dates import PartialDate
from holdall.case.mrz import MrzFormat, ZoneFields, compose
from holdall.case.person import Sex


def test_names_lose_accents_apostrophes_and_hyphens() -> None:
    fields = ZoneFields(format=MrzFormat.TD3, surname="O’Conor-Šmid", given="José María", number="1")
    assert compose(fields)[0] == "<<<<<OCONOR<SMID<<JOSE<MARIA".ljust(44, "<")


def test_a_long_name_is_cut_at_the_end_of_the_line() -> None:
    fields = ZoneFields(format=MrzFormat.TD2, surname="A" * 40)
    assert compose(fields)[0].endswith("A")
    assert len(compose(fields)[0]) == 36


def test_a_russian_patronymic_is_what_is_cut() -> None:
    fields = ZoneFields(
        format=MrzFormat.RU_INTERNAL, surname="А" * 20, given="Б" * 14, patronymic="В" * 20,
        series="1234", number="123456", department="123456", issued=PartialDate("2020-01-01"),
    )  # fmt: skip
    assert compose(fields)[0] == "<<<<<" + "A" * 20 + "<<" + "B" * 14 + "<" + "V" * 2


def test_a_long_card_number_may_be_followed_by_more() -> None:
    fields = ZoneFields(format=MrzFormat.TD1, surname="A", number="D23145890734", optional="XY")
    assert compose(fields)[0] == "<<<<<D23145890<7349<XY<<<<<<<<"


@pytest.mark.parametrize(
    "fields",
    [
        ZoneFields(format=MrzFormat.TD3, surname="Щербакова"),
        ZoneFields(format=MrzFormat.TD3, number="1234567890"),
        ZoneFields(format=MrzFormat.TD3, issuer="rus"),
        ZoneFields(format=MrzFormat.RU_INTERNAL, surname="Smith"),
        ZoneFields(format=MrzFormat.TD3, birth=PartialDate("2022-winter")),
    ],
)
def test_what_a_zone_cannot_hold_is_refused(fields: ZoneFields) -> None:
    with pytest.raises(ValueError, match=r"fit|sign|season"):
        compose(fields)


@pytest.mark.parametrize(("sex", "sign"), [(None, "<"), (Sex.UNSPECIFIED, "<"), (Sex.MALE, "M")])
def test_sexes(sex: Sex | None, sign: str) -> None:
    assert compose(ZoneFields(format=MrzFormat.TD3, sex=sex))[1][20] == sign
