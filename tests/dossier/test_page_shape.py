"""What identifies an exhibit page: nothing of it can change, and no part can pass for another, unseen."""

from __future__ import annotations

import hashlib

import pikepdf

from holdall.dossier.page_shape import DEFLATED, DRAW_FORM, FORM, page_digest


def test_the_digest_is_sha_256_over_encoding_content_and_resources() -> None:
    expected = hashlib.sha256(b"/Filter /FlateDecode\n" + b"q Q" + b"resources").hexdigest()
    assert page_digest(DEFLATED, b"q Q", b"resources") == expected


def test_each_part_changes_the_digest() -> None:
    digests = {
        page_digest(DEFLATED, b"q Q", b"r"),
        page_digest(b"", b"q Q", b"r"),
        page_digest(DEFLATED, b"q  Q", b"r"),
        page_digest(DEFLATED, b"q Q", b"s"),
    }
    assert len(digests) == 4


def test_the_encoding_cannot_pass_for_content() -> None:
    assert page_digest(DEFLATED, b"x", b"") != page_digest(b"", DEFLATED + b"x", b"")


def test_the_page_draws_exactly_its_form_and_leaves_the_graphics_state_as_it_was() -> None:
    with pikepdf.new() as pdf:
        instructions = pikepdf.parse_content_stream(pdf.make_stream(DRAW_FORM))
    drawn = [([str(operand) for operand in one.operands], str(one.operator)) for one in instructions]
    assert drawn == [([], "q"), ([f"/{FORM}"], "Do"), ([], "Q")]
