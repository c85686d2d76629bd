"""The manual says what the program does."""

from __future__ import annotations

import re
from pathlib import Path

from holdall.cli.commands import COMMANDS
from holdall.cli.errors import ExitCode
from holdall.cli.tables import REFUSALS, SKIPS
from holdall.resources import resource_path
from holdall.ui.no_window import NO_WINDOW

MANUAL = Path(resource_path("docs", "manual.md")).read_text("utf-8")
SOURCES = Path(__file__).parents[2] / "src" / "holdall" / "cli" / "commands"


def test_every_command_is_listed() -> None:
    for name in COMMANDS:
        assert re.search(rf"^holdall {name} ", MANUAL, re.MULTILINE), name


def test_every_exit_code_is_listed() -> None:
    listed = {int(code) for code in re.findall(r"^\| (\d+) \|", MANUAL, re.MULTILINE)}
    assert listed == {NO_WINDOW, *(int(code) for code in ExitCode)}


def test_every_document_is_listed_with_its_version() -> None:
    printed = {
        it
        for path in SOURCES.glob("*.py")
        for it in re.findall(r"\"(holdall-[a-z-]+/\d+)\"", path.read_text("utf-8"))
    }
    assert len(printed) == len(COMMANDS)
    assert printed == set(re.findall(r"`(holdall-[a-z-]+/\d+)`", MANUAL))


def test_every_reason_is_listed() -> None:
    for reason in (*REFUSALS, *SKIPS):
        assert f"`{reason}`" in MANUAL, reason
