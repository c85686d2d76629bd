"""Key slots: the master key sealed under a key derived from one secret; it must not know the key file.

All slots look like random bytes. The sealing commits to its key, so a slot cannot be made to open under
several passphrases at once, which plain AES-GCM would allow.
"""

from __future__ import annotations

import struct
from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import Final

from holdall.crypto import labels, stream
from holdall.crypto.errors import AuthenticationError
from holdall.crypto.secret import Secret

SLOT_COUNT: Final = 8
SLOT_SIZE: Final = 256
MASTER_KEY_SIZE: Final = 32
_PAYLOAD_SIZE: Final = SLOT_SIZE - stream.HEADER_SIZE - stream.TAG_SIZE
_TAIL: Final = struct.Struct(">BI")


class SlotRole(IntEnum):
    """What opens a slot; 0 marks a free one in the slot directory."""

    FREE = 0
    PASSPHRASE = 1
    RECOVERY_CODE = 2


@dataclass(frozen=True, slots=True)
class OpenedSlot:
    """What a slot holds, and which slot it was."""

    index: int
    master_key: Secret
    role: int
    key_generation: int


def seal_slot(
    kek: Secret,
    fixed_header: bytes,
    *,
    index: int,
    master_key: Secret,
    role: int,
    key_generation: int,
    salt: bytes,
) -> bytes:
    """The 256 bytes of slot `index`; `salt` is 24 random bytes."""
    with Secret.zeros(_PAYLOAD_SIZE) as payload:
        view = payload.view()
        view[:MASTER_KEY_SIZE] = master_key.view()
        _TAIL.pack_into(view, MASTER_KEY_SIZE, role, key_generation)
        sealed = stream.seal(kek, _context(fixed_header, index), salt, view)
        view.release()
    return sealed


def open_slots(kek: Secret, fixed_header: bytes, slots: Sequence[bytes]) -> OpenedSlot | None:
    """The first slot that opens with `kek`, or none; all are tried in order."""
    for index, slot in enumerate(slots):
        try:
            payload = stream.open_sealed(kek, _context(fixed_header, index), slot)
        except AuthenticationError:
            continue
        role, generation = _TAIL.unpack_from(payload, MASTER_KEY_SIZE)
        master_key = Secret(memoryview(payload)[:MASTER_KEY_SIZE])
        payload[:] = bytes(len(payload))
        return OpenedSlot(index, master_key, role, generation)
    return None


def _context(fixed_header: bytes, index: int) -> bytes:
    return labels.SLOT + fixed_header + bytes([index])
