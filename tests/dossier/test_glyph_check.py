from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from holdall.case.person import NameForm
from holdall.case.place import Place
from holdall.dossier.glyph_check import check_glyphs
from holdall.dossier.plan_errors import GlyphMissingError
from holdall.dossier.resolve import resolve

BAD = "中"


def spoil(case: Any, record_id: str, **changes: Any) -> str:
    case.change(record_id, **changes)
    return record_id


PLACES: dict[str, Callable[[Any], tuple[str, str]]] = {
    "plan title": lambda case: (case.change_plan(title=BAD) or case.plan.id, "title"),
    "caption": lambda case: (
        case.change_plan(fields=(("authority", BAD),)) or case.plan.id,
        "caption.authority",
    ),
    "statement": lambda case: (case.change_plan(statement=f"a\n\n{BAD}") or case.plan.id, "statement.2"),
    "exhibit title": lambda case: (spoil(case, case.paper(1), title=BAD), "exhibit"),
    "exhibit author": lambda case: (spoil(case, case.paper(1), author=BAD), "exhibit"),
    "event title": lambda case: (spoil(case, f"{3:032x}", title=BAD), "event"),
    "event place": lambda case: (spoil(case, f"{3:032x}", place=Place(BAD)), "event"),
    "event description": lambda case: (spoil(case, f"{3:032x}", description=f"x\n{BAD}"), "event"),
    "name": lambda case: (spoil(case, f"{2:032x}", names=(NameForm(surname=BAD),)), "person"),
    "relation": lambda case: (spoil(case, f"{2:032x}", relation=BAD), "person"),
    "identity number": lambda case: (
        spoil(case, case.paper(0), identity=replace(case.records.get(case.paper(0)).identity, number=BAD)),
        "identity",
    ),
}


@pytest.mark.parametrize("place", PLACES)
def test_a_missing_glyph_names_record_and_part(make_case: Callable[..., Any], place: str) -> None:
    case = make_case()
    item, part = PLACES[place](case)
    with pytest.raises(GlyphMissingError) as caught:
        check_glyphs(resolve(case.plan, case.records))
    assert caught.value.params == {"item": item, "part": part, "character": "U+4E2D"}


def test_a_case_in_known_scripts_passes(make_case: Callable[..., Any]) -> None:
    case = make_case()
    check_glyphs(resolve(case.plan, case.records))
