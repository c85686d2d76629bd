"""Bookmarks: a tree of titles and target pages, written as PDF outline items."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from holdall.dossier.assembly.object_writer import ObjectWriter


@dataclass(frozen=True, slots=True)
class Bookmark:
    """A bookmark to `page` (physical, from 1); its children are shown open."""

    title: str
    page: int
    children: tuple[Bookmark, ...] = ()

    @property
    def shown(self) -> int:
        """How many lines it takes."""
        return 1 + sum(child.shown for child in self.children)


def put_outline(objects: ObjectWriter, bookmarks: Sequence[Bookmark], pages: Sequence[int]) -> int:
    """Write the bookmarks; return the number of the outline's root."""
    root = objects.allocate()
    entries = _put_children(objects, bookmarks, pages, root)
    shown = sum(bookmark.shown for bookmark in bookmarks)
    objects.put(root, b"<< /Type /Outlines%s /Count %d >>" % (entries, shown))
    return root


def text_string(text: str) -> bytes:
    """A PDF text string in UTF-16 as hex."""
    return b"<FEFF" + text.encode("utf-16-be").hex().upper().encode("ascii") + b">"


def _put_children(
    objects: ObjectWriter, bookmarks: Sequence[Bookmark], pages: Sequence[int], parent: int
) -> bytes:
    if not bookmarks:
        return b""
    numbers = [objects.allocate() for _ in bookmarks]
    for index, bookmark in enumerate(bookmarks):
        body = b"<< /Title %s /Parent %d 0 R" % (text_string(bookmark.title), parent)
        body += b" /Dest [%d 0 R /Fit]" % pages[bookmark.page - 1]
        if index:
            body += b" /Prev %d 0 R" % numbers[index - 1]
        if index + 1 < len(numbers):
            body += b" /Next %d 0 R" % numbers[index + 1]
        body += _put_children(objects, bookmark.children, pages, numbers[index])
        if bookmark.children:
            body += b" /Count %d" % (bookmark.shown - 1)
        objects.put(numbers[index], body + b" >>")
    return b" /First %d 0 R /Last %d 0 R" % (numbers[0], numbers[-1])
