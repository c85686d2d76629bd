from __future__ import annotations

import json
from dataclasses import fields, is_dataclass
from typing import Any, get_args, get_origin, get_type_hints

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from holdall.case.codec import RECORD_TYPES, RecordUnreadableError, decode, encode
from holdall.case.dates import PartialDate
from holdall.case.dossier_plan import DossierPlan
from holdall.case.paper import Paper, PaperKind
from holdall.case.person import NameForm, NameSystem, Person
from holdall.case.place import Place
from holdall.case.record import Record
from holdall.case.stored_file import StoredFile

_IDS = st.integers(min_value=0, max_value=2**128 - 1).map(lambda number: f"{number:032x}")
_DAYS = st.dates().map(lambda day: day.isoformat())
_DATE_VALUES = st.one_of(
    _DAYS,
    _DAYS.map(lambda text: text[:7]),
    _DAYS.map(lambda text: text[:4]),
    st.sampled_from(["2022-spring", "2021-winter"]),
)


def _values(hint: Any) -> st.SearchStrategy[Any]:
    """Values of a field's type, with every field of what lies inside drawn too."""
    arguments = get_args(hint)
    if get_origin(hint) is tuple:
        if arguments[-1] is Ellipsis:
            return st.lists(_values(arguments[0]), max_size=2).map(tuple)
        return st.tuples(*map(_values, arguments))
    if arguments:
        return st.one_of(map(_values, arguments))
    if is_dataclass(hint):
        return _instances(hint)
    return st.text(max_size=6) if hint is str else st.from_type(hint)


def _instances(cls: Any) -> st.SearchStrategy[Any]:
    drawn = {name: _values(hint) for name, hint in get_type_hints(cls).items() if name != "KIND"}
    if cls is PartialDate:
        drawn["value"] = _DATE_VALUES
    if "id" in drawn:
        drawn["id"] = _IDS
    return st.builds(cls, **drawn)


RECORDS = st.one_of([_instances(cls) for cls in RECORD_TYPES.values()])


def _person(**changes: object) -> dict[str, object]:
    return {**encode(Person(id="0" * 32, names=(NameForm(surname="Voronova"),))), **changes}


def _refusal(stored: object) -> tuple[object, object]:
    with pytest.raises(RecordUnreadableError) as caught:
        decode(stored)
    return caught.value.params["path"], caught.value.params["reason"]


@settings(max_examples=150, deadline=None)
@given(RECORDS)
def test_every_record_survives_json(record: Record) -> None:
    assert decode(json.loads(json.dumps(encode(record)))) == record


def test_the_stored_form_is_plain_and_complete() -> None:
    paper = Paper(id="1" * 32, kind=PaperKind.SUMMONS, date=PartialDate("2022-03"), place=Place("Вересень"))

    stored = encode(paper)

    assert stored["record"] == "paper"
    assert stored["kind"] == "summons"
    assert type(stored["kind"]) is str
    assert stored["date"] == {"value": "2022-03", "approximate": False, "as_stated": ""}
    assert stored["identity"] is None
    assert stored.keys() == {"record", *(field.name for field in fields(Paper))}


def test_kinds_are_those_that_vaults_already_hold() -> None:
    assert set(RECORD_TYPES) == {"person", "paper", "file", "event", "application", "dossier-plan"}


def test_missing_members_take_their_defaults() -> None:
    assert decode({"record": "person", "id": "0" * 32}) == Person(id="0" * 32)


@pytest.mark.parametrize("stored", [None, [], "person", 3])
def test_only_an_object_is_a_record(stored: object) -> None:
    assert _refusal(stored) == ("", "not-an-object")


@pytest.mark.parametrize("kind", ["persona", None, 3, ["person"]])
def test_unknown_kinds_are_refused(kind: object) -> None:
    assert _refusal(_person(record=kind)) == ("record", "unknown-kind")


def test_a_record_without_kind_is_refused() -> None:
    assert _refusal({"id": "0" * 32}) == ("record", "unknown-kind")


def test_unknown_members_are_refused_without_naming_them() -> None:
    assert _refusal(_person(secret_name="x")) == ("", "unknown-field")
    assert _refusal(_person(birth_place={"text": "x", "lat": 1})) == ("birth_place", "unknown-field")


def test_missing_required_members_are_refused() -> None:
    assert _refusal({"record": "person"}) == ("id", "missing")
    assert _refusal({"record": "file", "id": "0" * 32}) == ("name", "missing")
    assert _refusal(_person(birth_place={})) == ("birth_place.text", "missing")


@pytest.mark.parametrize("bad", ["", "0" * 31, "G" * 32, "0" * 33])
def test_ids_are_checked(bad: str) -> None:
    assert _refusal(_person(id=bad)) == ("id", "not-an-id")


@pytest.mark.parametrize(
    ("changes", "path", "reason"),
    [
        ({"notes": 3}, "notes", "wrong-type"),
        ({"notes": None}, "notes", "wrong-type"),
        ({"notes": "\ud800"}, "notes", "not-text"),
        ({"role": 3}, "role", "wrong-type"),
        ({"role": "boss"}, "role", "unknown-value"),
        ({"names": {}}, "names", "wrong-type"),
        ({"names": [3]}, "names[0]", "not-an-object"),
        ({"names": [{}, {"system": "own"}]}, "names[1].system", "unknown-value"),
        ({"names": [{"former": 1}]}, "names[0].former", "wrong-type"),
        ({"citizenships": ["RUS", 3]}, "citizenships[1]", "wrong-type"),
        ({"birth_date": {"value": "1985-02-30"}}, "birth_date", "unknown-value"),
        ({"birth_date": "1985"}, "birth_date", "not-an-object"),
    ],
)
def test_wrong_values_are_refused_with_their_path(changes: dict[str, object], path: str, reason: str) -> None:
    assert _refusal(_person(**changes)) == (path, reason)


def test_numbers_are_not_booleans() -> None:
    file = StoredFile(id="0" * 32, name="", size=1, sha256="", media_type="", imported_at="")
    assert _refusal({**encode(file), "size": True}) == ("size", "wrong-type")
    stored = encode(decode({"record": "paper", "id": "0" * 32, "identity": {}}))
    assert isinstance(stored["identity"], dict)
    stored["identity"]["biometric"] = 1
    assert _refusal(stored) == ("identity.biometric", "wrong-type")


@pytest.mark.parametrize("pair", [["judge"], ["judge", "x", "y"], "ab", {"judge": "x"}])
def test_caption_fields_are_pairs(pair: object) -> None:
    stored = encode(DossierPlan(id="0" * 32))
    assert _refusal({**stored, "fields": [pair]}) == ("fields[0]", "wrong-type")


def test_the_error_never_carries_contents() -> None:
    with pytest.raises(RecordUnreadableError) as caught:
        decode(_person(names=[{"surname": "Voronova", "system": "Voronova"}]))
    assert "Voronova" not in str(caught.value)
    assert caught.value.__cause__ is None


def test_names_keep_their_system() -> None:
    person = Person(names=(NameForm(surname="A", system=NameSystem.ISO_9),))
    assert decode(encode(person)) == person
