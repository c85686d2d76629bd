"""How much of a vault a backup program stores again after one paper was added. Needs restic.

Run: `python tests/benchmarks/bench_backup.py [--items 1000] [--gib 0.1] [--folder DIR]`. restic cuts files
at their contents, so what it adds is what really changed, within a piece of about a MiB; what a program
sends that looks at whole files is the sum of the files that changed. Needs twice `--gib` of room in the
folder and removes everything it made.
"""

from __future__ import annotations

import argparse
import io
import json
import os
import random
import shutil
import subprocess
import tempfile
from pathlib import Path

from bench_scale import environment, make_vault, take_in

from holdall.case.paper import Paper
from holdall.crypto.secret import Secret
from holdall.vault.vault import Vault

ADDED = 300_000
"""Bytes of the added paper: a page scanned in grey."""
_KIB, _GIB = 1 << 10, 1 << 30


def main() -> None:
    """Make the vault, back it up, add a paper, back it up again and print what the second time cost."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--items", type=int, default=1000, help="papers, each with a stored file of its own")
    parser.add_argument("--gib", type=float, default=0.1, help="size of all these files together")
    parser.add_argument("--folder", type=Path, help="where to work (default: a folder for temporary files)")
    options = parser.parse_args()
    if shutil.which("restic") is None:
        print("bench_backup: restic is not installed, nothing is measured")
        return
    with tempfile.TemporaryDirectory(dir=options.folder) as folder:
        measure(Path(folder), options.items, int(options.gib * _GIB))


def measure(folder: Path, items: int, size: int) -> None:
    """In `folder`: one vault, one repository, three backups."""
    vault, store = folder / "case.holdall", folder / "store"
    restic(store, "init")
    make_vault(vault, items, size)
    whole = back_up(store, vault)
    before = times_and_sizes(vault)
    add_paper(vault)
    added = back_up(store, vault)
    after = times_and_sizes(vault)
    changed = {path: after[path][1] for path in after if after[path] != before.get(path)}
    print(f"{items} items: the first backup stores {whole / _KIB:,.0f} KiB")
    print(f"after one paper of {ADDED / _KIB:.0f} KiB restic stores {added / _KIB:,.0f} KiB more")
    print(f"files changed: {sum(changed.values()) / _KIB:,.0f} KiB in {len(changed)}")
    for path, length in sorted(changed.items(), key=lambda it: -it[1]):
        print(f"  {length / _KIB:>12,.0f} KiB  {path.relative_to(vault)}")


def add_paper(path: Path) -> None:
    """One session that adds a paper with one file."""
    with Vault.open(path, Secret(b"benchmark"), env=environment()) as vault:
        source = io.BytesIO(random.Random(3).randbytes(ADDED))
        with vault.records.transaction("add") as transaction:
            file = take_in(vault, source, "added.jpg", transaction.attach_blob)
            transaction.put(file)
            transaction.put(Paper(title="added", file_ids=(file.id,)))


def back_up(store: Path, vault: Path) -> int:
    """Bytes that the repository grew by."""
    lines = restic(store, "backup", "--json", str(vault)).splitlines()
    summary = next(it for it in map(json.loads, lines) if it["message_type"] == "summary")
    return summary["data_added_packed" if "data_added_packed" in summary else "data_added"]


def times_and_sizes(vault: Path) -> dict[Path, tuple[int, int]]:
    """Every file of the vault with the time of its last change of any kind and its size."""
    states = {path: path.stat() for path in vault.rglob("*") if path.is_file()}
    return {path: (state.st_ctime_ns, state.st_size) for path, state in states.items()}


def restic(store: Path, *arguments: str) -> str:
    """Run restic on the repository; it prints what it did."""
    command = ["restic", "--no-cache", "--repo", str(store), *arguments]
    environment = {**os.environ, "RESTIC_PASSWORD": "benchmark"}
    return subprocess.run(command, env=environment, check=True, capture_output=True, text=True).stdout


if __name__ == "__main__":
    main()
