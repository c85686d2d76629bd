"""The keys that grow from the master key; it must not know how the master key was found."""

from __future__ import annotations

import struct
from dataclasses import dataclass, fields

from holdall.crypto import hkdf, labels
from holdall.crypto.secret import Secret

_GENERATION = struct.Struct(">I")
_KEY_SIZE = 32


@dataclass(frozen=True, slots=True, kw_only=True)
class Keys:
    """One independent 32-byte key per purpose, for one generation of the master key."""

    vault_id: bytes
    generation: int
    index: Secret
    blob: Secret
    dedup: Secret
    head: Secret
    snapshot: Secret
    search: Secret

    @classmethod
    def derive(cls, master_key: Secret, vault_id: bytes, generation: int) -> Keys:
        """All keys of this vault and generation."""

        def key(label: bytes) -> Secret:
            return derive_key(master_key, label, vault_id, generation)

        return cls(
            vault_id=vault_id,
            generation=generation,
            index=key(labels.INDEX_KEY),
            blob=key(labels.BLOB_KEY),
            dedup=key(labels.DEDUP_KEY),
            head=key(labels.HEAD_KEY),
            snapshot=key(labels.SNAPSHOT_KEY),
            search=key(labels.SEARCH_KEY),
        )

    def context(self, label: bytes, tail: bytes = b"") -> bytes:
        """What a stream of this vault and generation is bound to."""
        return label + self.vault_id + _GENERATION.pack(self.generation) + tail

    def wipe(self) -> None:
        """Overwrite every key."""
        for field in fields(self):
            value = getattr(self, field.name)
            if isinstance(value, Secret):
                value.wipe()


def derive_key(master_key: Secret, label: bytes, vault_id: bytes, generation: int) -> Secret:
    """One 32-byte key for the purpose that `label` names."""
    return hkdf.expand(master_key, label + vault_id + _GENERATION.pack(generation), _KEY_SIZE)
