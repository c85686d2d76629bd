"""Changes `crypto` and `vault` one place at a time, and counts the changes that no test notices.

    python tests/mutation/mutation.py [PATH…] [--quick] [--report]

mutmut makes the changes (mutants) and knows for each the tests that run the changed function; it does not
know Windows. PATH is a module or one of the two folders under src/holdall. What was tried before is tried
again only where its function changed or where it survived unexplained; to try all anew, delete
build/mutation. `--quick` gives each mutant the nearest tests only, for some seconds, which can but count too
few as killed; `--report` tries nothing. Prints a table and every survivor that `survivors.toml` does not
explain; exits 1 when there is one, when some were not tried, or when under 90 % were killed.
"""

from __future__ import annotations

import argparse
import contextlib
import os
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from mutation_report import Finding, Report, read_explanations, read_findings

ROOT = Path(__file__).resolve().parents[2]
_SOURCE = ROOT / "src" / "holdall"
_PLACE = ROOT / "build" / "mutation"
_MEMORY = Path("/dev/shm")
_NEEDED = ("src", "tests", "resources", "pyproject.toml")
_EXPLANATIONS = Path(__file__).with_name("survivors.toml")
_TRIALS = Path(__file__).with_name("trials.py")


@dataclass(frozen=True, slots=True)
class Area:
    """A package whose modules the same tests judge."""

    package: str
    tests: tuple[str, ...]

    @property
    def modules(self) -> list[str]:
        """Their names."""
        return sorted(path.stem for path in (_SOURCE / self.package).glob("[!_]*.py"))


AREAS = (
    Area(package="crypto", tests=("tests/crypto",)),
    Area(
        package="vault",
        # without those that walk through every operation or byte: each takes seconds
        tests=(
            "tests/vault",
            "-k",
            "not power_cut and not disk_error and not cut_off and not changed_bytes and not every_truncation",
        ),
    ),
)


class Workshop:
    """Where mutmut works on one area: links to the checkout, its settings, its notes from last time."""

    def __init__(self, area: Area) -> None:
        self._area = area
        self._place = _PLACE / area.package

    def prepare(self) -> None:
        """Make the folder with everything mutmut reads from it."""
        self._place.mkdir(parents=True, exist_ok=True)
        for name in _NEEDED:
            link = self._place / name
            if not link.is_symlink():
                link.symlink_to(ROOT / name)
        (self._place / "setup.cfg").write_text(self._settings(), encoding="utf-8")

    def run(self, mutants: Sequence[str], *, quick: bool) -> int:
        """Try the mutants with these names, which may hold `*`; the exit code."""
        shared = os.environ.get("HOLDALL_SHARED") or str(ROOT.parent / "shared")
        scratch = {"TMPDIR": str(_MEMORY)} if _MEMORY.is_dir() else {}
        command = [sys.executable, _TRIALS, *(["--quick"] if quick else []), *mutants]
        environ = {**os.environ, "HOLDALL_SHARED": shared, **scratch}
        return subprocess.run(command, cwd=self._place, env=environ, check=False).returncode

    def findings(self, modules: Sequence[str]) -> list[Finding]:
        """What became of every mutant of these modules."""
        with contextlib.chdir(self._place):  # mutmut looks for its notes where it stands
            return [finding for module in modules for finding in read_findings(self._source(module))]

    def _source(self, module: str) -> str:
        return f"src/holdall/{self._area.package}/{module}.py"

    def _settings(self) -> str:
        area = self._area
        return "\n".join(
            [
                "[mutmut]",
                "source_paths = src",
                "use_git_change_detection = False",
                *_listed("only_mutate", [self._source(module) for module in area.modules]),
                *_listed("also_copy", ["resources"]),
                *_listed("pytest_add_cli_args_test_selection", area.tests),
                "",
            ]
        )


def _listed(name: str, values: Sequence[str]) -> list[str]:
    return [f"{name} =", *(f"    {value}" for value in values)]


def chosen(area: Area, paths: Sequence[str]) -> list[str]:
    """The modules of `area` that `paths` name; all of them when there are no paths."""
    wanted = {Path(path).resolve().relative_to(_SOURCE) for path in paths}
    folder = Path(area.package)
    if not wanted or folder in wanted:
        return area.modules
    return [module for module in area.modules if folder / f"{module}.py" in wanted]


def main(arguments: Sequence[str]) -> int:
    """Run, print and judge; the exit code."""
    parser = argparse.ArgumentParser(prog="mutation", description="Count the changes that no test notices.")
    parser.add_argument("paths", nargs="*", metavar="PATH", help="a module, or src/holdall/crypto or vault")
    parser.add_argument("--quick", action="store_true", help="give each a few seconds of the nearest tests")
    parser.add_argument("--report", action="store_true", help="only show what is known from last time")
    options = parser.parse_args(arguments)
    report = Report(read_explanations(_EXPLANATIONS))
    for area in AREAS:
        modules = chosen(area, options.paths)
        workshop = Workshop(area)
        if not modules:
            continue
        workshop.prepare()
        names = [f"holdall.{area.package}.{module}.*" for module in modules]
        if not options.report and (failed := workshop.run(names, quick=options.quick)):
            return failed
        report.add(workshop.findings(modules))
    print(f"\n{report}")
    return 0 if report.passed else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
