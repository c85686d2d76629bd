"""What lists sort, filter and search by is made from the record alone, whatever the letters."""

from __future__ import annotations

import json

import pytest

from holdall.case import codec
from holdall.case.dates import PartialDate
from holdall.case.dossier_plan import DossierPlan
from holdall.case.paper import Paper, PaperKind
from holdall.case.person import NameForm, Person, Role
from holdall.vault.record_index import fold, index_record, read_record

PERSON = Person(role=Role.CHILD, names=(NameForm(surname="Ёлкина", given="Анна"),))
PAPER = Paper(
    kind=PaperKind.SUMMONS,
    title="Повестка № 17",
    date=PartialDate("2024-03"),
    person_ids=(PERSON.id,),
    proves="Summons to the COURT",
    notes="Summons to the COURT",
)


def test_the_columns_of_a_record_are_its_own():
    indexed = index_record(PAPER)
    assert (indexed.id, indexed.kind, indexed.subkind) == (PAPER.id, "paper", "summons")
    assert (indexed.title, indexed.title_key) == ("Повестка № 17", fold("Повестка № 17"))
    assert indexed.sort_date == PAPER.sort_date != ""
    assert indexed.links == {PAPER.id, PERSON.id}


def test_a_person_is_filtered_by_role():
    assert index_record(PERSON).subkind == "child"


def test_a_record_without_kind_or_role_is_filtered_by_neither():
    assert index_record(DossierPlan()).subkind == ""


def test_every_text_is_searched_once_and_no_id_or_member_is():
    lines = index_record(PAPER).text.split("\n")
    assert lines.count("summons to the court") == 1
    assert {"summons", "повестка no 17", "2024-03"} <= set(lines)
    assert "proves" not in lines
    assert not {PAPER.id, PERSON.id} & set(lines)
    assert "елкина" in index_record(PERSON).text


def test_the_body_is_the_record_in_one_form():
    body = index_record(PAPER).body
    assert read_record(body) == PAPER
    assert body == json.dumps(codec.encode(PAPER), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    assert "Повестка" in body


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("ЁЖ ёж", "еж еж"),
        ("Straße", "strasse"),
        ("\N{FULLWIDTH LATIN CAPITAL LETTER A}\N{LATIN SMALL LIGATURE FI}", "afi"),
        ("a\x00b", "a b"),
    ],
)
def test_folding_takes_away_case_width_and_yo(text, folded):
    assert fold(text) == folded
