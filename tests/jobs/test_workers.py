"""The sandbox as a whole: hostile operations in real children, each ending in a typed refusal."""

from __future__ import annotations

import contextlib
import dataclasses
import errno
import io
import json
import os
import platform
import random
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import process_memory
import pytest

from holdall.errors import StoppedError
from holdall.jobs.worker_process import WorkerProcess
from holdall.jobs.workers import WorkerPool
from holdall.sandbox import landlock, seccomp
from holdall.sandbox.contract import MIB, Limits, Refusal, RefusedError, WorkerUnavailableError

posix = pytest.mark.skipif(sys.platform == "win32", reason="forks")
MANY_RUNS = int(os.environ.get("HOLDALL_MANY_RUNS", "150"))
OF_FILES = ("open", "create", "list", "own-memory", "others-memory")
PLACES = ("file", "request")
SMUGGLING = {"reason": "damaged", "params": {"self": 1}}
REFUSED = {
    f"refused {errno.EPERM}",
    f"refused {errno.EACCES}",
    f"refused {errno.ENOSYS}",
    f"refused {errno.EAGAIN}",
}


def frame(kind: str, body: dict) -> str:
    """One frame, as hex."""
    data = json.dumps(body).encode()
    return (kind.encode() + len(data).to_bytes(4, "little") + data).hex()


def refusal(pool: WorkerPool, operation: str, limits: Limits, **request: object) -> RefusedError:
    with pytest.raises(RefusedError) as refused:
        pool.run(operation, request, io.BytesIO(b"source"), limits=limits)
    return refused.value


def assert_pool_works(pool: WorkerPool) -> None:
    parts: list[tuple[dict, bytes]] = []
    result = pool.run("echo", {"n": 1}, io.BytesIO(b"abcd"), on_part=lambda *part: parts.append(part))
    assert result == {"request": {"n": 1}, "tail": b"abcd".hex()}
    assert parts == [({"size": 4}, b"abcd")]


def test_bytes_come_back_as_they_went_in(hostile: WorkerPool) -> None:
    data = random.Random(7).randbytes(5 * MIB + 1)
    parts: list[bytes] = []
    hostile.run("echo", {}, io.BytesIO(data), on_part=lambda _, body: parts.append(body))
    assert parts == [data]


def test_a_stream_is_read_from_where_it_stands_and_no_more_than_a_piece_at_a_time(
    hostile: WorkerPool,
) -> None:
    class Stream(io.BytesIO):
        largest = 0

        def read(self, size: int | None = -1) -> bytes:
            assert size is not None
            Stream.largest = max(Stream.largest, size if size >= 0 else 2**40)
            return super().read(size)

    stream = Stream(bytes(3 * MIB))
    stream.seek(MIB)
    parts: list[int] = []
    hostile.run("echo", {}, stream, on_part=lambda _, body: parts.append(len(body)))
    assert parts == [2 * MIB]
    assert Stream.largest <= MIB


def test_a_finished_file_is_opened_by_the_child(hostile: WorkerPool, tmp_path: Path) -> None:
    (tmp_path / "out").write_bytes(b"finished")
    assert hostile.run("echo", {}, tmp_path / "out")["tail"] == b"shed".hex()
    assert hostile.run("echo", {}, None)["tail"] == ""
    with pytest.raises(RefusedError):
        hostile.run("echo", {}, tmp_path / "absent")
    assert_pool_works(hostile)


def test_walls_are_reported_and_are_those_this_machine_has(hostile: WorkerPool) -> None:
    assert_pool_works(hostile)
    expected = {"process"}
    if sys.platform != "win32":
        expected |= {"rlimits"}
    if sys.platform == "linux":
        expected |= {"memory-limit"}
    optional = {"landlock": landlock.abi() > 0, "seccomp": seccomp.this_machine() is not None}
    assert hostile.walls is not None
    assert expected <= hostile.walls
    for wall, possible in optional.items():
        assert possible or wall not in hostile.walls


def test_nothing_can_be_reached_from_behind_the_walls(
    hostile: WorkerPool, tight: Limits, tmp_path: Path
) -> None:
    attempts = hostile.run("escapes", {"path": str(tmp_path / "new")}, io.BytesIO(b"x"), limits=tight)
    assert not (tmp_path / "new").exists()
    assert attempts["stdin"] == "empty"
    walls = hostile.walls or frozenset()
    held = {*OF_FILES} if "landlock" in walls else set()
    if "seccomp" in walls:
        held |= {*attempts} - {"stdin"}
    assert {name for name in held if attempts[name] not in REFUSED} == set()


@pytest.mark.skipif(sys.platform != "linux", reason="Landlock and seccomp are Linux's")
@pytest.mark.parametrize("missing", ["landlock", "seccomp"])
def test_where_a_wall_is_missing_the_others_stand_and_the_report_says_so(
    hostile_argv: list[str], tight: Limits, tmp_path: Path, missing: str
) -> None:
    with WorkerPool(size=1, argv=[*hostile_argv, f"--no-{missing}"]) as pool:
        attempts = pool.run("escapes", {"path": str(tmp_path / "new")}, None, limits=tight)
        walls = pool.walls or frozenset()
        assert missing not in walls
        assert pool.lacks_walls is not bool(walls & {"landlock", "seccomp"})
        assert {"process", "rlimits", "memory-limit"} <= walls
        if walls & {"landlock", "seccomp"}:
            assert {attempts[name] for name in OF_FILES} <= REFUSED
        assert (
            refusal(pool, "eat-memory", dataclasses.replace(tight, cpu_seconds=20, wall_seconds=60)).reason
            is Refusal.OUT_OF_MEMORY
        )
        assert refusal(pool, "sleep", tight).reason is Refusal.TOO_SLOW


@pytest.mark.skipif(sys.platform != "linux", reason="Landlock and seccomp are Linux's")
def test_that_both_walls_are_missing_is_known_once_a_file_was_opened(hostile_argv: list[str]) -> None:
    with WorkerPool(size=1, argv=[*hostile_argv, "--no-landlock", "--no-seccomp"]) as pool:
        assert not pool.lacks_walls
        assert_pool_works(pool)
        assert pool.lacks_walls


def test_a_child_cannot_change_its_source(hostile: WorkerPool) -> None:
    assert hostile.run("overwrite-source", {}, io.BytesIO(b"x"))["write"] != "done"


@pytest.mark.parametrize(
    ("operation", "request_", "reasons"),
    [
        ("refuse", {}, {Refusal.DAMAGED}),
        ("raise-error", {}, {Refusal.CRASHED}),
        ("no-such-operation", {}, {Refusal.CRASHED}),
        ("recurse", {}, {Refusal.DAMAGED}),
        ("die", {}, {Refusal.CRASHED}),
        ("abort", {}, {Refusal.CRASHED}),
        ("spin", {}, {Refusal.TOO_SLOW}),
        ("sleep", {}, {Refusal.TOO_SLOW}),
        ("flood", {}, {Refusal.TOO_SLOW}),
        ("write-bytes", {"bytes": "ff" * 64}, {Refusal.CRASHED}),
        ("write-bytes", {"bytes": "46ffffffff"}, {Refusal.CRASHED}),
        ("write-bytes", {"bytes": "460000ffff", "then": "sleep"}, {Refusal.CRASHED}),
        ("write-bytes", {"bytes": "4602000000", "then": "sleep"}, {Refusal.TOO_SLOW}),
        ("write-bytes", {"bytes": "46020000007b"}, {Refusal.CRASHED}),
        ("write-bytes", {"bytes": "58020000007b7d"}, {Refusal.CRASHED}),
        ("write-bytes", {"bytes": "46020000005b5d"}, {Refusal.CRASHED}),
        ("write-bytes", {"bytes": "500a000000ffffffffffffffff7b7d"}, {Refusal.TOO_LARGE}),
        ("write-bytes", {"bytes": "4e020000007b7d"}, {Refusal.CRASHED}),
        (
            "write-bytes",
            {"bytes": frame("N", {"reason": "damaged", "params": {"self": 1}})},
            {Refusal.CRASHED},
        ),
        ("write-bytes", {"bytes": frame("F", {}) + frame("W", {"walls": []})}, {Refusal.CRASHED}),
    ],
)
def test_every_attack_ends_in_a_typed_refusal_and_the_pool_goes_on(
    hostile: WorkerPool, tight: Limits, operation: str, request_: dict, reasons: set[Refusal]
) -> None:
    started = time.monotonic()
    error = refusal(hostile, operation, tight, **request_)
    assert error.reason in reasons
    assert "file says" not in str(error)
    assert time.monotonic() - started < 20
    assert_pool_works(hostile)


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux limits address space")
@pytest.mark.parametrize("operation", ["eat-memory", "eat-memory-in-c"])
def test_memory_is_limited(hostile: WorkerPool, tight: Limits, operation: str) -> None:
    limits = dataclasses.replace(tight, cpu_seconds=20, wall_seconds=30)
    assert refusal(hostile, operation, limits).reason is Refusal.OUT_OF_MEMORY
    assert hostile.peak_bytes < limits.memory + 128 * MIB
    assert_pool_works(hostile)


@pytest.mark.skipif(platform.libc_ver()[0] != "glibc", reason="how the GNU C library keeps memory")
def test_a_child_reuses_the_memory_of_its_buffers(hostile: WorkerPool) -> None:
    sizes = [MIB + number * 8192 for number in range(100)]
    faults = hostile.run("take-ever-larger-buffers", {"sizes": [*sizes]}, None)["faults"]
    assert isinstance(faults, int)
    assert faults < sum(sizes) / os.sysconf("SC_PAGE_SIZE") / 10


def test_a_source_above_the_limit_is_refused_without_being_sent_whole(hostile: WorkerPool) -> None:
    with pytest.raises(RefusedError) as refused:
        hostile.run("echo", {}, io.BytesIO(bytes(3 * MIB)), limits=Limits(source_bytes=2 * MIB))
    assert refused.value.reason is Refusal.TOO_LARGE
    assert_pool_works(hostile)


def test_output_above_the_limits_is_refused(hostile: WorkerPool) -> None:
    limits = Limits(part_bytes=1000, output_bytes=2500)
    assert hostile.run("parts", {"count": 2, "size": 1000}, None, limits=limits) == {}
    for count, size in ((1, 1001), (3, 1000)):
        assert refusal(hostile, "parts", limits, count=count, size=size).reason is Refusal.TOO_LARGE
    assert_pool_works(hostile)


def test_a_source_that_fails_is_the_callers_error(hostile: WorkerPool) -> None:
    class Broken(io.BytesIO):
        def read(self, size: int | None = -1) -> bytes:
            raise OSError(errno.EIO, "stick pulled")

    with pytest.raises(OSError, match="stick"):
        hostile.run("echo", {}, Broken(b"x"))
    assert_pool_works(hostile)


def test_a_caller_may_give_up_in_the_middle_of_the_parts(hostile: WorkerPool) -> None:
    def stop(header: object, body: bytes) -> None:
        raise StoppedError

    with pytest.raises(StoppedError):
        hostile.run("flood", {}, None, on_part=stop)
    assert_pool_works(hostile)


@pytest.mark.parametrize("callback", ["before_part", "on_part"])
def test_time_that_the_caller_takes_is_not_the_childs(hostile: WorkerPool, callback: str) -> None:
    def dawdle(*_: object) -> None:
        threading.Event().wait(0.5)

    limits = Limits(wall_seconds=0.9)
    dawdles: Any = {callback: dawdle}
    assert hostile.run("parts", {"count": 3, "size": 1}, None, limits=limits, **dawdles) == {}


def test_a_run_is_cancelled_while_the_child_works(hostile: WorkerPool) -> None:
    with pytest.raises(StoppedError):
        hostile.run("sleep", {}, None, cancelled=Ticks(2))
    assert_pool_works(hostile)


@posix
def test_a_worker_that_does_not_take_the_file_is_given_up(hostile_argv: list[str]) -> None:
    with WorkerPool(size=1, argv=[*hostile_argv, "--numb"]) as pool:
        with pytest.raises(RefusedError) as refused:
            pool.run("echo", {}, io.BytesIO(bytes(8 * MIB)), limits=Limits(wall_seconds=0.3))
        assert refused.value.reason is Refusal.TOO_SLOW
        with pytest.raises(StoppedError):
            pool.run("echo", {}, io.BytesIO(bytes(8 * MIB)), cancelled=Ticks(2))


def test_time_that_the_callers_disk_takes_is_not_the_childs(hostile: WorkerPool) -> None:
    class Slow(io.BytesIO):
        def read(self, size: int | None = -1) -> bytes:
            threading.Event().wait(0.4)
            return super().read(size)

    hostile.run("echo", {}, Slow(bytes(3 * MIB)), limits=Limits(wall_seconds=1.0))


@posix
def test_a_child_holds_nothing_but_its_source_and_the_way_out(hostile: WorkerPool) -> None:
    held = hostile.run("descriptors", {}, io.BytesIO(b"x"))
    kinds = held["open"]
    assert isinstance(kinds, dict)
    assert sorted(kinds.values()) == ["device", "device", "device", "file", "pipe"]
    assert kinds[str(held["source"])] == "file"


@pytest.mark.skipif(not Path("/proc/self/fd").exists(), reason="counts descriptors in /proc")
def test_many_runs_leave_nothing_open_and_nobody_unburied(hostile_argv: list[str]) -> None:
    def held(pool: WorkerPool, template: int) -> tuple[object, ...]:
        inherited = pool.run("descriptors", {}, io.BytesIO(b"x"))["open"]  # the template's leaks
        return len([*Path("/proc/self/fd").iterdir()]), inherited, members(template)

    with WorkerPool(size=1, argv=hostile_argv) as pool:
        assert_pool_works(pool)
        template = pool._idle[0]._process.pid
        before = held(pool, template)
        for number in range(MANY_RUNS):
            if number % 10 == 9:
                refusal(pool, "abort" if number % 20 == 9 else "refuse", Limits())
            else:
                pool.run("echo", {}, io.BytesIO(b"abcd"))
        assert pool._idle[0]._process.pid == template
        assert held(pool, template) == before


@pytest.mark.skipif(sys.platform != "linux", reason="reads the memory of other processes in /proc")
def test_a_child_finds_nothing_of_earlier_files_in_its_memory(hostile_argv: list[str]) -> None:
    def run(operation: str, word: str, on_part: Callable[[dict, object], object] | None = None) -> object:
        source = io.BytesIO(f"{word}-in-the-file ".encode() * 100_000)
        return pool.run(operation, {"name": f"{word}-in-the-request"}, source, on_part=on_part)

    words = {
        f"{word} {place}": f"{word}-in-the-{place}".encode()
        for word in ("first", "second")
        for place in PLACES
    }
    holds = threading.Event()
    with WorkerPool(size=1, argv=[*hostile_argv, "--readable"]) as pool:
        run("echo", "first")
        group = pool._idle[0]._process.pid
        if not process_memory.readable(group):
            pytest.skip("this user may not read the memory of other processes")
        with in_thread(lambda: run("hold", "second", lambda header, _: header["holds"] and holds.set())):
            assert holds.wait(30)
            found = {pid: process_memory.found(pid, words) for pid in living(group)}
            pool.close()
    child = found.keys() - {group}
    assert found == {group: set(), child.pop(): {f"second {place}" for place in PLACES}}


def test_a_run_is_cancelled_while_it_waits_for_a_worker(hostile_argv: list[str]) -> None:
    with (
        WorkerPool(size=1, argv=hostile_argv) as pool,
        in_thread(lambda: pool.run("sleep", {}, None)) as other,
    ):
        wait_until(lambda: pool._busy == 1)
        with pytest.raises(StoppedError):
            pool.run("echo", {}, None, cancelled=Ticks(2))
        pool.close()
        assert isinstance(other.join(), StoppedError)


def test_closing_ends_what_runs_and_what_waits(hostile_argv: list[str]) -> None:
    pool = WorkerPool(size=1, argv=hostile_argv)
    with in_thread(lambda: pool.run("sleep", {}, None)) as first:
        wait_until(lambda: bool(pool._working))
        with in_thread(lambda: pool.run("echo", {}, None)) as second:
            pool.close()
            assert isinstance(first.join(), StoppedError)
            assert isinstance(second.join(), StoppedError)
    pool.close()
    with pytest.raises(StoppedError):
        pool.run("echo", {}, None)


def test_workers_are_shared_and_reused(hostile_argv: list[str]) -> None:
    with WorkerPool(size=2, argv=hostile_argv) as pool:
        results: list[object] = []
        threads = [
            threading.Thread(
                target=lambda n=n: results.append(pool.run("echo", {"n": n}, io.BytesIO(b"abcd")))
            )
            for n in range(12)
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert sorted(result["request"]["n"] for result in results) == [*range(12)]  # type: ignore[index]
        assert len(pool._idle) <= 2


def test_a_worker_that_died_idle_is_replaced(hostile_argv: list[str]) -> None:
    with WorkerPool(size=1, argv=hostile_argv) as pool:
        assert_pool_works(pool)
        worker = pool._idle[0]
        worker.kill()
        worker._process.wait()
        assert_pool_works(pool)


@posix
def test_a_file_is_not_blamed_for_a_worker_that_died_before_it(
    hostile_argv: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The kernel may kill an idle worker for memory between the last look at it and the first byte."""
    monkeypatch.setattr(WorkerProcess, "usable", property(lambda self: not self._spent))
    with WorkerPool(size=1, argv=hostile_argv) as pool:
        stream = io.BytesIO(b"before-abcd")
        stream.seek(7)
        for source, tail in ((stream, b"abcd"), (None, b"")):
            assert_pool_works(pool)
            worker = pool._idle[0]._process
            worker.kill()
            worker.wait()
            assert pool.run("echo", {}, source)["tail"] == tail.hex()


@posix
def test_a_worker_that_always_dies_before_the_file_is_not_tried_for_ever(hostile_argv: list[str]) -> None:
    with WorkerPool(size=1, argv=[*hostile_argv, "--frail"]) as pool:
        for source in (io.BytesIO(b"abcd"), None, Unseekable(b"abcd")):
            with pytest.raises(RefusedError) as refused:
                pool.run("echo", {}, source)
            assert refused.value.reason is Refusal.CRASHED


@posix
def test_a_stop_while_a_worker_starts_leaves_none_behind(hostile_argv: list[str]) -> None:
    started: list[subprocess.Popen[bytes]] = []

    def interrupted(self: WorkerProcess, size: int) -> bytes:
        started.append(self._process)
        raise KeyboardInterrupt

    with pytest.MonkeyPatch.context() as patch, WorkerPool(size=1, argv=hostile_argv) as pool:
        patch.setattr(WorkerProcess, "_read", interrupted)
        with pytest.raises(KeyboardInterrupt):
            pool.run("echo", {}, None)
    assert started[0].returncode is not None


@pytest.mark.parametrize("argv", [["--deaf"], ["--liar"], None])
def test_a_worker_that_does_not_start_is_an_error_of_its_own(
    hostile_argv: list[str], argv: list[str] | None
) -> None:
    command = ["/nonexistent/holdall"] if argv is None else hostile_argv + argv
    with WorkerPool(size=1, argv=command) as pool:
        for _ in range(2):
            with pytest.raises(WorkerUnavailableError):
                pool.run("echo", {}, None)


@posix
def test_no_process_is_left_behind(hostile_argv: list[str]) -> None:
    with WorkerPool(size=1, argv=hostile_argv) as pool:
        assert_pool_works(pool)
        group = pool._idle[0]._process.pid
    with pytest.raises(ProcessLookupError):
        os.killpg(group, 0)


ORPHANED = """
import sys
from holdall.jobs.workers import WorkerPool
pool = WorkerPool(size=1, argv=sys.argv[1:])
pool.run("echo", {}, None)
print(pool._idle[0]._process.pid, flush=True)
pool.run("sleep", {}, None)
"""


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="looks into /proc")
def test_when_the_program_is_killed_its_workers_and_their_children_end_too(hostile_argv: list[str]) -> None:
    program = subprocess.Popen(
        [sys.executable, "-c", ORPHANED, *hostile_argv], stdout=subprocess.PIPE, text=True
    )
    assert program.stdout is not None
    with program.stdout as output:
        group = int(output.readline())
        wait_until(lambda: len(living(group)) == 2)  # the template, and the child that sleeps
        program.kill()
        program.wait()
        wait_until(lambda: not living(group))


def living(group: int) -> list[int]:
    """Processes of a group that are not merely waiting to be buried."""
    return [number for number, state in members(group).items() if state not in "ZX"]


def members(group: int) -> dict[int, str]:
    """All processes of a group and the state of each, but for which of them just runs."""
    found: dict[int, str] = {}
    for entry in Path("/proc").glob("[0-9]*/stat"):
        with contextlib.suppress(OSError):
            state, _, its_group = entry.read_text().rpartition(")")[2].split()[:3]
            if int(its_group) == group:
                found[int(entry.parent.name)] = state.replace("R", "S")
    return found


@posix
def test_without_fork_a_worker_serves_one_request(
    hostile_argv: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("holdall.jobs.worker_process.CAN_FORK", False)
    with WorkerPool(size=1, argv=[*hostile_argv, "--no-fork"]) as pool:
        for _ in range(2):
            assert_pool_works(pool)
        assert refusal(pool, "die", Limits()).reason is Refusal.CRASHED
        assert_pool_works(pool)


class Unseekable(io.BytesIO):
    """A stream that can be read once."""

    def seekable(self) -> bool:
        return False


class Ticks:
    """Comes true at the n-th time of asking."""

    def __init__(self, count: int) -> None:
        self._left = count

    def __call__(self) -> bool:
        self._left -= 1
        return self._left < 0


class in_thread:  # noqa: N801  reads as what it does
    """Runs a call in a thread; `join` returns its result or its exception."""

    def __init__(self, call: Callable[[], object]) -> None:
        self._outcome: object = None
        self._thread = threading.Thread(target=self._run, args=(call,))

    def _run(self, call: Callable[[], object]) -> None:
        try:
            self._outcome = call()
        except BaseException as error:
            self._outcome = error

    def join(self) -> object:
        self._thread.join(30)
        assert not self._thread.is_alive()
        return self._outcome

    def __enter__(self) -> in_thread:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.join()


def wait_until(condition: Callable[[], bool]) -> None:
    """Give another thread its turn until it has got somewhere."""
    deadline = time.monotonic() + 30
    while not condition():
        assert time.monotonic() < deadline
        threading.Event().wait(0.005)
