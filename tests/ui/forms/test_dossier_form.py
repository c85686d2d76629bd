"""The cover's form: languages that nobody has checked, and the authority's own fields."""

from __future__ import annotations

import pytest

from holdall.case.dossier_plan import DossierPlan
from holdall.ui.forms.dossier_form import DossierForm
from holdall.ui.widgets.text_fields import TextField

PLAN = DossierPlan(title="Evidence", profile="generic", language="en")


@pytest.fixture
def form(qtbot, session):
    with session.records.transaction("plan") as transaction:
        transaction.put(PLAN)
    form = DossierForm(session, str)
    qtbot.addWidget(form)
    form.show_record(PLAN.id)
    form.show()
    return form


def labels(form) -> list[str]:
    return [words for words, _ in form._bindings]


def choose(form, field, key: str) -> None:
    field.choose(key)
    field.activated.emit(field.currentIndex())


def test_languages_that_nobody_checked_say_so_where_they_are_chosen(form, session):
    offered = [form._language.itemText(row) for row in range(form._language.count())]
    assert offered[:2] == ["English", "Русский"]
    assert "Français, not yet checked" in offered
    assert not form.unchecked.isVisible()
    choose(form, form._language, "fa")
    assert session.records.get(PLAN.id).language == "fa"
    assert form.unchecked.isVisible()
    assert form.unchecked.text().startswith("Nobody who grew up with this language")
    session.undo()
    form.show_record(PLAN.id)
    assert not form.unchecked.isVisible()


def test_the_authority_brings_its_own_fields_and_takes_them_away(form, session):
    own = len(labels(form))
    choose(form, next(b.widget for words, b in form._bindings if words == "For which authority"), "us-eoir")
    form.show_record(PLAN.id)
    there = labels(form)
    assert len(there) != own
    judge = next(b.widget for words, b in form._bindings if "udge" in words)
    assert isinstance(judge, TextField)
    judge.setText("Hon. Specimen")
    judge.commit()
    assert dict(session.records.get(PLAN.id).fields)["judge"] == "Hon. Specimen"
    judge.setText("")
    judge.commit()
    assert "judge" not in dict(session.records.get(PLAN.id).fields)


def test_what_is_being_typed_stays_when_something_else_changes(form):
    title = form._bindings[0][1].widget
    title.setText("Half a ti")
    form.show_record(PLAN.id)
    assert title.text() == "Half a ti"
