"""The agenda: which dates count, in which order, and what the dossier lacks."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import case_for_looks as case

from holdall.case.application import Application, ApplicationStatus
from holdall.case.dates import PartialDate
from holdall.case.paper import Paper, PaperKind
from holdall.case.readiness import Gap, GapCode
from holdall.ui.agenda import read_agenda

TODAY = date(2026, 11, 23)


def test_an_empty_vault_has_nothing_ahead(empty_vault):
    agenda = read_agenda(empty_vault.records, TODAY)
    assert (agenda.deadlines, agenda.plan, agenda.gaps, agenda.case_gaps) == ((), None, (), ())
    assert (agenda.readiness.total, agenda.unsorted, agenda.first_unsorted) == (0, 0, "")


def test_dates_come_in_order_with_expiry_dates_among_them(empty_vault):
    case.fill(empty_vault)
    agenda = read_agenda(empty_vault.records, TODAY)
    assert [(item.day.isoformat(), item.expires) for item in agenda.deadlines] == [
        ("2026-12-09", False), ("2027-01-20", False), ("2027-02-14", True), ("2027-02-14", True),
    ]  # fmt: skip
    assert agenda.deadlines[1].record_id == case.CLAIM


def test_expired_documents_and_ended_applications_are_left_out_missed_dates_are_not(empty_vault):
    case.fill(empty_vault)
    with empty_vault.records.transaction("more") as change:
        change.put(
            Application(title="Over", status=ApplicationStatus.REFUSED, next_date=PartialDate("2026-12-01"))
        )
        change.put(Application(title="Missed", next_date=PartialDate("2026-11-01")))
    agenda = read_agenda(empty_vault.records, date(2028, 1, 1))
    assert [item.title for item in agenda.deadlines] == ["Missed", "Work permit", "Asylum claim"]


def test_gaps_of_the_dossier_name_their_records_and_come_once(empty_vault):
    case.fill(empty_vault)
    agenda = read_agenda(empty_vault.records, TODAY)
    assert agenda.plan.id == case.PLAN
    assert agenda.gaps
    assert agenda.case_gaps
    assert not set(agenda.gaps) & set(agenda.case_gaps)
    assert all(gap.record_id in agenda.named for gap in (*agenda.gaps, *agenda.case_gaps))


def test_what_stands_in_the_way_of_building_comes_first(empty_vault):
    case.fill(empty_vault)
    with empty_vault.records.transaction("worse") as change:
        change.put(replace(empty_vault.records.get(case.PROTOCOL), file_ids=()))
    gaps = read_agenda(empty_vault.records, TODAY).gaps
    assert gaps[0] == Gap(GapCode.PAPER_WITHOUT_FILES, case.PROTOCOL)


def test_papers_that_wait_to_be_sorted_are_counted(empty_vault):
    papers = [Paper(title="a"), Paper(title="b"), Paper(title="c", kind=PaperKind.CHAT)]
    with empty_vault.records.transaction("put") as change:
        for paper in papers:
            change.put(paper)
    agenda = read_agenda(empty_vault.records, TODAY)
    assert agenda.unsorted == 2
    assert agenda.first_unsorted in {papers[0].id, papers[1].id}
