"""What a large vault costs: unlocking, edits, memory, and one file of more than 4 GiB in and out.

Run: `python tests/benchmarks/bench_scale.py [--items 100000] [--gib 5] [--file-gib 4.5] [--folder DIR]`. The
defaults are small, for a look in a minute; at that size the figures prove nothing. Each measurement runs in a
process of its own, so that its peak of memory is its own. Linux only (`/proc`). Needs `--gib` and once
`--file-gib` of room in the folder (default /dev/shm) and removes everything it made.
"""

from __future__ import annotations

import argparse
import hashlib
import io
import random
import shutil
import statistics
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import replace
from multiprocessing import get_context
from pathlib import Path
from typing import BinaryIO

from holdall.case.paper import Paper
from holdall.case.stored_file import StoredFile
from holdall.crypto import kdf
from holdall.crypto.secret import Secret
from holdall.vault.environment import REAL, Environment
from holdall.vault.key_file import KeyFile, parse_key_file
from holdall.vault.vault import Vault

OPENINGS, EDITS = 10, 200
BATCH = 1000
"""Records in one transaction while the vault is made."""
AT = "2026-01-02T03:04:05Z"
_MIB, _GIB = 1 << 20, 1 << 30
_PRIME = 1_000_003
WORDS = (
    "summons",
    "court",
    "letter",
    "permit",
    "police",
    "протокол",
    "повестка",
    "решение",
    "справка",
    "письмо",
)


def main() -> None:
    """Make the vault, measure, print the figures."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--items", type=int, default=2000, help="papers, each with a stored file of its own")
    parser.add_argument("--gib", type=float, default=0.1, help="size of all these files together")
    parser.add_argument("--file-gib", type=float, default=0.1, help="size of the one large file")
    parser.add_argument("--folder", type=Path, default=Path("/dev/shm"))
    options = parser.parse_args()
    work = options.folder / "holdall-bench-scale"
    work.mkdir()
    try:
        print(
            f"{options.items} items, {options.gib} GiB; a file of {options.file_gib} GiB; in {options.folder}"
        )
        _alone(make_vault, work / "large", options.items, int(options.gib * _GIB))
        for measure in (unlock, edit):
            _alone(measure, work / "large")
        shutil.rmtree(work / "large")
        _alone(large_file, work / "file", int(options.file_gib * _GIB))
    finally:
        shutil.rmtree(work)


def _alone(measure: Callable[..., None], *values: object) -> None:
    """Run one measurement in a process started for it."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        pool.submit(measure, *values).result()


def make_vault(path: Path, items: int, size: int) -> None:
    """A vault of `items` papers whose files take `size` bytes together, through the doors the window uses."""
    chance = random.Random(1)
    start = time.perf_counter()
    with Vault.create(path, Secret(b"benchmark"), env=environment())[0] as vault:
        for first in range(0, items, BATCH):
            with vault.records.transaction("import") as transaction:
                for number in range(first, min(first + BATCH, items)):
                    source = io.BytesIO(chance.randbytes(size // items))
                    file = take_in(vault, source, f"scan {number}.jpg", transaction.attach_blob)
                    transaction.put(file)
                    title = f"{' '.join(chance.choices(WORDS, k=3))} {number}"
                    transaction.put(Paper(title=title, file_ids=(file.id,)))
    index = (path / "index.db").stat().st_size / _MIB
    print(f"made in {time.perf_counter() - start:.0f} s; database {index:.0f} MiB, {_peak()}")


def unlock(path: Path) -> None:
    """Opening with the default key derivation, and that alone, in turn: the aim is their difference.

    Processor time tells the same on a machine that is busy with other things.
    """
    key_file = parse_key_file((path / "vault.key").read_bytes())
    whole, alone = _Times(), _Times()
    for _ in range(OPENINGS):
        with alone.one():
            _derive(key_file)
        with whole.one():
            vault = Vault.open(path, Secret(b"benchmark"))
        vault.close()
    print(f"key derivation alone: {alone}")
    print(f"unlock with it: {whole}")
    rest = statistics.median(whole.wall) - statistics.median(alone.wall)
    print(f"unlock without it: p50 {rest:.0f} ms (aim <= 150)")


def _derive(key_file: KeyFile) -> None:
    with Secret(b"benchmark") as secret:
        kdf.derive_kek(secret, key_file.kdf, salt=key_file.salt, vault_id=key_file.vault_id).wipe()


def edit(path: Path) -> None:
    """One field of one paper after the other, each a commit that is on the device when it returns."""
    times = _Times()
    with Vault.open(path, Secret(b"benchmark")) as vault:
        _forget_peak()
        print(f"open: {_now()}")
        papers = vault.records.all(Paper)
        print(f"all {len(papers)} papers read at once: {_now()}, {_peak()}")
        del papers[EDITS:]
        for paper in papers:
            with times.one(), vault.records.transaction("edit") as transaction:
                transaction.put(replace(paper, proves="changed"))
        start = time.perf_counter()
    print(f"edit of one field: {times} (aim <= 50), first {times.wall[0]:.1f} ms")
    print(
        f"closing afterwards, with a spare copy: {time.perf_counter() - start:.2f} s, {_peak()} (aim <= 250)"
    )


def large_file(path: Path, size: int) -> None:
    """A file that repeats itself after a prime number of bytes goes in and out, never held whole."""
    source = _Noise(size)
    with Vault.create(path, Secret(b"benchmark"), env=environment())[0] as vault:
        before = _now()
        _forget_peak()
        start = time.perf_counter()
        with vault.records.transaction("add") as transaction:
            file = take_in(vault, io.BufferedReader(source), "video.mp4", transaction.attach_blob)
            transaction.put(file)
        print(f"{size / _GIB:.2f} GiB in: {time.perf_counter() - start:.1f} s, {before} before, {_peak()}")
        start = time.perf_counter()
        digest = hashlib.sha256()
        with vault.blobs.open(file.id) as stored:
            while block := stored.read(_MIB):
                digest.update(block)
        print(f"{size / _GIB:.2f} GiB out: {time.perf_counter() - start:.1f} s, {_peak()}")
    if digest.hexdigest() != file.sha256 or file.size != size:
        raise SystemExit("what came out is not what went in")


class _Noise(io.RawIOBase):
    """`size` pseudo-random bytes: one pattern again and again, of a prime length so that blocks differ."""

    def __init__(self, size: int) -> None:
        pattern = random.Random(2).randbytes(_PRIME)
        self._left, self._position, self._pattern = size, 0, memoryview(pattern + pattern)

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        count = min(len(buffer), self._left, _PRIME)
        buffer[:count] = self._pattern[self._position : self._position + count]
        self._left -= count
        self._position = (self._position + count) % _PRIME
        return count


def take_in(vault: Vault, source: BinaryIO, name: str, attach: Callable[..., None]) -> StoredFile:
    stored = vault.blobs.add(source, name=name, media_type="image/jpeg", imported_at=AT)
    attach(stored)
    return StoredFile(
        id=stored.id,
        name=name,
        size=stored.size,
        sha256=stored.sha256,
        media_type="image/jpeg",
        imported_at=AT,
    )


def environment() -> Environment:
    """Where new vaults get the default key derivation, however strong the machine."""
    return replace(REAL, choose_kdf=lambda: kdf.DEFAULT)


class _Times:
    """How long something took, again and again, in milliseconds."""

    def __init__(self) -> None:
        self.wall: list[float] = []
        self._busy: list[float] = []

    @contextmanager
    def one(self) -> Iterator[None]:
        """Time the block."""
        start, busy = time.perf_counter(), time.process_time()
        yield
        self.wall.append((time.perf_counter() - start) * 1000)
        self._busy.append((time.process_time() - busy) * 1000)

    def __str__(self) -> str:
        p95 = statistics.quantiles(self.wall, n=20)[18]
        busy = statistics.median(self._busy)
        return (
            f"p50 {statistics.median(self.wall):.1f} ms, p95 {p95:.1f} ms,"
            f" processor {busy:.1f} ms over {len(self.wall)}"
        )


def _forget_peak() -> None:
    """Begin anew after key derivation, which takes 256 MiB for a second."""
    Path("/proc/self/clear_refs").write_text("5", encoding="ascii")


def _peak() -> str:
    return f"peak {_memory('VmHWM'):.0f} MiB RSS"


def _now() -> str:
    return f"{_memory('VmRSS'):.0f} MiB RSS"


def _memory(name: str) -> float:
    """A line of this process's status in MiB."""
    lines = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
    return int(next(line for line in lines if line.startswith(name)).split()[1]) / 1024


if __name__ == "__main__":
    main()
