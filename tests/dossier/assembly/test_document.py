"""The writer makes sound files of any size and takes nothing crooked from a worker."""

from __future__ import annotations

import io
import json
from typing import Any

import pikepdf
import pytest

from holdall.dossier.assembly.document import DocumentFacts, DocumentWriter
from holdall.dossier.assembly.object_writer import ObjectWriter
from holdall.dossier.assembly.outline import Bookmark
from holdall.dossier.build_errors import MalformedChunkError
from holdall.dossier.stamp_font import StampFont, load_stamp_font
from holdall.resources import resource_path


@pytest.fixture(scope="module")
def font() -> StampFont:
    return load_stamp_font(resource_path("fonts", "NotoSans-Regular.ttf"), {"1"})


def facts(**values: Any) -> DocumentFacts:
    given = {"title": "Заголовок & <title>", "language": "ru", "bookmarks": (), "pdfa": False, **values}
    return DocumentFacts(**given)


def pages_part(count: int) -> bytes:
    entry = {"entries": "/MediaBox [0 0 100 100] /Resources 1 0 R", "digest": "d"}
    return json.dumps([entry] * count).encode()


def send(sink: Any, count: int) -> None:
    body = b"<< >>"
    sink.take({"kind": "objects", "table": [[1, len(body), -1]]}, body)
    sink.take({"kind": "pages"}, pages_part(count))
    sink.finish()


@pytest.mark.parametrize("count", [1, 31, 32, 33, 1024, 1025, 1100])
def test_page_trees_of_any_size_hold(font: StampFont, count: int) -> None:
    out = io.BytesIO()
    document = DocumentWriter(out, count, font)
    send(document.sink(range(1, count + 1)), count)
    mark = Bookmark("one · 1", 1, (Bookmark("two · 1", 1), Bookmark("three · 1", count)))
    size = document.finish(facts(bookmarks=(mark, Bookmark("last", count))))
    assert size == len(out.getvalue())
    with pikepdf.open(out) as pdf:
        assert len(pdf.pages) == count
        assert pdf.pages[-1].label == str(count)
        assert not pdf.get_warnings()
        assert str(pdf.docinfo.Title) == "Заголовок & <title>"
        with pdf.open_outline() as outline:
            assert [item.title for item in outline.root] == ["one · 1", "last"]
            assert [item.title for item in outline.root[0].children] == ["two · 1", "three · 1"]


def test_the_same_input_gives_the_same_bytes(font: StampFont) -> None:
    files = []
    for _ in range(2):
        out = io.BytesIO()
        document = DocumentWriter(out, 2, font)
        send(document.sink([1, 2]), 2)
        document.finish(facts())
        files.append(out.getvalue())
    assert files[0] == files[1]


def test_pages_of_two_senders_may_alternate(font: StampFont) -> None:
    out = io.BytesIO()
    document = DocumentWriter(out, 3, font)
    send(document.sink([1, 3]), 2)
    send(document.sink([2]), 1)
    document.finish(facts())
    assert document.digests() == ["d", "d", "d"]


@pytest.mark.parametrize(
    ("header", "body"),
    [
        ({"kind": "other"}, b""),
        ({"kind": "pages"}, b"not json"),
        ({"kind": "pages"}, b"[1]"),
        ({"kind": "pages"}, b'[{"entries": 5, "digest": "d"}]'),
        ({"kind": "pages"}, pages_part(2)),
        ({"kind": "objects", "table": [[1, 11, -1]]}, b"[7 65535 R]"),
        ({"kind": "objects", "table": [[1, 11, -1]]}, b"[1 65534 R]"),
        ({"kind": "objects", "table": [[1, 7, -1]]}, b"[7 3 R]"),
        ({"kind": "objects", "table": [[1, 1, -1], [1, 1, -1]]}, b"55"),
    ],
)
def test_crooked_parts_are_refused(font: StampFont, header: dict[str, Any], body: bytes) -> None:
    sink = DocumentWriter(io.BytesIO(), 1, font).sink([1])
    with pytest.raises(MalformedChunkError):
        sink.take(header, body)


def test_pages_that_do_not_come_are_missed(font: StampFont) -> None:
    sink = DocumentWriter(io.BytesIO(), 1, font).sink([1])
    with pytest.raises(MalformedChunkError):
        sink.finish()


def test_objects_that_are_referred_to_must_come() -> None:
    objects = ObjectWriter(io.BytesIO())
    root = objects.add(b"<< >>")
    objects.allocate()
    with pytest.raises(MalformedChunkError):
        objects.finish(root, root, bytes(16))
