"""Key slots open with their own key, in their own place, under their own header, and not otherwise."""

from __future__ import annotations

import random

from holdall.crypto import slots
from holdall.crypto.secret import Secret
from holdall.crypto.slots import SlotRole

HEADER = bytes(range(128))
MASTER = bytes(range(32))


def _kek(byte=1):
    return Secret(bytes([byte]) * 32)


def _slots(index=3):
    rng = random.Random(1)
    made = [rng.randbytes(slots.SLOT_SIZE) for _ in range(slots.SLOT_COUNT)]
    made[index] = slots.seal_slot(
        _kek(), HEADER, index=index, master_key=Secret(MASTER), role=SlotRole.RECOVERY_CODE, key_generation=7,
        salt=bytes(24),
    )  # fmt: skip
    return made


def test_a_slot_gives_back_what_was_sealed():
    opened = slots.open_slots(_kek(), HEADER, _slots())
    assert opened is not None
    assert (opened.index, opened.role, opened.key_generation) == (3, SlotRole.RECOVERY_CODE, 7)
    assert bytes(opened.master_key.view()) == MASTER


def test_every_slot_has_the_same_size():
    assert {len(slot) for slot in _slots()} == {256}


def test_another_key_opens_nothing():
    assert slots.open_slots(_kek(2), HEADER, _slots()) is None


def test_a_slot_does_not_open_in_another_place():
    moved = _slots()
    moved[2], moved[3] = moved[3], moved[2]
    assert slots.open_slots(_kek(), HEADER, moved) is None


def test_a_slot_is_bound_to_every_byte_of_the_header():
    made = _slots()
    for place in range(len(HEADER)):
        header = bytearray(HEADER)
        header[place] ^= 1
        assert slots.open_slots(_kek(), bytes(header), made) is None
