"""Proves the two commands of the README in a minimal Debian that has only Python and git. Needs debootstrap.

Clones the last commit into the machine, runs `test`, then `run --self-check` without a screen
and under a virtual one. Prints what each step took; exits 1 when one failed.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import bare_machine

ROOT = Path(__file__).resolve().parent.parent
DEV = "cd /srv/holdall && python3 packaging/dev.py"


def main() -> int:
    """Make the machine, run the steps and print what each took."""
    parser = argparse.ArgumentParser(description=__doc__)
    bare_machine.add_arguments(parser)
    options = parser.parse_args()
    # /mnt is this checkout, read-only; git wants to be told that another owner is fine.
    machine = bare_machine.new_machine(options, "fresh", ROOT, ["python3", "git", "ca-certificates"])
    machine.must("clone", "git -c safe.directory='*' clone -q /mnt /srv/holdall")
    failed = machine.run("dev.py test", f"{DEV} test")
    failed |= machine.run("dev.py run --self-check (no screen)", f"{DEV} run --self-check")
    machine.must(
        "by hand: a virtual screen", "apt-get install -qq -y --no-install-recommends xvfb xauth > /dev/null"
    )
    failed |= machine.run(
        "dev.py run --self-check (xvfb)", f"{DEV.replace('python3', 'xvfb-run -a python3')} run --self-check"
    )
    print("\n" + machine.report())
    return 1 if failed else 0


if __name__ == "__main__":
    raise SystemExit(main())
