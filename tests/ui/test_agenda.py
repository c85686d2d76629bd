"""The agenda: which dates count, in which order, and what the dossier lacks."""

from __future__ import annotations

from datetime import date

import case_for_looks as case

from holdall.case.application import Application, ApplicationStatus
from holdall.case.dates import PartialDate
from holdall.ui.agenda import read_agenda

TODAY = date(2026, 11, 23)


def test_an_empty_vault_has_nothing_ahead(empty_vault):
    agenda = read_agenda(empty_vault.records, TODAY)
    assert (agenda.deadlines, agenda.plan, agenda.gaps) == ((), None, ())


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


def test_gaps_of_the_dossier_name_their_records(empty_vault):
    case.fill(empty_vault)
    agenda = read_agenda(empty_vault.records, TODAY)
    assert agenda.plan.id == case.PLAN
    assert agenda.gaps
    assert all(gap.record_id in agenda.titles for gap in agenda.gaps)
