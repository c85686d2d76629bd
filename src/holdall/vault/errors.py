"""What can go wrong with a vault on disk; it must not know words for people."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from holdall.errors import HoldallError, InputUnusableError, VaultError


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is wrong with a vault: a stable code and the id of what it concerns, or empty.

    Codes: `key-copy-damaged`, `head-copy-damaged`, `index-damaged`, `blob-missing`, `blob-damaged`,
    `blob-mismatch`, `blob-padding-damaged` (all of the original comes out), `blob-set-mismatch`,
    `link-missing`, `record-unreadable`, `snapshot-damaged` (its name), `stored-file-unknown` (a blob
    file without a row that is not garbage), `newer-keys` (the folder of a later key generation that was in
    use: an older key file was put back), `sync-conflict` (the copy's name).
    """

    code: str
    item_id: str = ""


@dataclass(frozen=True, slots=True)
class SnapshotInfo:
    """A sealed copy of the database that can be restored: its file's name, head generation and time (UTC).

    The time is empty when it is not known.
    """

    name: str
    generation: int
    taken_at: str = ""


class ReadOnly(StrEnum):
    """Why a vault is open for reading only."""

    MEDIUM = "medium"
    """Its place cannot be written to."""
    NEWER = "newer"
    """A newer minor version wrote it."""


class NotAVaultError(InputUnusableError):
    """The folder is no vault: it holds no key file."""

    code = "not-a-vault"


class VaultExistsError(InputUnusableError):
    """A vault cannot be made here: the place is taken; `reason` is `vault`, `not-empty` or `not-a-folder`."""

    code = "vault-exists"


class VaultBusyError(VaultError):
    """The vault is open in another process or window."""

    code = "vault-busy"


class VaultTooNewError(VaultError):
    """The vault was made by a version whose format this one does not know; `major` is its number."""

    code = "vault-too-new"


class VaultReadOnlyError(VaultError):
    """Something was to be written to a vault that is open for reading only; `reason` is a `ReadOnly`, or
    `unsettled`: what an interrupted session began would have to be finished before it can be read."""

    code = "vault-read-only"


class SlotUnusableError(InputUnusableError):
    """A key slot cannot be used so; `slot` is its number from 1, or 0 when it is about all of them.

    `reason`: `free` (nothing opens it), `no-passphrase` (it holds none), `full` (all eight are in use),
    `known` (the new passphrase opens another slot already), `last` (nothing else would open the vault),
    `own` (the vault was opened with it, and no other secret was shown to open another one).
    """

    code = "slot-unusable"


class VaultClosedError(HoldallError):
    """The vault was locked while the work was under way."""

    code = "vault-closed"


class VaultDamagedError(VaultError):
    """The vault cannot be used as it is; `part` is `key`, `head` or `index`, `reason` says how.

    `snapshots` lists copies of the database that `repair` can go back to, newest first.
    """

    code = "vault-damaged"

    def __init__(self, *, snapshots: tuple[SnapshotInfo, ...] = (), **params: str | int) -> None:
        super().__init__(**params)
        self.snapshots = snapshots


class VaultChangedOutsideError(VaultDamagedError):
    """The database is not the one that the last session left: changed outside Holdall, or damaged."""

    code = "vault-changed-outside"


class RepairImpossibleError(VaultError):
    """A repair has nothing to work from; `reason` is `no-snapshot` (none, or not that one) or `no-blobs`."""

    code = "repair-impossible"


class EraseIncompleteError(VaultError):
    """Erasing ended half-way because the medium did not take what was written: perhaps it still opens."""

    code = "erase-incomplete"


class StoredFilesUnknownError(VaultError):
    """The folder holds stored files that the list does not name, `count` of them: take them in first."""

    code = "stored-files-unknown"


class NewerKeysError(VaultError):
    """The folder of a later key generation, `folder`, was in use: the key file is an older one, put back."""

    code = "newer-keys"


class RekeyUnfinishedError(VaultError):
    """The medium failed at the end of replacing the master key; nothing is lost, and it can be repeated.

    `reason`: `commit` (perhaps the new master key counts, perhaps the old one still does) or `removal` (the
    new one does; what is sealed under the old one is still there, until the vault is next closed).
    """

    code = "rekey-unfinished"


class SearchIndexLostError(VaultError):
    """The index of words was damaged and is removed: nothing else is lost, the next search makes it anew."""

    code = "search-index-lost"


class VaultSpaceError(VaultError):
    """The medium is too full for what was asked; `needed` and `free` are MiB, rounded up and down."""

    code = "vault-space"


class BlobUnreadableError(VaultError):
    """A stored file is missing or damaged; `blob` is its id, `reason` is `missing` or `damaged`."""

    code = "blob-unreadable"


class RecordMissingError(InputUnusableError):
    """There is no record with this id; `record` is the id asked for."""

    code = "record-missing"
