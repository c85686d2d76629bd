"""What is done to the vault, one line an act, between whose steps it may be cut; it must not know faults."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import Final

from desk import CONTENTS, NEW_PASSPHRASE, PAPER, PART_FRAME, Desk
from verdict import ERASED, State

from holdall.crypto.secret import Secret
from holdall.errors import StoppedError

Step = Callable[[Desk], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Scenario:
    """A series of steps; each is acknowledged once it returns."""

    name: str
    steps: tuple[Step, ...]
    begins_empty: bool = False
    """Whether there is no vault yet."""
    part_frame_size: int = 1 << 20
    cut_before: tuple[Step, ...] = ()
    """Steps after which the power was cut once already: the vault is found so."""
    between: tuple[State, ...] = ()
    """States that a step may be cut off in, besides those before and after it."""
    lost: tuple[str, ...] = ()
    """Patterns of files that are lost before the first step."""
    adds: bool = False
    """Whether an original may be left that no record tells of."""
    forgets: bool = False
    """Whether a step removes the older snapshots because they hold what has to be forgotten."""


def _edit(desk: Desk) -> None:
    desk.put("edit", replace(PAPER, title="Другая", proves="changed " * 400))


def _edit_much(desk: Desk) -> None:
    desk.put("edit much", *(replace(PAPER, id=f"{number:032x}", title=str(number)) for number in range(40)))


def _change_passphrase(desk: Desk) -> None:
    desk.opened.slots.change_passphrase(Secret.from_text(NEW_PASSPHRASE))


def _add_passphrase(desk: Desk) -> None:
    desk.opened.slots.add_passphrase(Secret.from_text(NEW_PASSPHRASE))


def _revoke_recovery_code(desk: Desk) -> None:
    desk.opened.slots.revoke(2)


def _rekey_until_stopped(desk: Desk) -> None:
    """Stop after the first stored file."""
    asked = iter((False, False))
    with suppress(StoppedError):
        desk.rekey(lambda: next(asked, True))


def _discard(desk: Desk) -> None:
    desk.opened.discard_rekey()


def _leave_garbage(desk: Desk) -> None:
    """A small picture, and an original that the vault has already."""
    for name, data in (("", b"picture"), ("again.jpg", CONTENTS[:3000])):
        desk.store(data, name)


def _session(name: str, *acts: Step, part_frame_size: int = 1 << 20, forgets: bool = False) -> Scenario:
    """Open, do it, close."""
    steps = (Desk.open, *acts, Desk.close)
    return Scenario(
        name=name,
        steps=steps,
        part_frame_size=part_frame_size,
        adds=name.startswith("add-"),
        forgets=forgets,
    )


def _repair(name: str, *lost: str) -> Scenario:
    """A session is cut off after a file was added and a record changed, then files are lost: repair it."""
    return Scenario(
        name=name,
        cut_before=(Desk.open, lambda desk: desk.add(CONTENTS[:5000], "late.jpg"), _edit),
        lost=lost,
        steps=(Desk.repair, Desk.open, Desk.close),
    )


SCENARIOS: Final = (
    Scenario(name="create", steps=(Desk.create, Desk.close), begins_empty=True),
    _session("add-small", lambda desk: desk.add(b"evidence " * 100, "note.txt")),
    _session("add-chunks", lambda desk: desk.add(CONTENTS[::-1], "three-chunks.jpg")),
    _session("add-parts", lambda desk: desk.add(CONTENTS[:20_000], "parts.jpg"), part_frame_size=PART_FRAME),
    _session("edit", _edit),
    _session("edit-much", _edit_much, _edit),
    _session("delete", lambda desk: desk.delete(PAPER.id)),
    _session("undo", _edit, lambda desk: desk.opened.records.undo(), lambda desk: desk.opened.records.redo()),
    _session(
        "empty-bin",
        lambda desk: desk.delete(*desk.file_ids()),
        lambda desk: desk.opened.empty_bin(),
        forgets=True,
    ),
    _session(
        "search",
        lambda desk: desk.index("обыск"),
        _edit,
        lambda desk: desk.index("арест"),
        Desk.close,
        Desk.open,
    ),
    _session("settle", _edit, lambda desk: desk.opened.settle(), lambda desk: desk.delete(PAPER.id)),
    _session("passphrase", _change_passphrase),
    _session("add-slot", _add_passphrase),
    _session("revoke-slot", _revoke_recovery_code),
    Scenario(name="erase", steps=(Desk.erase,), between=(ERASED,)),
    Scenario(name="rekey", steps=(Desk.rekey, Desk.open, _edit, Desk.close)),
    Scenario(name="rekey-taken-up", cut_before=(_rekey_until_stopped,), steps=(Desk.rekey,)),
    Scenario(
        name="rekey-given-up", cut_before=(_rekey_until_stopped,), steps=(Desk.open, _discard, Desk.close)
    ),
    Scenario(name="after-a-cut", cut_before=(Desk.open, _edit_much), steps=(Desk.open, _edit, Desk.close)),
    Scenario(
        name="collect",
        cut_before=(Desk.open, _leave_garbage),
        steps=(Desk.open, Desk.close, Desk.open, Desk.close),
    ),
    Scenario(
        name="take-in",
        cut_before=(Desk.open, lambda desk: desk.store(CONTENTS[:5000], "late.jpg")),
        steps=(Desk.open, Desk.take_in, Desk.close),
        adds=True,
    ),
    _repair("repair-database", "head.*"),
    _repair("repair-snapshot", "index.db*"),
    _repair("repair-blobs", "index.db*", "head.*", "snapshots/*"),
)
