"""Both copies of the key file on disk, and what a secret opens in them; it knows no other file.

Two copies that are damaged, each in another place, make a whole one together. Where one was taken from
another vault, its caller tells which is the vault's own.

The newest copy that proves authentic under the master key is the vault's; a secret that opens only an
older one was changed or revoked, and is refused. So is one whose master key was replaced: nobody but who
knows the new one may decide that a newer copy is not the vault's.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Self

from holdall.crypto import kdf, recovery, slots
from holdall.crypto.errors import AuthenticationError, KdfBoundsError, RecoveryCodeError
from holdall.crypto.kdf import KdfParameters
from holdall.crypto.secret import Secret
from holdall.crypto.slots import MASTER_KEY_SIZE, SLOT_COUNT, SLOT_SIZE, OpenedSlot, SlotRole
from holdall.errors import VaultError, WrongSecretError
from holdall.vault import durable
from holdall.vault.environment import Environment
from holdall.vault.errors import SlotUnusableError, VaultDamagedError, VaultTooNewError
from holdall.vault.file_times import rewritten
from holdall.vault.key_file import (
    FILE_SIZE,
    MAJOR,
    VAULT_ID_SIZE,
    Directory,
    KeyFile,
    SlotEntry,
    join_copies,
    parse_key_file,
)
from holdall.vault.layout import Layout

_NO_ENTRIES = (SlotEntry(),) * SLOT_COUNT


@dataclass(frozen=True, slots=True, kw_only=True)
class Unlocked:
    """What a secret opened: the vault's key file and directory, its master key, and which slot it was."""

    key_file: KeyFile
    directory: Directory
    master_key: Secret
    slot: int
    stale_copies: tuple[Path, ...] = ()
    """Copies that are damaged, missing or older, to be written anew."""
    damaged_copies: tuple[Path, ...] = ()
    """Those of them that no interrupted change explains."""

    def opened_by(self, slot: int) -> Unlocked:
        """The same, opened by another of its slots."""
        return replace(self, slot=slot)


@dataclass(frozen=True, slots=True)
class _Copy:
    path: Path
    key_file: KeyFile | None
    error: VaultError | None


class KeyStore:
    """Reads, unlocks and rewrites the key file of one vault."""

    def __init__(self, layout: Layout, env: Environment) -> None:
        self._layout = layout
        self._env = env

    def exists(self) -> bool:
        """Whether there is any copy, whatever its state."""
        return any(self._env.fs.exists(path) for path in self._layout.keys)

    def is_readable(self) -> bool:
        """Whether any copy is whole."""
        return any(copy.key_file for copy in self._found())

    def any_copy(self) -> KeyFile | None:
        """The copy of the highest generation that is whole, trusted in nothing; raises `VaultTooNewError`."""
        copies = self._found()
        for copy in copies:
            if isinstance(copy.error, VaultTooNewError):
                raise copy.error
        return max(copies, key=_rank).key_file

    def create(self, master_key: Secret, parameters: KdfParameters) -> Unlocked:
        """A key file in memory with a new vault id and all slots free, which means random bytes."""
        rng = self._env.rng
        key_file = KeyFile(
            kdf=parameters,
            salt=rng(kdf.SALT_SIZE),
            vault_id=rng(VAULT_ID_SIZE),
            generation=1,
            slots=self._free_slots(),
            sealed_directory=b"",
        )
        directory = Directory(key_generation=1, created=self._env.seconds(), entries=_NO_ENTRIES)
        return Unlocked(key_file=key_file, directory=directory, master_key=master_key, slot=0)

    def succeed(self, unlocked: Unlocked, passphrase: Secret) -> Unlocked:
        """A key file in memory for the next master key, which is drawn here; only `passphrase` opens it."""
        old, directory = unlocked.key_file, unlocked.directory
        key_file = replace(
            old,
            major=MAJOR,
            salt=self._env.rng(kdf.SALT_SIZE),
            slots=self._free_slots(),
            sealed_directory=b"",
        )
        blank = Unlocked(
            key_file=key_file,
            directory=replace(directory, key_generation=directory.key_generation + 1, entries=_NO_ENTRIES),
            master_key=Secret(self._env.rng(MASTER_KEY_SIZE)),
            slot=0,
        )
        return self.with_slot(blank, 0, passphrase, SlotRole.PASSPHRASE)

    def _free_slots(self) -> tuple[bytes, ...]:
        return tuple(self._env.rng(SLOT_SIZE) for _ in range(SLOT_COUNT))

    def with_slot(self, unlocked: Unlocked, index: int, secret: Secret, role: SlotRole) -> Unlocked:
        """The next key file, in memory, whose slot `index` opens with `secret` (passphrase or code bits).

        Raises `SlotUnusableError` (known) when `secret` opens another slot: then freeing one of the two would
        not keep it out.
        """
        with self.derive(unlocked.key_file, secret) as kek:
            return self.with_derived(unlocked, index, kek, role)

    def with_derived(self, unlocked: Unlocked, index: int, kek: Secret, role: SlotRole) -> Unlocked:
        """As `with_slot`, with what `derive` made of the secret: quick."""
        old = unlocked.key_file
        self._require_unknown(kek, old, index)
        sealed = slots.seal_slot(
            kek,
            old.fixed_header,
            index=index,
            master_key=unlocked.master_key,
            role=role,
            key_generation=unlocked.directory.key_generation,
            salt=self._env.salt(),
        )
        return self._with_slot_bytes(
            unlocked, index, sealed, SlotEntry(role=role, created=self._env.seconds())
        )

    def _require_unknown(self, kek: Secret, key_file: KeyFile, index: int) -> None:
        opened = slots.open_slots(kek, key_file.fixed_header, key_file.slots)
        if opened:
            opened.master_key.wipe()
            if opened.index != index:
                raise SlotUnusableError(reason="known", slot=0)

    def without_slot(self, unlocked: Unlocked, index: int) -> Unlocked:
        """The next key file, in memory, whose slot `index` is free."""
        return self._with_slot_bytes(unlocked, index, self._env.rng(SLOT_SIZE), SlotEntry())

    def _with_slot_bytes(self, unlocked: Unlocked, index: int, sealed: bytes, entry: SlotEntry) -> Unlocked:
        old, listed = unlocked.key_file, unlocked.directory
        directory = replace(listed, entries=(*listed.entries[:index], entry, *listed.entries[index + 1 :]))
        key_file = replace(
            old, generation=old.generation + 1, slots=(*old.slots[:index], sealed, *old.slots[index + 1 :])
        ).with_directory(directory, unlocked.master_key, self._env.salt())
        return replace(unlocked, key_file=key_file, directory=directory)

    def reread(self, unlocked: Unlocked) -> Unlocked:
        """`unlocked` in the newest version that is its own, on disk or as known.

        A write that failed may have left a newer copy than its caller knows of.
        """
        newest = unlocked
        for copy in self._copies():
            if copy.key_file and copy.key_file.generation > newest.key_file.generation:
                with suppress(AuthenticationError):
                    directory = copy.key_file.open_directory(
                        unlocked.master_key, unlocked.directory.key_generation
                    )
                    newest = replace(unlocked, key_file=copy.key_file, directory=directory)
        return newest

    def write(self, unlocked: Unlocked) -> None:
        """Write both copies, the older or worse first; each is read back before the other is touched.

        The first copy decides. When it cannot be written it is put back as far as possible, and the error
        raised: nothing was changed. When only the second cannot, the change stands, and the next session
        writes that copy anew.
        """
        first, second = sorted(self._copies(), key=_rank)
        try:
            self.write_copy(first.path, unlocked)
        except (OSError, VaultDamagedError):
            self._put_back(first, unlocked.directory.created)
            raise
        with suppress(OSError, VaultDamagedError):
            self.write_copy(second.path, unlocked)

    def _put_back(self, copy: _Copy, created: int) -> None:
        if copy.key_file:
            times = rewritten(created, copy.key_file.generation)
            with suppress(OSError):
                durable.write_file(self._env.fs, copy.path, copy.key_file.serialise(), times)

    def write_copy(self, path: Path, unlocked: Unlocked) -> None:
        """Write one copy and read it back; raises `VaultDamagedError` when it comes back different."""
        data = unlocked.key_file.serialise()
        times = rewritten(unlocked.directory.created, unlocked.key_file.generation)
        durable.write_file(self._env.fs, path, data, times)
        self._env.fs.uncache(path)
        if durable.read_file(self._env.fs, path, FILE_SIZE) != data:
            raise VaultDamagedError(part="key", reason="write-failed")

    def differing_copies(self, unlocked: Unlocked) -> list[Path]:
        """Copies on disk that are not what this session read or wrote."""
        return [copy.path for copy in self._copies() if copy.key_file != unlocked.key_file]

    def unlock(self, secret: Secret, is_own: Callable[[Unlocked], bool] = lambda _: True) -> Unlocked:
        """What `secret` opens, as a passphrase or as a recovery code.

        `is_own` is asked only where the copies are of two vaults, for what opens in each.

        Raises `WrongSecretError` (with `group` when it is a recovery code with one wrong group; `replaced` or
        `rekeyed` when it opens an older copy only), `VaultDamagedError` (`two-vaults` when it opens a copy of
        which nothing tells that it is this vault's) or `VaultTooNewError`. Parameters out of bounds are
        refused before anything is allocated.
        """
        copies = self._found()
        readable = _newest_first(copies)
        is_one = len({key_file.vault_id for key_file in readable}) == 1
        is_foreign = False
        for password in _passwords(secret):
            with password, _Attempt(password, self.derive) as attempt:
                for key_file in readable:
                    opened = attempt.open(key_file)
                    if opened:
                        found = _authentic(copies, key_file, opened, attempt)
                        if is_one or is_own(found):
                            return found
                        found.master_key.wipe()
                        is_foreign = True
        if is_foreign:
            raise VaultDamagedError(part="key", reason="two-vaults")
        group = _wrong_group(secret)
        raise WrongSecretError(**({"group": group} if group else {}))

    def derive(self, key_file: KeyFile, password: Secret) -> Secret:
        """The key that a passphrase or the bits of a code open slots with: about a second of Argon2id."""
        return kdf.derive_kek(
            password,
            key_file.kdf,
            salt=key_file.salt,
            vault_id=key_file.vault_id,
            bounds=self._env.kdf_bounds,
        )

    def _found(self) -> list[_Copy]:
        """Both copies and, when neither is whole, what they make together."""
        copies = self._copies()
        if any(copy.key_file for copy in copies):
            return copies
        first, second = (self._read(path) for path in self._layout.keys)
        joined = join_copies(first, second) if first and second else None
        return [*copies, self._parsed(copies[0].path, joined)] if joined else copies

    def _copies(self) -> list[_Copy]:
        return [self._parsed(path, self._read(path)) for path in self._layout.keys]

    def _read(self, path: Path) -> bytes | None:
        return durable.read_file(self._env.fs, path, FILE_SIZE)

    def _parsed(self, path: Path, data: bytes | None) -> _Copy:
        try:
            key_file = parse_key_file(data)
            self._env.kdf_bounds.check(key_file.kdf)
        except KdfBoundsError:
            return _Copy(path, None, VaultDamagedError(part="key", reason="kdf-bounds"))
        except VaultError as error:
            return _Copy(path, None, error)
        return _Copy(path, key_file, None)


class _Attempt:
    """One password against any copy; Argon2id runs once for copies that share the fixed header."""

    def __init__(self, password: Secret, derive: Callable[[KeyFile, Secret], Secret]) -> None:
        self._password = password
        self._derive = derive
        self._keks: dict[bytes, Secret] = {}

    def open(self, key_file: KeyFile) -> OpenedSlot | None:
        """The slot of `key_file` that opens, if any."""
        header = key_file.fixed_header
        if header not in self._keks:
            self._keks[header] = self._derive(key_file, self._password)
        return slots.open_slots(self._keks[header], header, key_file.slots)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        for kek in self._keks.values():
            kek.wipe()


def _authentic(copies: list[_Copy], first: KeyFile, opened: OpenedSlot, attempt: _Attempt) -> Unlocked:
    """The newest copy that the master key proves to be the vault's own, if the secret opens that one."""
    is_replaced = False
    for key_file in _newest_first(copies):
        try:
            directory = key_file.open_directory(opened.master_key, opened.key_generation)
        except AuthenticationError:
            is_replaced |= key_file.vault_id == first.vault_id and key_file.generation > first.generation
            continue
        if is_replaced:
            opened.master_key.wipe()
            raise WrongSecretError(reason="rekeyed")
        now = attempt.open(key_file)
        if now is None:
            raise WrongSecretError(reason="replaced")
        opened.master_key.wipe()
        stale = [copy for copy in copies if copy.key_file != key_file]
        return Unlocked(
            key_file=key_file,
            directory=directory,
            master_key=now.master_key,
            slot=now.index,
            stale_copies=tuple(copy.path for copy in stale),
            damaged_copies=tuple(copy.path for copy in stale if not _is_older(copy, key_file)),
        )
    raise VaultDamagedError(part="key", reason="directory")


def _is_older(copy: _Copy, key_file: KeyFile) -> bool:
    """Whether an interrupted change explains that `copy` differs."""
    old = copy.key_file
    return old is not None and old.vault_id == key_file.vault_id and old.generation < key_file.generation


def _rank(copy: _Copy) -> int:
    return copy.key_file.generation if copy.key_file else -1


def _newest_first(copies: list[_Copy]) -> list[KeyFile]:
    """The readable copies without duplicates; raises the most telling error when there is none."""
    readable: list[KeyFile] = []
    for copy in copies:
        if copy.key_file and copy.key_file not in readable:
            readable.append(copy.key_file)
    if not readable:
        errors = [copy.error for copy in copies if copy.error]
        raise next((error for error in errors if isinstance(error, VaultTooNewError)), errors[0])
    return sorted(readable, key=lambda key_file: -key_file.generation)


def _passwords(secret: Secret) -> Iterator[Secret]:
    """What Argon2id is run on, one after the other: the bits of a recovery code, then the text as typed."""
    with suppress(RecoveryCodeError):
        yield recovery.parse_code(secret.view())
    yield Secret(secret.view())


def _wrong_group(secret: Secret) -> int:
    if recovery.looks_like_code(secret.view()):
        try:
            recovery.parse_code(secret.view()).wipe()
        except RecoveryCodeError as error:
            return int(error.params["group"])
    return 0
