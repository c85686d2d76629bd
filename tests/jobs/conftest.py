"""Pools of workers for the tests of jobs: the real one, and one whose operations are hostile."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from holdall.jobs.workers import WorkerPool
from holdall.sandbox.contract import MIB, Limits

sys.path.insert(0, str(Path(__file__).parents[1] / "e2e"))  # for `process_memory`

HOSTILE = [sys.executable, str(Path(__file__).parent / "hostile_worker.py")]


@pytest.fixture(scope="session")
def sandbox() -> Iterator[WorkerPool]:
    """The sandbox that the program itself uses."""
    with WorkerPool(size=2) as pool:
        yield pool


@pytest.fixture(scope="module")
def hostile() -> Iterator[WorkerPool]:
    """One worker at a time, whose operations attack it."""
    with WorkerPool(size=1, argv=HOSTILE) as pool:
        yield pool


@pytest.fixture
def hostile_argv() -> list[str]:
    """What starts a hostile worker."""
    return [*HOSTILE]


@pytest.fixture
def tight() -> Limits:
    """Limits that a hostile operation reaches within a second or two."""
    return Limits(memory=192 * MIB, cpu_seconds=1, wall_seconds=1.5)
