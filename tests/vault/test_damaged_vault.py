"""A place that no repair can help is refused before anything is read; one that opens is left as it was."""

from __future__ import annotations

import errno
from dataclasses import replace

import pytest
from repairs import INDEX, garble, look, lose, mend

from holdall.vault.errors import NotAVaultError, VaultBusyError, VaultDamagedError, VaultReadOnlyError
from holdall.vault.file_system import FileSystem


@pytest.mark.parametrize("place", ["no vault", "busy", "unfinished"])
def test_a_place_that_cannot_be_repaired_is_refused(sample, fast_env, place):
    if place == "busy":
        with sample.open(), pytest.raises(VaultBusyError):
            mend(sample)
        return
    lose(sample.path, "vault.key", "vault.key2")
    if place == "unfinished":
        lose(sample.path, "blobs")
        (sample.path / "vault.key").write_bytes(b"")
        (sample.path / "creating").touch()
    with pytest.raises(NotAVaultError):
        mend(sample)


def test_without_any_key_nothing_can_be_done(sample):
    garble(sample.path / "vault.key", 300)
    garble(sample.path / "vault.key2", 300)
    with pytest.raises(VaultDamagedError) as caught:
        mend(sample)
    assert caught.value.params["part"] == "key"


class _ReadOnly(FileSystem):
    def lock(self, path):
        raise OSError(errno.EROFS, "read-only")


@pytest.mark.parametrize("damage", ["none", "garbled", "missing"])
def test_read_only_media_can_be_diagnosed_but_not_repaired(sample, damage):
    index = sample.path / INDEX
    if damage != "none":
        index.unlink() if damage == "missing" else garble(index)
    env = replace(sample.env, fs=_ReadOnly())
    assert (look(sample, env).error is None) is (damage == "none")
    with pytest.raises(VaultReadOnlyError, match="reason=medium"):
        mend(sample, env=env)


def test_a_vault_of_a_newer_version_is_not_repaired(sample, monkeypatch):
    monkeypatch.setattr("holdall.vault.opening.MINOR", -1)
    with pytest.raises(VaultReadOnlyError, match="reason=newer"):
        mend(sample)
