from __future__ import annotations

import pytest

from holdall.case.dates import PartialDate
from holdall.case.person import NameForm, Person


@pytest.mark.parametrize(
    ("surname", "script"),
    [
        ("Щеглова", "Cyrl"), ("Shcheglova", "Latn"), ("Ŝeglova", "Latn"), ("შჩეგლოვა", "Geor"),
        ("Շչեգլովա", "Armn"), ("الحدّاد", "Arab"), ("שצ׳גלובה", "Hebr"), ("42 !", "Zyyy"), ("", "Zyyy"),
        ("— Щеглова", "Cyrl"), ("漢字", "Zyyy"),
    ],
)  # fmt: skip
def test_the_script_is_that_of_the_first_letter(surname: str, script: str) -> None:
    assert NameForm(surname=surname).script == script


def test_a_full_name_has_single_spaces() -> None:
    assert NameForm(surname="Щеглова", given="Анна", patronymic="Ильинична").full == "Щеглова Анна Ильинична"
    assert NameForm(surname="Щеглова", patronymic="Ильинична").full == "Щеглова Ильинична"


def test_people_are_listed_by_their_first_spelling_and_birth() -> None:
    names = (NameForm(surname="Щеглова"), NameForm(surname="Shcheglova"))
    person = Person(names=names, birth_date=PartialDate("1988-05-14"))
    assert person.title_text == "Щеглова"
    assert person.sort_date.startswith("1988-05-14")
