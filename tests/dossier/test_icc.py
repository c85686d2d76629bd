"""A colour profile is taken over only when its header is whole and of a kind that PDF/A allows."""

from __future__ import annotations

import pytest
from PIL import ImageCms

from holdall.dossier.icc import usable_profile

SRGB = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()


def with_bytes(at: int, new: bytes) -> bytes:
    return SRGB[:at] + new + SRGB[at + len(new) :]


def test_a_real_profile_is_usable_for_its_own_number_of_components() -> None:
    assert usable_profile(SRGB, 3)
    assert not usable_profile(SRGB, 1)
    assert not usable_profile(SRGB, 4)


@pytest.mark.parametrize(
    "icc",
    [
        b"", SRGB[:127], SRGB[:-1], SRGB + b"\0",
        with_bytes(8, b"\5"), with_bytes(12, b"link"), with_bytes(16, b"CMYK"), with_bytes(36, b"xxxx"),
    ],
    ids=["empty", "short", "cut", "longer", "version", "class", "space", "signature"],
)  # fmt: skip
def test_anything_else_is_not(icc: bytes) -> None:
    assert not usable_profile(icc, 3)
