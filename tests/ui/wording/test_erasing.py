"""Sentences on erasing: each thing that is left is named, each refusal says what there is of the vault."""

from __future__ import annotations

import pytest

from holdall.errors import StoppedError
from holdall.ui.wording.erasing import outcome, refused
from holdall.vault.erasing import Erased
from holdall.vault.errors import EraseIncompleteError, VaultBusyError, VaultReadOnlyError

pytestmark = pytest.mark.usefixtures("language")


def test_when_nothing_is_left_one_sentence_does():
    assert outcome(Erased(7, 0)) == ["The vault is erased: nothing opens it any more."]


def test_what_is_left_is_named():
    done = Erased(7, 2, left=tuple(f"note{n}.txt" for n in range(7)), unremoved=("blobs/ab",))
    _, unremoved, failed, left = outcome(done)
    assert unremoved == "1 file could not be removed. blobs/ab"
    assert failed.startswith("2 files could not be overwritten.")
    assert left.endswith("note0.txt, note1.txt, note2.txt, note3.txt, note4.txt …")


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (StoppedError(), "Nothing was touched"),
        (StoppedError(reason="erasing"), "Nothing opens the vault any more"),
        (VaultReadOnlyError(reason="medium"), "cannot be written to"),
        (EraseIncompleteError(), "perhaps it still opens"),
        (VaultBusyError(), "open in another window"),
    ],
)
def test_a_refusal_says_what_there_is_of_the_vault(error, said):
    assert said in refused(error)
