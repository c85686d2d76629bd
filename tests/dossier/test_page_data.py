from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from holdall.dossier.numbering import number
from holdall.dossier.page_data import PageData, PartPages, page_range, shown_parts
from holdall.dossier.profile import Part
from holdall.dossier.resolve import resolve

MakeCase = Callable[..., Any]


def data(case: Any, ranges: dict[str, tuple[int, int]] | None = None) -> Any:
    bundle = resolve(case.plan, case.records)
    return PageData(bundle, number(bundle, 5), PartPages(ranges or {})).data()


def test_ranges_of_one_page_are_one_number() -> None:
    assert (page_range(7, 7), page_range(7, 9)) == ("7", "7–9")


def test_everything_is_plain_json(make_case: MakeCase) -> None:
    found = data(make_case())
    assert json.loads(json.dumps(found)) == found


def test_no_text_is_smaller_than_the_authority_accepts(make_case: MakeCase) -> None:
    for profile, least in (("uk-iac", 12), ("ca-rpd", 12), ("us-eoir", 11), ("generic", 10)):
        found = data(make_case(profile=profile))
        assert min(found["base"], found["small"], found["stamp"]["size"]) >= min(least, 12)


def test_front_pages_carry_plain_numbers_and_dividers_their_exhibit(make_case: MakeCase) -> None:
    stamps = data(make_case())["stamps"]
    assert stamps == ["1", "2", "3", "4", "5", "Exhibit 1 · 6", "Exhibit 2 · 8", "Exhibit 3 · 11"]


def test_the_index_lists_front_parts_once_their_pages_are_known(make_case: MakeCase) -> None:
    [index, *_] = data(make_case(), {"statement": (3, 4)})["parts"]
    assert [(row["name"], row["pages"]) for row in index["front"]] == [
        ("statement", "3–4"), ("chronology", ""), ("identity", ""),
    ]  # fmt: skip
    assert [row["pages"] for group in index["groups"] for row in group["rows"]] == ["6–7", "8–10", "11–14"]


def test_the_running_head_is_left_out_when_it_is_long(make_case: MakeCase) -> None:
    case = make_case()
    assert data(case)["running_head"] == "VETROVA ANNA · A 123-456-789"
    case.change(case.plan.applicant_id, a_number="9" * 60)
    assert data(case)["running_head"] == ""


def test_the_cover_names_the_others_and_marks_open_fields(make_case: MakeCase) -> None:
    cover = data(make_case(profile="us-eoir"))["cover"]
    assert cover["with"] == "with VETROV LEV"
    assert cover["summary"] == "3 exhibits · 14 pages"
    judge = next(field for field in cover["fields"] if field["key"] == "judge")
    assert (judge["value"], judge["required"], judge["place"]) == ("", True, "detail")


def test_a_nameless_applicant_leaves_a_plain_heading(make_case: MakeCase) -> None:
    found = data(make_case(applicant_id=""))
    statement = next(part for part in found["parts"] if part["name"] == "statement")
    assert statement["title"] == "Statement"
    assert found["cover"]["applicant"] == ""
    assert found["cover"]["with"] == "with VETROV LEV"


def test_dividers_say_what_an_exhibit_is(make_case: MakeCase) -> None:
    case = make_case()
    case.change(case.paper(1), translation_of=case.paper(2), author="District court")
    divider = data(case)["dividers"][1]
    assert {fact["label"]: fact["value"] for fact in divider["facts"]} == {
        "Date": "6 Mar 2022", "Kind": "Police protocol", "Author": "District court", "Language": "Russian",
        "Translation of": "Exhibit 3", "Pages": "8–10",
    }  # fmt: skip


def test_dividers_say_what_files_their_pages_were_made_of(make_case: MakeCase) -> None:
    case = make_case()
    case.change(case.file(1), rendition_id="a" * 32, media_type="text/plain", name="письмо 👍.txt")
    digest = case.records.get(case.file(1)).sha256
    facts = data(case)["dividers"][1]["facts"]
    assert facts[-1] == {
        "label": "Rendering",
        "value": f"made by Holdall from письмо [thumbs up sign].txt (TXT). SHA-256 of the file: {digest}",
    }


def test_only_parts_with_content_are_shown_in_the_profiles_order(make_case: MakeCase) -> None:
    case = make_case(statement="")
    assert shown_parts(resolve(case.plan, case.records)) == (Part.INDEX, Part.CHRONOLOGY, Part.IDENTITY)
