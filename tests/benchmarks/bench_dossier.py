"""Stamps and assembles 5,000 imported pages and compares with qpdf's plain concatenation of the same files.

Run: `python tests/benchmarks/bench_dossier.py [--pages 5000] [--folder DIR]`. Prints seconds, the ratio of
wall times and the peak memory of all our processes together. Linux only (`/proc`). Cleans up after itself.

The time of `qpdf` is out of reach (1.8 times it on two idle cores, 8.7 s): it copies pages; we also stamp
them, take out what they should not bring, read all of it back and hold it against its source, behind walls.
Processor seconds for 5,000 pages, 430 MiB, on two busy cores, where `qpdf` takes 4.2:

    writing     the program 2.7 (reads, pipes, numbers, writes), workers that pass on 0.9, their children 6.5
                (text 1.3 and scans 2.1 of it, each alone; the rest is taking the file, fork, pipes)
    read-back   the program 0.6, the children 5.9

Nothing in it stands out: a page of text takes 0.33 ms in twenty functions; a scan 2.1 ms, of which the search
for markers 0.45, SHA-256 0.3, copies 0.5. Reckoned and left:

* the filter of system calls made once instead of for each file: 0.24 ms a file;
* one worker for both children: 29 MiB less, but two pass on answers side by side;
* the read-back in more pieces: each opens the file anew, 28 us for each of its pages. Eight instead of two
  would save about 120 MiB at 20,000 pages and cost the read-back a tenth more.

Peak memory of all processes (PSS): 288 to 301 MiB for 5,000 pages (aim: 300), 685 for 20,000. It
grows with the exhibits: the text engine keeps about 1 MiB for each until the program ends, and a dozen empty
runs, the one way to make it let go, give a sixth of that back. Reading back keeps 6 KiB for every page it
reads and 3.6 for every page of the file, in the tables of qpdf and pdfium.
"""

from __future__ import annotations

import argparse
import io
import os
import random
import resource
import shutil
import subprocess
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import nullcontext
from multiprocessing import Process
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

from holdall.case.dossier_plan import DossierPlan, PlannedExhibit
from holdall.case.paper import Paper
from holdall.case.person import NameForm, Person
from holdall.case.stored_file import StoredFile
from holdall.dossier.stamp_font import load_stamp_font
from holdall.jobs import build_dossier
from holdall.jobs.job import JobContext
from holdall.jobs.workers import WorkerPool
from holdall.resources import resource_path

if TYPE_CHECKING:
    from PIL import Image
    from reportlab.pdfgen.canvas import Canvas

PAGES_PER_FILE = 100
SCAN_SHARE = 5
"""Every fifth file holds scans, the others text."""
_MIB = 1 << 20


def main() -> None:
    """Make the files, run both, print the figures."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--pages", type=int, default=5000)
    parser.add_argument("--folder", type=Path, default=Path("/tmp/holdall-bench-dossier"))
    options = parser.parse_args()
    options.folder.mkdir(parents=True)
    try:
        maker = Process(target=make_files, args=(options.folder, options.pages // PAGES_PER_FILE))
        maker.start()  # a process of its own, so that the memory it takes is not ours
        maker.join()
        files = sorted(options.folder.glob("*.pdf"))
        size = sum(file.stat().st_size for file in files)
        print(f"{len(files)} files, {options.pages} pages, {size / _MIB:.0f} MiB")
        cpu = _cpu_seconds()
        qpdf = min(concatenate(files, options.folder / "qpdf.pdf") for _ in range(2))
        cpu = (_cpu_seconds() - cpu) / 2
        print(f"qpdf --empty --pages: {qpdf:.2f} s, {cpu:.2f} s of processor")
        report(build(files, options.folder / "dossier.pdf"), qpdf, cpu)
        memory = MemoryWatch()
        build(files, options.folder / "dossier.pdf", memory)
        report_memory(memory)
    finally:
        shutil.rmtree(options.folder)


def make_files(folder: Path, count: int) -> None:
    """PDFs of `PAGES_PER_FILE` pages each: text, and every fifth one scans of about half a megabyte."""
    from reportlab import rl_config  # here, as in `_scan`: what is imported above is measured as ours
    from reportlab.lib.utils import ImageReader
    from reportlab.pdfgen.canvas import Canvas

    chance = random.Random(1)
    rl_config.useA85 = 0  # plain deflated streams, as nearly all programs write them
    scans = [_scan(chance) for _ in range(20)]
    for number in range(count):
        path = folder / f"{number:03}.pdf"
        canvas = Canvas(str(path), invariant=1, pageCompression=1)
        for page in range(PAGES_PER_FILE):
            if number % SCAN_SHARE == 0:
                # Every page holds a picture of its own, as scanners make them.
                picture = scans[page % len(scans)].copy()
                picture.putpixel((number, page), 0)
                data = io.BytesIO()
                picture.save(data, "JPEG", quality=40)
                canvas.drawImage(ImageReader(io.BytesIO(data.getvalue())), 0, 0, 595, 842)
            else:
                _text_page(canvas, f"{number}-{page}", chance)
            canvas.showPage()
        canvas.save()


def _scan(chance: random.Random) -> Image.Image:
    from PIL import Image

    noise = Image.effect_noise((1240, 1754), chance.randint(40, 60)).convert("L")
    return Image.blend(noise, Image.new("L", noise.size, 230), 0.45)


def _text_page(canvas: Canvas, name: str, chance: random.Random) -> None:
    canvas.setFont("Helvetica", 10)
    for line in range(50):
        words = " ".join(str(chance.random())[2:9] for _ in range(10))
        canvas.drawString(60, 780 - 14 * line, f"{name}.{line} {words}")


def concatenate(files: list[Path], output: Path) -> float:
    """Seconds qpdf takes to put the files together."""
    start = time.perf_counter()
    subprocess.run(["qpdf", "--empty", "--pages", *files, "--", output], check=True)
    taken = time.perf_counter() - start
    output.unlink()
    return taken


def build(files: list[Path], output: Path, memory: MemoryWatch | None = None) -> dict[str, float]:
    """Make a dossier of the files; seconds by phase. Watching memory costs time: it has a run of its own."""
    phases: dict[str, float] = {}
    job_class = build_dossier.BuildDossier
    with memory or nullcontext(), _timed(job_class, phases, memory), WorkerPool(size=2) as pool:
        warm_up(pool, files[1])
        job = job_class(_vault(files), pool, _vault.plan, output)  # type: ignore[attr-defined,arg-type]
        start = time.perf_counter()
        made = job.run(JobContext())
        phases["whole"] = time.perf_counter() - start
    print(f"dossier: {made.pages} pages, {made.size / _MIB:.0f} MiB")
    output.unlink()
    return phases


def report_memory(memory: MemoryWatch) -> None:
    """Print the peaks; RSS counts shared pages once for every process, PSS once in all."""
    for phase, (rss, pss) in memory.peaks.items():
        print(f"{phase.strip('_'):>10}: {rss / _MIB:.0f} MiB RSS, {pss / _MIB:.0f} MiB PSS (all processes)")


def warm_up(pool: WorkerPool, file: Path) -> None:
    """Start both workers and load fontTools, as a running program has: this takes a second or so once."""
    load_stamp_font(resource_path("fonts", "NotoSans-Regular.ttf"), {"1"})
    start = time.perf_counter()
    with ThreadPoolExecutor(2) as threads:
        for answer in [threads.submit(_inspect, pool, file) for _ in range(4)]:
            answer.result()
    print(f"starting two workers: {time.perf_counter() - start:.2f} s")


def _inspect(pool: WorkerPool, file: Path) -> None:
    with file.open("rb") as source:
        pool.run("intake.inspect", {}, source)


def report(figures: dict[str, float], qpdf: float, qpdf_cpu: float) -> None:
    """Print the figures; processor seconds tell more than wall time on a busy machine."""
    for phase in ("typeset", "_write", "_read_back", "audit"):
        wall, cpu = figures[phase], figures[f"{phase} cpu"]
        ratios = f"({wall / qpdf:.2f} x qpdf), {cpu:6.2f} s of processor ({cpu / qpdf_cpu:.2f} x qpdf)"
        print(f"{phase.strip('_'):>10}: {wall:6.2f} s {ratios}")
    print(f"     whole: {figures['whole']:6.2f} s ({figures['whole'] / qpdf:.2f} x qpdf)")


def _vault(files: list[Path]) -> Any:
    records: list[Any] = [Person(names=(NameForm(surname="Specimen"),))]
    paths: dict[str, Path] = {}
    for path in files:
        file = StoredFile(
            name=path.name, size=path.stat().st_size, sha256="0" * 64, media_type="application/pdf",
            imported_at="2026-01-01T00:00:00Z", page_count=PAGES_PER_FILE,
        )  # fmt: skip
        paths[file.id] = path
        records += [file, Paper(title=f"File {path.stem}", file_ids=(file.id,))]
    papers = [PlannedExhibit(paper_id=item.id) for item in records if isinstance(item, Paper)]
    _vault.plan = DossierPlan(title="Benchmark", applicant_id=records[0].id, exhibits=tuple(papers))  # type: ignore[attr-defined]
    return SimpleNamespace(
        records=SimpleNamespace(
            all=lambda kind: [item for item in records if isinstance(item, kind)],
            get={item.id: item for item in records}.__getitem__,
        ),
        blobs=SimpleNamespace(open=lambda blob_id: paths[blob_id].open("rb")),
    )


class _timed:  # noqa: N801
    """Times the phases of the job while it lasts."""

    def __init__(self, job_class: Any, phases: dict[str, float], memory: MemoryWatch | None) -> None:
        self._places = [(job_class, "_write"), (job_class, "_read_back")]
        self._places += [(build_dossier, "typeset"), (build_dossier, "audit")]
        self._phases = phases
        self._memory = memory
        self._kept: list[Any] = []

    def __enter__(self) -> None:
        for place, name in self._places:
            real = getattr(place, name)
            self._kept.append(real)
            setattr(place, name, self._wrapped(name, real))

    def __exit__(self, *_: object) -> None:
        for (place, name), real in zip(self._places, self._kept, strict=True):
            setattr(place, name, real)

    def _wrapped(self, name: str, real: Any) -> Any:
        def timed(*values: Any) -> Any:
            start, cpu = time.perf_counter(), _cpu_seconds()
            if self._memory is not None:
                self._memory.phase = name
            try:
                return real(*values)
            finally:
                self._phases[name] = time.perf_counter() - start
                self._phases[f"{name} cpu"] = _cpu_seconds() - cpu

        return timed


def _cpu_seconds() -> float:
    """Processor seconds of this process and all below it, living or ended."""
    found = resource.getrusage(resource.RUSAGE_CHILDREN)
    total = found.ru_utime + found.ru_stime
    for process in _tree(os.getpid()):
        try:
            fields = Path(f"/proc/{process}/stat").read_text().rsplit(")", 1)[1].split()
        except OSError:
            continue
        own = sum(int(value) for value in fields[11:13])
        waited = 0 if process == os.getpid() else sum(int(value) for value in fields[13:15])
        total += (own + waited) / os.sysconf("SC_CLK_TCK")
    return total


class MemoryWatch:
    """Samples the memory of this process and all below it, ten times a second."""

    def __init__(self) -> None:
        self.peaks: dict[str, tuple[int, int]] = {}
        """RSS and PSS by phase (bytes)."""
        self.phase = "start"
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._watch)

    def __enter__(self) -> MemoryWatch:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._stop.set()
        self._thread.join()

    def _watch(self) -> None:
        while not self._stop.wait(0.1):
            rolls = [_rollup(process) for process in _tree(os.getpid())]
            rss, pss = self.peaks.get(self.phase, (0, 0))
            self.peaks[self.phase] = (
                max(rss, sum(roll.get("Rss", 0) for roll in rolls)),
                max(pss, sum(roll.get("Pss", 0) for roll in rolls)),
            )


def _tree(root: int) -> list[int]:
    parents: dict[int, int] = {}
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                parents[int(entry.name)] = int((entry / "stat").read_text().rsplit(")", 1)[1].split()[1])
            except (OSError, IndexError):
                continue
    found, waiting = [], [root]
    while waiting:
        process = waiting.pop()
        found.append(process)
        waiting += [child for child, parent in parents.items() if parent == process]
    return found


def _rollup(process: int) -> dict[str, int]:
    try:
        lines = Path(f"/proc/{process}/smaps_rollup").read_text().splitlines()[1:]
    except OSError:
        return {}
    return {
        line.split(":")[0]: int(line.split()[1]) * 1024 for line in lines if line.startswith(("Rss:", "Pss:"))
    }


if __name__ == "__main__":
    sys.exit(main())
