from __future__ import annotations

import hashlib
import io
import os
import shutil
import subprocess
import sys
import unicodedata
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from holdall.case.dossier_plan import PlannedExhibit
from holdall.case.person import NameForm, Person
from holdall.dossier.glyphs import shown_characters
from holdall.dossier.plan_errors import DividerOverflowError, GlyphMissingError
from holdall.dossier.profile import Part
from holdall.dossier.resolve import resolve
from holdall.dossier.typeset import Typeset, typeset

MakeCase = Callable[..., Any]
needs_poppler = pytest.mark.skipif(
    shutil.which("pdftotext") is None, reason="poppler's pdftotext is not here"
)
ROOT = Path(__file__).parents[2]


def made(case: Any, moment: datetime) -> Typeset:
    return typeset(resolve(case.plan, case.records), moment)


def page_texts(pdf: bytes) -> list[str]:
    """The text of each page as poppler reads it."""
    command = ["pdftotext", "-raw", "-", "-"]
    text = subprocess.run(command, input=pdf, capture_output=True, check=True).stdout.decode("utf-8")
    return text.split("\f")[:-1]


def bare(text: str) -> str:
    """Text without anything that line breaking or direction adds to it."""
    plain = unicodedata.normalize("NFC", text)
    return "".join(char for char in plain if not char.isspace() and unicodedata.category(char) != "Cf")


def targets(pdf: pikepdf.Pdf, page: pikepdf.Page) -> list[int]:
    """Physical numbers of the pages that a page's links lead to, in order."""
    numbers = {other.obj.objgen: index for index, other in enumerate(pdf.pages, start=1)}
    annotations = page.get("/Annots", pikepdf.Array())
    return [numbers[link.Dest[0].objgen] for link in annotations]  # type: ignore[union-attr]


def test_each_page_has_its_role_and_number(make_case: MakeCase, moment: datetime) -> None:
    result = made(make_case(), moment)
    assert [(role.part, role.label, role.number) for role in result.pages] == [
        (Part.COVER, "", 1), (Part.INDEX, "", 2), (Part.STATEMENT, "", 3), (Part.CHRONOLOGY, "", 4),
        (Part.IDENTITY, "", 5), (Part.EXHIBITS, "1", 6), (Part.EXHIBITS, "2", 8), (Part.EXHIBITS, "3", 11),
    ]  # fmt: skip
    assert result.numbering.front_pages == 5
    assert result.numbering.total == 14
    assert len(pikepdf.open(io.BytesIO(result.pdf)).pages) == len(result.pages)


def test_parts_with_nothing_to_show_are_left_out(make_case: MakeCase, moment: datetime) -> None:
    case = make_case(statement=" ", applicant_id="", person_ids=())
    for event in (f"{3:032x}", f"{4:032x}"):
        case.records.drop(event)
    result = made(case, moment)
    assert [role.part for role in result.pages][:3] == [Part.COVER, Part.INDEX, Part.EXHIBITS]


@needs_poppler
def test_stamps_index_and_references_agree(make_case: MakeCase, moment: datetime) -> None:
    case = make_case(profile="us-eoir")
    result = made(case, moment)
    texts = page_texts(result.pdf)
    for role, text in zip(result.pages, texts, strict=True):
        stamp = f"Exhibit {role.label} · {role.number}" if role.label else str(role.number)
        assert stamp in text.splitlines()
    assert "A Passport 6 Mar 2022 6–7" in texts[1]
    assert "C Court ruling 6 Mar 2022 11–14" in texts[1]
    assert "see Exhibit B, p. 8." in texts[2].replace("\n", " ")
    assert "B p. 8" in texts[3]


def test_links_of_the_index_lead_to_parts_and_dividers(make_case: MakeCase, moment: datetime) -> None:
    pdf = pikepdf.open(io.BytesIO(made(make_case(), moment).pdf))
    assert list(dict.fromkeys(targets(pdf, pdf.pages[1]))) == [3, 4, 5, 6, 7, 8]
    assert targets(pdf, pdf.pages[2]) == [7]
    assert list(dict.fromkeys(targets(pdf, pdf.pages[3]))) == [7, 8]


def test_links_are_called_by_the_running_number(make_case: MakeCase, moment: datetime) -> None:
    pdf = pikepdf.open(io.BytesIO(made(make_case(), moment).pdf))
    names = [str(link.Contents) for link in pdf.pages[1].Annots]  # type: ignore[union-attr]
    assert list(dict.fromkeys(names)) == [f"page {number}" for number in (3, 4, 5, 6, 8, 11)]


@pytest.mark.parametrize("language", ["en", "ru", "fr", "de", "fa", "ka", "he"])
def test_title_language_and_standards_are_declared(
    make_case: MakeCase, moment: datetime, language: str
) -> None:
    pdf = pikepdf.open(io.BytesIO(made(make_case(language=language), moment).pdf))
    assert str(pdf.Root.Lang) == language
    with pdf.open_metadata() as metadata:
        assert metadata["dc:title"] == "Papers of Anna Vetrova"
        assert (metadata["pdfaid:part"], metadata["pdfaid:conformance"]) == ("2", "B")
        assert metadata["pdfuaid:part"] == "1"
    assert bool(pdf.Root.MarkInfo.Marked)


@pytest.mark.parametrize(
    ("profile", "size"), [("generic", (595, 842)), ("us-eoir", (612, 792)), ("ca-rpd", (612, 792))]
)
def test_paper_is_the_profiles(
    make_case: MakeCase, moment: datetime, profile: str, size: tuple[int, int]
) -> None:
    pdf = pikepdf.open(io.BytesIO(made(make_case(profile=profile), moment).pdf))
    for page in pdf.pages:
        left, bottom, right, top = (float(value) for value in page.mediabox)
        assert (round(right - left), round(top - bottom)) == size


@needs_poppler
def test_120_exhibits_make_an_index_of_several_pages(make_case: MakeCase, moment: datetime) -> None:
    titles = tuple(f"Paper {'of some length ' * (number % 4)}{number}" for number in range(120))
    result = made(make_case(titles, profile="uk-iac"), moment)
    index = [role.number for role in result.pages if role.part is Part.INDEX]
    assert len(index) >= 5
    texts = page_texts(result.pdf)
    for number in index:
        assert "Exhibit Document Date Pages" in texts[number - 1]
    whole = " ".join(" ".join(texts[number - 1] for number in index).split())
    for label, page in result.numbering.divider_page.items():
        assert f"{page}–{result.numbering.last_page[label]}" in whole
    assert [role.number for role in result.pages[-120:]] == list(result.numbering.divider_page.values())


LONG = {
    "words": "A ruling that goes on " * 14,
    "no spaces": "IMG_20220306_" + "0123456789abcdef" * 18,
    "wide": "W" * 300,
    "Persian": "گواهی بسیار طولانی از بیمارستان " * 9,
    "Georgian": "ცნობა" * 60,
}


@needs_poppler
@pytest.mark.parametrize("kind", LONG)
def test_titles_of_300_characters_fit_and_stay_on_the_page(
    make_case: MakeCase, moment: datetime, kind: str
) -> None:
    title = LONG[kind].strip()
    result = made(make_case((title, "second"), statement="", event_ids=(f"{4:032x}",)), moment)
    assert [role.label for role in result.pages[-2:]] == ["1", "2"]
    command = ["pdftotext", "-bbox", "-", "-"]
    boxes = subprocess.run(command, input=result.pdf, capture_output=True, check=True).stdout.decode()
    ends = [float(line.split('xMax="')[1].split('"')[0]) for line in boxes.splitlines() if "<word" in line]
    assert max(ends) <= 595 - 28


def test_a_title_too_long_for_one_divider_names_the_paper(make_case: MakeCase, moment: datetime) -> None:
    case = make_case(("first", "word " * 2000, "third"), statement="")
    with pytest.raises(DividerOverflowError) as caught:
        made(case, moment)
    assert caught.value.params == {"item": case.paper(1)}


def test_a_missing_glyph_stops_the_work(make_case: MakeCase, moment: datetime) -> None:
    case = make_case(("first", "second 😀"), statement="")
    with pytest.raises(GlyphMissingError) as caught:
        made(case, moment)
    assert caught.value.params == {"item": case.paper(1), "part": "exhibit", "character": "U+1F600"}


@needs_poppler
@pytest.mark.parametrize(
    "title",
    [
        "#[let x = 1] $a^2$ *bold* _it_ `code` @ref <label> \\n // no /* no */ ~ -- --- '' \"\"",
        "= Heading", "- item", "+ item", "/ term: x", "#import \"a.typ\"", "{exhibit:1}", "#sys.inputs", "…",
    ],
)  # fmt: skip
def test_markup_prints_as_typed(make_case: MakeCase, moment: datetime, title: str) -> None:
    texts = page_texts(made(make_case((title, "b"), statement=title), moment).pdf)
    assert bare(title) in bare(texts[1])
    assert bare(title) in bare(texts[2])
    assert bare(title) in bare(texts[-2])


LETTERS = "".join(sorted(char for char in shown_characters() if char.isalnum() and ord(char) < 0x530))
SOME_TITLES = st.lists(
    st.text(alphabet=LETTERS + " #[]$*_`@<>\\{}/=-+~'\"", min_size=1, max_size=60).filter(
        lambda t: t.strip()
    ),
    min_size=1,
    max_size=4,
)


@needs_poppler
@given(titles=SOME_TITLES)
@settings(
    max_examples=15,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
def test_any_titles_print_literally_on_index_and_divider(
    make_case: MakeCase, moment: datetime, titles: list[str]
) -> None:
    result = made(make_case(tuple(titles), statement="", event_ids=(f"{4:032x}",)), moment)
    texts = page_texts(result.pdf)
    index = "".join(texts[role.number - 1] for role in result.pages if role.part is Part.INDEX)
    for title, divider in zip(titles, texts[-len(titles) :], strict=True):
        assert bare(title) in bare(index)
        assert bare(title) in bare(divider)


RTL = st.text(alphabet="ابپتثجچحخدذرزژسشعغفقکگلمنوهی שלוםאבגד 12–34 Vetrova Дом", min_size=3, max_size=80)


@needs_poppler
@given(titles=st.lists(RTL.filter(lambda t: t.strip()), min_size=1, max_size=3))
@settings(
    max_examples=10,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
def test_right_to_left_titles_keep_every_letter(
    make_case: MakeCase, moment: datetime, titles: list[str]
) -> None:
    result = made(make_case(tuple(titles), statement="", language="fa"), moment)
    dividers = page_texts(result.pdf)[-len(titles) :]
    for title, divider in zip(titles, dividers, strict=True):
        shown = sorted(bare(unicodedata.normalize("NFKC", divider)))
        for char in bare(unicodedata.normalize("NFKC", title)):
            shown.remove(char)


def test_titles_within_titles_keep_their_own_dividers(make_case: MakeCase, moment: datetime) -> None:
    titles = ("Court", "Court ruling", "Court ruling of 2022", "Court ruling of 2022")
    result = made(make_case(titles, statement=""), moment)
    pdf = pikepdf.open(io.BytesIO(result.pdf))
    front = result.numbering.front_pages
    found = list(dict.fromkeys(targets(pdf, pdf.pages[1])))
    assert found[-4:] == [front + 1, front + 2, front + 3, front + 4]


SCRIPT = """
import runpy, sys
from datetime import UTC, datetime
from hashlib import sha256
sys.path.insert(0, {source!r})
small = runpy.run_path({conftest!r})
from holdall.dossier.resolve import resolve
from holdall.dossier.typeset import typeset
case = small["small_case"](profile="us-eoir")
made = typeset(resolve(case.plan, case.records), datetime(2026, 11, 23, 12, tzinfo=UTC))
print(sha256(made.pdf).hexdigest())
"""


def test_the_same_bytes_in_another_process_zone_locale_and_hash_seed(
    make_case: MakeCase, moment: datetime
) -> None:
    case = make_case(profile="us-eoir")
    here = hashlib.sha256(made(case, moment).pdf).hexdigest()
    assert hashlib.sha256(made(case, moment).pdf).hexdigest() == here
    script = SCRIPT.format(source=str(ROOT / "src"), conftest=str(Path(__file__).with_name("conftest.py")))
    strange = {"TZ": "Pacific/Chatham", "LC_ALL": "tr_TR.UTF-8", "PYTHONHASHSEED": "77", "PYTHONUTF8": "1"}
    command = [sys.executable, "-c", script]
    there = subprocess.run(command, env=os.environ | strange, capture_output=True, check=True, text=True)
    assert there.stdout.strip() == here


def test_another_moment_gives_other_bytes_and_the_same_pages(make_case: MakeCase, moment: datetime) -> None:
    case = make_case()
    first, second = made(case, moment), made(case, moment.replace(year=2027))
    assert first.pdf != second.pdf
    assert first.pages == second.pages


@needs_poppler
def test_sections_head_the_index(make_case: MakeCase, moment: datetime) -> None:
    case = make_case(profile="generic")
    keys = ("official", "official", "identity")
    case.change_plan(
        exhibits=tuple(
            replace(PlannedExhibit(paper_id=case.paper(number)), section=key)
            for number, key in enumerate(keys)
        )
    )
    lines = page_texts(made(case, moment).pdf)[1].splitlines()
    assert lines.index("Identity and family") < lines.index("Police, court and state records")


@needs_poppler
@needs_poppler
def test_a_person_stays_on_one_page_of_the_identity_table(make_case: MakeCase, moment: datetime) -> None:
    case = make_case()
    people = []
    for number in range(6):
        names = tuple(NameForm(surname=f"P{number}S{form}E") for form in range(6))
        people.append(Person(names=names))
        case.records.put(people[-1])
    case.change_plan(person_ids=tuple(person.id for person in people))
    pages = page_texts(made(case, moment).pdf)
    for number in range(6):
        wanted = {f"P{number}S{form}E" for form in range(6)}
        assert any(all(name in page for name in wanted) for page in pages)


@needs_poppler
def test_what_the_user_keeps_to_themselves_is_not_printed(make_case: MakeCase, moment: datetime) -> None:
    result = made(make_case(), moment)
    assert "hidden" not in "".join(page_texts(result.pdf))
    assert b"hidden" not in result.pdf


def test_long_texts_flow_over_pages_and_the_index_follows(make_case: MakeCase, moment: datetime) -> None:
    long = "I was held for a long time and nobody told me why. " * 200
    case = make_case(statement=long, fields=(("filer", "line\n" * 60),), title="Many words " * 60)
    case.change(f"{3:032x}", description=long)
    result = made(case, moment)
    pages = [role.part for role in result.pages]
    assert [pages.count(part) > 1 for part in (Part.COVER, Part.STATEMENT, Part.CHRONOLOGY)] == [True] * 3
    assert [role.number for role in result.pages][: result.numbering.front_pages] == list(
        range(1, result.numbering.front_pages + 1)
    )


@needs_poppler
def test_the_signature_never_stands_on_a_page_of_its_own(make_case: MakeCase, moment: datetime) -> None:
    alone = []
    for count in range(16, 28):
        statement = "\n\n".join(["I was there."] * count + ["The last word."])
        texts = page_texts(made(make_case(statement=statement), moment).pdf)
        alone += [count for text in texts if "Signature" in text and "The last word." not in text]
    assert alone == []


@needs_poppler
def test_an_event_stays_on_one_page_with_its_date(make_case: MakeCase, moment: datetime) -> None:
    case = make_case()
    for number in range(40):
        description = f"begin-{number}. " + "They came again. " * 20 + f"end-{number}."
        event = replace(case.records.get(f"{3:032x}"), id=f"{900 + number:032x}", description=description)
        case.records.put(event)
    texts = page_texts(made(case, moment).pdf)
    for number in range(40):
        [page] = [text for text in texts if f"begin-{number}." in text]
        assert f"end-{number}." in page


GROWTH = """
import re, runpy, sys
from pathlib import Path
from datetime import UTC, datetime
sys.path.insert(0, {source!r})
small = runpy.run_path({conftest!r})
from holdall.dossier.resolve import resolve
from holdall.dossier.typeset import typeset

for count in (3, 60, 240):
    case = small["small_case"](tuple(f"Paper {{number}}" for number in range(count)))
    typeset(resolve(case.plan, case.records), datetime(2026, 11, 23, 12, tzinfo=UTC))
    print(re.search(r"VmHWM:\\s+(\\d+)", Path("/proc/self/status").read_text())[1])
"""


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells the peak of one process alone")
def test_memory_grows_with_the_exhibits_and_not_with_their_square() -> None:
    script = GROWTH.format(source=str(ROOT / "src"), conftest=str(Path(__file__).with_name("conftest.py")))
    alone = os.environ | {"RAYON_NUM_THREADS": "1"}  # what threads hold at a time varies
    command = [sys.executable, "-c", script]
    done = subprocess.run(command, env=alone, capture_output=True, check=True, text=True)
    start, few, many = map(int, done.stdout.split())
    # Four times as many exhibits took 4.4 times as much; with a counter set on each divider, 6.9 times.
    assert (many - start) / (few - start) < 5.6
