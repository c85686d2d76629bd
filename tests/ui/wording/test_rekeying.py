"""Sentences on new keys: what is dropped is listed, each refusal says what there is of the vault."""

from __future__ import annotations

import errno
import os

import pytest

from holdall.crypto.slots import SlotRole
from holdall.errors import StoppedError
from holdall.jobs.verify_vault import NamedFinding
from holdall.ui.wording import rekeying
from holdall.vault.errors import RekeyUnfinishedError, VaultBusyError, VaultDamagedError, VaultSpaceError
from holdall.vault.key_slots import SlotInfo

pytestmark = pytest.mark.usefixtures("language")
CODE_SLOT = SlotInfo(number=2, role=SlotRole.RECOVERY_CODE, created="2026-11-23T12:00:00Z", opened=False)


def test_what_opens_the_vault_no_more_is_listed():
    words = rekeying.before([CODE_SLOT]).replace("\u00a0", " ")
    assert words.endswith("What opens it no more then: Recovery code, no. 2, since 23 Nov 2026.")
    assert "no more" not in rekeying.before([])


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (StoppedError(reason="rekeying"), "the new recovery code does not open it"),
        (OSError(errno.ENOSPC, os.strerror(errno.ENOSPC)), "The disk is full. The vault opens as before"),
        (OSError(errno.EIO, os.strerror(errno.EIO)), "could not be read or written to"),
        (VaultSpaceError(needed=100, free=7), "Nothing was changed. Make room"),
        (RekeyUnfinishedError(reason="commit"), "keep both recovery codes"),
        (RekeyUnfinishedError(reason="removal"), "could not be removed yet"),
        (VaultBusyError(), "open in another window"),
        (VaultDamagedError(part="head", reason="damaged"), "The vault is damaged"),
    ],
)
def test_a_refusal_says_what_there_is_of_the_vault(error, said):
    assert said in rekeying.refused(error)


@pytest.mark.parametrize(
    ("error", "done"),
    [
        (RekeyUnfinishedError(reason="removal"), True),
        (RekeyUnfinishedError(reason="commit"), False),
        (StoppedError(reason="rekeying"), False),
    ],
)
def test_only_what_could_not_be_removed_does_not_undo_it(error, done):
    assert rekeying.is_done(error) is done


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("blob-missing", "no longer there"),
        ("blob-damaged", "is damaged"),
        ("thumbnail-damaged", "small picture"),
    ],
)
def test_the_file_that_is_in_the_way_is_named(code, said):
    words = rekeying.in_the_way(NamedFinding(code=code, item_id="0" * 32, name="скан.jpg"))
    assert words.startswith("скан.jpg: ")
    assert said in words
    assert "a copy of the vault" in words
