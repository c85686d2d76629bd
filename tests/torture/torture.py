"""Cuts, kills, fails and deceives every act of a vault at every file operation, and judges what is left.

    python tests/torture/torture.py [--seed S] [--states N] [--workers N] [--only SCENARIO[/FAULT[/AT/SEED]]]

Works in memory (/dev/shm) where there is such a place. Prints a table, and for every failure the line that
repeats it; exits 1 when there was any.
"""

from __future__ import annotations

import argparse
import multiprocessing
import os
import random
import shutil
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from faults import FAULTS, Fault, Place
from recording import Recording, record
from report import Report
from scenarios import SCENARIOS
from sqlite_files import SqliteFiles
from verdict import Verdict

from holdall.crypto import memory_lock
from holdall.vault import database

_MEMORY = Path("/dev/shm")
_BATCH = 16


@dataclass(frozen=True, slots=True)
class Case:
    """One state: a fault at a place of a scenario, with a seed."""

    scenario: str
    fault: str
    at: int
    seed: int

    def __str__(self) -> str:
        return f"{self.scenario}/{self.fault.replace(' ', '-')}/{self.at}/{self.seed}"


class Run:
    """What all cases share; made before the workers are, which inherit it."""

    def __init__(self, folder: Path, names: Sequence[str]) -> None:
        _leave_memory_unlocked()
        self._folder = folder
        self._sqlite = SqliteFiles()
        self.recordings = {
            scenario.name: record(scenario, self._place().folder, self._sqlite)
            for scenario in SCENARIOS
            if scenario.name in names
        }

    def judge(self, case: Case) -> Verdict:
        """Reach the state of `case` and judge it."""
        place = self._place()
        try:
            return _fault(case.fault).run(self.recordings[case.scenario], case.at, case.seed, place)
        except Exception as error:  # a state that nobody foresaw is a finding
            return Verdict("not judged", f"{type(error).__name__}: {error}")
        finally:
            place.clear()

    def _place(self) -> Place:
        folder = self._folder / str(os.getpid())
        folder.mkdir(exist_ok=True)
        return Place(folder, self._sqlite)


def cases(recordings: Sequence[Recording], faults: Sequence[Fault], seed: int, states: int) -> list[Case]:
    """`states` cases: every place of every fault once, then the random ones again with other seeds."""
    once = list(_round(recordings, faults, seed))
    if len(once) >= states:
        return sorted(random.Random(seed).sample(once, states), key=str)
    found = list(once)
    for number in range(1, states):
        if len(found) >= states:
            break
        found.extend(_round(recordings, [fault for fault in faults if fault.is_random], seed + number))
        if len(found) == len(once):
            break  # nothing is random
    return found[:states]


def _round(recordings: Sequence[Recording], faults: Sequence[Fault], seed: int) -> Iterator[Case]:
    for recording in recordings:
        for fault in faults:
            for at in range(fault.places(recording)):
                yield Case(recording.scenario.name, fault.name, at, seed if fault.is_random else 0)


def _fault(name: str) -> Fault:
    return next(fault for fault in FAULTS if fault.name == name)


def _leave_memory_unlocked() -> None:
    """Half of the time would go into keeping pages out of swap, which changes nothing on any disk."""
    memory_lock._call = lambda *_: True
    database._PRAGMAS = tuple(text for text in database._PRAGMAS if "memory_security" not in text)


_run: Run | None = None


def _judge(case: Case) -> tuple[Case, Verdict]:
    assert _run
    return case, _run.judge(case)


def main(arguments: Sequence[str]) -> int:
    """Run, print the table, return 1 when there were failures."""
    global _run  # noqa: PLW0603 (what forked workers inherit)
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--states", type=int, default=20_000)
    parser.add_argument("--workers", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--only", default="", metavar="SCENARIO[/FAULT[/AT/SEED]]")
    options = parser.parse_args(arguments)
    scenario, _, rest = options.only.partition("/")
    fault, _, exact = rest.partition("/")
    start = time.monotonic()
    folder = (_MEMORY if _MEMORY.is_dir() else Path.cwd()) / f"torture.{os.getpid()}"
    folder.mkdir()
    try:
        names = [made.name for made in SCENARIOS if scenario in ("", made.name)]
        _run = Run(folder, names)
        faults = [made for made in FAULTS if fault in ("", made.name.replace(" ", "-"))]
        if exact:
            at, seed = map(int, exact.split("/"))
            chosen = [Case(scenario, faults[0].name, at, seed)]
        else:
            chosen = cases(list(_run.recordings.values()), faults, options.seed, options.states)
        report = Report(options.seed)
        if options.workers > 1 and len(chosen) > 1:
            with multiprocessing.get_context("fork").Pool(options.workers) as pool:
                for case, verdict in pool.imap_unordered(_judge, chosen, _BATCH):
                    report.add(case.scenario, case.fault, str(case), verdict)
        else:
            for case in chosen:
                report.add(case.scenario, case.fault, str(case), _run.judge(case))
    finally:
        shutil.rmtree(folder)
    print(report)
    print(f"\n{time.monotonic() - start:.0f} s with {options.workers} workers")
    return 1 if report.failures else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
