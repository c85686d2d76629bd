"""Both copies of the key file: the newest that is the vault's own counts, and no older secret opens it."""

from __future__ import annotations

import errno
import hashlib
import secrets
from dataclasses import replace

import pytest

from holdall.crypto.kdf import KdfParameters
from holdall.crypto.recovery import draft_code
from holdall.crypto.secret import Secret
from holdall.crypto.slots import SlotRole
from holdall.errors import WrongSecretError
from holdall.vault.environment import Environment
from holdall.vault.errors import SlotUnusableError, VaultDamagedError, VaultTooNewError
from holdall.vault.file_system import FileSystem
from holdall.vault.key_file import KeyFile, SlotEntry, parse_key_file
from holdall.vault.key_store import KeyStore, Unlocked
from holdall.vault.layout import Layout

CHEAP = KdfParameters(memory_kib=64, iterations=1, lanes=1)
NOW = 1_700_000_000
HERS, HIS = "её пароль", "his passphrase"


class Sizes:
    """Random bytes that are told apart, of sizes that are noted."""

    def __init__(self):
        self.asked = []

    def __call__(self, size: int) -> bytes:
        self.asked.append(size)
        return hashlib.shake_256(bytes([len(self.asked) % 256])).digest(size)


@pytest.fixture
def env(fast_env) -> Environment:
    return replace(fast_env, clock=lambda: NOW, rng=Sizes())


@pytest.fixture
def layout(tmp_path) -> Layout:
    return Layout(tmp_path)


@pytest.fixture
def store(layout, env) -> KeyStore:
    return KeyStore(layout, env)


@pytest.fixture
def blank(store) -> Unlocked:
    return store.create(Secret(b"m" * 32), CHEAP)


@pytest.fixture
def first(store, blank) -> Unlocked:
    """What her passphrase opens; in both copies."""
    made = store.with_slot(blank, 0, Secret.from_text(HERS), SlotRole.PASSPHRASE)
    store.write(made)
    return made


def opened(store, text: str) -> Unlocked:
    return store.unlock(Secret.from_text(text))


def put(path, key_file: KeyFile) -> None:
    path.write_bytes(key_file.serialise())


def on_disk(layout) -> list[KeyFile]:
    return [parse_key_file(path.read_bytes()) for path in layout.keys]


def test_a_new_key_file_has_a_salt_an_id_and_eight_free_slots(env, blank):
    assert env.rng.asked == [32, 16, *[256] * 8]
    assert (blank.key_file.generation, blank.directory.key_generation, blank.slot) == (1, 1, 0)
    assert blank.key_file.kdf == CHEAP
    assert blank.directory.created == NOW
    assert blank.directory.entries == (SlotEntry(),) * 8
    assert len({*blank.key_file.slots, blank.key_file.salt, blank.key_file.vault_id}) == 10


def test_a_slot_opens_with_its_secret_in_the_next_version(store, first, blank):
    assert first.key_file.generation == 2
    added = store.with_slot(first, 3, Secret.from_text(HIS), SlotRole.PASSPHRASE)
    assert added.key_file.generation == 3
    assert (
        added.key_file.slots[:3] + added.key_file.slots[4:]
        == first.key_file.slots[:3] + first.key_file.slots[4:]
    )
    filled, free = SlotEntry(role=1, created=NOW), SlotEntry()
    assert added.directory.entries == (filled, free, free, filled, free, free, free, free)
    store.write(added)
    assert [opened(store, it).slot for it in (HERS, HIS)] == [0, 3]
    assert bytes(opened(store, HIS).master_key.view()) == b"m" * 32
    freed = store.without_slot(added, 0)
    assert (freed.key_file.generation, freed.directory.entries[0]) == (4, SlotEntry())
    store.write(freed)
    assert opened(store, HIS).slot == 3
    with pytest.raises(WrongSecretError) as caught:
        opened(store, HERS)
    assert caught.value.params == {}


def test_no_second_slot_for_the_same_secret(store, first):
    with pytest.raises(SlotUnusableError) as caught:
        store.with_slot(first, 1, Secret.from_text(HERS), SlotRole.PASSPHRASE)
    assert caught.value.params == {"reason": "known", "slot": 0}
    again = store.with_slot(first, 0, Secret.from_text(HERS), SlotRole.PASSPHRASE)
    assert again.key_file.slots[0] != first.key_file.slots[0]


def test_nothing_but_the_id_and_the_cost_is_kept_for_the_next_master_key(store, first, env):
    before = len(env.rng.asked)
    new = store.succeed(first, Secret.from_text(HIS))
    assert env.rng.asked[before : before + 10] == [32, *[256] * 8, 32]
    old = first.key_file
    assert (new.key_file.vault_id, new.key_file.kdf) == (old.vault_id, old.kdf)
    assert (new.key_file.major, new.key_file.generation) == (2, old.generation + 1)
    assert new.key_file.salt != old.salt
    assert {*new.key_file.slots} & {*old.slots} == set()
    assert bytes(new.master_key.view()) != b"m" * 32
    assert (new.directory.key_generation, new.directory.created, new.slot) == (2, NOW, 0)
    assert new.directory.entries == (SlotEntry(role=1, created=NOW), *[SlotEntry()] * 7)
    store.write(new)
    assert bytes(opened(store, HIS).master_key.view()) == bytes(new.master_key.view())
    with pytest.raises(WrongSecretError):
        opened(store, HERS)


def changed(store, first) -> Unlocked:
    """The next version, which only his passphrase opens; not written."""
    both = store.with_slot(first, 1, Secret.from_text(HIS), SlotRole.PASSPHRASE)
    return store.without_slot(both, 0)


@pytest.mark.parametrize("newer", [0, 1])
def test_the_newer_of_two_copies_counts(store, layout, first, newer):
    second = changed(store, first)
    put(layout.keys[newer], second.key_file)
    found = opened(store, HIS)
    assert (found.key_file, found.slot) == (second.key_file, 1)
    assert (found.stale_copies, found.damaged_copies) == ((layout.keys[1 - newer],), ())
    with pytest.raises(WrongSecretError) as caught:
        opened(store, HERS)
    assert caught.value.params == {"reason": "replaced"}


@pytest.mark.parametrize("newer", [0, 1])
def test_a_secret_of_before_the_master_key_was_replaced_is_told(store, layout, first, newer):
    put(layout.keys[newer], store.succeed(first, Secret.from_text(HIS)).key_file)
    with pytest.raises(WrongSecretError) as caught:
        opened(store, HERS)
    assert caught.value.params == {"reason": "rekeyed"}
    assert opened(store, HIS).directory.key_generation == 2


def test_an_older_copy_that_is_not_the_vaults_own_is_passed_by_and_told(store, layout, first):
    newer = store.with_slot(first, 1, Secret.from_text(HIS), SlotRole.PASSPHRASE)
    put(layout.keys[0], newer.key_file)
    put(layout.keys[1], replace(first.key_file, sealed_directory=bytes(512)))
    found = opened(store, HERS)
    assert found.key_file == newer.key_file
    assert found.stale_copies == (layout.keys[1],)


def test_a_key_file_of_another_vault_is_passed_by_however_new(store, layout, first):
    stranger = replace(first.key_file, vault_id=b"x" * 16, generation=99)
    put(layout.keys[0], stranger)
    found = opened(store, HERS)
    assert found.key_file == first.key_file
    assert (found.stale_copies, found.damaged_copies) == ((layout.keys[0],), (layout.keys[0],))


def test_a_directory_that_nothing_proves_is_damage(store, layout, first):
    for path in layout.keys:
        put(path, replace(first.key_file, sealed_directory=bytes(512)))
    with pytest.raises(VaultDamagedError) as caught:
        opened(store, HERS)
    assert caught.value.params == {"part": "key", "reason": "directory"}


@pytest.mark.parametrize("damage", ["missing", "cut", "flipped"])
@pytest.mark.parametrize("place", [0, 1])
def test_one_whole_copy_is_enough(store, layout, first, damage, place):
    path = layout.keys[place]
    data = path.read_bytes()
    path.unlink()
    if damage != "missing":
        path.write_bytes(data[:100] if damage == "cut" else data[:-1] + bytes([data[-1] ^ 1]))
    assert (store.exists(), store.is_readable(), store.any_copy()) == (True, True, first.key_file)
    found = opened(store, HERS)
    assert found.stale_copies == found.damaged_copies == (path,)
    assert store.differing_copies(found) == [path]
    store.write_copy(path, found)
    assert store.differing_copies(found) == []


def test_without_any_copy_there_is_no_vault(store):
    assert (store.exists(), store.is_readable(), store.any_copy()) == (False, False, None)
    with pytest.raises(VaultDamagedError) as caught:
        opened(store, HERS)
    assert caught.value.params == {"part": "key", "reason": "not-a-key-file"}


def test_any_copy_is_the_newest_and_a_newer_format_is_told(store, layout, first):
    second = changed(store, first)
    for place in (0, 1):
        put(layout.keys[place], second.key_file)
        put(layout.keys[1 - place], first.key_file)
        assert store.any_copy() == second.key_file
    put(layout.keys[1], replace(first.key_file, major=3))
    with pytest.raises(VaultTooNewError):
        store.any_copy()


def test_of_the_errors_of_two_copies_a_newer_format_is_told(store, layout, first):
    layout.keys[0].write_bytes(b"")
    put(layout.keys[1], replace(first.key_file, major=3))
    with pytest.raises(VaultTooNewError):
        opened(store, HERS)


def test_parameters_out_of_bounds_are_told_and_not_used(store, layout, first, monkeypatch):
    monkeypatch.setattr(store, "derive", lambda *_: pytest.fail("derived"))
    for path in layout.keys:
        put(path, replace(first.key_file, kdf=replace(CHEAP, memory_kib=1)))
    with pytest.raises(VaultDamagedError) as caught:
        opened(store, HERS)
    assert caught.value.params == {"part": "key", "reason": "kdf-bounds"}


def test_a_key_is_derived_once_for_copies_of_the_same_header(store, layout, first, monkeypatch):
    put(layout.keys[0], changed(store, first).key_file)
    derived = []
    real = store.derive
    monkeypatch.setattr(store, "derive", lambda *it: derived.append(real(*it)) or derived[-1])
    opened(store, HIS)
    assert len(derived) == 1
    with pytest.raises(Exception, match="wiped"):
        derived[0].view()


def test_what_is_newer_on_disk_is_read_again_if_it_is_its_own(store, layout, first):
    second = changed(store, first)
    put(layout.keys[1], second.key_file)
    found = store.reread(first)
    assert (found.key_file, found.directory) == (second.key_file, second.directory)
    put(layout.keys[1], replace(second.key_file, sealed_directory=bytes(512)))
    assert store.reread(first) == first


def test_of_two_versions_of_the_same_number_the_known_one_stays(store, layout, first):
    mine, other = (store.with_slot(first, at, Secret.from_text(HIS), SlotRole.PASSPHRASE) for at in (1, 2))
    for path in layout.keys:
        put(path, other.key_file)
    assert store.reread(mine) == mine


class Failing(FileSystem):
    """Fails the writes with these numbers, from 1."""

    def __init__(self, *numbers):
        self.numbers = numbers
        self.paths = []

    def open_existing(self, path):
        self.paths.append(path)
        if len(self.paths) in self.numbers:
            raise OSError(errno.EIO, "disk")
        return super().open_existing(path)


@pytest.mark.parametrize("older", [0, 1])
def test_the_older_copy_is_written_first_and_put_back_when_that_fails(layout, env, store, first, older):
    second = store.with_slot(first, 1, Secret.from_text(HIS), SlotRole.PASSPHRASE)
    put(layout.keys[1 - older], second.key_file)
    before = on_disk(layout)
    fs = Failing(1)
    failing = KeyStore(layout, replace(env, fs=fs))
    with pytest.raises(OSError, match="disk"):
        failing.write(store.without_slot(second, 0))
    assert fs.paths == [layout.keys[older]] * 2
    assert on_disk(layout) == before


def test_a_change_stands_when_only_the_second_copy_cannot_be_written(layout, env, store, first):
    second = changed(store, first)
    KeyStore(layout, replace(env, fs=Failing(2))).write(second)
    assert sorted(it.generation for it in on_disk(layout)) == [2, 4]
    assert opened(store, HIS).key_file == second.key_file


def test_a_first_copy_that_comes_back_different_is_told_and_put_back(layout, env, store, first):
    class Forgetful(FileSystem):
        left = 1

        def write_at(self, handle, offset, data):
            self.left -= 1
            super().write_at(handle, offset, data if self.left < 0 else bytes(len(data)))

    with pytest.raises(VaultDamagedError) as caught:
        KeyStore(layout, replace(env, fs=Forgetful())).write(changed(store, first))
    assert caught.value.params == {"part": "key", "reason": "write-failed"}
    assert on_disk(layout) == [first.key_file] * 2


def test_its_time_tells_how_often_it_was_written(layout, store, first):
    assert [FileSystem().modified(path) for path in layout.keys] == [NOW + 2 * 2] * 2
    store.write(changed(store, first))
    assert [FileSystem().modified(path) for path in layout.keys] == [NOW + 2 * 4] * 2


def test_a_code_with_one_wrong_group_tells_which(store, first):
    code = draft_code(secrets.token_bytes)
    place = code.index("-", 10) + 1
    wrong = code[:place] + ("0" if code[place] != "0" else "1") + code[place + 1 :]
    with pytest.raises(WrongSecretError) as caught:
        opened(store, wrong)
    assert caught.value.params == {"group": code[:place].count("-") + 1}


def torn(path, place: int) -> None:
    """Change one byte."""
    data = bytearray(path.read_bytes())
    data[place] ^= 0xFF
    path.write_bytes(data)


def test_two_damaged_copies_make_a_whole_one_together(store, layout, first):
    for path, place in zip(layout.keys, (40, 300), strict=True):
        torn(path, place)
    found = opened(store, HERS)
    assert found.key_file == store.any_copy() == first.key_file
    assert found.stale_copies == found.damaged_copies == layout.keys
    torn(layout.keys[1], 40)
    assert (store.is_readable(), store.any_copy()) == (False, None)
    with pytest.raises(VaultDamagedError) as caught:
        opened(store, HERS)
    assert caught.value.params == {"part": "key", "reason": "checksum"}


def test_of_two_damaged_copies_the_error_of_the_first_is_told(store, layout, first):
    dear = replace(first.key_file, kdf=replace(CHEAP, memory_kib=1))
    put(layout.keys[0], dear)
    assert opened(KeyStore(layout, store._env), HERS).stale_copies == (layout.keys[0],)
    layout.keys[1].write_bytes(b"")
    with pytest.raises(VaultDamagedError) as caught:
        opened(store, HERS)
    assert caught.value.params["reason"] == "kdf-bounds"


def test_a_second_copy_that_comes_back_different_does_not_undo_the_change(layout, env, store, first):
    class ForgetsTheSecond(FileSystem):
        def write_at(self, handle, offset, data):
            second = str(handle.name).endswith("2")
            super().write_at(handle, offset, bytes(len(data)) if second else data)

    KeyStore(layout, replace(env, fs=ForgetsTheSecond())).write(changed(store, first))
    assert opened(store, HIS).stale_copies == (layout.keys[1],)
