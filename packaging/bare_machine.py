"""A throwaway Debian in a folder, for proving that something works where nothing is installed. Needs root.

Every command runs in its own mount and process namespace, so nothing stays mounted and no process is left.
Names no server: debootstrap's own default is used unless a mirror is given, and client settings for package
registries come in by `--copied`, from the machine the trial runs on.
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

MOUNTS = """
set -e
mount --make-rprivate /
mount -t proc proc "$ROOT/proc"
mount --rbind /dev "$ROOT/dev"
mount --bind "$SOURCE" "$ROOT/mnt"
mount -o remount,bind,ro "$ROOT/mnt"
"""


@dataclass(slots=True)
class BareMachine:
    """One folder with a minimal Debian; `source` is seen read-only at /mnt inside."""

    root: Path
    source: Path
    timings: list[tuple[str, float, int]] = field(default_factory=list[tuple[str, float, int]])

    def run(
        self, title: str, command: str, *, user: str = "root", environ: Mapping[str, str] | None = None
    ) -> int:
        """Run a shell line inside, record its time and exit code under `title`, and return the code."""
        print(f"\n== {title}\n   {command}", flush=True)
        variables = [
            f"{k}={v}" for k, v in {"PATH": "/usr/sbin:/usr/bin:/sbin:/bin", **(environ or {})}.items()
        ]
        inside = ["chroot", f"--userspec={user}", str(self.root), "/usr/bin/env", "-i", *variables]
        script = MOUNTS + 'exec "$@"'
        outside = ["unshare", "--mount", "--pid", "--fork", "--kill-child", "sh", "-c", script, "sh"]
        start = time.monotonic()
        done = subprocess.run(
            [*outside, *inside, "/bin/sh", "-c", command],
            env={"ROOT": str(self.root), "SOURCE": str(self.source), "PATH": "/usr/sbin:/usr/bin:/sbin:/bin"},
            stdin=subprocess.DEVNULL,
            check=False,
        )
        self.timings.append((title, time.monotonic() - start, done.returncode))
        return done.returncode

    def must(self, title: str, command: str, *, user: str = "root") -> None:
        """Run a shell line inside and end the whole trial when it fails."""
        code = self.run(title, command, user=user)
        if code:
            raise SystemExit(f"{self.report()}\n\nFAILED with {code}: {title}")

    def report(self) -> str:
        """Return one line a step: seconds, exit code, title."""
        return "\n".join(f"{seconds:7.1f} s  exit {code}  {title}" for title, seconds, code in self.timings)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the options every trial shares."""
    parser.add_argument("--work", type=Path, required=True, help="folder for the machines (about 2 GB)")
    parser.add_argument("--suite", default="bookworm", help="Debian release (default: %(default)s)")
    parser.add_argument("--mirror", default="", help="Debian mirror (default: debootstrap's own)")
    parser.add_argument("--copied", type=Path, action="append", default=[], metavar="PATH")
    parser.epilog = "--copied PATH: copy this file or folder to the same place inside, for the trial only"


def new_machine(options: argparse.Namespace, name: str, source: Path, packages: Sequence[str]) -> BareMachine:
    """Return a new minimal Debian with only `packages` added; the plain one is kept for next time."""
    work: Path = options.work.resolve()
    base = work / f"base-{options.suite}"
    if not (base / "etc/debian_version").exists():
        work.mkdir(parents=True, exist_ok=True)
        mirror = [options.mirror] if options.mirror else []
        subprocess.run(
            ["debootstrap", "--variant=minbase", options.suite, str(base), *mirror],
            stdout=subprocess.DEVNULL,
            check=True,
        )
    root = work / name
    if root.exists():
        shutil.rmtree(root)
    subprocess.run(["cp", "-a", "--reflink=auto", str(base), str(root)], check=True)
    for path in (Path("/etc/resolv.conf"), Path("/etc/hosts"), *options.copied):
        _copy_inside(path, root)
    machine = BareMachine(root, source.resolve())
    environ = {"DEBIAN_FRONTEND": "noninteractive"}
    listed = " ".join(packages)
    if packages and machine.run(
        f"by hand: {listed}",
        f"apt-get update -qq && apt-get install -qq -y --no-install-recommends {listed} > /dev/null",
        environ=environ,
    ):
        raise SystemExit(f"These packages could not be installed: {listed}")
    return machine


def _copy_inside(path: Path, root: Path) -> None:
    target = root / path.relative_to("/")
    target.parent.mkdir(parents=True, exist_ok=True)
    if path.is_dir():
        shutil.copytree(path, target, dirs_exist_ok=True)
    elif path.exists():
        shutil.copyfile(path, target)
