from __future__ import annotations

from holdall.case.dates import PartialDate
from holdall.case.paper import IDENTITY_KINDS, Paper, PaperKind


def test_identity_kinds_identify_and_others_do_not() -> None:
    assert {kind for kind in PaperKind if kind.is_identity} == IDENTITY_KINDS
    assert PaperKind.VISA.is_identity
    assert not PaperKind.TICKET.is_identity


def test_papers_are_listed_by_title_and_date() -> None:
    paper = Paper(title="Повестка", title_en="Summons", date=PartialDate("2022-09"))
    assert paper.title_text == "Повестка"
    assert paper.sort_date == "2022-09-01/2022-09-30"
