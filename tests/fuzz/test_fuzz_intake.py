"""A seeded slice of the fuzzer with every run of the suite; `HOLDALL_FUZZ_SECONDS` makes it longer."""

from __future__ import annotations

import importlib.util
import os
import random
import sys
from pathlib import Path
from types import ModuleType

import pytest

from holdall.jobs.workers import WorkerPool

SEED = 20261123
RUNS = 400
SECONDS = 12.0


@pytest.fixture(scope="module")
def fuzzer() -> ModuleType:
    """The fuzzer, which is a program of its own."""
    spec = importlib.util.spec_from_file_location("fuzz_intake", Path(__file__).with_name("fuzz_intake.py"))
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module  # dataclasses look themselves up there
    spec.loader.exec_module(module)
    return module


def test_damage_is_the_same_for_the_same_seed_and_always_some(fuzzer: ModuleType) -> None:
    files = [*fuzzer.own_files()]
    for seed in range(200):
        whole = random.Random(seed).choice(files)[1]
        once, again = (fuzzer.mutate(whole, random.Random(seed), files) for _ in range(2))
        assert once == again
    first = files[0][1]
    assert sum(fuzzer.mutate(first, random.Random(seed), files) != first for seed in range(200)) > 190


def test_what_breaks_a_demand_is_reported_with_what_repeats_it(fuzzer: ModuleType) -> None:
    class Broken:
        peak_bytes, size = 0, 1

        def run(self, *_: object, **__: object) -> dict:
            raise LookupError("the parent fell over")

    report = fuzzer.fuzz(Broken(), [*fuzzer.own_files()], seed=5, runs=2, seconds=60)
    assert (report.runs, len(report.broken)) == (2, 2)
    assert "seed 5 run 1" in str(report)
    assert "LookupError" in str(report)


def test_damaged_files_end_in_a_result_or_a_refusal(fuzzer: ModuleType, shared: Path) -> None:
    seconds = float(os.environ.get("HOLDALL_FUZZ_SECONDS", SECONDS))
    runs = RUNS if seconds == SECONDS else sys.maxsize
    files = fuzzer.seeds(shared / "corpora")
    with WorkerPool(size=2) as pool:
        report = fuzzer.fuzz(pool, files, seed=SEED, runs=runs, seconds=seconds)
    assert report.broken == [], str(report)
    assert report.runs >= min(runs, 20)
    unforeseen = [outcome for outcome in report.outcomes if outcome.endswith("Error)")]
    assert unforeseen == [], str(report)  # contained, but a file deserves a better reason
    assert any(outcome.startswith("refused") for outcome in report.outcomes)
    assert report.outcomes["drawn"]
