from __future__ import annotations

from dataclasses import replace

from holdall.jobs.sample.portrait import Look, portrait

LOOK = Look(hair=(60, 40, 30), clothes=(70, 90, 110))


def test_a_portrait_has_the_size_asked_for() -> None:
    assert portrait(LOOK, 120, 160).size == (120, 160)


def test_hair_beard_and_age_tell_people_apart() -> None:
    looks = (LOOK, replace(LOOK, long_hair=True), replace(LOOK, beard=True), replace(LOOK, child=True))
    assert len({portrait(look, 90, 120).tobytes() for look in looks}) == 4
