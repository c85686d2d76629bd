"""What lies beside an older list is found without reading originals, and told by name."""

from __future__ import annotations

import io
from collections.abc import Callable

import pytest

from holdall.errors import StoppedError
from holdall.jobs.job import JobContext
from holdall.jobs.opening_look import OpeningLook
from holdall.jobs.verify_vault import NamedFinding, VerifyVault
from holdall.vault.blob_reader import BlobReader
from holdall.vault.blob_store import StoredBlob
from holdall.vault.errors import VaultClosedError
from holdall.vault.vault import Vault


@pytest.fixture
def vault(make_vault: Callable[..., Vault], put_file: Callable[..., object]) -> Vault:
    """A vault with one paper."""
    made = make_vault()
    put_file(made, b"known", "known.jpg")
    return made


def leave(vault: Vault, data: bytes, name: str) -> StoredBlob:
    """Store a file of which the list will not know after the next opening."""
    stored = vault.blobs.add(io.BytesIO(data), name=name, media_type="image/jpeg", imported_at="")
    vault.blobs._pending.clear()
    return stored


def seen(vault: Vault) -> tuple[NamedFinding, ...]:
    return OpeningLook(vault).run(JobContext())


def test_where_all_is_known_nothing_is_told(vault: Vault) -> None:
    assert seen(vault) == ()


def test_what_a_check_would_tell_is_told_without_reading_originals(
    vault: Vault, monkeypatch: pytest.MonkeyPatch
) -> None:
    left = leave(vault, b"x" * 100_000, "скан.jpg")
    (vault.path / "g2").mkdir()
    (vault.path / "g2" / "head.a").write_bytes(b"")
    told = VerifyVault(vault).run(JobContext()).findings
    monkeypatch.setattr(BlobReader, "readinto", lambda *_: pytest.fail("an original was read"))
    assert seen(vault) == told
    assert told == (
        NamedFinding(code="newer-keys", item_id="g2", name="g2"),
        NamedFinding(code="stored-file-unknown", item_id=left.id, name="скан.jpg"),
    )


def test_what_a_record_has_too_is_not_told_and_its_bytes_are_not_read(
    vault: Vault, monkeypatch: pytest.MonkeyPatch
) -> None:
    leave(vault, b"known", "again.jpg")
    monkeypatch.setattr(BlobReader, "readinto", lambda *_: pytest.fail("an original was read"))
    assert seen(vault) == ()


def test_what_is_being_put_in_meanwhile_is_not_told(vault: Vault) -> None:
    vault.blobs.add(io.BytesIO(b"new"), name="new.jpg", media_type="image/jpeg", imported_at="")
    assert seen(vault) == ()


@pytest.mark.parametrize("asked_before", [0, 1])
def test_a_stop_stops_it(vault: Vault, asked_before: int) -> None:
    leave(vault, b"x", "a.jpg")
    asked: list[None] = []

    def cancelled() -> bool:
        asked.append(None)
        return len(asked) > asked_before

    with pytest.raises(StoppedError):
        OpeningLook(vault).run(JobContext(cancelled=cancelled))


def test_after_a_lock_it_ends(vault: Vault) -> None:
    vault.close()
    with pytest.raises(VaultClosedError):
        seen(vault)
