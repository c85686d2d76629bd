"""A colour profile is taken over only when its header is whole and of a kind that PDF/A allows."""

from __future__ import annotations

import io

import pytest
from PIL import Image, ImageCms

from holdall.dossier.icc import strip_profile, usable_profile

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


SECRET = b"SECRET-TRACE"
COLOURS = Image.merge("RGB", [Image.linear_gradient("L").rotate(turn) for turn in (0, 90, 180)])


def profile(version: int = 4, *tags: tuple[bytes, bytes]) -> bytes:
    """sRGB with `tags` besides its own, as a profile of `version`."""
    count = int.from_bytes(SRGB[128:132], "big")
    old, content = SRGB[132 : 132 + 12 * count], SRGB[132 + 12 * count :]
    shift, table, added = 12 * len(tags), b"", b""
    for at in range(0, len(old), 12):
        place = int.from_bytes(old[at + 4 : at + 8], "big") + shift
        table += old[at : at + 4] + place.to_bytes(4, "big") + old[at + 8 : at + 12]
    for kind, data in tags:
        place = 132 + len(old) + shift + len(content) + len(added)
        table += kind + place.to_bytes(4, "big") + len(data).to_bytes(4, "big")
        added += data
    whole = SRGB[:128] + (count + len(tags)).to_bytes(4, "big") + table + content + added
    return len(whole).to_bytes(4, "big") + whole[4:8] + bytes([version]) + whole[9:]


def converted(icc: bytes) -> bytes:
    """What colours become on their way from the profile to Lab."""
    source = ImageCms.ImageCmsProfile(io.BytesIO(icc))
    lab = ImageCms.createProfile("LAB")
    found = ImageCms.profileToProfile(COLOURS, source, lab, outputMode="LAB")
    assert found is not None
    return found.tobytes()


@pytest.mark.parametrize("version", [2, 4])
def test_a_profile_keeps_its_colours_and_nothing_else(version: int) -> None:
    laden = profile(version, (b"mmod", b"mmod" + SECRET), (b"dmdd", b"text\0\0\0\0" + SECRET))
    laden = laden[:48] + SECRET[:8] + laden[56:84] + SECRET + laden[96:] + SECRET
    stripped = strip_profile(laden)
    assert stripped is not None
    assert SECRET not in stripped
    assert SECRET[:8] not in stripped
    assert laden[24:36] != stripped[24:36]
    assert usable_profile(stripped, 3)
    assert converted(stripped) == converted(SRGB)
    found = ImageCms.ImageCmsProfile(io.BytesIO(stripped))
    assert (ImageCms.getProfileDescription(found), ImageCms.getProfileCopyright(found)) == ("Colour\n",) * 2


def test_what_is_stripped_already_stays() -> None:
    stripped = strip_profile(SRGB)
    assert stripped is not None
    assert strip_profile(stripped) == stripped


@pytest.mark.parametrize(
    "icc",
    [
        b"", SRGB[:127], SRGB[:140], SRGB[:-90], with_bytes(36, b"xxxx"), with_bytes(12, b"link"),
        with_bytes(128, b"\xff\xff\xff\xff"), with_bytes(136, b"\xff\xff\xff\xff"),
    ],
    ids=["empty", "short", "cut table", "cut tag", "signature", "class", "count", "place"],
)  # fmt: skip
def test_what_is_no_whole_profile_is_none(icc: bytes) -> None:
    assert strip_profile(icc) is None
