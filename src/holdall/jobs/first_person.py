"""Makes the first person of a case from a name as it is written; must not guess more than that."""

from __future__ import annotations

from typing import TYPE_CHECKING

from holdall.case.person import NameForm, Person, Role

if TYPE_CHECKING:
    from holdall.vault.records import RecordStore

UNDO_LABEL = "add-person"


def add_first_person(records: RecordStore, name: str) -> Person:
    """Store the person whom the case is about: surname, given name, and the rest as patronymic."""
    surname, _, rest = " ".join(name.split()).partition(" ")
    given, _, patronymic = rest.partition(" ")
    form = NameForm(surname=surname, given=given, patronymic=patronymic)
    person = Person(role=Role.PRINCIPAL, names=(form,))
    with records.transaction(UNDO_LABEL) as change:
        change.put(person)
    return person
