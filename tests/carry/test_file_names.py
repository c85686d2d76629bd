from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from holdall.carry.file_names import MAX_BYTES, legal_name


@pytest.mark.parametrize(
    ("name", "legal"),
    [
        ("Протокол.pdf", "Протокол.pdf"),
        ("a/b\\c:d.jpg", "a_b_c_d.jpg"),
        ("CON", "_CON"),
        ("con.txt", "_con.txt"),
        ("Console.txt", "Console.txt"),
        (".hidden", "_.hidden"),
        ("-rf.pdf", "_-rf.pdf"),
        ("trailing. . ", "trailing"),
        ("two\nlines.pdf", "two_lines.pdf"),
        ("fdp\u202e.exe", "fdp_.exe"),
        ("\udcff.pdf", "_.pdf"),
        ("", "_"),
        ("...", "_"),
        ("a   b.pdf", "a b.pdf"),
        ("archive.tar.gz", "archive.tar.gz"),
        ("и\u0306.txt", "й.txt"),
    ],
)
def test_names_stay_as_near_as_the_file_system_lets_them(name: str, legal: str) -> None:
    assert legal_name(name, set()) == legal


def test_names_that_one_file_system_takes_for_the_same_are_told_apart() -> None:
    taken: set[str] = set()
    names = [legal_name(name, taken) for name in ("a.pdf", "A.PDF", "a.pdf", "a (2).pdf")]
    assert names == ["a.pdf", "A (2).PDF", "a (3).pdf", "a (2) (2).pdf"]


def test_a_long_name_keeps_its_extension_and_its_number() -> None:
    taken: set[str] = set()
    legal_name("Ж" * 300 + ".jpeg", taken)
    name = legal_name("Ж" * 300 + ".jpeg", taken)
    assert name.endswith("Ж (2).jpeg")
    assert len(name.encode()) <= MAX_BYTES


@settings(max_examples=200)
@given(st.lists(st.text(st.characters(), max_size=300), max_size=6))
def test_every_name_is_legal_everywhere_and_unique(names: list[str]) -> None:
    taken: set[str] = set()
    legal = [legal_name(name, taken) for name in names]
    assert len({unicodedata.normalize("NFC", name.casefold()) for name in legal}) == len(names)
    for name in legal:
        assert 0 < len(name.encode()) <= MAX_BYTES
        assert not re.search(r'[<>:"/\\|?*\x00-\x1f\x7f]', name)
        assert name[-1] not in ". "
        assert name[0] not in ".-~ "
        assert not re.fullmatch(r"(?i)(con|prn|aux|nul|com\d|lpt\d)(\..*)?", name)
