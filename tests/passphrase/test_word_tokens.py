"""Words are found in every way people write them, and what was read for it is wiped."""

from __future__ import annotations

from array import array

import pytest

from holdall.passphrase import word_tokens as module
from holdall.passphrase.characters import code, encode, lower
from holdall.passphrase.dictionary import Dictionary, number
from holdall.passphrase.token import Kind

KNOWN = Dictionary(
    words={number("слон"): 8.0, number("kot"): 6.0, number("и"): 0.0},
    stems={number("слон"): 8.0},
    endings=frozenset({number("ами")}),
)


def found(text: str) -> list[tuple[str, float, Kind]]:
    points = array("I", map(ord, text))
    codes = bytearray(code(lower(point)) for point in points)
    tokens = module.word_tokens(codes, points, KNOWN)
    return [(text[token.start : token.end], token.bits, token.kind) for token in tokens]


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("слон", [("слон", 8, Kind.WORD)]),
        ("Слон", [("Слон", 9, Kind.WORD)]),
        (
            "слонами",
            [
                ("слон", 8, Kind.WORD),
                ("слонами", 11, Kind.WORD),
                ("и", 2, Kind.WORD),
                ("и", 3, Kind.REVERSED),
            ],
        ),
        ("ckjy", [("ckjy", 9, Kind.LAYOUT)]),
        ("k0t", [("k0t", 8, Kind.SIGNS)]),
        ("tok", [("tok", 7, Kind.REVERSED)]),
        ("Tok", [("Tok", 8, Kind.REVERSED)]),
        ("кот", []),
        ("сло н", []),
        ("", []),
    ],
)
def test_words_in_every_guise(text, pieces):
    assert found(text) == pieces


@pytest.mark.parametrize(
    ("text", "bits"), [("КОТ", None), ("kOt", 6 + 2.0), ("KOT", 6 + 1.0), ("koT", 6 + 2.0), ("KoT", 6 + 2.0)]
)
def test_capitals(text, bits):
    worth = [value for _piece, value, kind in found(text) if kind is Kind.WORD]
    assert worth == ([] if bits is None else [pytest.approx(bits)])


def test_every_reading_is_wiped(monkeypatch):
    wiped: list[bytearray] = []
    monkeypatch.setattr(
        module, "wipe", lambda view: (view.__setitem__(slice(None), bytes(len(view))), wiped.append(view))
    )
    found("слон и k0t")
    assert len(wiped) >= 4
    assert not any(map(any, wiped))
    assert encode("слон") not in b"".join(wiped)
