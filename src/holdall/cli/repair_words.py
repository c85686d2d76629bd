"""What a repair would do and did, in sentences for people; it knows no vault on disk."""

from __future__ import annotations

from typing import TYPE_CHECKING

from holdall.cli.tables import REPAIR
from holdall.cli.words import finding, sentences

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from holdall.vault.diagnosis import Diagnosis, RepairOption
    from holdall.vault.errors import Finding
    from holdall.vault.repair import RepairReport

_KEPT = (
    "The database as it is now is kept in the vault's folder damaged until the vault was opened and closed "
    "twice."
)
_COPY_FIRST = "Make a copy of the whole folder before you go on."
_FROM = {
    "database": "from its own database",
    "snapshot": "from a spare copy of the database",
    "blobs": "from the stored originals alone",
}
_OTHERS = "Spare copies of the database that can be used, newest first; choose one with --snapshot N:"
_KINDS = {
    "paper": ("paper", "papers"),
    "person": ("person", "people"),
    "event": ("event", "events"),
    "application": ("application", "applications"),
    "dossier-plan": ("dossier plan", "dossier plans"),
    "file": ("file", "files"),
}
_EXACT = "Nothing that was stored is lost."
_DATABASE = (
    "Every page of it is whole, but nothing vouches that it is the last state: look through it afterwards."
)
_SNAPSHOT = (
    "What was written after {when} is lost: people, notes, events, the order of papers. Originals put in "
    "later come back as papers named after their files."
)
_BLOBS = (
    "Everything that was written is lost: people, notes, events, applications, dossier plans. Every "
    "original that can be read comes back with its name and the date when it was put in."
)


def plan(diagnosis: Diagnosis, option: RepairOption) -> str:
    """What is wrong, what a repair from `option` would do and what would be lost."""
    wrong = (
        [sentences(diagnosis.error).replace(REPAIR, _COPY_FIRST)]
        if diagnosis.error
        else ["The vault opens and its database is whole."]
    )
    wrong += [_finding(it) for it in diagnosis.findings]
    way = f"It can be repaired {_begin(option)}. {loss(option)}"
    return "\n".join((*wrong, *_spare_copies(diagnosis.snapshot_options), way, _KEPT))


def later_states(diagnosis: Diagnosis) -> list[str]:
    """What no repair mends and a person must know: an older key file was put back."""
    return [_finding(it) for it in diagnosis.findings if it.code == "newer-keys"]


def loss(option: RepairOption) -> str:
    """What is lost by a repair from `option`."""
    if option.exact:
        return _EXACT
    if option.source == "snapshot":
        return _SNAPSHOT.format(when=_moment(option.saved_at))
    return _DATABASE if option.source == "database" else _BLOBS


def outcome(report: RepairReport) -> list[str]:
    """Lines on what came of it."""
    lines = [
        f"The vault was repaired {_begin(report.option)}. {loss(report.option)}"
        if report.option
        else "The vault needed no repair. Damaged spare copies, if there were any, were written anew."
    ]
    lines += [
        f"Came back ({it.state}): {it.file.name}, put in {_moment(it.file.imported_at)}"
        for it in report.intake.returned
    ]
    if lost := len(report.intake.lost):
        lines.append(f"{lost} stored files cannot be read any more; they are kept as they are.")
    return lines


def holdings(records: Mapping[str, int] | None) -> str:
    """How many records of each kind there are."""
    if records is None:
        return "what it holds is not known"
    counted = [
        f"{records[kind]} {words[records[kind] != 1]}" for kind, words in _KINDS.items() if kind in records
    ]
    return ", ".join(counted) or "nothing in it"


def _finding(found: Finding) -> str:
    return f"{found.item_id}: {finding(found.code)}"


def _begin(option: RepairOption) -> str:
    number = f" (--snapshot {option.snapshot})" if option.snapshot is not None else ""
    return f"{_FROM[option.source]}{number}"


def _spare_copies(options: Sequence[RepairOption]) -> list[str]:
    lines = [
        f"  {it.snapshot}: {_moment(it.saved_at)}, state {it.generation}: {holdings(it.records)}"
        for it in options
    ]
    return [_OTHERS, *lines] if lines else []


def _moment(iso: str) -> str:
    return f"{iso[:10]} {iso[11:16]} UTC" if iso else "a moment that is not known"
