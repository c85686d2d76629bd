"""The parent believes nothing that a worker says without checking it."""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping

import pytest
from PIL import Image

from holdall.jobs.inspection import Inspection, inspect, raw_image
from holdall.sandbox.contract import Refusal, RefusedError

GOOD = {"media_type": "image/png", "page_count": 1, "problem": "", "problem_pages": 0, "claims": {}}


class Pretender:
    """A sandbox that answers what it was told to."""

    def __init__(self, result: Mapping[str, object], *parts: tuple[dict[str, object], bytes]) -> None:
        self._result, self._parts = result, parts

    def run(self, operation, request, source, *, on_part, cancelled, limits=None) -> Mapping[str, object]:
        for part in self._parts:
            on_part(*part)
        return self._result


def look(sandbox: object) -> Inspection:
    return inspect(sandbox, io.BytesIO(b"x"), sniffed="image/jpeg", cancelled=lambda: False)  # type: ignore[arg-type]


def test_an_honest_answer_is_taken_over_and_its_pixels_become_a_jpeg() -> None:
    header = {"kind": "thumbnail", "width": 4, "height": 2}
    found = look(Pretender(GOOD, (header, bytes([200, 0, 0]) * 8)))
    assert (found.media_type, found.page_count, found.problem) == ("image/png", 1, "")
    with Image.open(io.BytesIO(found.thumbnail)) as image:
        assert (image.format, image.size) == ("JPEG", (4, 2))


@pytest.mark.parametrize(
    "change",
    [
        {"media_type": "text/html"}, {"media_type": None}, {"page_count": -1}, {"page_count": 10**9},
        {"page_count": "1"}, {"problem": "your name"}, {"problem": []}, {"problem_pages": 1.5},
        {"claims": None}, {"claims": ["taken"]}, {"claims": {"Taken!": "x"}}, {"claims": {"": "x"}},
    ],
)  # fmt: skip
def test_an_answer_that_makes_no_sense_counts_as_a_crash(change: dict[str, object]) -> None:
    assert look(Pretender(GOOD | change)) == Inspection(media_type="image/jpeg", problem="crashed")


def test_claims_are_taken_over_short_and_never_as_a_link() -> None:
    claims = {"camera_model": "Phone\x00 1", "software": "x" * 1000, "camera_serial": "0af" * 10 + "12"}
    assert look(Pretender(GOOD | {"claims": claims})).claims == (
        ("camera_model", "Phone  1"),
        ("software", "x" * 200),
    )


@pytest.mark.parametrize(
    ("header", "body"),
    [
        ({"kind": "thumbnail", "width": 4, "height": 2}, bytes(23)),
        ({"kind": "thumbnail", "width": 400, "height": 1}, bytes(1200)),
        ({"kind": "thumbnail", "width": 0, "height": 1}, b""),
        ({"kind": "thumbnail", "width": -1, "height": -1}, bytes(3)),
        ({"kind": "thumbnail", "width": "1", "height": 1}, bytes(3)),
        ({"kind": "thumbnail", "width": 1}, bytes(3)),
        ({"kind": "page", "width": 1, "height": 1}, bytes(3)),
    ],
)
def test_pixels_that_are_not_what_they_say_are_never_touched(header: dict, body: bytes) -> None:
    assert look(Pretender(GOOD, (header, body))).problem == "crashed"
    with pytest.raises(RefusedError):
        raw_image(header, body, kind="thumbnail", largest=320)


@pytest.mark.parametrize("reason", [*Refusal])
def test_a_refusal_becomes_the_files_problem(reason: Refusal) -> None:
    class Refuses:
        run: Callable[..., object]

        def __init__(self) -> None:
            self.run = self._run

        def _run(self, *_: object, **__: object) -> object:
            raise RefusedError(reason)

    assert look(Refuses()) == Inspection(media_type="image/jpeg", problem=reason.value)


def test_a_second_thumbnail_is_one_too_many() -> None:
    """A hostile worker could fill the memory of the window with them."""
    part = ({"kind": "thumbnail", "width": 1, "height": 1}, bytes(3))
    assert look(Pretender(GOOD, part)).problem == ""
    assert look(Pretender(GOOD, part, part)).problem == "crashed"
