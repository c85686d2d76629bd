from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum

import pytest

from holdall.dossier.strict_table import StrictTable, TableError


class Colour(StrEnum):
    RED = "red"
    BLUE = "blue"


def test_values_are_read_by_kind() -> None:
    table = StrictTable(
        {
            "a": "x", "n": 2, "f": 1.5, "on": True, "list": ["p", "q"], "c": "red", "cs": ["red", "blue"],
            "t": {"en": "E", "ru": "Р"}, "rows": [{"k": "v"}], "inner": {"k": "w"}, "v": ["1"], "size": 3,
        },
        "file",
    )  # fmt: skip
    assert (table.text("a"), table.number("n"), table.number("f")) == ("x", 2.0, 1.5)
    assert (table.flag("on"), table.flag("off"), table.text("missing", "d")) == (True, False, "d")
    assert table.texts("list") == ("p", "q")
    assert table.texts("none", ()) == ()
    assert (table.choice("c", Colour), table.choices("cs", Colour)) == (Colour.RED, (Colour.RED, Colour.BLUE))
    assert table.by_language("t") == {"en": "E", "ru": "Р"}
    assert [row.text("k") for row in table.tables("rows")] == ["v"]
    assert table.tables("no_rows") == []
    assert table.table("inner").text("k") == "w"
    assert (table.value("v"), table.size("size"), table.size("no_size")) == (("1",), 3, None)
    table.finish()


@pytest.mark.parametrize(
    ("value", "read"),
    [
        (1, lambda table: table.text("k")),
        ("x", lambda table: table.number("k")),
        (True, lambda table: table.number("k")),
        (0, lambda table: table.size("k")),
        (True, lambda table: table.size("k")),
        ("x", lambda table: table.texts("k")),
        ([1], lambda table: table.texts("k")),
        ("green", lambda table: table.choice("k", Colour)),
        (["red", "red"], lambda table: table.choices("k", Colour)),
        ({"ru": "Р"}, lambda table: table.by_language("k")),
        ({"en": ""}, lambda table: table.by_language("k")),
        ([1], lambda table: table.tables("k")),
        (True, lambda table: table.value("k")),
        ("x", lambda table: table.table("k")),
        ("x", lambda table: table.flag("k")),
    ],
)
def test_a_value_of_the_wrong_kind_is_named(value: object, read: Callable[[StrictTable], object]) -> None:
    with pytest.raises(TableError, match=r"^file: 'k' must be "):
        read(StrictTable({"k": value}, "file"))


def test_what_is_missing_is_named() -> None:
    with pytest.raises(TableError, match=r"^file: 'k' is missing$"):
        StrictTable({}, "file").text("k")


def test_what_nobody_took_is_named() -> None:
    with pytest.raises(TableError, match=r"^file: unknown key 'zzz'$"):
        StrictTable({"zzz": 1}, "file").finish()


def test_the_place_inside_a_file_is_named() -> None:
    with pytest.raises(TableError, match=r"^file.rows\[1\]: 'k' is missing$"):
        StrictTable({"rows": [{"k": "v"}, {}]}, "file").tables("rows")[1].text("k")
