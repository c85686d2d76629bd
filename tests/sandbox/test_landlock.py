"""What is asked of Landlock for each version of its interface; its effect is tested with real children."""

from __future__ import annotations

import struct

import pytest

from holdall.sandbox import landlock


@pytest.mark.parametrize(
    ("version", "expected"),
    [
        (1, struct.pack("=Q", 0x1FFF)),
        (2, struct.pack("=Q", 0x3FFF)),
        (3, struct.pack("=Q", 0x7FFF)),
        (4, struct.pack("=QQ", 0x7FFF, 3)),
        (5, struct.pack("=QQ", 0xFFFF, 3)),
        (6, struct.pack("=QQQ", 0xFFFF, 3, 3)),
        (99, struct.pack("=QQQ", 0xFFFF, 3, 3)),
    ],
)
def test_every_right_that_a_version_knows_is_taken_away(version: int, expected: bytes) -> None:
    assert landlock.ruleset(version) == expected


def test_a_system_without_it_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(landlock.sys, "platform", "darwin")
    assert landlock.abi() == 0
    assert not landlock.restrict()
