"""Every domain-separation label of vault format 1; it must not know how any of them is used.

A label is never reused for a second purpose and never changed: changing one makes vaults unreadable.
"""

from __future__ import annotations

from typing import Final

KEK: Final = b"holdall/1/kek"
"""Associated data of Argon2id, followed by the vault id."""
SLOT: Final = b"holdall/1/slot"
"""Context of a key slot, followed by the fixed header and the slot's index."""

INDEX_KEY: Final = b"holdall/1/key/index"
BLOB_KEY: Final = b"holdall/1/key/blob"
DEDUP_KEY: Final = b"holdall/1/key/dedup"
HEAD_KEY: Final = b"holdall/1/key/head"
SNAPSHOT_KEY: Final = b"holdall/1/key/snapshot"
SEARCH_KEY: Final = b"holdall/1/key/search"
DIRECTORY_KEY: Final = b"holdall/1/key/directory"

BLOB: Final = b"holdall/1/blob"
HEAD: Final = b"holdall/1/head"
SNAPSHOT: Final = b"holdall/1/snapshot"
DIRECTORY: Final = b"holdall/1/directory"
BLOB_SET: Final = b"holdall/1/blob-set"
RECOVERY_CHECK: Final = b"holdall/1/recovery-check"
