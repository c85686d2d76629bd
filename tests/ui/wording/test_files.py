"""What is said of files that were not put in, or cannot be shown."""

from __future__ import annotations

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
