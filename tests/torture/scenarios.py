"""What is done to the vault, one line an act, between whose steps it may be cut; it must not know faults."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Final

from desk import CONTENTS, NEW_PASSPHRASE, PAPER, PART_FRAME, Desk
from verdict import ERASED, State

from holdall.crypto.secret import Secret

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


def _session(name: str, *acts: Step, part_frame_size: int = 1 << 20) -> Scenario:
    """Open, do it, close."""
    return Scenario(name=name, steps=(Desk.open, *acts, Desk.close), part_frame_size=part_frame_size)


SCENARIOS: Final = (
    Scenario(name="create", steps=(Desk.create, Desk.close), begins_empty=True),
    _session("add-small", lambda desk: desk.add(b"evidence " * 100, "note.txt")),
    _session("add-chunks", lambda desk: desk.add(CONTENTS[::-1], "three-chunks.jpg")),
    _session("add-parts", lambda desk: desk.add(CONTENTS[:20_000], "parts.jpg"), part_frame_size=PART_FRAME),
    _session("edit", _edit),
    _session("edit-much", _edit_much, _edit),
    _session("delete", lambda desk: desk.delete(PAPER.id)),
    _session("undo", _edit, lambda desk: desk.opened.records.undo(), lambda desk: desk.opened.records.redo()),
    _session("empty-bin", lambda desk: desk.delete(*desk.file_ids()), lambda desk: desk.opened.empty_bin()),
    _session("settle", _edit, lambda desk: desk.opened.settle(), lambda desk: desk.delete(PAPER.id)),
    _session("passphrase", _change_passphrase),
    _session("add-slot", _add_passphrase),
    _session("revoke-slot", _revoke_recovery_code),
    Scenario(name="erase", steps=(Desk.erase,), between=(ERASED,)),
    Scenario(name="after-a-cut", cut_before=(Desk.open, _edit_much), steps=(Desk.open, _edit, Desk.close)),
)
