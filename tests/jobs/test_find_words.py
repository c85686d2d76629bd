"""A hit leads to the paper and its page, and never to what is in the bin."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from holdall.case.event import Event
from holdall.case.paper import Paper, PaperKind
from holdall.case.person import NameForm, Person, Role
from holdall.jobs.find_words import Found, WordFinder
from holdall.jobs.index_words import IndexWords
from holdall.jobs.job import JobContext
from holdall.vault.vault import Vault

PDF = "application/pdf"


@pytest.fixture
def vault(make_vault: Callable[..., Vault]) -> Vault:
    return make_vault()


@pytest.fixture
def find(vault, sandbox) -> Callable[..., list[Found]]:
    def search(text: str, **wishes) -> list[Found]:
        IndexWords(vault, sandbox).run(JobContext())
        return WordFinder(vault).find(text, **wishes)

    return search


def put(vault: Vault, *records) -> None:
    with vault.records.transaction("edit") as transaction:
        for record in records:
            transaction.put(record)


def test_a_page_is_counted_through_the_papers_files(vault, find, put_file, written_pdf) -> None:
    first = put_file(vault, written_pdf("Один", "Два"), media_type=PDF, page_count=2)
    second = put_file(vault, written_pdf("Три", "Обыск в доме"), media_type=PDF, page_count=2)
    paper = Paper(title="Дело", kind=PaperKind.CRIMINAL_CASE, file_ids=(first.id, second.id))
    put(vault, paper)
    (found,) = find("обыски")
    assert (found.record, found.file_id, found.file_page, found.page) == (paper, second.id, 2, 4)
    assert found.snippet.text.strip() == "Обыск в доме"
    assert found.score > 0


def test_records_of_any_kind_are_found_by_their_own_words(vault, find) -> None:
    event = Event(title="Задержание")
    person = Person(role=Role.PRINCIPAL, names=(NameForm(surname="Щербакова"),))
    put(vault, event, person)
    (found,) = find("задержания")
    assert (found.record, found.page, found.file_id) == (event, 0, "")
    assert [it.record for it in find("Shcherbakova")] == [person]


def test_a_file_in_two_papers_leads_to_both_and_its_name_to_no_page(vault, find, put_file) -> None:
    file = put_file(vault, b"x", "скан.jpg")
    papers = [Paper(title="А", file_ids=(file.id,)), Paper(title="Б", file_ids=(file.id,))]
    put(vault, *papers)
    found = find("скан")
    assert {it.record.id for it in found} == {it.id for it in papers}
    assert {it.page for it in found} == {0}
    assert len(find("скан", limit=1)) == 1


def test_only_papers_of_a_kind(vault, find, put_file) -> None:
    file = put_file(vault, b"x", "суд.jpg")
    ruling = Paper(title="Решение", kind=PaperKind.COURT_RULING, file_ids=(file.id,))
    letter = Paper(title="Письмо в суд", kind=PaperKind.LETTER, file_ids=(file.id,))
    put(vault, ruling, letter, Event(title="Суд"))
    assert [it.record for it in find("суд", kind=PaperKind.COURT_RULING)] == [ruling]


def test_what_is_in_the_bin_is_not_found_even_before_the_index_knows(vault, find, put_file, sandbox) -> None:
    file = put_file(vault, b"x", "обыск.jpg", title="Обыск")
    (paper,) = vault.records.all(Paper)
    assert find("обыск")
    with vault.records.transaction("delete") as transaction:
        transaction.delete(paper.id)
    assert WordFinder(vault).find("обыск") == []
    with vault.records.transaction("delete") as transaction:
        transaction.delete(file.id)
    assert WordFinder(vault).find("обыск") == []


def test_nothing_typed_finds_nothing(vault, find) -> None:
    put(vault, Paper(title="Суд"))
    assert find(" … ") == []
    assert [it.record.title_text for it in find("су", typing=True)] == []
    assert [it.record.title_text for it in find("суд", typing=True)] == ["Суд"]
