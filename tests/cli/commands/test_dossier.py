from __future__ import annotations

from collections.abc import Callable
from contextlib import nullcontext
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from holdall.case.dossier_plan import DossierPlan, PlannedExhibit
from holdall.case.paper import Paper
from holdall.cli.commands.dossier import _ORDINARY, _REASONS, _archival
from holdall.dossier.archival import Reason
from holdall.dossier.assembly.work import Obstacle
from holdall.dossier.plan_errors import ExhibitEmptyError
from holdall.dossier.report import DossierReport, ReportedExhibit
from holdall.jobs.build_dossier import BuildDossier

PAPER = Paper(id="ab" * 16, title="Протокол")
REPORT = DossierReport(
    pages=7,
    size=1234,
    sha256="cd" * 32,
    exhibits=(ReportedExhibit(label="A", paper_id=PAPER.id, title="Протокол", first_page=5, last_page=7),),
    pdfa=False,
    obstacles=(Obstacle(exhibit="A", blob_id="ef" * 16, code="pdf-not-proven", page=1),),
    over_size_cap=True,
)


@pytest.fixture
def built(monkeypatch: pytest.MonkeyPatch) -> list[DossierPlan]:
    """The plans that were to be built; the building has tests of its own."""
    plans: list[DossierPlan] = []

    def run(self: Any, _: object) -> DossierReport:
        plans.append(self._plan)
        if not self._plan.exhibits:
            raise ExhibitEmptyError(item=PAPER.id)
        return REPORT

    monkeypatch.setattr(BuildDossier, "run", run)
    return plans


WALLED = SimpleNamespace(lacks_walls=False)
"""Workers that nothing is asked of but whether their walls stood."""


def dossier(cli: Any, vault: Path, *options: str | Path) -> Any:
    return cli("dossier", vault, "--profile", "generic", *options, workers=lambda: nullcontext(WALLED))


def plan_with(paper: Paper, **members: Any) -> DossierPlan:
    return DossierPlan(exhibits=(PlannedExhibit(paper_id=paper.id),), **members)


def test_a_plan_file_is_built(
    cli: Any, vault_with: Callable[..., Path], tmp_path: Path, built: list[DossierPlan]
) -> None:
    plan = tmp_path / "plan.toml"
    plan.write_text('exhibits = ["протокол"]', "utf-8")
    answer = dossier(cli, vault_with(PAPER), "-o", tmp_path / "o.pdf", "--plan", plan)
    assert answer.code == 0
    assert answer.out.splitlines() == [
        (
            f"Wrote {tmp_path / 'o.pdf'}: 7 pages, 1234 bytes, read back and checked. "
            "It is not encrypted: whoever has it can read it."
        ),
        (
            "Words on a page of an exhibit that nobody sees, as under a black bar, are still in it and can "
            "be read."
        ),
        "  A            5–7     Протокол",
        *_ORDINARY.splitlines(),
        "  A: the file uses something that archives do not take.",
    ]
    assert answer.err == "It is larger than this authority takes in one file.\n"
    assert built[0].exhibits == (PlannedExhibit(paper_id=PAPER.id),)


def test_every_reason_has_its_own_words() -> None:
    assert set(_REASONS) == set(Reason)
    assert len(set(_REASONS.values())) == len(Reason)


def test_a_file_for_archives_is_called_so() -> None:
    report = replace(REPORT, pdfa=True, obstacles=())
    assert _archival(report) == "It keeps to PDF/A-2b, the standard for archives."


def test_the_document(cli: Any, vault_with: Callable[..., Path], tmp_path: Path, built: Any) -> None:
    vault = vault_with(PAPER, plan_with(PAPER))
    document = dossier(cli, vault, "-o", tmp_path / "o.pdf", "--json").document
    assert document == {
        "format": "holdall-dossier/1",
        "output": str(tmp_path / "o.pdf"),
        "profile": "generic",
        "pages": 7,
        "size": 1234,
        "sha256": "cd" * 32,
        "exhibits": [
            {"label": "A", "paper_id": PAPER.id, "title": "Протокол", "first_page": 5, "last_page": 7}
        ],
        "pdfa": False,
        "obstacles": [{"exhibit": "A", "blob_id": "ef" * 16, "code": "pdf-not-proven", "page": 1}],
        "over_size_cap": True,
    }


def test_the_stored_plan_of_the_profile_is_used_and_said(
    cli: Any, vault_with: Callable[..., Path], tmp_path: Path, built: list[DossierPlan]
) -> None:
    mine = plan_with(PAPER, title="Mine")
    other = plan_with(PAPER, title="Other", profile="us-eoir")
    empty = DossierPlan(title="Empty")
    answer = dossier(cli, vault_with(PAPER, mine, other, empty), "-o", tmp_path / "o.pdf")
    assert built == [mine]
    assert "Using the plan stored in the vault: Mine" in answer.err


def test_without_any_plan_one_is_made_and_what_it_leaves_out_is_named(
    cli: Any, vault_with: Callable[..., Path], tmp_path: Path, built: list[DossierPlan]
) -> None:
    (tmp_path / "o.pdf").write_text("older")
    answer = dossier(cli, vault_with(PAPER), "-o", tmp_path / "o.pdf")
    assert built[0].exhibits == ()
    assert "No plan was given" in answer.err
    assert "Left out because its pages cannot be shown: Протокол" in answer.err
    assert answer.code == 3, "nothing is left to build"
    assert f"{PAPER.id} is “Протокол”." in answer.err
    assert f"{tmp_path / 'o.pdf'} is still the file that was there before." in answer.err


def test_a_folder_that_is_not_there_is_refused_before_any_work(
    cli: Any, vault_with: Callable[..., Path], tmp_path: Path, built: list[DossierPlan]
) -> None:
    answer = dossier(cli, vault_with(PAPER), "-o", tmp_path / "none" / "o.pdf")
    assert (answer.code, built) == (2, [])
    assert str(tmp_path / "none") in answer.err


def test_a_full_disk_is_told_of_the_dossier_and_not_of_the_vault(
    cli: Any, vault_with: Callable[..., Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "full")

    monkeypatch.setattr("holdall.jobs.build_dossier.BuildDossier.run", full)
    answer = dossier(cli, vault_with(PAPER, plan_with(PAPER)), "-o", tmp_path / "o.pdf")
    assert answer.code == 3
    assert answer.err.splitlines()[-2:] == [
        "holdall: The disk is full. Nothing is left half done. Make room, then give the command again.",
        f"This is about: {tmp_path / 'o.pdf'}",
    ]


def test_empty_lines_on_the_cover_are_named(
    cli: Any, vault_with: Callable[..., Path], tmp_path: Path, built: list[DossierPlan]
) -> None:
    plan = plan_with(PAPER, profile="us-eoir", fields=(("judge", "Hon. Specimen"),))
    answer = dossier(cli, vault_with(PAPER, plan), "--profile", "us-eoir", "-o", tmp_path / "o.pdf")
    assert built == [plan]
    (note,) = [line for line in answer.err.splitlines() if "Empty lines on the cover" in line]
    assert "A-number (a_number)" in note
    assert "judge" not in note


def test_a_language_whose_words_nobody_checked_is_told_of(
    cli: Any, vault_with: Callable[..., Path], tmp_path: Path, built: list[DossierPlan]
) -> None:
    vault = vault_with(PAPER)
    (tmp_path / "p.toml").write_text('language = "fr"')
    answers = [
        dossier(cli, vault, *plan, "-o", tmp_path / "o.pdf") for plan in ((), ("--plan", tmp_path / "p.toml"))
    ]
    told = "Nobody who grew up with Français has checked"
    assert [plan.language for plan in built] == ["en", "fr"]
    assert [told in answer.err for answer in answers] == [False, True]
