"""What a record says is what its owner wrote, without codes, ids and checksums."""

from __future__ import annotations

from holdall.case.dates import PartialDate
from holdall.case.paper import Identity, Paper, PaperKind
from holdall.case.person import NameForm, Person, Role
from holdall.case.readable import readable
from holdall.case.stored_file import StoredFile


def test_a_paper_says_its_title_number_and_dates():
    paper = Paper(
        kind=PaperKind.COURT_RULING,
        title="Постановление",
        file_ids=("a1" * 16,),
        date=PartialDate("2022-03"),
        language="ru",
        proves="арест",
        identity=Identity(number="123456", country="RUS", names=(NameForm(surname="Щербакова"),)),
    )
    assert readable(paper).splitlines() == ["Постановление", "2022-03", "арест", "123456", "Щербакова"]


def test_every_spelling_of_a_person_is_said_once():
    person = Person(
        role=Role.PRINCIPAL,
        names=(NameForm(surname="Цой"), NameForm(surname="Tsoi"), NameForm(surname="Цой")),
    )
    assert readable(person).splitlines() == ["Цой", "Tsoi"]


def test_a_file_says_its_name_folder_and_claims():
    file = StoredFile(
        name="скан.pdf", folder="суд/2022", size=3, sha256="ab" * 32, media_type="application/pdf",
        imported_at="2026-01-02T03:04:05Z", claims=(("camera_model", "Nokia"), ("title", "Решение")),
    )  # fmt: skip
    assert readable(file).splitlines() == ["скан.pdf", "суд/2022", "Решение"]
