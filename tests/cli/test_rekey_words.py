from __future__ import annotations

from holdall.cli.rekey_words import warning
from holdall.crypto.slots import SlotRole
from holdall.jobs.rekey_vault import RekeyPlan
from holdall.vault.key_slots import SlotInfo


def slot(number: int, role: SlotRole) -> SlotInfo:
    return SlotInfo(number=number, role=role, created="2026-01-02T03:04:05Z", opened=False)


def test_it_names_for_whom_it_ends() -> None:
    plan = RekeyPlan(dropped=(slot(2, SlotRole.RECOVERY_CODE), slot(3, SlotRole.PASSPHRASE)), resumes=False)
    words = warning(plan)
    assert "the recovery code in slot 2, of 2026-01-02; the passphrase in slot 3, of 2026-01-02." in words
    assert "gone on with." not in words


def test_it_says_what_it_does_not_reach() -> None:
    words = warning(RekeyPlan(dropped=(), resumes=True))
    assert "copies of the whole folder made before" in words
    assert "so far nothing else does" in words
    assert words.endswith("it is gone on with.")


def test_lines_fit_a_wide_terminal() -> None:
    assert max(map(len, warning(RekeyPlan(dropped=(), resumes=True)).splitlines())) <= 110
