from __future__ import annotations

from collections.abc import Callable

import pytest

from holdall.case.person import Person, Role
from holdall.jobs.first_person import add_first_person
from holdall.vault.vault import Vault


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("Соколова", ("Соколова", "", "")),
        (" Соколова  Анна ", ("Соколова", "Анна", "")),
        ("Соколова Анна Игоревна", ("Соколова", "Анна", "Игоревна")),
        ("Алиев Тимур Рашид оглы", ("Алиев", "Тимур", "Рашид оглы")),
    ],
)
def test_the_name_is_taken_as_it_is_written(
    make_vault: Callable[..., Vault], name: str, parts: tuple[str, str, str]
) -> None:
    vault = make_vault()
    person = add_first_person(vault.records, name)
    assert vault.records.all(Person) == [person]
    form = person.names[0]
    assert (person.role, form.surname, form.given, form.patronymic) == (Role.PRINCIPAL, *parts)
