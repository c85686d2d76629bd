"""Runs a scenario once without a fault and keeps what it did and what it looked like; it knows no faults."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from desk import Desk
from disk_log import ROOT, DiskLog, Tree, durable_at
from disk_replay import KEPT, Cut, replay
from operation import CHANGING, Operation
from scenarios import Scenario
from sqlite_files import SqliteFiles
from verdict import DAMAGED, ERASED, NO_VAULT, State, open_with_any, state_of
from watched_files import WatchedFiles

from holdall.errors import WrongSecretError
from holdall.vault.errors import VaultDamagedError

BASE_SEED, RUN_SEED = 10, 11


@dataclass(frozen=True, slots=True)
class Recording:
    """One scenario: the disk before it, every change in order, what was acknowledged when, and all states."""

    scenario: Scenario
    base: Tree
    code: str
    operations: list[Operation]
    durable: list[int]
    acknowledged: list[int]
    """Per step the number of operations done when it returned."""
    states: list[State]
    """Before the first step, and after each."""
    earlier: list[State]
    """Of a disk that was cut before: what it showed before the session that was cut."""
    changes: int
    """Operations that change the disk, in a run that nobody interrupts."""
    reads: int
    """The others."""

    def steps_before(self, operation: int) -> int:
        """How many steps had returned when only the first `operation` operations were done."""
        return sum(done <= operation for done in self.acknowledged)

    def desk(self, path: Path) -> Desk:
        """What knows every secret of this vault."""
        return Desk(path, seed=RUN_SEED, code=self.code)


class Counter:
    """A watcher that only counts."""

    def __init__(self) -> None:
        self.changes = 0
        self.reads = 0

    def before(self, operation: Operation) -> None:
        """Count it."""
        if operation.kind in CHANGING:
            self.changes += 1
        else:
            self.reads += 1

    def after(self, operation: Operation) -> None:
        """Counted already."""


def run(scenario: Scenario, desk: Desk, on_step: Callable[[], None]) -> None:
    """Do all steps; `on_step` is called after each."""
    for step in scenario.steps:
        step(desk)
        on_step()


def record(scenario: Scenario, place: Path, sqlite: SqliteFiles) -> Recording:
    """Record `scenario` in the empty folder `place`, which is empty again afterwards."""
    path = place / ROOT
    base, code, earlier = _base(scenario, path)
    _replace(base, place)
    log = DiskLog(path)
    desk = Desk(path, RUN_SEED, WatchedFiles(log), scenario.part_frame_size, code=code)
    acknowledged: list[int] = []
    states: list[State] = []

    def on_step() -> None:
        acknowledged.append(len(log.operations))
        states.append(_look(path, place / "look", desk))

    with sqlite.watched_by(log, path):
        run(scenario, desk, on_step)
    operations, durable = log.operations, durable_at(log.operations)
    end = Cut(len(operations), 0, KEPT, 0)
    assert replay(base, operations, durable, end) == Tree.read(path), "the log misses an operation"
    _replace(base, place)
    first = _look(path, place / "look", desk)
    _replace(base, place)
    counter = Counter()
    with sqlite.watched_by(counter, path):
        again = Desk(path, RUN_SEED, WatchedFiles(counter), scenario.part_frame_size, code=code)
        run(scenario, again, lambda: None)
    shutil.rmtree(path, ignore_errors=True)
    return Recording(
        scenario, base, desk.code, operations, durable, acknowledged, [first, *states], earlier,
        counter.changes, counter.reads,
    )  # fmt: skip


def _base(scenario: Scenario, path: Path) -> tuple[Tree, str, list[State]]:
    """The disk before the scenario, the recovery code of the vault on it, and the state before a cut."""
    if scenario.begins_empty:
        return Tree(), "", []
    desk = Desk(path, BASE_SEED)
    desk.fill()
    earlier = [_look(path, path.with_name("look"), desk)] if scenario.cut_before else []
    for step in scenario.cut_before:
        step(desk)
    base = Tree.read(path)  # of an open vault: what a killed process leaves
    desk.close()
    for pattern in scenario.lost:
        base = base.without(pattern)
    return base, desk.code, earlier


def _replace(tree: Tree, place: Path) -> None:
    shutil.rmtree(place / ROOT, ignore_errors=True)
    tree.write(place)


def _look(path: Path, copy: Path, desk: Desk) -> State:
    """The state of a copy of the vault, as it would be found if the process were killed now."""
    if not path.exists():
        return NO_VAULT
    shutil.copytree(path, copy)
    try:
        vault = open_with_any(copy, desk)
        assert vault
        with vault:
            return state_of(vault, desk)
    except WrongSecretError:
        return ERASED
    except VaultDamagedError:
        return DAMAGED
    finally:
        shutil.rmtree(copy)
