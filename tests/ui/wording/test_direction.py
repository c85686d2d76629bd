from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from holdall.case.readiness import Gap, GapCode
from holdall.ui.wording.direction import isolated, within
from holdall.ui.wording.gaps import gap_sentence

SAMER = "الحدّاد سامر"


def test_codes_run_from_left_to_right():
    assert isolated("№ 1") == "\u2066№ 1\u2069"


def test_only_names_that_run_the_other_way_are_set_apart():
    assert within("Щеглова Анна") == "Щеглова Анна"
    assert within(SAMER) == f"\u2068{SAMER}\u2069"


def test_a_sentence_that_begins_with_an_arabic_name_still_runs_from_left_to_right(qapp):
    assert QCoreApplication.instance() is qapp
    words = gap_sentence(Gap(GapCode.PERSON_WITHOUT_BIRTH_DATE, "x"), lambda _: SAMER)
    assert words == f"\u2068{SAMER}\u2069: no date of birth yet."
