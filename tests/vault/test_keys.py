"""Each purpose has a key of its own, of this vault and generation only, and all of them can be wiped."""

from __future__ import annotations

import pytest
from second_reader import expand

from holdall.crypto.errors import SecretWipedError
from holdall.crypto.secret import Secret
from holdall.vault.keys import Keys, derive_key

MASTER, VAULT = bytes(range(32)), b"v" * 16
PURPOSES = ("index", "blob", "dedup", "head", "snapshot")


def test_keys_are_those_of_the_format():
    keys = Keys.derive(Secret(MASTER), VAULT, 2)
    assert (keys.vault_id, keys.generation) == (VAULT, 2)
    for purpose in PURPOSES:
        info = f"holdall/1/key/{purpose}".encode() + VAULT + b"\0\0\0\2"
        assert bytes(getattr(keys, purpose).view()) == expand(MASTER, info, 32), purpose
    assert bytes(derive_key(Secret(MASTER), b"other", VAULT, 3).view()) == expand(
        MASTER, b"other" + VAULT + b"\0\0\0\3", 32
    )


def test_a_context_names_vault_and_generation():
    keys = Keys.derive(Secret(MASTER), VAULT, 258)
    assert keys.context(b"label") == b"label" + VAULT + b"\0\0\1\2"
    assert keys.context(b"label", b"tail") == b"label" + VAULT + b"\0\0\1\2tail"


def test_no_key_is_left_after_wiping():
    keys = Keys.derive(Secret(MASTER), VAULT, 1)
    keys.wipe()
    for purpose in PURPOSES:
        with pytest.raises(SecretWipedError):
            getattr(keys, purpose).view()
