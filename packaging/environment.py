"""The virtual environment in `.venv`: made from hash-pinned locks, again only when a lock or Python changed.

It knows nothing of system packages. Only ready-made wheels are taken, each with a hash that the lock names.
"""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import cast

RUNTIME_LOCK = "requirements.lock"
DEV_LOCK = "packaging/dev.lock"
STAMP = "holdall-setup.json"


class SetupFailedError(Exception):
    """The environment could not be made; the message is a sentence for the person at the terminal."""


def python_identity() -> str:
    """Return what makes one Python different from another for the packages installed for it."""
    return f"{sys.implementation.name} {sys.version.split()[0]} in {sys.base_prefix}"


def wanted_stamp(root: Path) -> dict[str, str]:
    """Return the stamp a complete environment for the checkout at `root` carries."""
    return {
        "python": python_identity(),
        "runtime": hashlib.sha256((root / RUNTIME_LOCK).read_bytes()).hexdigest(),
        "dev": hashlib.sha256((root / DEV_LOCK).read_bytes()).hexdigest(),
    }


def read_stamp(environment: Path) -> dict[str, str]:
    """Return the stamp found in `environment`, empty when there is none or it cannot be understood."""
    try:
        found = json.loads((environment / STAMP).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return cast("dict[str, str]", found) if isinstance(found, dict) else {}


def is_current(found: Mapping[str, str], wanted: Mapping[str, str], *, dev: bool) -> bool:
    """Tell whether an environment stamped `found` has what is `wanted`; `dev` asks for the test tools too."""
    return all(found.get(key) == wanted[key] for key in ("python", "runtime", *(["dev"] if dev else [])))


def must_start_afresh(environment: Path, found: Mapping[str, str], wanted: Mapping[str, str]) -> bool:
    """Tell whether the environment is to be made from nothing: none there, broken, or of another Python."""
    if not python_in(environment).exists():
        return True
    return "python" in found and found["python"] != wanted["python"]


def python_in(environment: Path) -> Path:
    """Return the path of the interpreter inside `environment`."""
    return environment / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def install_arguments(*, dev: bool) -> list[str]:
    """Return pip's arguments: hashes demanded, no build from source, the locks to read."""
    locks = [RUNTIME_LOCK, *([DEV_LOCK] if dev else [])]
    # a lock names everything; of what an extra needs pip would want a pin of its own
    strict = ["install", "--require-hashes", "--no-deps", "--only-binary", ":all:"]
    quiet = ["--quiet", "--progress-bar", "off", "--disable-pip-version-check", "--no-warn-script-location"]
    return [*strict, *quiet, *[word for lock in locks for word in ("-r", lock)]]


def prepare(root: Path, *, dev: bool) -> Path:
    """Make sure `.venv` under `root` holds what the locks say and return its interpreter."""
    environment = root / ".venv"
    found, wanted = read_stamp(environment), wanted_stamp(root)
    if not is_current(found, wanted, dev=dev):
        (environment / STAMP).unlink(
            missing_ok=True
        )  # an interrupted set-up is never taken for a finished one
        if must_start_afresh(environment, found, wanted):
            _create(environment)
        _install(root, python_in(environment), dev=dev)
        _put_source_on_path(environment)
        put_command(environment)
        stamp = wanted if dev else {**wanted, "dev": ""}
        (environment / STAMP).write_text(json.dumps(stamp, indent=1) + "\n", encoding="utf-8")
    return python_in(environment)


def _create(environment: Path) -> None:
    print(f"Making the environment {environment.name} with Python {sys.version.split()[0]} …", flush=True)
    base: str = getattr(sys, "_base_executable", None) or sys.executable
    done = subprocess.run([base, "-m", "venv", "--clear", str(environment)], check=False)
    if done.returncode:
        raise SetupFailedError("The virtual environment could not be made; the lines above say why.")


def _install(root: Path, python: Path, *, dev: bool) -> None:
    what = "Holdall's packages and the test tools" if dev else "Holdall's packages"
    print(f"Fetching {what} (about {250 if dev else 150} MB the first time) …", flush=True)
    environ = {**os.environ, "PIP_USER": "0", "PIP_REQUIRE_VIRTUALENV": "0"}
    done = subprocess.run(
        [python, "-m", "pip", *install_arguments(dev=dev)], cwd=root, env=environ, check=False
    )
    if done.returncode:
        raise SetupFailedError(
            "The packages could not be fetched; the lines above say why. Is this machine online? "
            "Wheels exist for 64-bit Linux with glibc 2.34 or newer, Windows 10 and macOS 13 or newer."
        )


def _put_source_on_path(environment: Path) -> None:
    """Write a .pth with a relative path, so that a checkout that is moved still runs its own source."""
    script = "import sysconfig; print(sysconfig.get_path('purelib'))"
    asked = subprocess.run([python_in(environment), "-c", script], capture_output=True, text=True, check=True)
    site = Path(asked.stdout.strip())
    up = os.path.relpath(environment.parent / "src", site)
    (site / "holdall.pth").write_text(up + "\n", encoding="utf-8")


def put_command(environment: Path) -> None:
    """Write the command `holdall` beside the interpreter; it finds it from where it lies itself."""
    folder = python_in(environment).parent
    if os.name == "nt":
        (folder / "holdall.cmd").write_text('@"%~dp0python.exe" -P -m holdall %*\n', encoding="ascii")
        return
    command = folder / "holdall"
    # a link to it from elsewhere, as on a person's PATH, still leads here
    command.write_text('#!/bin/sh\nexec "$(dirname "$(readlink -f "$0")")/python" -P -m holdall "$@"\n')
    command.chmod(0o755)
