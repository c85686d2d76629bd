"""What is said of files that were not put in, or cannot be shown."""

from __future__ import annotations

from pathlib import Path

import pytest

from holdall.intake.findings import Problem
from holdall.jobs.import_files import ImportReport
from holdall.ui.wording import files


@pytest.mark.parametrize("problem", [each.value for each in Problem if each is not Problem.NONE])
def test_every_problem_has_its_sentence(problem):
    assert problem in files._TROUBLE


def test_every_file_that_is_not_in_is_named_with_its_reason():
    report = ImportReport(refused=(("notes.txt", "unsupported"),), skipped=(("scan.pdf", "link"),))
    assert list(files.left_out_lines(report)) == [
        "notes.txt: this kind of file cannot be put in yet",
        "scan.pdf: a link, not the file itself",
    ]


def test_a_file_that_cannot_be_shown_is_named_with_what_is_wrong():
    report = ImportReport(troubled=(("form.pdf", "dynamic-form"),))
    assert list(files.troubled_lines(report)) == [
        "form.pdf is a form that only shows in Adobe Reader. It is kept as it is."
    ]


def test_the_summary_counts_only_what_there_was():
    report = ImportReport(added=("a" * 32,) * 2, refused=(("notes.txt", "unsupported"),))
    assert files.import_summary(report) == "Files put in: 2. Not put in: 1."


def test_the_summary_speaks_the_language_of_the_window():
    words = (Path(__file__).parents[3] / "resources" / "i18n" / "holdall_ru.ts").read_text("utf-8")
    for text in ("Files put in", "Already here", "Cannot be shown whole", "Not put in"):
        assert f"<source>{text}: %1.</source>" in words
