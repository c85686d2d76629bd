"""The walls where the session itself is limited; that they hold is tested with real children."""

from __future__ import annotations

import subprocess
import sys

import pytest

from holdall.sandbox.lockdown import _at_most, lacks_walls

LIMITED = """
import resource
resource.setrlimit(resource.RLIMIT_NOFILE, (12, 12))
resource.setrlimit(resource.RLIMIT_CPU, (20, 30))
from holdall.sandbox.contract import DEFAULT
from holdall.sandbox.lockdown import lock_down
walls = lock_down(DEFAULT, 0)
assert resource.getrlimit(resource.RLIMIT_NOFILE) == (12, 12)
assert resource.getrlimit(resource.RLIMIT_CPU) == (30, 30)
print(*walls)
"""


@pytest.mark.parametrize(
    ("platform", "walls", "lacks"),
    [
        ("linux", {"process", "rlimits"}, True),
        ("linux", {"process", "seccomp"}, False),
        ("linux", {"process", "landlock"}, False),
        ("darwin", {"process"}, False),
    ],
)
def test_only_linux_is_missed_walls_of(monkeypatch, platform: str, walls: set[str], lacks: bool) -> None:
    monkeypatch.setattr(sys, "platform", platform)
    assert lacks_walls(frozenset(walls)) is lacks


@pytest.mark.parametrize(
    ("wanted", "hard", "given"),
    [((60, 61), -1, (60, 61)), ((60, 61), 60, (60, 60)), ((60, 61), 30, (30, 30)), ((0, 0), 0, (0, 0))],
)
def test_no_limit_asks_for_more_than_the_session_has(
    wanted: tuple[int, int], hard: int, given: tuple[int, int]
) -> None:
    assert _at_most(wanted, hard) == given


@pytest.mark.skipif(sys.platform != "linux", reason="reads the limits back behind Linux's walls")
def test_a_session_with_limits_of_its_own_can_still_be_walled_in() -> None:
    run = subprocess.run([sys.executable, "-c", LIMITED], capture_output=True, text=True, check=True)
    assert "rlimits" in run.stdout.split()
