"""Who can open a vault: lists, adds, replaces and frees its key slots; it must not know how a slot is sealed.

Every change is one new version of the key file, so a cut leaves the slots as before or as after. The master
key stays the same: old copies of the key file still open with the secrets of their time.
"""

from __future__ import annotations

import threading
from collections.abc import Generator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from holdall.crypto import recovery
from holdall.crypto.secret import Secret
from holdall.crypto.slots import SlotRole
from holdall.errors import WrongSecretError
from holdall.vault.environment import Environment
from holdall.vault.errors import SlotUnusableError
from holdall.vault.iso_time import iso_time
from holdall.vault.key_file import SlotEntry
from holdall.vault.key_store import KeyStore, Unlocked
from holdall.vault.session import Session

_NOT = {SlotRole.PASSPHRASE: "not-a-passphrase", SlotRole.RECOVERY_CODE: "not-a-recovery-code"}


@dataclass(frozen=True, slots=True, kw_only=True)
class SlotInfo:
    """One slot that something opens."""

    number: int
    """1 to 8."""
    role: SlotRole
    created: str
    """UTC, ISO 8601 with seconds and `Z`."""
    opened: bool
    """Whether the vault was opened with this one."""


def opened_by_code(slots: Sequence[SlotInfo]) -> bool:
    """Whether the vault was opened with its recovery code."""
    return any(slot.opened and slot.role == SlotRole.RECOVERY_CODE for slot in slots)


@dataclass(frozen=True, slots=True)
class NewPassphrase:
    """Where a passphrase was put after a recovery, and whether it took the place of a forgotten one."""

    number: int
    replaced: bool


class KeySlots:
    """The slots of one open vault; thread-safe."""

    def __init__(self, session: Session, env: Environment, store: KeyStore, unlocked: Unlocked) -> None:
        self._session = session
        self._env = env
        self._store = store
        self.unlocked = unlocked
        """The key file as this session last read or wrote it."""
        self._one_change = threading.RLock()
        """Held from the first key that is derived for a change to its end; nothing else waits for it."""

    def all(self) -> tuple[SlotInfo, ...]:
        """Every slot in use, by number."""
        with self._session.reading():
            return tuple(
                SlotInfo(
                    number=index + 1,
                    role=SlotRole(entry.role),
                    created=iso_time(entry.created),
                    opened=index == self.unlocked.slot,
                )
                for index, entry in enumerate(self.unlocked.directory.entries)
                if entry.role
            )

    def require_writable(self) -> None:
        """Raise `VaultReadOnlyError` when no slot can be changed."""
        self._session.require_writable()

    def require_opened_by(self, role: SlotRole) -> None:
        """Raise `WrongSecretError` unless this vault was opened with a secret of that kind."""
        if self.unlocked.directory.entries[self.unlocked.slot].role != role:
            raise WrongSecretError(reason=_NOT[role])

    def add_passphrase(self, new: Secret) -> int:
        """Let a second person open the vault with a passphrase of their own; the number of its slot.

        Raises `SlotUnusableError` (full, or known: it opens another slot), `VaultReadOnlyError`, and
        `OSError` when the disk fails.
        """
        with self._changing(new) as (now, kek):
            index = _free(now)
            self._write(self._store.with_derived(now, index, kek, SlotRole.PASSPHRASE))
            return index + 1

    def change_passphrase(self, new: Secret, current: Secret | None = None) -> int:
        """Make `new` open the slot that `current` opens, by default the one this vault was opened with.

        The number of the slot. Raises `WrongSecretError`, also for a recovery code (not-a-passphrase).
        """
        with self._one_change:
            self._require_changeable()
            index = self.unlocked.slot if current is None else self._slot_of(current)
            if self.unlocked.directory.entries[index].role != SlotRole.PASSPHRASE:
                raise WrongSecretError(reason=_NOT[SlotRole.PASSPHRASE])
            with self._changing(new) as (now, kek):
                self._write(self._store.with_derived(now, index, kek, SlotRole.PASSPHRASE))
                return index + 1

    def recover(self, new: Secret, *, replacing: int | None = None) -> NewPassphrase:
        """Set a passphrase in a vault that was opened with its recovery code.

        It takes the place of the passphrase numbered `replacing`, without that of the only one there is; of
        several none can be told to be the forgotten one, so then a slot is added. From then on the vault
        counts as opened with the new passphrase. Raises
        `WrongSecretError` (not-a-recovery-code) and `SlotUnusableError` (full, or free for `replacing`).
        """
        self.require_opened_by(SlotRole.RECOVERY_CODE)
        with self._changing(new) as (now, kek):
            old = _indexes(now, SlotRole.PASSPHRASE)
            if replacing is not None and replacing - 1 not in old:
                raise SlotUnusableError(reason="no-passphrase", slot=replacing)
            chosen = [replacing - 1] if replacing is not None else old
            index = chosen[0] if len(chosen) == 1 else _free(now)
            changed = self._store.with_derived(now, index, kek, SlotRole.PASSPHRASE)
            self._write(changed.opened_by(index))
            return NewPassphrase(index + 1, index in old)

    def revoke(self, number: int, *, other: Secret | None = None) -> None:
        """Free slot `number`: what opened it opens nothing any more.

        The slot that this vault was opened with is freed only when `other` is shown to open another one, so
        that nobody locks themselves out by mistake. Raises `SlotUnusableError` (free, last, own) and
        `WrongSecretError`.
        """
        with self._one_change:
            self._require_changeable()
            index, own = number - 1, self.unlocked.slot
            keeper = self._slot_of(other) if other is not None and index == own else own
            with self._session.lock:
                now = self._current()
                used = [place for place, entry in enumerate(now.directory.entries) if entry.role]
                if index not in used:
                    raise SlotUnusableError(reason="free", slot=number)
                if len(used) == 1:
                    raise SlotUnusableError(reason="last", slot=number)
                if index == keeper:
                    raise SlotUnusableError(reason="own", slot=number)
                self._write(self._store.without_slot(now, index).opened_by(keeper))

    def draft_recovery_code(self) -> str:
        """A new recovery code as printed, to be written down before `set_recovery_code` takes it."""
        return recovery.draft_code(self._env.rng)

    def set_recovery_code(self, code: Secret) -> int:
        """Make `code`, as printed, the vault's only recovery code; the number of its slot.

        The one before opens nothing any more. Raises `RecoveryCodeError` and `SlotUnusableError` (full).
        """
        with recovery.parse_code(code.view()) as entropy, self._changing(entropy) as (current, kek):
            now = current
            old = _indexes(now, SlotRole.RECOVERY_CODE)
            index = old[0] if old else _free(now)
            if now.slot in old:
                now = now.opened_by(index)
            for another in old[1:]:
                now = self._store.without_slot(now, another)
            self._write(self._store.with_derived(now, index, kek, SlotRole.RECOVERY_CODE))
            return index + 1

    @contextmanager
    def _changing(self, new: Secret) -> Generator[tuple[Unlocked, Secret]]:
        """The key file to change and the key of `new`, derived before anybody is kept waiting."""
        with self._one_change:
            self._require_changeable()
            with self._store.derive(self.unlocked.key_file, new) as kek, self._session.lock:
                yield self._current(), kek

    def _require_changeable(self) -> None:
        self._session.require_open()
        self._session.require_writable()

    def _current(self) -> Unlocked:
        """The key file to change: the newest, should a write have failed half way."""
        self._require_changeable()
        self.unlocked = self._store.reread(self.unlocked)
        return self.unlocked

    def _slot_of(self, secret: Secret) -> int:
        opened = self._store.unlock(secret)
        opened.master_key.wipe()
        return opened.slot

    def _write(self, changed: Unlocked) -> None:
        self._store.write(changed)
        self.unlocked = changed


def _indexes(unlocked: Unlocked, role: SlotRole) -> list[int]:
    return [index for index, entry in enumerate(unlocked.directory.entries) if entry.role == role]


def _free(unlocked: Unlocked) -> int:
    """The first free slot; raises `SlotUnusableError`."""
    try:
        return unlocked.directory.entries.index(SlotEntry())
    except ValueError:
        raise SlotUnusableError(reason="full", slot=0) from None
