"""Colour spaces: device-independent ones, grey and RGB pass; CMYK and what is not known are refused."""

from __future__ import annotations

from typing import Any

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, String
from PIL import ImageCms

from holdall.dossier.conformance.colours import is_built_in, require_colour
from holdall.dossier.conformance.not_proven import NotProvenError

SRGB = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
WHITE = Dictionary(WhitePoint=Array([1, 1, 1]))


def indexed(base: Any) -> Any:
    return Array([Name.Indexed, base, 0, String("abc")])


@pytest.mark.parametrize(
    "space",
    [
        Name.DeviceGray,
        Name.DeviceRGB,
        Name.Pattern,
        Array([Name.CalRGB, WHITE]),
        indexed(Name.DeviceRGB),
        Array([Name.Pattern, Name.DeviceRGB]),
    ],
)
def test_plain_spaces_pass(space: Any) -> None:
    require_colour(space)


@pytest.mark.parametrize(
    ("code", "space"),
    [
        ("cmyk", Name.DeviceCMYK),
        ("cmyk", indexed(Name.DeviceCMYK)),
        ("colour-not-proven", Name.Nothing),
        ("colour-not-proven", None),
        ("colour-not-proven", Array([])),
        ("colour-not-proven", indexed(indexed(Name.DeviceRGB))),
        ("colour-not-proven", Array([Name.Separation, Name.Spot, Name.DeviceRGB, Dictionary()])),
        ("colour-profile", Array([Name.ICCBased])),
        ("colour-profile", Array([Name.ICCBased, Dictionary(N=3)])),
    ],
)
def test_others_are_refused(code: str, space: Any) -> None:
    with pytest.raises(NotProvenError, match=code):
        require_colour(space)


def test_a_profile_must_fit_its_number_of_components() -> None:
    with pikepdf.new() as pdf:
        require_colour(Array([Name.ICCBased, pdf.make_stream(SRGB, N=3)]))
        for entries in ({"N": 4}, {}):
            with pytest.raises(NotProvenError, match="colour-profile"):
                require_colour(Array([Name.ICCBased, pdf.make_stream(SRGB, **entries)]))


def test_built_in_names_need_no_resources() -> None:
    assert is_built_in("/DeviceRGB")
    assert is_built_in("/CMYK")
    assert not is_built_in("/Cs1")
