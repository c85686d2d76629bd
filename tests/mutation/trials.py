"""Tries mutants in the current folder: mutmut, with the tests of each in the order that finds it soonest.

    python trials.py [--quick] NAME…

A NAME may hold `*`. Two rounds, or with `--quick` the first: what was not tried yet, by the nearest tests
only, and then what survived unexplained, by every test that runs the changed function. The first can but
count too few as killed.
mutmut has no settings for which tests, how long and which mutants, so these are replaced in it. So is its
note of who called whom, which nothing here asks for: it is kept in a context variable, and a secret that is
collected while that is set calls a function that sets it too, of which the interpreter dies.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterable, Sequence
from contextlib import redirect_stdout
from io import StringIO
from itertools import zip_longest
from math import ceil, inf
from pathlib import Path
from shutil import rmtree
from tempfile import gettempdir

import pytest
from _pytest.config import _prepareconfig
from mutation_report import read_explanations, read_findings
from mutmut import __main__ as mutmut
from mutmut.core import MutmutCallStack
from mutmut.runners.harness import PytestRunner
from mutmut.state import state
from mutmut.utils.file_utils import change_cwd
from mutmut.workers.isolation import ForkRunner
from nearness import estimate, nearest_first, within

_FIRST_ROUND_SECONDS = 2
_PYTEST = ("--rootdir=.", "--capture=no", "--tb=native")  # else each failure parses the long mutated module
_EXPLANATIONS = Path(__file__).with_name("survivors.toml")


class Tests(PytestRunner):
    """Tests that are collected once and then run in a fork for each mutant, which spares half of the time."""

    def __init__(self) -> None:
        super().__init__()
        self._items: dict[str, pytest.Item] = {}
        self._place = Path(gettempdir(), f"mutants-{os.getpid()}")

    def collect(self) -> None:
        """Prepare for `run_tests`; nothing that a test needs is made yet."""
        place = f"--basetemp={self._place}"
        with change_cwd("mutants"), redirect_stdout(StringIO()):
            config = _prepareconfig([*_PYTEST, place, *self._pytest_add_cli_args_test_selection])
            config._do_configure()
            session = pytest.Session.from_config(config)
            config.hook.pytest_sessionstart(session=session)
            config.hook.pytest_collection(session=session)
        self._items = {item.nodeid: item for item in session.items}

    def run_tests(self, *, mutant_name: str | None, tests: Iterable[str]) -> int:
        """0 when all of them pass, 1 at the first that fails; with a mutant, `collect` came before."""
        if not mutant_name:
            return super().run_tests(mutant_name=mutant_name, tests=tests)
        ordered = nearest_first(mutant_name, tests, state().duration_by_test)
        items = [self._items[test] for test in ordered]
        with change_cwd("mutants"):
            for item, following in zip_longest(items, items[1:]):
                item.ihook.pytest_runtest_protocol(item=item, nextitem=following)
                if item.session.testsfailed:
                    return 1
        return 0

    def tidy(self) -> None:
        """Remove what tests left."""
        rmtree(self._place, ignore_errors=True)


class Runner(ForkRunner):
    """Gives a mutant tests for `seconds`, and twice the processor time that they take unchanged."""

    def __init__(self, seconds: float, *, clean: bool) -> None:
        self._tests = Tests()
        super().__init__(1, self._tests)
        self._seconds = seconds
        self._clean = clean
        self.stopped = False

    def run_clean_tests(self, tests: Iterable[str]) -> int:
        """Whether the tests pass without any change, unless an earlier round has shown it."""
        return super().run_clean_tests(tests) if self._clean else 0

    def startup(self) -> None:
        """Make ready for `submit`."""
        self._tests.collect()
        super().startup()

    def stop_all_workers(self) -> None:
        """Called when the user interrupts, which mutmut takes for an end."""
        self.stopped = True
        super().stop_all_workers()

    def shutdown(self) -> None:
        """Wait for the last."""
        super().shutdown()
        self._tests.tidy()

    def submit(self, mutant_name: str, tests: list[str], cpu_time_limit: int, estimated_time: float) -> None:
        """Begin to try it."""
        duration = state().duration_by_test
        chosen = within(self._seconds, nearest_first(mutant_name, tests, duration), duration)
        seconds = estimate(chosen, duration)
        super().submit(mutant_name, chosen, ceil(2 * (seconds + 2)), seconds)


def _round(names: Sequence[str], runner: Runner) -> None:
    mutmut.get_mutant_runner = lambda _max_children=1: runner
    mutmut._run(names, 1)
    if runner.stopped:
        raise KeyboardInterrupt


def _first_round(names: Sequence[str]) -> None:
    every = mutmut.collect_source_file_mutation_data

    def untried(*, mutant_names):
        mutants, notes = every(mutant_names=mutant_names)
        return [mutant for mutant in mutants if mutant[2] is None], notes

    mutmut.collect_source_file_mutation_data = untried
    _round(names, Runner(_FIRST_ROUND_SECONDS, clean=True))
    mutmut.collect_source_file_mutation_data = every


def _second_round(names: Sequence[str]) -> None:
    explained = read_explanations(_EXPLANATIONS)
    sources = {f"src/{name.rsplit('.', 1)[0].replace('.', '/')}.py" for name in names}
    survived = [
        finding.name
        for source in sorted(sources)
        for finding in read_findings(source)
        if finding.change and finding.change not in explained
    ]
    if survived:
        _round(survived, Runner(inf, clean=False))


def main(arguments: Sequence[str]) -> None:
    """Both rounds, or the first."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("names", nargs="+")
    options = parser.parse_args(arguments)
    MutmutCallStack.set = MutmutCallStack.reset = lambda _: None
    _first_round(options.names)
    if not options.quick:
        _second_round(options.names)


if __name__ == "__main__":
    main(sys.argv[1:])
