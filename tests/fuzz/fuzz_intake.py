"""A mutation fuzzer of everything that intake does with a file, through the real pool and its walls.

    python tests/fuzz/fuzz_intake.py --seconds 300 [--seed N] [--corpora FOLDER]

Takes files that are small enough from the corpora, and some it makes itself, damages each the way a seed
says, and has it inspected and a page of it drawn. Demanded of every run: the pool lives, the answer is a
result of the promised shape or a refusal of a known kind, and no limit is passed. What came of it is counted
and printed; a run that breaks a demand is printed with what repeats it, and makes the exit code 1.
"""

from __future__ import annotations

import argparse
import io
import os
import random
import sys
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pikepdf
from PIL import Image

from holdall.intake.findings import THUMBNAIL_PX, Note, Problem
from holdall.intake.sniff import PDF, PICTURES
from holdall.jobs.inspection import raw_image
from holdall.jobs.workers import WorkerPool
from holdall.sandbox.contract import MIB, JsonObject, Limits, Refusal, RefusedError

LARGEST_SEED = 300_000
"""Bytes; damage to a small file reaches its structure, and is quickly read."""
LIMITS = Limits(memory=512 * MIB, cpu_seconds=10, wall_seconds=15.0)
CHILD_AT_REST = 128 * MIB
SLACK_SECONDS = 10.0
CORPORA = Path(__file__).parents[3] / "shared" / "corpora"
_WORDS = (b"endobj", b"stream", b"endstream", b"/Kids", b"/Length", b"/Filter", b"/Parent", b"xref",
          b"\xff\xd9", b"\xff\xc0", b"IDAT", b"IHDR", b"ftyp", b"iloc", b"\x00\x01\x00\x00", b"<<",
          b">>")  # fmt: skip
_NUMBERS = (b"0", b"-1", b"1", b"255", b"65536", b"2147483647", b"4294967295", b"-2147483648", b"99999999999")


@dataclass
class Report:
    """What came of all runs."""

    seed: int
    runs: int = 0
    outcomes: Counter[str] = field(default_factory=Counter)
    examples: dict[str, str] = field(default_factory=dict)
    """The first run of each outcome."""
    broken: list[str] = field(default_factory=list)
    peak_bytes: int = 0
    slowest: float = 0.0

    def __str__(self) -> str:
        lines = [f"{self.runs} runs, seed {self.seed}, slowest {self.slowest:.1f} s"]
        lines += [f"largest child {self.peak_bytes // MIB} MiB"]
        for outcome, count in self.outcomes.most_common():
            lines.append(f"  {count:8} {outcome}, first {self.examples[outcome]}")
        return "\n".join(lines + [f"BROKEN {line}" for line in self.broken])


def seeds(corpora: Path | None) -> list[tuple[str, bytes]]:
    """The whole files that damage is done to."""
    found = [*own_files()]
    if corpora is not None and corpora.is_dir():
        paths = sorted(path for path in corpora.rglob("*") if path.is_file())
        found += [(path.name, path.read_bytes()) for path in paths if 0 < path.stat().st_size <= LARGEST_SEED]
    return found


def own_files() -> Iterator[tuple[str, bytes]]:
    """One small file of every kind but HEIC, which only the corpora have."""
    gradient = Image.radial_gradient("L").resize((96, 64))
    for form, mode in (("JPEG", "RGB"), ("PNG", "RGBA"), ("PNG", "P"), ("TIFF", "1"), ("WEBP", "RGB"),
                       ("GIF", "P"), ("BMP", "RGB")):  # fmt: skip
        stream = io.BytesIO()
        gradient.convert(mode).save(stream, form)
        yield f"own {form} {mode}", stream.getvalue()
    stream = io.BytesIO()
    gradient.save(stream, "TIFF", save_all=True, append_images=[gradient, gradient], compression="tiff_lzw")
    yield "own TIFF pages", stream.getvalue()
    for modern in (False, True):
        yield f"own PDF {modern}", _own_pdf(modern=modern)


def _own_pdf(*, modern: bool) -> bytes:
    mode = pikepdf.ObjectStreamMode.generate if modern else pikepdf.ObjectStreamMode.disable
    with pikepdf.Pdf.new() as pdf:
        for number in range(4):
            page = pdf.add_blank_page(page_size=(200, 300 + number))
            font = pikepdf.Dictionary(Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1,
                                      BaseFont=pikepdf.Name("/Helvetica"))  # fmt: skip
            page.obj.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F=pdf.make_indirect(font)))
            page.obj.Contents = pdf.make_stream(
                b"BT /F 20 Tf 20 %d Td (page) Tj ET 0 0 50 50 re f" % (9 * number)
            )
        stream = io.BytesIO()
        pdf.save(stream, object_stream_mode=mode)
        return stream.getvalue()


def mutate(data: bytes, dice: random.Random, others: Sequence[tuple[str, bytes]]) -> bytes:
    """The file, damaged in one to eight ways."""
    changed = bytearray(data)
    for _ in range(dice.choice((1, 1, 2, 3, 8))):
        if not changed:
            break
        dice.choice(_DAMAGES)(changed, dice, others)
    return bytes(changed)


Damage = Callable[[bytearray, random.Random, Sequence[tuple[str, bytes]]], None]


def _flip(data: bytearray, dice: random.Random, _: object) -> None:
    for _ in range(dice.randint(1, 16)):
        data[dice.randrange(len(data))] ^= 1 << dice.randrange(8)


def _cut_off(data: bytearray, dice: random.Random, _: object) -> None:
    del data[dice.randrange(len(data)) :]


def _cut_out(data: bytearray, dice: random.Random, _: object) -> None:
    start = dice.randrange(len(data))
    del data[start : start + dice.randint(1, 4096)]


def _repeat(data: bytearray, dice: random.Random, _: object) -> None:
    start = dice.randrange(len(data))
    data[start:start] = data[start : start + dice.randint(1, 512)] * dice.randint(1, 20)


def _number(data: bytearray, dice: random.Random, _: object) -> None:
    """Another number where digits stand: lengths, counts, references, boxes."""
    start = dice.randrange(len(data))
    digits = next(
        (at for at in range(start, min(start + 4096, len(data))) if data[at : at + 1].isdigit()), start
    )
    end = digits
    while end < len(data) and data[end : end + 1].isdigit():
        end += 1
    data[digits:end] = dice.choice(_NUMBERS)


def _extreme(data: bytearray, dice: random.Random, _: object) -> None:
    """An extreme binary number, where sizes and offsets of picture formats stand."""
    start, width = dice.randrange(len(data)), dice.choice((1, 2, 4, 8))
    data[start : start + width] = dice.choice((b"\x00", b"\xff", b"\x7f")) * width


def _word(data: bytearray, dice: random.Random, _: object) -> None:
    start = dice.randrange(len(data))
    word = dice.choice(_WORDS)
    data[start : start + dice.choice((0, len(word)))] = word


def _graft(data: bytearray, dice: random.Random, others: Sequence[tuple[str, bytes]]) -> None:
    other = dice.choice(others)[1]
    start, source = dice.randrange(len(data)), dice.randrange(len(other))
    data[start : start + dice.randint(0, 2048)] = other[source : source + dice.randint(1, 2048)]


_DAMAGES: tuple[Damage, ...] = (_flip, _cut_off, _cut_out, _repeat, _number, _extreme, _word, _graft)


class Fuzzer:
    """Runs damaged files through a pool; usable from several threads."""

    def __init__(self, pool: WorkerPool, files: Sequence[tuple[str, bytes]], seed: int) -> None:
        self.report = Report(seed)
        self._pool, self._files = pool, files
        self._lock = threading.Lock()

    def one(self, number: int) -> None:
        """The run of that number: the same file, damage and page for the same seed."""
        dice = random.Random(f"{self.report.seed}/{number}")
        name, whole = dice.choice(self._files)
        data = mutate(whole, dice, self._files)
        started = time.monotonic()
        try:
            outcome = self._inspect(data) if number % 2 else self._draw(data, dice)
            problem = ""
        except RefusedError as refused:
            outcome, problem = f"refused {refused.reason.value}", ""
            if refused.reason is Refusal.CRASHED:
                outcome += f" ({refused.params.get('error', 'the process died')})"
        except Exception as error:
            outcome, problem = "BROKEN", type(error).__name__ + " " + str(error)
        self._count(number, name, outcome, problem, time.monotonic() - started)

    def _inspect(self, data: bytes) -> str:
        pictures: list[object] = []

        def keep(header: JsonObject, body: bytes) -> None:
            pictures.append(raw_image(header, body, kind="thumbnail", largest=THUMBNAIL_PX))

        found = self._pool.run("intake.inspect", {}, io.BytesIO(data), limits=LIMITS, on_part=keep)
        assert found["media_type"] in PICTURES | {PDF}
        assert isinstance(found["page_count"], int)
        assert 0 <= found["page_count"] <= 100_000
        assert found["problem"] in {*Problem}
        assert {*found["notes"]} <= {*Note}
        assert len(pictures) <= 1
        return f"inspected {found['problem'] or 'sound'}"

    def _draw(self, data: bytes, dice: random.Random) -> str:
        pictures: list[object] = []
        page, max_px = dice.choice((0, 0, 0, 1, 3)), dice.choice((16, 200, 900))

        def keep(header: JsonObject, body: bytes) -> None:
            pictures.append(raw_image(header, body, kind="page", largest=max_px))

        request: JsonObject = {"page": page, "max_px": max_px}
        self._pool.run("intake.render_page", request, io.BytesIO(data), limits=LIMITS, on_part=keep)
        assert len(pictures) == 1
        return "drawn"

    def _count(self, number: int, name: str, outcome: str, problem: str, seconds: float) -> None:
        if seconds > LIMITS.wall_seconds + SLACK_SECONDS:
            problem = f"took {seconds:.1f} s"
        with self._lock:
            report = self.report
            report.runs += 1
            report.outcomes[outcome] += 1
            report.examples.setdefault(outcome, f"run {number} of {name}")
            report.slowest = max(report.slowest, seconds)
            report.peak_bytes = self._pool.peak_bytes
            if report.peak_bytes > LIMITS.memory + CHILD_AT_REST:
                problem = "a child was larger than its limit"
            if problem:
                report.broken.append(f"seed {report.seed} run {number} of {name}: {problem}")


def fuzz(
    pool: WorkerPool, files: Sequence[tuple[str, bytes]], *, seed: int, runs: int, seconds: float
) -> Report:
    """Run numbers 0, 1, 2 … on as many threads as the pool has workers, until either limit is reached."""
    fuzzer, numbers = Fuzzer(pool, files, seed), iter(range(runs))
    turn, end = threading.Lock(), time.monotonic() + seconds

    def work() -> None:
        while time.monotonic() < end:
            with turn:
                number = next(numbers, None)
            if number is None:
                return
            fuzzer.one(number)

    threads = [threading.Thread(target=work) for _ in range(pool.size)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return fuzzer.report


def main() -> int:
    """Fuzz for a while and say what came of it."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--seconds", type=float, default=300.0)
    parser.add_argument("--runs", type=int, default=sys.maxsize)
    parser.add_argument("--seed", type=int, default=int.from_bytes(os.urandom(4)))
    parser.add_argument("--corpora", type=Path, default=CORPORA)
    given = parser.parse_args()
    files = seeds(given.corpora)
    with WorkerPool() as pool:
        report = fuzz(pool, files, seed=given.seed, runs=given.runs, seconds=given.seconds)
    print(f"{len(files)} files\n{report}")
    return 1 if report.broken else 0


if __name__ == "__main__":
    sys.exit(main())
