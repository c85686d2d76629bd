from __future__ import annotations

from pathlib import Path

from holdall.cli.erase_words import outcome, warning
from holdall.vault.erasing import Erased


def test_the_warning_names_the_vault_and_what_nobody_can_promise() -> None:
    words = warning(Path("/media/stick/дело.holdall"))
    for needed in ("/media/stick/дело.holdall", "for everybody", "backups", "SSDs", "laboratory", "exports"):
        assert needed in words, needed


def test_what_went_well_needs_two_lines() -> None:
    assert outcome(Erased(5, 0)) == [
        "Erased: nothing opens this vault any more. The key file and 5 others were overwritten.",
        "Its files are removed.",
    ]


def test_what_is_left_is_named_and_what_to_do_about_it() -> None:
    lines = outcome(Erased(3, 2, ("notes.txt",), ("blobs/aa", "head.a")))
    assert "Its files are removed." not in lines
    assert [line for line in lines if line.startswith("  ")] == ["  blobs/aa", "  head.a", "  notes.txt"]
    assert any(line.startswith("2 files could not be overwritten") for line in lines)
    assert any("Give the command again" in line for line in lines)
