"""Changing, adding and revoking as jobs: what they return, and that what they were given is wiped."""

from __future__ import annotations

import pytest

from holdall.crypto.secret import Secret
from holdall.errors import WrongSecretError
from holdall.jobs.job import JobContext
from holdall.ui.key_changes import AddPassphrase, ChangePassphrase, RevokeSlot
from holdall.vault.errors import SlotUnusableError

NEW = "лодка copper seven дождь window"


def run(job) -> int:
    return job.run(JobContext())


def test_the_passphrase_is_changed_and_both_are_wiped(empty_vault):
    current, new = Secret.from_text("correct horse battery"), Secret.from_text(NEW)
    assert run(ChangePassphrase(empty_vault, current, new)) == 1
    assert (len(current), len(new)) == (0, 0)
    with pytest.raises(WrongSecretError):
        run(ChangePassphrase(empty_vault, Secret.from_text("correct horse battery"), Secret.from_text(NEW)))


def test_a_wrong_passphrase_changes_nothing_and_both_are_wiped(empty_vault):
    current, new = Secret.from_text("wrong"), Secret.from_text(NEW)
    with pytest.raises(WrongSecretError):
        run(ChangePassphrase(empty_vault, current, new))
    assert (len(current), len(new)) == (0, 0)


def test_what_is_added_can_be_revoked(empty_vault):
    new = Secret.from_text(NEW)
    number = run(AddPassphrase(empty_vault, new))
    assert len(new) == 0
    assert number in [slot.number for slot in empty_vault.slots.all()]
    assert run(RevokeSlot(empty_vault, number, None)) == number
    assert number not in [slot.number for slot in empty_vault.slots.all()]


def test_ones_own_is_revoked_only_with_another(empty_vault):
    run(AddPassphrase(empty_vault, Secret.from_text(NEW)))
    with pytest.raises(SlotUnusableError):
        run(RevokeSlot(empty_vault, 1, None))
    other = Secret.from_text(NEW)
    assert run(RevokeSlot(empty_vault, 1, other)) == 1
    assert len(other) == 0


@pytest.mark.parametrize(
    "make",
    [
        lambda vault: ChangePassphrase(vault, Secret.from_text("wrong"), Secret.from_text(NEW)),
        lambda vault: RevokeSlot(vault, 1, Secret.from_text("wrong")),
    ],
)
def test_what_words_a_wrong_secret_is_loaded_by_the_job(empty_vault, monkeypatch, make):
    loaded = []
    monkeypatch.setattr("holdall.ui.opening.dictionary", lambda: loaded.append(1))
    with pytest.raises(WrongSecretError):
        run(make(empty_vault))
    assert loaded == [1]
