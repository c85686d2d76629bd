"""Builds Holdall for Linux as one folder that needs no Python: `python3 packaging/build.py --out DIR`.

Makes DIR/holdall without links, with the licences of what is in it and SHA256SUMS over every file, then
looks it over and fails with a list when anything in it must not be there. Exit codes: 0 built; 1 not fit to
ship; 3 no set-up.
"""

from __future__ import annotations

import argparse
import ast
import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

if __name__ == "__main__" and sys.version_info < (3, 11):
    sys.exit("Holdall is built with Python 3.11 or newer.")

import bundle_audit
import developer_commands
import environment

ROOT = Path(__file__).resolve().parent.parent
SUMS, LICENCES = "SHA256SUMS", "LICENSES"
INSIDE = "--inside-environment"  # the second half of the work, done by the environment's own Python


def main(arguments: Sequence[str]) -> int:
    """Set up, build in a fresh process of the environment, and return the exit code."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--out", type=Path, required=True, help="where the folder `holdall` is made")
    parser.add_argument(INSIDE, action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args(arguments)
    out: Path = options.out.resolve()
    if options.inside_environment:
        return build(out)
    if not sys.platform.startswith("linux"):
        print("This builds the folder for Linux, on Linux.", file=sys.stderr)
        return developer_commands.NOT_SET_UP
    missing = [tool for tool in ("objdump", "strip") if not shutil.which(tool)]
    if missing:
        print(f"Missing: {', '.join(missing)}. Install the package binutils and try again.", file=sys.stderr)
        return developer_commands.NOT_SET_UP
    try:
        python = developer_commands.set_up(dev=True)
    except environment.SetupFailedError as error:
        print(f"\n{error}", file=sys.stderr)
        return developer_commands.NOT_SET_UP
    environ = {**os.environ, "SOURCE_DATE_EPOCH": source_date(), "PYTHONHASHSEED": "0"}
    command = [python, __file__, "--out", str(out), INSIDE]
    return subprocess.run(command, env=environ, check=False).returncode


def build(out: Path) -> int:
    """Freeze, finish and look over the folder; called inside the environment."""
    import licences

    work = ROOT / "build" / "pyinstaller"
    folder = out / "holdall"
    shutil.rmtree(folder, ignore_errors=True)
    print(f"Freezing into {folder} …", flush=True)
    spec = ROOT / "packaging" / "holdall.spec"
    options = [
        "--noconfirm",
        "--clean",
        "--log-level",
        "WARN",
        "--distpath",
        str(out),
        "--workpath",
        str(work),
    ]
    if subprocess.run([sys.executable, "-m", "PyInstaller", *options, str(spec)], check=False).returncode:
        return 1
    try:
        named = licences.collect(
            folder / LICENCES, root=ROOT, libraries=system_files(work / "holdall" / "COLLECT-00.toc")
        )
    except licences.LicenceMissingError as error:
        print(f"Not fit to ship: {error}", file=sys.stderr)
        return 1
    even_times(folder, int(os.environ.get("SOURCE_DATE_EPOCH", "0")))
    write_sums(folder)
    return report(folder, bundle_audit.findings(folder), parts=len(named))


def report(folder: Path, wrong: Sequence[str], *, parts: int) -> int:
    """Print what came out, or everything that is wrong with it."""
    if wrong:
        print("Not fit to ship:", *wrong, sep="\n  ", file=sys.stderr)
        return 1
    files = [path for path in folder.rglob("*") if path.is_file()]
    size = sum(path.stat().st_size for path in files) / 1e6
    print(f"Built {folder}: {len(files)} files, {size:.0f} MB, licences of {parts} parts.")
    return 0


def system_files(toc: Path) -> list[Path]:
    """Return the libraries PyInstaller took from this machine and no wheel, read from its own record."""
    entries: list[tuple[str, str, str]] = ast.literal_eval(toc.read_text(encoding="utf-8"))[0]
    sources = {Path(source) for _, source, kind in entries if kind == "BINARY"}
    own = (ROOT / ".venv", Path(sys.base_prefix) / "lib", ROOT / "build")
    return sorted(path for path in sources if not any(path.is_relative_to(place) for place in own))


def write_sums(folder: Path) -> None:
    """Write SHA256SUMS over every file but itself, in the form `sha256sum --check` reads."""
    names = sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())
    lines = [f"{sha256(folder / name)}  {name}\n" for name in names if name != SUMS]
    (folder / SUMS).write_text("".join(lines), encoding="utf-8", newline="\n")


def sha256(path: Path) -> str:
    """Return the SHA-256 of a file in hexadecimal."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def even_times(folder: Path, epoch: int) -> None:
    """Give every file the time of the source, so that two builds of one commit differ in nothing needless."""
    for path in sorted(folder.rglob("*"), reverse=True):
        os.utime(path, (epoch, epoch), follow_symlinks=False)


def source_date() -> str:
    """Return the time of the last commit in seconds, or a fixed one outside a git checkout."""
    if given := os.environ.get("SOURCE_DATE_EPOCH"):
        return given
    command = ["git", "-C", str(ROOT), "log", "-1", "--format=%ct"]
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=False)
    except OSError:
        return "0"
    return done.stdout.strip() or "0"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
