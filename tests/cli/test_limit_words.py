from __future__ import annotations

import sys

import pytest

from holdall.cli.limit_words import limits


@pytest.mark.parametrize(("platform", "told"), [("linux", False), ("win32", True), ("darwin", True)])
def test_where_the_walls_are_thinner_it_is_said(
    monkeypatch: pytest.MonkeyPatch, platform: str, told: bool
) -> None:
    monkeypatch.setattr(sys, "platform", platform)
    heading, *lines = limits().splitlines()
    assert heading.endswith(":")
    assert all(line.startswith("  ") and line.endswith(".") for line in lines)
    assert ("On Windows and macOS" in lines[-1]) is told
