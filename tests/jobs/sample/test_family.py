from __future__ import annotations

import tomllib

from holdall.case.person import NameForm, NameSystem
from holdall.case.transliteration import propose
from holdall.case.transliteration_tables import tables_from
from holdall.jobs.sample.family import ANNA, MARIA, TIMOFEY
from holdall.resources import resource_path


def test_names_in_the_passports_follow_the_rule_of_their_time() -> None:
    rules = resource_path("rules", "transliteration.toml").read_text(encoding="utf-8")
    icao = tables_from(tomllib.loads(rules))[NameSystem.ICAO_9303]
    for member in (ANNA, TIMOFEY, MARIA):
        spelt = propose(NameForm(surname=member.surname.upper(), given=member.given.upper()), icao).form
        assert (spelt.surname, spelt.given) == (member.latin_surname, member.latin_given)


def test_numbers_cannot_be_anybodys() -> None:
    for member in (ANNA, TIMOFEY, MARIA):
        assert member.passport.startswith("0000000")
        assert not member.series or member.series.startswith("00")
