"""Every kind of fault, and how one state after it is reached and judged; it must not know the command."""

from __future__ import annotations

import errno
import os
import random
import shutil
import signal
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from desk import Desk
from disk_log import ROOT
from disk_replay import BLANK, EMPTY, KEPT, LOST, MIXED, NAMELESS, Cut, Loss, replay
from operation import CHANGING, Operation, ShortWriteError
from recording import RUN_SEED, Recording, run
from sqlite_files import SqliteFiles
from verdict import Judge, Verdict, state_of
from watched_files import WatchedFiles

from holdall.vault.errors import RepairImpossibleError


@dataclass(frozen=True, slots=True)
class Place:
    """An empty folder to work in, and SQLite's file layer."""

    folder: Path
    sqlite: SqliteFiles

    def lay(self, recording: Recording) -> Path:
        """Put the scenario's disk there; where its vault is."""
        self.clear()
        return recording.base.write(self.folder)

    def clear(self) -> None:
        """Make the folder empty."""
        shutil.rmtree(self.folder / ROOT, ignore_errors=True)


Run = Callable[[Recording, int, int, Place], Verdict]
"""Reach the state at a place in the log, with a seed, and judge it."""


@dataclass(frozen=True, slots=True)
class Fault:
    """One kind of fault; `places` is how many states a scenario has for one seed."""

    name: str
    run: Run
    places: Callable[[Recording], int]
    is_random: bool = False
    """Whether another seed makes another state."""


def _cut(loss: Loss) -> Run:
    def reach(recording: Recording, at: int, seed: int, place: Place) -> Verdict:
        return _replayed(recording, Cut(at, at, loss, _mixed(seed, at)), place, is_honest=True)

    return reach


def _lie(loss: Loss) -> Run:
    def reach(recording: Recording, at: int, seed: int, place: Place) -> Verdict:
        rng = random.Random(_mixed(seed, at))
        cached = min(at, int(2 ** rng.uniform(0, 8)))  # a cache of up to all of the session, mostly less
        return _replayed(recording, Cut(at, at - cached, loss, rng.randrange(2**32)), place, is_honest=False)

    return reach


def _replayed(recording: Recording, cut: Cut, place: Place, *, is_honest: bool) -> Verdict:
    place.clear()
    path = replay(recording.base, recording.operations, recording.durable, cut).write(place.folder)
    judge = _judge(recording, recording.desk(path))
    return (judge.honest if is_honest else judge.lying)(path, recording.steps_before(cut.at))


def _judge(recording: Recording, desk: Desk) -> Judge:
    scenario = recording.scenario
    return Judge(
        recording.states,
        desk,
        recording.earlier,
        scenario.between,
        adds=scenario.adds,
        forgets=scenario.forgets,
    )


class _Killer:
    """Kills its own process before one operation."""

    def __init__(self, at: int) -> None:
        self._left = at

    def before(self, operation: Operation) -> None:
        if operation.kind in CHANGING:
            if not self._left:
                os.kill(os.getpid(), signal.SIGKILL)
            self._left -= 1

    def after(self, operation: Operation) -> None:
        pass


def _killed(recording: Recording, at: int, _: int, place: Place) -> Verdict:
    path = place.lay(recording)
    reader, writer = os.pipe()
    child = os.fork()
    if not child:
        with suppress(BaseException):
            killer = _Killer(at)
            desk = Desk(path, RUN_SEED, WatchedFiles(killer), recording.scenario.part_frame_size)
            with place.sqlite.watched_by(killer, path):
                run(recording.scenario, desk, lambda: os.write(writer, b".") and None)
        os._exit(1)
    os.close(writer)
    with os.fdopen(reader, "rb") as pipe:
        acknowledged = len(pipe.read())
    _, status = os.waitpid(child, 0)
    if not os.WIFSIGNALED(status):
        return Verdict("not killed", "the run ended by itself: it differs from the recorded one")
    return _judge(recording, recording.desk(path)).honest(path, acknowledged)


class _Failing:
    """Fails one operation of a class, or from one on all of them."""

    def __init__(self, error: Callable[[], OSError], at: int, *, on_changes: bool, for_ever: bool) -> None:
        self._error = error
        self._at = at
        self._on_changes = on_changes
        self._for_ever = for_ever
        self._count = 0
        self.is_armed = True

    def before(self, operation: Operation) -> None:
        if not self.is_armed or (operation.kind in CHANGING) is not self._on_changes:
            return
        self._count += 1
        if self._count > self._at:
            self.is_armed = self._for_ever
            raise self._error()

    def after(self, operation: Operation) -> None:
        pass


def _failed(error: Callable[[], OSError], *, on_changes: bool = True, for_ever: bool = False) -> Run:
    def reach(recording: Recording, at: int, _: int, place: Place) -> Verdict:
        path = place.lay(recording)
        failing = _Failing(error, at, on_changes=on_changes, for_ever=for_ever)
        attempt = _Attempt(recording, path, failing)
        with place.sqlite.watched_by(failing, path):
            problem = attempt.go(repeat=not for_ever)
        failing.is_armed = False
        if problem:
            return Verdict("failed", problem)
        return _judge(recording, attempt.desk).honest(path, attempt.acknowledged)

    return reach


class _Attempt:
    """One run of a scenario on a disk that fails, by a user who tries again."""

    def __init__(self, recording: Recording, path: Path, failing: _Failing) -> None:
        self._recording = recording
        size = recording.scenario.part_frame_size
        self.desk = Desk(path, RUN_SEED, WatchedFiles(failing), size, code=recording.code)
        self.acknowledged = 0

    def go(self, *, repeat: bool) -> str:
        """Do the steps until one fails for good; what went wrong beyond that, or nothing."""
        problem = ""
        try:
            for step in self._recording.scenario.steps:
                try:
                    step(self.desk)
                except (OSError, RepairImpossibleError):  # nothing can be repaired from what cannot be read
                    if not repeat:
                        break
                    problem = self._again(step)
                    if problem:
                        break
                self.acknowledged += 1
        except Exception as error:  # whatever it is, it should not be
            problem = f"{type(error).__name__}: {error}"
        return problem or self._close()

    def _close(self) -> str:
        """Closing may fail as the disk does, and in no other way."""
        try:
            if self.desk.vault is not None:
                self.desk.vault.close()
        except OSError:
            pass
        except Exception as error:
            return f"closing: {type(error).__name__}: {error}"
        return ""

    def _again(self, step: Callable[[Desk], None]) -> str:
        """The disk is well again: do what has not been done yet."""
        vault = self.desk.vault
        if vault is not None and not vault.is_open:
            return ""  # the step was to close, and it did
        if vault is not None:
            state = state_of(vault, self.desk)
            before, after = self._recording.states[self.acknowledged : self.acknowledged + 2]
            if state == after != before:
                return ""
            if state != before:
                return "the open vault shows neither the state before nor the one after"
        step(self.desk)
        return ""


def _mixed(seed: int, at: int) -> int:
    return seed * 1_000_003 + at


def _os_error(number: int) -> Callable[[], OSError]:
    return lambda: OSError(number, os.strerror(number))


def _short() -> OSError:
    return ShortWriteError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def _cuts(recording: Recording) -> int:
    return len(recording.operations) + 1


def _changes(recording: Recording) -> int:
    return recording.changes


def _reads(recording: Recording) -> int:
    return recording.reads


def _errors() -> Iterator[Fault]:
    for number in (errno.ENOSPC, errno.EIO, errno.EROFS, errno.EACCES):
        name = errno.errorcode[number]
        yield Fault(f"{name} once", _failed(_os_error(number)), _changes)
        yield Fault(f"{name} on", _failed(_os_error(number), for_ever=True), _changes)
    yield Fault("short once", _failed(_short), _changes)
    yield Fault("short on", _failed(_short, for_ever=True), _changes)
    yield Fault("unread once", _failed(_os_error(errno.EIO), on_changes=False), _reads)
    yield Fault("unread on", _failed(_os_error(errno.EIO), on_changes=False, for_ever=True), _reads)


FAULTS: Final = (
    Fault("killed", _killed, _changes),
    Fault("cut kept", _cut(KEPT), _cuts, is_random=True),
    Fault("cut lost", _cut(LOST), _cuts),
    Fault("cut empty", _cut(EMPTY), _cuts),
    Fault("cut blank", _cut(BLANK), _cuts, is_random=True),
    Fault("cut nameless", _cut(NAMELESS), _cuts),
    Fault("cut mixed", _cut(MIXED), _cuts, is_random=True),
    Fault("lie lost", _lie(LOST), _cuts, is_random=True),
    Fault("lie empty", _lie(EMPTY), _cuts, is_random=True),
    Fault("lie mixed", _lie(MIXED), _cuts, is_random=True),
    *_errors(),
)
