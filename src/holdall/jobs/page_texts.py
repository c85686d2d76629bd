"""Asks the sandbox what the pages of a stored file say, and checks the answer; parses nothing."""

from __future__ import annotations

from collections.abc import Callable
from typing import BinaryIO, Final, NamedTuple

from holdall.intake.pdf_text import LONGEST_TEXT
from holdall.sandbox.contract import Body, JsonObject, Refusal, RefusedError, Sandbox

_LONGEST_BYTES: Final = 4 * LONGEST_TEXT
_MOST_PAGES: Final = 100_000
_LONGEST_FILE: Final = 64 * 1024 * 1024
"""Bytes of text of one file, in UTF-8: twenty thousand full pages."""


class PageTexts(NamedTuple):
    """The text of each page, counted from 0, that has any: none for a picture.

    `problem` is why not all of the file could be read, or None: what came before is kept.
    """

    texts: dict[int, str]
    problem: Refusal | None = None


def page_texts(
    sandbox: Sandbox, source: BinaryIO, *, cancelled: Callable[[], bool] | None = None
) -> PageTexts:
    """What the pages of a file say; raises `StoppedError`."""
    texts: dict[int, str] = {}
    size, last = 0, -1

    def keep(header: JsonObject, body: Body) -> None:
        nonlocal size, last
        page = header.get("page")
        size += len(body)
        if (
            header.get("kind") != "text"
            or not isinstance(page, int)
            or not last < page < _MOST_PAGES
            or len(body) > _LONGEST_BYTES
            or size > _LONGEST_FILE
        ):
            raise RefusedError(Refusal.CRASHED)
        texts[page] = _decoded(body)
        last = page

    try:
        sandbox.run("intake.read_text", {}, source, on_part=keep, cancelled=cancelled)
    except RefusedError as refused:
        return PageTexts(texts, refused.reason)
    return PageTexts(texts)


def _decoded(body: Body) -> str:
    try:
        return bytes(body).decode()
    except UnicodeDecodeError:
        raise RefusedError(Refusal.CRASHED) from None
