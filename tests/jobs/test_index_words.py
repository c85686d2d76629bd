"""The index is brought up with what changed, and only that is read."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from holdall.case.paper import Paper
from holdall.errors import StoppedError
from holdall.jobs import index_words
from holdall.jobs.index_words import IndexReport, IndexWords
from holdall.jobs.job import JobContext
from holdall.jobs.page_texts import PageTexts
from holdall.jobs.workers import WorkerPool
from holdall.sandbox.contract import Refusal
from holdall.vault.errors import SearchIndexLostError
from holdall.vault.search.query import parse
from holdall.vault.vault import Vault

PDF = "application/pdf"


def bring_up(vault: Vault, sandbox: WorkerPool, context: JobContext | None = None) -> IndexReport:
    return IndexWords(vault, sandbox).run(context or JobContext())


def found(vault: Vault, text: str) -> set[tuple[str, int]]:
    hits, _ = vault.search.find(parse(text))
    return {(hit.source, hit.page) for hit in hits}


@pytest.fixture
def vault(make_vault: Callable[..., Vault]) -> Vault:
    return make_vault()


def put(vault: Vault, record: Paper) -> None:
    with vault.records.transaction("edit") as transaction:
        transaction.put(record)


def test_records_and_pages_are_read(vault, sandbox, put_file, written_pdf) -> None:
    file = put_file(
        vault, written_pdf("Повестка", "Обыск"), "скан.pdf", media_type=PDF, page_count=2, title="Письмо"
    )
    assert bring_up(vault, sandbox) == IndexReport(read=2)
    (paper,) = vault.records.all(Paper)
    assert found(vault, "повестки") == {(file.id, 1)}
    assert found(vault, "обыски") == {(file.id, 2)}
    assert found(vault, "письма") == {(paper.id, 0)}
    assert found(vault, "скан") == {(file.id, 0)}


def test_only_what_changed_is_read_again(vault, sandbox) -> None:
    one, other = Paper(title="Повестка"), Paper(title="Обыск")
    put(vault, one)
    put(vault, other)
    assert bring_up(vault, sandbox).read == 2
    assert bring_up(vault, sandbox).read == 0
    put(vault, Paper(id=one.id, title="Приговор"))
    assert bring_up(vault, sandbox).read == 1
    assert found(vault, "повестка") == set()
    assert found(vault, "приговор") == {(one.id, 0)}


def test_what_is_in_the_bin_is_not_found_and_comes_back(vault, sandbox) -> None:
    paper = Paper(title="Повестка")
    put(vault, paper)
    bring_up(vault, sandbox)
    with vault.records.transaction("delete") as transaction:
        transaction.delete(paper.id)
    bring_up(vault, sandbox)
    assert found(vault, "повестка") == set()
    vault.records.undo()
    bring_up(vault, sandbox)
    assert found(vault, "повестка") == {(paper.id, 0)}


def test_a_file_that_cannot_be_read_is_told_and_the_rest_is_found(
    vault, sandbox, put_file, written_pdf
) -> None:
    bad = put_file(vault, b"%PDF-1.7 broken", "сломан.pdf", media_type=PDF, page_count=1)
    good = put_file(vault, written_pdf("Обыск"), media_type=PDF, page_count=1)
    assert bring_up(vault, sandbox) == IndexReport(read=2, unreadable=(bad.id,))
    assert bring_up(vault, sandbox) == IndexReport(read=0, unreadable=(bad.id,))
    assert found(vault, "обыск") == {(good.id, 1)}
    assert found(vault, "сломан") == {(bad.id, 0)}


def test_a_file_that_took_too_long_is_tried_again_and_what_came_is_found(
    vault, sandbox, put_file, monkeypatch
) -> None:
    file = put_file(vault, b"x", media_type=PDF, page_count=2)
    answers = iter((PageTexts({0: "Повестка"}, Refusal.TOO_SLOW), PageTexts({0: "Повестка", 1: "Обыск"})))
    monkeypatch.setattr(index_words, "page_texts", lambda *_, **__: next(answers))
    assert bring_up(vault, sandbox).unreadable == (file.id,)
    assert found(vault, "повестка") == {(file.id, 1)}
    assert bring_up(vault, sandbox) == IndexReport(read=1)
    assert found(vault, "обыск") == {(file.id, 2)}


def test_a_file_that_is_missing_is_tried_again(vault, sandbox, put_file, written_pdf) -> None:
    file = put_file(vault, written_pdf("Обыск"), media_type=PDF, page_count=1)
    (blob,) = vault.path.rglob(f"{file.id}.blob")
    blob.rename(vault.path / "away")
    assert bring_up(vault, sandbox).unreadable == (file.id,)
    (vault.path / "away").rename(blob)
    assert bring_up(vault, sandbox).unreadable == ()
    assert found(vault, "обыск") == {(file.id, 1)}


def test_what_is_forgotten_while_it_is_read_does_not_come_back(vault, sandbox, monkeypatch) -> None:
    put(vault, paper := Paper(title="канарейка"))
    put(vault, Paper(title="суд"))
    real = index_words.readable

    def empties_the_bin(record) -> str:
        monkeypatch.setattr(index_words, "readable", real)
        with vault.records.transaction("delete") as transaction:
            transaction.delete(paper.id)
        vault.empty_bin()
        return real(record)

    monkeypatch.setattr(index_words, "readable", empties_the_bin)
    assert bring_up(vault, sandbox).read == 1
    assert set(vault.search.stamps()) == set(vault.records.stamps())


def test_a_file_that_shows_no_page_is_not_opened(vault, sandbox, put_file) -> None:
    put_file(vault, b"%PDF-1.7 broken", media_type=PDF, page_count=0)
    assert bring_up(vault, sandbox).unreadable == ()


def test_a_record_gone_meanwhile_is_nothing_to_find(vault, sandbox, monkeypatch) -> None:
    paper = Paper(title="Повестка")
    put(vault, paper)
    stamps = vault.records.stamps()
    with vault.records.transaction("delete") as transaction:
        transaction.delete(paper.id)
    monkeypatch.setattr(vault.records, "stamps", lambda: stamps)
    bring_up(vault, sandbox)
    assert found(vault, "повестка") == set()


def test_stopped_half_way_it_goes_on_where_it_was(vault, sandbox, monkeypatch) -> None:
    monkeypatch.setattr("holdall.jobs.index_words._AT_ONCE", 20)
    for number in range(5):
        put(vault, Paper(title=f"Повестка {number}"))
    asked = 0

    def stop() -> bool:
        nonlocal asked
        asked += 1
        return asked > 2

    with pytest.raises(StoppedError):
        bring_up(vault, sandbox, JobContext(cancelled=stop))
    assert len(found(vault, "повестка")) == 2
    assert bring_up(vault, sandbox).read == 3
    assert len(found(vault, "повестка")) == 5


def test_a_damaged_index_is_made_anew(vault, sandbox, monkeypatch) -> None:
    put(vault, Paper(title="Повестка"))
    real = vault.search.stamps
    answers = iter((SearchIndexLostError(), None))

    def stamps() -> dict[str, str]:
        if error := next(answers, None):
            raise error
        return real()

    monkeypatch.setattr(vault.search, "stamps", stamps)
    assert bring_up(vault, sandbox).read == 1
    monkeypatch.undo()
    assert len(found(vault, "повестка")) == 1


def test_emptying_the_bin_takes_words_out_of_the_file(vault, sandbox) -> None:
    put(vault, paper := Paper(title="канарейка"))
    put(vault, Paper(title="суд"))
    bring_up(vault, sandbox)
    with vault.records.transaction("delete") as transaction:
        transaction.delete(paper.id)
    vault.empty_bin()
    assert set(vault.search.stamps()) == set(vault.records.stamps())
    assert found(vault, "канарейка") == set()


def test_one_index_is_written_by_one_job_at_a_time(vault, sandbox) -> None:
    assert IndexWords(vault, sandbox).writes_to == IndexWords(vault, sandbox).writes_to != vault.path
