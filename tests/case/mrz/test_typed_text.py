from __future__ import annotations

import pytest

from holdall.case.mrz.layouts import MrzFormat
from holdall.case.mrz.typed_text import MrzUnreadableError, clean

BOOK = ("P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<", "L898902C36UTO7408122F1204159ZE184226B<<<<<10")
SMALL = ("I<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<", "D231458907UTO7408122F1204159<<<<<<<6")
CARD = ("I<UTOD231458907<<<<<<<<<<<<<<<", "7408122F1204159UTO<<<<<<<<<<<6", "ERIKSSON<<ANNA<MARIA<<<<<<<<<<")
VISA = ("V<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<", "L8988901C4XXX4009078F96121096ZE184226B<<<<<<")


@pytest.mark.parametrize(
    "text",
    [
        "\n".join(BOOK), "\r\n".join(BOOK).lower(), "".join(BOOK), " ".join(BOOK),
        "\n\n" + "\n \n".join(BOOK) + "\n",
        "\n".join(BOOK).replace("<<", "«"), BOOK[0].rstrip("<") + "\n" + BOOK[1],
        BOOK[0] + "<<<\n" + BOOK[1], "\n".join(" ".join(line) for line in BOOK),
        "\n".join(BOOK).replace("<", "＜"),
        "\n".join(BOOK).replace("A", "А"),
    ],
)  # fmt: skip
def test_the_ways_people_type_it(text: str) -> None:
    found = clean(text)
    assert found.lines == BOOK
    assert found.layout.format is MrzFormat.TD3


def test_what_was_mended_is_told() -> None:
    assert not clean("\n".join(BOOK)).fillers_added
    assert not clean("\n".join(BOOK)).letters_replaced
    assert clean(BOOK[0][:-1] + "\n" + BOOK[1]).fillers_added
    assert clean("\n".join(BOOK).replace("e", "e").replace("E", "е")).letters_replaced  # Cyrillic, lower case


@pytest.mark.parametrize(
    ("lines", "kind"),
    [
        (BOOK, "td3"), (SMALL, "td2"), (CARD, "td1"), (VISA, "mrv-a"),
        (("V" + SMALL[0][1:], SMALL[1][:-1] + "<"), "mrv-b"),
        ((VISA[0], VISA[1].rstrip("<")), "mrv-a"),
        ((BOOK[0].rstrip("<"), BOOK[1]), "td3"),
        ((SMALL[0] + "<<<<<<<<", SMALL[1]), "td2"),
        ((CARD[0].rstrip("<"), CARD[1], CARD[2].rstrip("<")), "td1"),
        (("PNRUSA".ljust(44, "<"), "1" * 21 + "<" * 7 + "1" * 16), "ru-internal"),
        (("PNRUSA".ljust(44, "<"), "1" * 44), "td3"),
    ],
)  # fmt: skip
def test_formats(lines: tuple[str, ...], kind: str) -> None:
    found = clean("\n".join(lines))
    assert found.layout.format == kind
    assert {len(line) for line in found.lines} == {found.layout.width}


@pytest.mark.parametrize("joined", [CARD, SMALL])
def test_zones_pasted_as_one_line(joined: tuple[str, ...]) -> None:
    assert clean("".join(joined)).lines == joined


def _refusal(text: str) -> dict[str, str | int]:
    with pytest.raises(MrzUnreadableError) as caught:
        clean(text)
    return caught.value.params


@pytest.mark.parametrize(("text", "found"), [("", 0), ("A", 1), ("A\nB\nC\nD", 4), ("A" * 89, 1)])
def test_other_numbers_of_lines(text: str, found: int) -> None:
    assert _refusal(text) == {"reason": "line-count", "found": found}


@pytest.mark.parametrize("bad", ["Ж", "-", "ß", "é", "."])
def test_characters_that_no_zone_has(bad: str) -> None:
    assert _refusal(BOOK[0] + "\n" + BOOK[1][:-1] + bad) == {"reason": "characters", "line": 2}


def test_a_line_that_ends_in_a_digit_is_never_mended() -> None:
    assert _refusal(BOOK[0] + "\n" + BOOK[1][:-1]) == {
        "reason": "line-length", "line": 2, "found": 43, "expected": 44,
    }  # fmt: skip
    assert _refusal("\n".join((CARD[0], CARD[1] + "<", CARD[2])))["line"] == 2


def test_a_line_too_long_is_refused() -> None:
    assert _refusal(BOOK[0] + "A\n" + BOOK[1])["found"] == 45
