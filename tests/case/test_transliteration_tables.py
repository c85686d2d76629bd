from __future__ import annotations

import copy
import tomllib
from typing import Any

import pytest

from holdall.case.person import NameSystem
from holdall.case.transliteration_tables import RuleTableError, tables_from
from holdall.resources import resource_path

PARSED: dict[str, Any] = tomllib.loads(
    resource_path("rules", "transliteration.toml").read_text(encoding="utf-8")
)


def test_the_shipped_file_has_every_rule() -> None:
    assert list(tables_from(PARSED)) == [
        NameSystem.ICAO_9303, NameSystem.GOST_52535, NameSystem.MVD_310, NameSystem.ISO_9,
    ]  # fmt: skip


def test_every_rule_knows_every_russian_letter() -> None:
    for table in tables_from(PARSED).values():
        assert table.letters.keys() >= set("АБВГДЕЁЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯ")


def test_the_rules_of_travel_documents_give_plain_capitals() -> None:
    tables = tables_from(PARSED)
    for system in (NameSystem.ICAO_9303, NameSystem.GOST_52535, NameSystem.MVD_310):
        latin = "".join(tables[system].letters.values())
        assert latin.isascii()
        assert latin.isupper()


@pytest.mark.parametrize(
    ("change", "table"),
    [
        ({"format": 2}, "format"),
        ({"base": None}, "base"),
        ({"own-rule": {"letters": "", "verify": ""}}, "unknown-system"),
        ({"iso-9": {"letters": 3, "verify": ""}}, "iso-9"),
        ({"iso-9": {"letters": "ЩЩ=S", "verify": ""}}, "iso-9"),
        ({"iso-9": {"letters": ""}}, "iso-9"),
        ({"iso-9": {"letters": "", "verify": "", "verify_rewrites": 1}}, "iso-9"),
        ({"iso-9": {"letters": "", "verify": "", "rewrites": [{"pattern": "("}]}}, "iso-9"),
        ({"iso-9": {"letters": "", "verify": "", "rewrites": [{"latin": "A"}]}}, "iso-9"),
        ({"iso-9": {"letters": "", "verify": "", "languages": {"uk": 1}}}, "uk"),
    ],
)
def test_other_forms_are_refused(change: dict[str, Any], table: str) -> None:
    with pytest.raises(RuleTableError) as caught:
        tables_from({**copy.deepcopy(PARSED), **change})
    assert caught.value.params == {"table": table}
