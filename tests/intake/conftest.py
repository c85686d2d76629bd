"""Small pictures and PDFs made at test time, and operations called without walls."""

from __future__ import annotations

import io
from collections.abc import Callable

import pikepdf
import pytest
from PIL import Image

from holdall.intake import operations
from holdall.sandbox.contract import JsonObject


@pytest.fixture(scope="session", autouse=True)
def libraries() -> None:
    """What the worker does before the first file."""
    operations.preload()


class Answer:
    """What an operation returned and emitted."""

    def __init__(self, result: JsonObject, parts: list[tuple[JsonObject, bytes]]) -> None:
        self.result = result
        self.parts = parts

    @property
    def image(self) -> Image.Image:
        """The one picture that was emitted."""
        ((header, rgb),) = self.parts
        return Image.frombytes("RGB", (int(str(header["width"])), int(str(header["height"]))), rgb)


@pytest.fixture
def run() -> Callable[..., Answer]:
    """Call an operation by its name on bytes."""

    def call(operation: str, data: bytes, **request: int) -> Answer:
        parts: list[tuple[JsonObject, bytes]] = []
        action = operations.OPERATIONS[f"intake.{operation}"]
        result = action(
            {**request}, io.BytesIO(data), lambda header, body: parts.append((header, bytes(body)))
        )
        return Answer(result, parts)

    return call


@pytest.fixture
def encoded() -> Callable[..., bytes]:
    """A picture as bytes of a format."""

    def encode(image: Image.Image, form: str, **options: object) -> bytes:
        stream = io.BytesIO()
        image.save(stream, form, **options)
        return stream.getvalue()

    return encode


@pytest.fixture
def quarters() -> Callable[..., Image.Image]:
    """A picture with a red top left, green top right, blue bottom left and white bottom right quarter."""

    def make(mode: str = "RGB", size: tuple[int, int] = (40, 20)) -> Image.Image:
        tiny = Image.new("RGB", (2, 2))
        for place, colour in {(0, 0): "red", (1, 0): "lime", (0, 1): "blue", (1, 1): "white"}.items():
            tiny.paste(colour, (*place, place[0] + 1, place[1] + 1))
        return tiny.resize(size, Image.Resampling.NEAREST).convert(mode)

    return make


@pytest.fixture
def make_pdf() -> Callable[..., bytes]:
    """A PDF whose every page has a red top left quarter; options go to `Pdf.save`."""

    def make(
        pages: int = 1,
        *,
        size: tuple[float, float] = (200, 100),
        change: Callable[[pikepdf.Pdf], None] | None = None,
        **options: object,
    ) -> bytes:
        with pikepdf.Pdf.new() as pdf:
            for _ in range(pages):
                page = pdf.add_blank_page(page_size=size)
                drawing = f"1 0 0 rg 0 {size[1] / 2} {size[0] / 2} {size[1] / 2} re f".encode()
                page.obj.Contents = pdf.make_stream(drawing)
            if change:
                change(pdf)
            stream = io.BytesIO()
            pdf.save(stream, **options)
            return stream.getvalue()

    return make
