from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image


@pytest.fixture
def paper(cli, vault_with, tmp_path: Path, written_pdf) -> tuple[Path, str]:
    vault = vault_with()
    (tmp_path / "a.pdf").write_bytes(written_pdf("Первая", "Вторая\x1b[2J"))
    assert cli("add", vault, tmp_path / "a.pdf").code == 0
    return vault, cli("list", vault, "--json").document["items"][0]["id"]


def test_every_page_under_its_number(cli, paper) -> None:
    answer = cli("text", *paper)
    assert answer.code == 0
    assert [line.strip() for line in answer.out.splitlines() if line.strip()] == [
        "--- page 1 ---", "Первая", "--- page 2 ---", "Вторая[2J",
    ]  # fmt: skip


def test_one_page_alone(cli, paper) -> None:
    assert cli("text", *paper, "--page", "1").out.strip() == "Первая"


def test_the_document(cli, paper) -> None:
    document = cli("text", *paper, "--json").document
    assert document["format"] == "holdall-text/1"
    assert [it["page"] for it in document["pages"]] == [1, 2]
    assert document["pages"][0]["text"].strip() == "Первая"


@pytest.mark.parametrize("page", ["3", "0", "-1", "x"])
def test_a_page_that_is_not_there(cli, paper, page) -> None:
    answer = cli("text", *paper, f"--page={page}")
    assert answer.code == 2
    assert answer.out == ""


def test_how_many_pages_there_are_is_said(cli, paper) -> None:
    assert "There is no page 3; the last one is 2" in cli("text", *paper, "--page", "3").err


def test_a_plain_text_is_read_as_it_is_shown(cli, vault_with, tmp_path) -> None:
    vault = vault_with()
    (tmp_path / "письмо.txt").write_text("Повестка в суд", "utf-8")
    assert cli("add", vault, tmp_path / "письмо.txt").code == 0
    paper = cli("list", vault, "--json").document["items"][0]["id"]
    assert "Повестка в суд" in cli("text", vault, paper).out
    assert "page 1" in cli("find", vault, "повестки").out


def test_a_file_by_its_id_and_what_has_no_pages(cli, paper) -> None:
    file = cli("list", paper[0], "--json").document["items"][0]["files"][0]["id"]
    assert "Первая" in cli("text", paper[0], file).out


def test_a_record_without_pages_is_said_to_have_none(cli, vault_with) -> None:
    from holdall.case.event import Event

    event = Event(title="Обыск")
    answer = cli("text", vault_with(event), event.id)
    assert (answer.code, answer.out) == (0, "")
    assert "no pages" in answer.err


def test_a_picture_has_none_and_that_is_said(cli, vault_with, tmp_path) -> None:
    vault = vault_with()
    Image.new("RGB", (20, 20)).save(tmp_path / "a.png")
    cli("add", vault, tmp_path / "a.png")
    paper = cli("list", vault, "--json").document["items"][0]["id"]
    answer = cli("text", vault, paper)
    assert (answer.code, answer.out.strip()) == (0, "")
    assert "No text" in answer.err


def test_a_file_that_cannot_be_read_is_named(cli, make_vault, put_file) -> None:
    vault = make_vault("broken")
    put_file(
        vault, b"%PDF-1.7 broken", "сломан.pdf", media_type="application/pdf", page_count=1, title="Скан"
    )
    vault.close()
    paper = cli("list", vault.path, "--json").document["items"][0]["id"]
    answer = cli("text", vault.path, paper)
    assert answer.code == 3
    assert "сломан.pdf" in answer.err


def test_an_unknown_id(cli, paper) -> None:
    assert cli("text", paper[0], "ffff").code == 3
