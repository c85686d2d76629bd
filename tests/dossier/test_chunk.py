"""Relocatable objects: batches small enough to arrive, taken apart only when they are sound."""

from __future__ import annotations

import json

import pytest

from holdall.dossier.build_errors import MalformedChunkError
from holdall.dossier.chunk import Outbox, PdfObject, map_references, references, unpack
from holdall.sandbox.protocol import Kind


def sent(items):
    parts = []
    outbox = Outbox(lambda header, body: parts.append((header, bytes(body))))
    for item in items:
        outbox.add(item)
    outbox.flush()
    return parts


def test_what_was_sent_is_what_arrives():
    items = [
        PdfObject(1, b"<< /A 2 0 R >>"),
        PdfObject(2, b"<< /Length 3 >>", b"abc"),
        PdfObject(3, b"[]", b""),
    ]
    ((header, body),) = sent(items)
    assert list(unpack(header["table"], body)) == items


def test_the_table_of_any_number_of_objects_fits_into_a_header():
    parts = sent(PdfObject(number, b"[ 0 ]") for number in range(1_000_000, 1_020_000))
    assert sum(len(header["table"]) for header, _ in parts) == 20_000
    assert all(len(json.dumps(header)) < Kind.PART.limit for header, _ in parts)


def test_references_are_mapped_outside_strings_only():
    body = rb"<< /A 1 0 R /B (1 0 R \) 2 0 R) /C [ 3 65535 R 4 0 R ] /D 5 0 Rx >>"
    assert references(body) == [(1, 0), (3, 65535), (4, 0)]
    mapped = map_references(body, lambda number, generation: b"%d %d R" % (number + 10, generation))
    assert mapped == rb"<< /A 11 0 R /B (1 0 R \) 2 0 R) /C [ 13 65535 R 14 0 R ] /D 5 0 Rx >>"


@pytest.mark.parametrize(
    ("table", "body", "reason"),
    [
        ("no list", b"", "table"), ([[1, 2]], b"[]", "table"), ([[0, 2, -1]], b"[]", "table"),
        ([[1, 0, -1]], b"", "table"), ([["1", 2, -1]], b"[]", "table"),
        ([[1, 5, -1]], b"[]", "text"), ([[1, 2, 9]], b"[]abc", "length"), ([[1, 2, -1]], b"[]rest", "length"),
        ([[1, 14, -1]], b"[] endobj 9 0 ", "text"), ([[1, 9, -1]], b"[] stream", "text"),
    ],
)  # fmt: skip
def test_a_batch_that_does_not_add_up_or_breaks_out_is_refused(table, body, reason):
    with pytest.raises(MalformedChunkError) as caught:
        list(unpack(table, body))
    assert caught.value.params == {"reason": reason}


def test_the_words_of_pdf_syntax_may_stand_inside_strings_and_names():
    text = b"<< /T (endobj stream xref) /N /objection >>"
    assert [item.body for item in unpack([[1, len(text), -1]], text)] == [text]
