"""What emptying the bin means is said before, with what it does not reach."""

from __future__ import annotations

import pytest

from holdall.cli.bin_words import removed, warning
from holdall.vault.row_query import Row


def row(kind: str) -> Row:
    return Row("0" * 32, kind, "", "", "", "", "", "2026-11-27T09:00:00.000Z")


def test_what_goes_is_counted_by_kind() -> None:
    rows = [row("paper"), row("paper"), row("person")]
    assert warning(rows, rekey_begun=False).startswith("To be removed for good: 2 papers, 1 person.\n")
    assert removed(rows) == "Removed for good: 2 papers, 1 person."
    assert removed([]) == "Removed for good: nothing in the bin; what is kept to undo steps."


@pytest.mark.parametrize(
    "words", ["backups", "until you replace them", "spare copies", "laboratory", "undone"]
)
def test_what_it_does_not_reach_is_said(words: str) -> None:
    assert words in warning([], rekey_begun=False)


def test_what_a_repair_kept_goes_and_it_is_said() -> None:
    assert "a repair kept, go too: 3." in warning([], rekey_begun=False, unreadable=3)
    assert "a repair kept" not in warning([], rekey_begun=False)


def test_new_keys_that_were_begun_are_lost_and_it_is_said() -> None:
    assert "new master key" in warning([], rekey_begun=True)
    assert "new master key" not in warning([], rekey_begun=False)
