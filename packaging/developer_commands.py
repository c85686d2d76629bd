"""The developer's commands, one function each: set up what is missing, say so, hand back an exit code.

Exit codes: that of what was run; 2 for a command that does not exist; 3 when the set-up failed.
"""

from __future__ import annotations

import io
import os
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import environment
import system_libraries as system

ROOT = Path(__file__).resolve().parent.parent
USAGE, NOT_SET_UP = 2, 3
NO_WINDOW = 69
"""What Holdall ends with, after saying why, where it cannot open its window."""
BENCHMARKS: Mapping[str, tuple[Sequence[str], Sequence[str]]] = {
    "backup": (("--items", "1000", "--gib", "0.1"), ("--items", "5000", "--gib", "5")),
    "dossier": (("--pages", "500"), ("--pages", "5000")),
    "scale": (
        ("--items", "2000", "--gib", "0.1", "--file-gib", "0.1"),
        ("--items", "100000", "--gib", "5", "--file-gib", "4.5"),
    ),
    "vault": ((), ()),
}
"""Every benchmark with its options for a quick look, and for the sizes that are promised."""


def run(arguments: Sequence[str]) -> int:
    """open Holdall, or run it with what follows (`run list V.holdall`)"""
    python = set_up(dev=False)
    environ = dict(os.environ)
    if arguments and not has_display(environ, sys.platform):  # only without arguments a window opens
        environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    code = _call_in_place([python, "-P", "-m", "holdall", *arguments], environ)
    if code == NO_WINDOW:
        print(
            "From here the command line is:  python3 packaging/dev.py run --help\n"
            "A virtual screen will do, too:  xvfb-run python3 packaging/dev.py run",
            file=sys.stderr,
        )
    return code


def test(arguments: Sequence[str]) -> int:
    """run every test; what follows goes to pytest (`test tests/vault -x`)"""
    import checks

    python = set_up(dev=True)
    side_by_side = () if arguments else checks.SIDE_BY_SIDE
    measured = checks.WITH_COVERAGE if os.environ.get("CI") else ()
    if measured:
        print("CI is set: coverage is measured along the way, for `check` to judge.")
    environ = {**os.environ, "QT_QPA_PLATFORM": os.environ.get("QT_QPA_PLATFORM", "offscreen")}
    return _call([python, "-m", "pytest", *side_by_side, *measured, *arguments], environ)


def check(arguments: Sequence[str]) -> int:
    """run what CI runs besides the tests: lint, types, import contracts, coverage, tests on a bare machine"""
    import checks

    return checks.main(set_up(dev=True), ROOT, arguments)


def setup(arguments: Sequence[str]) -> int:
    """only make the environment, with the test tools"""
    del arguments
    print(f"Ready: {set_up(dev=True)}")
    return 0


def lock(arguments: Sequence[str]) -> int:
    """make both lock files again from pyproject.toml (`lock --upgrade` takes newer versions)"""
    import lock_files

    return lock_files.main(ROOT, arguments)


def screenshots(arguments: Sequence[str]) -> int:
    """make the pictures of every screen (in build/screenshots, or `--out DIR`)"""
    where = [] if "--out" in arguments else ["--out", str(ROOT / "build" / "screenshots")]
    return _script("tests/screenshots.py", [*where, *arguments])


def bench(arguments: Sequence[str]) -> int:
    """measure speed and memory (`bench --full`: at the sizes promised; `bench scale --items N`: one, so)"""
    if arguments and arguments[0] in BENCHMARKS:
        return _script(_benchmark(arguments[0]), arguments[1:])
    if [*arguments] not in ([], ["--full"]):
        print(f"bench takes --full, or one of {', '.join(BENCHMARKS)} and its options.", file=sys.stderr)
        return USAGE
    return max(_script(_benchmark(name), sizes[len(arguments)]) for name, sizes in BENCHMARKS.items())


def torture(arguments: Sequence[str]) -> int:
    """cut, kill and fail a vault at every file operation (`--seed S`, `--states N`; a table at the end)"""
    return _script("tests/torture/torture.py", arguments)


def mutation(arguments: Sequence[str]) -> int:
    """change crypto and vault one place at a time; count what no test notices (`--report`: from last time)"""
    return _script("tests/mutation/mutation.py", arguments)


COMMANDS: Mapping[str, Callable[[Sequence[str]], int]] = {
    command.__name__: command
    for command in (run, test, check, setup, lock, screenshots, bench, torture, mutation)
}


def main(arguments: Sequence[str]) -> int:
    """Run the command named first and return its exit code."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # an old code page must not stop us over a dash
            stream.reconfigure(errors="replace")
    if not arguments or arguments[0] in ("-h", "--help", "help"):
        print(usage())
        return 0 if arguments else USAGE
    command = COMMANDS.get(arguments[0])
    if command is None:
        print(f"There is no command {arguments[0]!r}.\n\n{usage()}", file=sys.stderr)
        return USAGE
    try:
        return command(arguments[1:])
    except environment.SetupFailedError as error:
        print(f"\n{error}", file=sys.stderr)
        return NOT_SET_UP
    except KeyboardInterrupt:
        print("\nStopped.", file=sys.stderr)
        return 130


def usage() -> str:
    """Return the help text, one line a command."""
    lines = [f"  {name:<12} {command.__doc__}" for name, command in COMMANDS.items()]
    return "\n".join(["python3 packaging/dev.py COMMAND [ARGUMENTS]", "", *lines])


def has_display(environ: Mapping[str, str], platform: str) -> bool:
    """Tell whether Qt can open a window: always outside Linux, there by what the session's variables say."""
    if not platform.startswith("linux"):
        return True
    return any(environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))


def translations_are_stale(folder: Path) -> bool:
    """Tell whether any `.ts` in `folder` has no `.qm` beside it, or an older one."""
    for source in folder.glob("*.ts"):
        compiled = source.with_suffix(".qm")
        if not compiled.exists() or compiled.stat().st_mtime < source.stat().st_mtime:
            return True
    return False


def _benchmark(name: str) -> str:
    return f"tests/benchmarks/bench_{name}.py"


def _script(name: str, arguments: Sequence[str]) -> int:
    """Run a script of the checkout in the environment with the test tools."""
    python = set_up(dev=True)
    return _call([python, ROOT / name, *arguments], dict(os.environ))


def set_up(*, dev: bool) -> Path:
    """Make the system and the environment ready and return the environment's interpreter."""
    _set_up_system()
    python = environment.prepare(ROOT, dev=dev)
    if translations_are_stale(ROOT / "resources" / "i18n"):
        print("Compiling the translations …", flush=True)
        if _call([python, ROOT / "packaging" / "translations.py", "compile"], dict(os.environ)):
            raise environment.SetupFailedError("The translations could not be compiled; see the lines above.")
    return python


def _set_up_system() -> None:
    """Install what the system lacks, after saying so; otherwise raise with the line that would do it."""
    if system.is_musl():
        raise environment.SetupFailedError(
            "Qt publishes no packages for musl (Alpine); use a Linux with glibc."
        )
    missing = system.missing_libraries()
    lacks_venv = not system.can_make_environments()
    if not missing and not lacks_venv:
        return
    print(
        "Missing on this system:",
        ", ".join([*(["venv"] if lacks_venv else []), *(x.soname for x in missing)]),
    )
    manager = system.package_manager()
    if not manager:
        raise environment.SetupFailedError("No known package manager is here; please install these yourself.")
    names = system.packages(manager, missing, venv_for=sys.version_info[:2] if lacks_venv else None)
    root = os.geteuid() == 0 if hasattr(os, "geteuid") else False
    command = system.install_command(manager, names, root=root)
    if not names or not system.may_install(root=root, environ=os.environ):
        raise environment.SetupFailedError(
            f"Please run this line, then try again:\n  {system.shown(command)}"
        )
    print(f"Installing them with:  {system.shown(command)}", flush=True)
    if not system.run_installer(manager, command) or system.missing_libraries():
        raise environment.SetupFailedError(
            f"That did not bring everything. The line was:\n  {system.shown(command)}"
        )


def _call(command: Sequence[str | Path], environ: Mapping[str, str]) -> int:
    sys.stdout.flush()
    return subprocess.run([str(word) for word in command], cwd=ROOT, env=environ, check=False).returncode


def _call_in_place(command: Sequence[str | Path], environ: Mapping[str, str]) -> int:
    """Run where the user stands, so that relative paths mean theirs, with the descriptors they opened."""
    sys.stdout.flush()
    words = [str(word) for word in command]
    return subprocess.run(words, env=environ, close_fds=False, check=False).returncode
