"""Who can open a vault: two people, forgotten passphrases, revoked slots, and nobody locked out."""

from __future__ import annotations

import errno
import threading
import unicodedata
import zlib
from dataclasses import replace
from pathlib import Path

import pytest

from holdall.crypto.errors import RecoveryCodeError
from holdall.crypto.secret import Secret
from holdall.crypto.slots import SlotRole
from holdall.errors import WrongSecretError
from holdall.vault.errors import SlotUnusableError, VaultClosedError, VaultDamagedError
from holdall.vault.file_system import FileSystem
from holdall.vault.key_file import parse_key_file
from holdall.vault.key_slots import opened_by_code
from holdall.vault.key_store import KeyStore
from holdall.vault.vault import Vault

HERS = "её собственный пароль"


def _opens(sample, secret):
    try:
        Vault.open(sample.path, Secret.from_text(secret), env=sample.env).close()
    except WrongSecretError:
        return False
    return True


def _by_code(sample):
    return Vault.open(sample.path, Secret.from_text(sample.code), env=sample.env)


def _roles(vault):
    return {slot.number: slot.role for slot in vault.slots.all()}


def test_it_is_known_whether_the_recovery_code_opened_it(sample):
    with _by_code(sample) as vault:
        assert opened_by_code(vault.slots.all())
    with sample.open() as vault:
        assert not opened_by_code(vault.slots.all())


def test_a_new_vault_has_a_passphrase_and_a_recovery_code(sample):
    with sample.open() as vault:
        first, second = vault.slots.all()
        assert (first.number, first.role, first.opened) == (1, SlotRole.PASSPHRASE, True)
        assert (second.number, second.role, second.opened) == (2, SlotRole.RECOVERY_CODE, False)
        assert first.created >= vault.summary.created
    with _by_code(sample) as vault:
        assert [slot.opened for slot in vault.slots.all()] == [False, True]


def test_the_key_file_does_not_tell_how_many_slots_are_in_use(sample):
    def seen() -> tuple[object, ...]:
        data = (sample.path / "vault.key").read_bytes()
        made = parse_key_file(data)
        slots = [len(zlib.compress(slot)) > len(slot) for slot in made.slots]  # as random bytes are
        return len(data), len(made.sealed_directory), slots

    with sample.open() as vault:
        first = seen()
        for number in range(3):
            vault.slots.add_passphrase(Secret(b"person %d" % number))
        more = seen()
        vault.slots.revoke(4)
        assert first == more == seen()
    assert first[-1] == [True] * 8


@pytest.mark.usefixtures("far_east")
def test_each_slot_tells_when_it_was_filled(sample):
    with sample.open(clock=lambda: 2_000_000_000.9) as vault:
        number = vault.slots.add_passphrase(Secret.from_text(HERS))
        filled = {slot.number: slot.created for slot in vault.slots.all()}
    assert filled[number] == "2033-05-18T03:33:20Z"
    assert filled[1] < filled[number]


def test_every_change_is_the_next_generation_of_the_key_file(sample):
    def generation():
        return parse_key_file((sample.path / "vault.key").read_bytes()).generation

    assert generation() == 3  # the empty one in memory, and one for each of its two slots
    with sample.open() as vault:
        vault.slots.add_passphrase(Secret.from_text(HERS))
        assert generation() == 4
        vault.slots.revoke(3)
        assert generation() == 5


def test_a_second_person_has_a_passphrase_of_their_own(sample):
    with sample.open() as vault:
        assert vault.slots.add_passphrase(Secret.from_text(HERS)) == 3
        assert _roles(vault) == {1: SlotRole.PASSPHRASE, 2: SlotRole.RECOVERY_CODE, 3: SlotRole.PASSPHRASE}
        assert vault.verify() == []
    with Vault.open(sample.path, Secret.from_text(HERS), env=sample.env) as vault:
        assert [slot.number for slot in vault.slots.all() if slot.opened] == [3]
        assert vault.slots.change_passphrase(Secret.from_text("another of hers")) == 3
    assert [_opens(sample, it) for it in (sample.passphrase, sample.code, HERS, "another of hers")] == [
        True, True, False, True,
    ]  # fmt: skip


def test_a_passphrase_typed_on_another_system_is_the_same(sample):
    with sample.open() as vault:
        vault.slots.add_passphrase(Secret.from_text(unicodedata.normalize("NFD", "ёжик й №5")))
    for form in ("NFC", "NFD", "NFKC", "NFKD"):
        assert _opens(sample, unicodedata.normalize(form, "ёжик й №5"))


def test_eight_slots_are_all_there_are(sample):
    with sample.open() as vault:
        for number in range(3, 9):
            assert vault.slots.add_passphrase(Secret.from_text(f"person {number}")) == number
        for add in (
            lambda: vault.slots.add_passphrase(Secret(b"ninth")),
            lambda: vault.slots.recover(Secret(b"ninth")),
        ):
            vault.slots.unlocked = vault.slots.unlocked.opened_by(1)
            with pytest.raises(SlotUnusableError) as caught:
                add()
            assert caught.value.params == {"reason": "full", "slot": 0}
        vault.slots.unlocked = vault.slots.unlocked.opened_by(0)
        vault.slots.revoke(5)
        assert vault.slots.add_passphrase(Secret(b"ninth")) == 5
    assert _opens(sample, "ninth")
    assert _opens(sample, "person 8")
    assert not _opens(sample, "person 5")


def test_a_revoked_slot_opens_no_more(sample):
    with sample.open() as vault:
        vault.slots.add_passphrase(Secret.from_text(HERS))
        vault.slots.revoke(3)
        vault.slots.revoke(2)
        assert list(_roles(vault)) == [1]
    assert not _opens(sample, HERS)
    assert not _opens(sample, sample.code)


def test_the_last_slot_stays(sample):
    with sample.open() as vault:
        vault.slots.revoke(2)
        with pytest.raises(SlotUnusableError) as caught:
            vault.slots.revoke(1, other=sample.secret())
    assert caught.value.params == {"reason": "last", "slot": 1}
    assert _opens(sample, sample.passphrase)


@pytest.mark.parametrize("number", [-1, 0, 3, 8, 9])
def test_a_slot_that_nothing_opens_cannot_be_revoked(sample, number):
    with sample.open() as vault, pytest.raises(SlotUnusableError) as caught:
        vault.slots.revoke(number)
    assert caught.value.params == {"reason": "free", "slot": number}


def test_the_slot_in_use_is_revoked_only_by_who_can_open_another(sample):
    with sample.open() as vault:
        for other in (None, sample.secret()):
            with pytest.raises(SlotUnusableError) as caught:
                vault.slots.revoke(1, other=other)
            assert caught.value.params == {"reason": "own", "slot": 1}
        with pytest.raises(WrongSecretError):
            vault.slots.revoke(1, other=Secret(b"neither"))
        vault.slots.revoke(1, other=Secret.from_text(sample.code))
        assert [(slot.number, slot.opened) for slot in vault.slots.all()] == [(2, True)]
        vault.slots.add_passphrase(Secret(b"new"))
    assert not _opens(sample, sample.passphrase)
    assert _opens(sample, sample.code)
    assert _opens(sample, "new")


def test_the_recovery_code_replaces_a_forgotten_passphrase(sample):
    with _by_code(sample) as vault:
        done = vault.slots.recover(Secret.from_text("a new one"))
        assert (done.number, done.replaced) == (1, True)
    assert [_opens(sample, it) for it in ("a new one", sample.code, sample.passphrase)] == [True, True, False]


def test_of_several_passphrases_recovery_touches_only_the_one_that_is_named(sample):
    with sample.open() as vault:
        vault.slots.add_passphrase(Secret.from_text(HERS))
    with _by_code(sample) as vault:
        done = vault.slots.recover(Secret.from_text("a third"))
        assert (done.number, done.replaced) == (4, False)
    with _by_code(sample) as vault:
        done = vault.slots.recover(Secret.from_text("a new one"), replacing=1)
        assert (done.number, done.replaced) == (1, True)
    opened = [_opens(sample, it) for it in (HERS, "a third", "a new one", sample.code, sample.passphrase)]
    assert opened == [True, True, True, True, False]


@pytest.mark.parametrize("number", [-7, 0, 2, 3, 9])
def test_recovery_replaces_nothing_but_a_passphrase(sample, number):
    with _by_code(sample) as vault, pytest.raises(SlotUnusableError) as caught:
        vault.slots.recover(Secret(b"new"), replacing=number)
    assert caught.value.params == {"reason": "no-passphrase", "slot": number}


def test_recovery_does_not_take_its_own_code_for_the_passphrase_two_further_on(sample):
    with _by_code(sample) as vault:
        for text in (HERS, "a third"):
            vault.slots.add_passphrase(Secret.from_text(text))
        vault.slots.revoke(3)
        assert [slot.number for slot in vault.slots.all()] == [1, 2, 4]
        with pytest.raises(SlotUnusableError):
            vault.slots.recover(Secret(b"new"), replacing=2)


def test_recovery_adds_a_passphrase_where_there_is_none(sample):
    with _by_code(sample) as vault:
        vault.slots.revoke(1)
        done = vault.slots.recover(Secret(b"new"))
        assert (done.number, done.replaced) == (1, False)
    assert _opens(sample, "new")


def test_each_secret_does_its_own_work(sample):
    with sample.open() as vault:
        with pytest.raises(WrongSecretError) as caught:
            vault.slots.recover(Secret(b"new"))
        assert caught.value.params == {"reason": "not-a-recovery-code"}
    with _by_code(sample) as vault:
        with pytest.raises(WrongSecretError) as caught:
            vault.slots.change_passphrase(Secret(b"new"))
        assert caught.value.params == {"reason": "not-a-passphrase"}


def test_a_new_recovery_code_ends_the_old_one(sample):
    with _by_code(sample) as vault:
        code = vault.slots.draft_recovery_code()
        assert _roles(vault)[2] is SlotRole.RECOVERY_CODE
        assert code != vault.slots.draft_recovery_code()
        assert vault.slots.set_recovery_code(Secret.from_text(code.lower())) == 2
        assert [slot.opened for slot in vault.slots.all()] == [False, True]
        with pytest.raises(RecoveryCodeError):
            vault.slots.set_recovery_code(Secret.from_text(code[:-1]))
    assert [_opens(sample, it) for it in (code, sample.code, sample.passphrase)] == [True, False, True]


def test_there_is_one_recovery_code(sample):
    with sample.open() as vault:
        code = vault.slots.draft_recovery_code()
        vault.slots.revoke(2)
        assert vault.slots.set_recovery_code(Secret.from_text(code)) == 2
        now = vault._key_store.with_slot(vault.slots.unlocked, 6, Secret(b"b" * 20), SlotRole.RECOVERY_CODE)
        vault._key_store.write(now)  # as another program may have done
        vault.slots.unlocked = now.opened_by(6)
        vault.slots.set_recovery_code(Secret.from_text(sample.code))
        assert [(slot.number, slot.opened) for slot in vault.slots.all()] == [(1, False), (2, True)]
    assert [_opens(sample, it) for it in (code, sample.code)] == [False, True]


def test_a_closed_vault_changes_no_slots(sample):
    vault = sample.open()
    vault.close()
    for change in (
        vault.slots.all,
        lambda: vault.slots.add_passphrase(Secret(b"new")),
        lambda: vault.slots.revoke(2),
    ):
        with pytest.raises(VaultClosedError):
            change()


class _FailingKeys(FileSystem):
    """Refuses writes to one key file from its `failing`th on."""

    def __init__(self, name, failing=0):
        self.name = name
        self.failing = failing

    def open_existing(self, path):
        if path.name == self.name:
            self.failing -= 1
            if self.failing < 0:
                raise OSError(errno.ENOSPC, "full")
        return super().open_existing(path)


def test_when_the_first_copy_cannot_be_written_nothing_has_changed(sample):
    with sample.open(fs=_FailingKeys("vault.key")) as vault:
        with pytest.raises(OSError, match="full"):
            vault.slots.add_passphrase(Secret(b"new"))
        assert list(_roles(vault)) == [1, 2]
        assert vault.verify() == []
    assert not _opens(sample, "new")


def test_when_only_the_second_copy_cannot_be_written_the_change_stands(sample):
    old = (sample.path / "vault.key2").read_bytes()
    with sample.open(fs=_FailingKeys("vault.key2")) as vault:
        vault.slots.change_passphrase(Secret(b"new"))
        assert [finding.item_id for finding in vault.verify()] == ["vault.key2"]
    assert (sample.path / "vault.key2").read_bytes() == old
    assert not _opens(sample, sample.passphrase)
    assert _opens(sample, "new")
    assert (sample.path / "vault.key2").read_bytes() == (sample.path / "vault.key").read_bytes()


def test_a_second_copy_that_comes_back_different_does_not_undo_the_change(sample):
    class Lying(FileSystem):
        def write_at(self, handle, offset, data):
            false = Path(handle.name).name == "vault.key2"
            super().write_at(handle, offset, bytes(data)[:-1] + b"?" if false else data)

    with sample.open(fs=Lying()) as vault:
        vault.slots.change_passphrase(Secret(b"new"))
    assert _opens(sample, "new")
    assert not _opens(sample, sample.passphrase)


def test_a_first_copy_that_the_device_made_something_else_of_undoes_the_change(sample):
    """What the system remembers of it is right; only what the device returns is not."""

    class Garbling(FileSystem):
        def uncache(self, path):
            path.write_bytes(b"?" * path.stat().st_size)

    with sample.open(fs=Garbling()) as vault, pytest.raises(VaultDamagedError):
        vault.slots.change_passphrase(Secret(b"new"))
    assert _opens(sample, sample.passphrase)
    assert not _opens(sample, "new")


def test_the_older_copy_is_written_first(sample):
    with sample.open(fs=_FailingKeys("vault.key2")) as vault:
        vault.slots.change_passphrase(Secret(b"new"))  # now the first copy is the newer one
        newest = (sample.path / "vault.key").read_bytes()
        vault.slots._store._env = replace(sample.env, fs=_FailingKeys("vault.key2"))
        with pytest.raises(OSError, match="full"):
            vault.slots.add_passphrase(Secret.from_text(HERS))
    assert (sample.path / "vault.key").read_bytes() == newest


def test_a_write_whose_outcome_was_unknown_is_found_before_the_next_change(sample):
    class Stubborn(FileSystem):
        broken = False

        def sync(self, handle):
            super().sync(handle)
            if self.broken:
                raise OSError(errno.EIO, "not sure")

        def open_existing(self, path):
            if self.broken and not self.first:
                raise OSError(errno.EIO, "gone")
            self.first = False
            return super().open_existing(path)

    fs = Stubborn()
    with sample.open(fs=fs) as vault:
        fs.broken, fs.first = True, True
        with pytest.raises(OSError, match="not sure"):
            vault.slots.add_passphrase(Secret(b"new"))
        fs.broken = False
        assert vault.slots.add_passphrase(Secret(b"newer")) == 4  # the first had arrived after all
        assert list(_roles(vault)) == [1, 2, 3, 4]
    assert _opens(sample, "new")
    assert _opens(sample, "newer")


def test_a_key_file_of_a_stranger_is_not_taken_for_a_newer_version(sample, tmp_path, fast_env):
    other, _ = Vault.create(tmp_path / "other.holdall", Secret(b"theirs"), env=fast_env)
    for number in range(3):
        other.slots.add_passphrase(Secret(b"%d" % number))
    other.close()
    with sample.open() as vault:
        (sample.path / "vault.key").write_bytes((other.path / "vault.key").read_bytes())
        assert vault.slots.add_passphrase(Secret(b"new")) == 3
    assert _opens(sample, "new")
    assert not _opens(sample, "theirs")


def test_both_copies_damaged_under_an_open_vault_are_written_anew(sample):
    with sample.open() as vault:
        for name in ("vault.key", "vault.key2"):
            (sample.path / name).write_bytes(b"\0" * 4096)
        vault.slots.add_passphrase(Secret(b"new"))
    assert _opens(sample, "new")
    assert _opens(sample, sample.passphrase)


def test_a_first_copy_that_was_damaged_is_not_put_back(sample):
    class Lying(FileSystem):
        def write_at(self, handle, offset, data):
            super().write_at(handle, offset, bytes(data)[:-1] + b"?")

    with sample.open() as vault:
        (sample.path / "vault.key").write_bytes(b"\0" * 4096)
        vault.slots._store._env = replace(sample.env, fs=Lying())
        with pytest.raises(VaultDamagedError):
            vault.slots.add_passphrase(Secret(b"new"))
    assert _opens(sample, sample.passphrase)


def test_no_two_slots_open_with_the_same_secret(sample):
    with sample.open() as vault:
        with pytest.raises(SlotUnusableError) as caught:
            vault.slots.add_passphrase(sample.secret())
        assert caught.value.params == {"reason": "known", "slot": 0}
        assert vault.slots.change_passphrase(sample.secret()) == 1
    assert _opens(sample, sample.passphrase)


_CHANGES = {
    "add": lambda slots: slots.add_passphrase(Secret.from_text("third one here")),
    "change": lambda slots: slots.change_passphrase(
        Secret.from_text("third one here"), Secret.from_text(HERS)
    ),
    "revoke": lambda slots: slots.revoke(1, other=Secret.from_text(HERS)),
    "code": lambda slots: slots.set_recovery_code(Secret.from_text(slots.draft_recovery_code())),
}


@pytest.mark.parametrize("change", _CHANGES)
def test_while_a_key_is_derived_nobody_waits_for_the_vault(sample, monkeypatch, change):
    seen: list[int] = []
    derive = KeyStore.derive

    def derive_while_another_reads(store, key_file, password):
        reader = threading.Thread(target=lambda: seen.append(len(vault.slots.all())), daemon=True)
        reader.start()
        reader.join(timeout=20)
        return derive(store, key_file, password)

    with sample.open() as vault:
        vault.slots.add_passphrase(Secret.from_text(HERS))
        monkeypatch.setattr(KeyStore, "derive", derive_while_another_reads)
        _CHANGES[change](vault.slots)
        derived, seen[:] = list(seen), []
        assert derived
        assert set(derived) == {3}, "read in time, each time"


def test_a_vault_that_was_closed_while_a_key_was_derived_is_not_changed(sample, monkeypatch):
    derive = KeyStore.derive

    def derive_and_close(store, key_file, password):
        kek = derive(store, key_file, password)
        vault.close()
        return kek

    vault = sample.open()
    monkeypatch.setattr(KeyStore, "derive", derive_and_close)
    with pytest.raises(VaultClosedError):
        vault.slots.add_passphrase(Secret.from_text(HERS))
    monkeypatch.undo()
    assert not _opens(sample, HERS)
    assert _opens(sample, sample.passphrase)
