"""The operations as a worker calls them."""

from __future__ import annotations

import pytest
from PIL import Image

from holdall.intake.findings import LARGEST_PX
from holdall.sandbox.contract import Refusal, RefusedError


@pytest.mark.parametrize("operation", ["inspect", "render_page"])
@pytest.mark.parametrize(
    ("data", "reason"), [(b"", Refusal.EMPTY), (b"PK\x03\x04 and so on", Refusal.UNSUPPORTED)]
)
def test_what_cannot_be_shown_is_refused(run, operation: str, data: bytes, reason: Refusal) -> None:
    with pytest.raises(RefusedError) as refused:
        run(operation, data, page=0, max_px=10)
    assert refused.value.reason is reason


def test_pixels_are_three_bytes_each_and_bounded(run, encoded) -> None:
    data = encoded(Image.new("RGB", (5000, 10), "red"), "PNG")
    ((header, rgb),) = run("render_page", data, page=0, max_px=10**9).parts
    assert header == {"kind": "page", "width": LARGEST_PX, "height": 8}
    assert len(rgb) == 3 * LARGEST_PX * 8
    assert run("render_page", data, page=0, max_px=0).image.size == (1, 1)


def test_a_request_of_the_wrong_shape_is_our_mistake(run, encoded) -> None:
    with pytest.raises(TypeError):
        run("render_page", encoded(Image.new("L", (2, 2)), "PNG"), page="1", max_px=10)
