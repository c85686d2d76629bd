"""The records of the sample case from `resources/sample/case.toml`, tied to the files as imported."""

from __future__ import annotations

import hashlib
import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, cast

from holdall.case.application import Application
from holdall.case.codec import decode
from holdall.case.dossier_plan import DossierPlan
from holdall.case.event import Event
from holdall.case.mrz import compose
from holdall.case.paper import Paper
from holdall.case.person import Person
from holdall.case.record import Record
from holdall.jobs.sample.family import ANNA, MARIA, TIMOFEY
from holdall.resources import resource_path

_Entry = dict[str, Any]
_KINDS: dict[str, type[Record]] = {
    "person": Person, "paper": Paper, "event": Event, "application": Application, "plan": DossierPlan,
}  # fmt: skip
_ZONES = {
    "anna-internal": ANNA.internal_zone, "anna-foreign": ANNA.foreign_zone,
    "timofey-internal": TIMOFEY.internal_zone, "timofey-foreign": TIMOFEY.foreign_zone,
    "maria-foreign": MARIA.foreign_zone,
}  # fmt: skip
_REFERENCE = re.compile(r"\{exhibit:([a-z0-9-]+)\}")


@dataclass(frozen=True, slots=True)
class ImportedFile:
    """Where a sample file went: its id, and the paper that the import made for it."""

    file_id: str
    paper_id: str


def sample_records(imported: Mapping[str, ImportedFile], seed: str = "sample") -> tuple[Record, ...]:
    """Every record of the sample, by the ids that the import gave out; `imported` is by file name.

    Papers keep the id of the paper made for their first file; the other records' ids come from `seed`.
    """
    case = tomllib.loads(_text("case.toml"))
    ids = {
        entry["key"]: _record_id(entry, number, imported, seed)
        for name in _KINDS
        for number, entry in enumerate(case[name])
    }
    return tuple(
        decode({"record": cls.KIND, **_stored(entry, case, ids, imported)})
        for name, cls in _KINDS.items()
        for entry in case[name]
    )


def _text(name: str) -> str:
    return resource_path("sample", name).read_text(encoding="utf-8")


def _record_id(entry: _Entry, number: int, imported: Mapping[str, ImportedFile], seed: str) -> str:
    """Ids rise with `number`: lists that show the first put in first then follow the order of the file."""
    if "files" in entry:
        return imported[entry["files"][0]].paper_id
    digest = hashlib.sha256(f"{seed} {entry['key']}".encode()).hexdigest()
    return f"{number:02x}{digest[2:32]}"


def _stored(
    entry: _Entry, case: _Entry, ids: Mapping[str, str], imported: Mapping[str, ImportedFile]
) -> dict[str, object]:
    """The stored form of a record: keys become ids, file names file ids, texts their contents."""
    stored = dict(entry)
    stored["id"] = ids[stored.pop("key")]
    if "files" in stored:
        stored["file_ids"] = [imported[name].file_id for name in stored.pop("files")]
    if zone := stored.pop("zone", ""):
        stored["identity"] = {**stored["identity"], "mrz": list(compose(_ZONES[zone]))}
    if "profile" in stored:
        stored |= _plan(stored, case)
    return cast("dict[str, object]", _with_ids(stored, ids))


def _plan(stored: _Entry, case: _Entry) -> dict[str, object]:
    """What all plans share: the family, the statement in the plan's language, the exhibits."""
    return {
        "applicant_id": "@anna",
        "person_ids": ["@timofey", "@maria"],
        "statement": _text(f"statement.{stored['statement']}.txt").strip(),
        "exhibits": list(_exhibits(case["exhibits"])),
    }


def _exhibits(sections: Mapping[str, list[str]]) -> Iterator[dict[str, str]]:
    for section, papers in sections.items():
        for paper in papers:
            yield {"paper_id": paper, "section": section}


def _with_ids(value: object, ids: Mapping[str, str]) -> object:
    if isinstance(value, dict):
        members = cast("dict[str, object]", value)
        return {name: _with_ids(member, ids) for name, member in members.items()}
    if isinstance(value, list):
        return [_with_ids(item, ids) for item in cast("list[object]", value)]
    if isinstance(value, str):
        if value.startswith("@"):
            return ids[value[1:]]
        return _REFERENCE.sub(lambda match: f"{{exhibit:{ids[match[1]]}}}", value)
    return value
