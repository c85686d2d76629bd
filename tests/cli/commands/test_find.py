from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from holdall.case.event import Event
from holdall.case.paper import Paper, PaperKind

RULING = Paper(id="b2" * 16, kind=PaperKind.COURT_RULING, title="Решение\x1b[2J суда об аресте")
LETTER = Paper(id="c3" * 16, kind=PaperKind.LETTER, title="Письмо в суд")
ARREST = Event(id="d4" * 16, title="Задержание")


@pytest.fixture
def added(cli: Any, vault_with: Callable[..., Path], tmp_path: Path, written_pdf) -> Path:
    vault = vault_with(RULING, LETTER, ARREST)
    (tmp_path / "приговор.pdf").write_bytes(written_pdf("Первая", "Повестка Щербаковой"))
    assert cli("add", vault, tmp_path / "приговор.pdf").code == 0
    return vault


def test_a_page_is_found_in_another_form_and_alphabet(cli, added) -> None:
    answer = cli("find", added, "повесток", "Shcherbakova")
    assert answer.code == 0
    heading, line = answer.out.splitlines()
    assert heading.endswith("  приговор, page 2")
    assert line.strip() == "Повестка Щербаковой"


def test_the_document(cli, added) -> None:
    document = cli("find", added, "арест", "--json").document
    assert document["format"] == "holdall-find/1"
    (result,) = document["results"]
    assert result.pop("score") > 0
    assert result == {
        "record": "paper",
        "id": RULING.id,
        "kind": "court-ruling",
        "title": RULING.title,
        "page": None,
        "file": None,
        "file_page": None,
        "snippet": RULING.title,
        "marks": [[20, 26]],
    }
    page = cli("find", added, "щербакова", "--json").document["results"][0]
    assert (page["page"], page["file_page"], page["kind"]) == (2, 2, "other")


def test_only_papers_of_a_kind(cli, added) -> None:
    found = cli("find", added, "суд", "--kind", "letter", "--json").document["results"]
    assert [it["id"] for it in found] == [LETTER.id]
    assert cli("find", added, "суд", "--kind", "novel").code == 2


def test_a_phrase_is_found_as_it_stands(cli, added) -> None:
    assert "Письмо" in cli("find", added, '"в суд"').out
    assert cli("find", added, '"суд в"').out == "Nothing was found.\n"


def test_words_in_one_argument_are_a_phrase(cli, added) -> None:
    assert "Письмо" in cli("find", added, "в суд").out
    assert "Nothing" in cli("find", added, "суд в").out
    assert "Письмо" in cli("find", added, "«в суд» письмо").out


def test_more_than_can_be_shown_is_said(cli, vault_with) -> None:
    vault = vault_with(*(Paper(title=f"Обыск {number}") for number in range(51)))
    answer = cli("find", vault, "обыск")
    assert len(answer.out.splitlines()) == 100
    assert "There is more" in answer.err
    assert "more" not in cli("find", vault, "обыск", "7").err


def test_pages_that_are_pictures_are_said(cli, vault_with, tmp_path) -> None:
    from PIL import Image

    vault = vault_with()
    Image.new("RGB", (20, 20)).save(tmp_path / "a.png")
    cli("add", vault, tmp_path / "a.png")
    assert "which were not searched: 1." in cli("find", vault, "обыск").err


def test_what_a_title_smuggles_in_is_shown_harmless(cli, added) -> None:
    out = cli("find", added, "арест").out
    assert "\x1b" not in out
    assert "\\u001b" in out


def test_files_that_cannot_be_read_are_said(cli, vault_with, tmp_path, put_file, make_vault) -> None:
    vault = make_vault("broken")
    put_file(
        vault, b"%PDF-1.7 broken", "сломан.pdf", media_type="application/pdf", page_count=1, title="Скан"
    )
    vault.close()
    answer = cli("find", vault.path, "скан")
    assert answer.code == 0
    assert "could not be read, or not all of them: 1." in answer.err
