"""Content streams: what they use is found, and what is not understood is a problem."""

from __future__ import annotations

import random

import pytest

from holdall.dossier.conformance.content_scan import Showing, scan, strings


def shown(content: bytes) -> dict[Showing, list[bytes]]:
    use = scan(content)
    assert use.problems == set()
    return {showing: list(strings(written)) for showing, written in use.texts.items()}


def test_names_are_sorted_by_what_they_name() -> None:
    use = scan(
        b"/G gs /C cs /C CS /P scn 1 0 0 sc /I Do /S sh /OC /M BDC EMC /T <</A /B>> BDC EMC /Saturation ri"
    )
    assert use.names == {
        "/ExtGState": {"/G"}, "/ColorSpace": {"/C"}, "/Pattern": {"/P"}, "/XObject": {"/I"},
        "/Shading": {"/S"}, "/Properties": {"/M"}, "intent": {"/Saturation"},
    }  # fmt: skip
    assert use.problems == set()


def test_text_is_kept_by_font_and_visibility() -> None:
    content = b"q /F 9 Tf (a) Tj 3 Tr [(b) -20 <63>] TJ q /G#20x 9 Tf (d) Tj Q (e) ' 1 2 (f) \" Q 0 Tr"
    assert shown(content) == {
        Showing("/F", invisible=False): [b"a"],
        Showing("/F", invisible=True): [b"b", b"c", b"e", b"f"],
        Showing("/G x", invisible=True): [b"d"],
    }


@pytest.mark.parametrize(
    ("written", "text"),
    [
        (rb"(a\(b\)c)", b"a(b)c"),
        (rb"(a(b(c))d)", b"a(b(c))d"),
        (rb"(\101\7\53x\8)", b"A\x07+x8"),
        (b"(a\\\nb\\\r\nc\\rd)", b"abc\rd"),
        (b"(a\r\nb\rc)", b"a\nb\nc"),
        (b"<41 4\n2>", b"AB"),
        (rb"(\\)", b"\\"),
    ],
)
def test_strings_are_read_as_pdf_writes_them(written: bytes, text: bytes) -> None:
    assert shown(b"/F 1 Tf " + written + b" Tj") == {Showing("/F", invisible=False): [text]}


@pytest.mark.parametrize("before", range(4))
def test_long_drawings_are_read_to_their_end(before):
    content = b"0 " * before + b"1 0 0 rg 0.5 20 m [3 1] 0 d % note\n" * 20_000 + b"/I Do"
    use = scan(content)
    assert (use.names, use.texts, use.problems) == ({"/XObject": {"/I"}}, {}, set())


def test_comments_hide_what_is_in_them() -> None:
    assert scan(b"% 1 0 0 0 k /X Do\n0 g").names == {}


def test_a_mode_that_is_not_understood_counts_as_visible() -> None:
    assert list(shown(b"/F 1 Tf 13 Tr (a) Tj 3.0 Tr (b) Tj")) == [Showing("/F", invisible=False)]


@pytest.mark.parametrize(
    ("code", "content"),
    [
        ("operator", b"1 0 0 nothing"),
        ("operator", b"99999999999 w"),
        ("operator", b"0.0000000000000000000000000000000000001 w"),
        ("operator", b"(open"),
        ("operator", b"(((((deep))))) Tj"),
        ("operator", b"<414> Tj"),
        ("operator", b"[(C) %\n(A)] TJ"),
        ("operator", b"{ }"),
        ("cmyk", b"1 0 0 0 k"),
        ("cmyk", b"1 0 0 0 K"),
        ("nesting", b"q " * 21 + b"Q " * 21),
        ("nesting", b"q"),
        ("nesting", b"Q"),
        ("name", b"/" + b"n" * 128 + b" gs"),
        ("string", b"(" + b"s" * 32768 + b") Tj"),
        ("inline-image", b"BI /W 1"),
    ],
)
def test_problems_are_named(code: str, content: bytes) -> None:
    assert scan(content).problems == {code}


def test_scanning_goes_on_behind_an_inline_image() -> None:
    use = scan(b"BI /W 1 /H 1 ID \x00(/ EI /X Do")
    assert [image.entries["Width"] for image in use.images] == [b"1"]
    assert use.names == {"/XObject": {"/X"}}


def test_any_bytes_are_scanned_to_an_end() -> None:
    seed = random.randrange(1 << 32)
    print(f"seed {seed}")
    source = random.Random(seed)
    pieces = [
        b"q ",
        b"Q ",
        b"(",
        b")",
        b"<",
        b">",
        b"[",
        b"]",
        b"/N ",
        b"1 ",
        b"Tj ",
        b"BI ",
        b"ID ",
        b"EI ",
        b"\\",
        b"\xff",
    ]
    for _ in range(300):
        scan(b"".join(source.choices(pieces, k=40)))
