"""The cover of a dossier: for which authority, in which language, whose, and the authority's own fields."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from holdall.case.dossier_plan import DossierPlan
from holdall.dossier.phrases import Phrases, available, phrases
from holdall.dossier.profile import CaptionField, Confidence, Profile
from holdall.dossier.profiles import localized, profiles
from holdall.ui.forms.form import RecordForm
from holdall.ui.forms.value_binding import ValueBinding
from holdall.ui.session import Session
from holdall.ui.widgets.basics import paragraph
from holdall.ui.widgets.choice import Choice
from holdall.ui.widgets.linked_records import LinkedRecords
from holdall.ui.widgets.text_fields import TextField
from holdall.vault.row_query import RowQuery


class DossierForm(RecordForm):
    """Rows of the authority's own fields come and go with the profile."""

    def __init__(self, session: Session, title_of: Callable[[str], str]) -> None:
        super().__init__(session)
        self._own_rows = 0
        self._profile = ""
        self.text("title", self.tr("Title on the cover"))
        names = [(profile.id, localized(profile.name, self._tag())) for profile in profiles()]
        self.choice("profile", self.tr("For which authority"), names, str)
        language = self.choice(
            "language", self.tr("Language of the pages that Holdall writes"), self._languages(), str
        )
        self.unchecked = paragraph(
            self.tr(
                "Nobody who grew up with this language has checked Holdall's words in it yet. Have somebody "
                "who knows it well read the pages that Holdall writes before you hand them in."
            ),
            "caution",
        )
        self.layout_.addRow(self.unchecked)
        language.currentIndexChanged.connect(self._show_whether_checked)
        self._language = language
        self._show_whether_checked()
        self._applicant = self.choice("applicant_id", self.tr("Whose dossier"), [], str)
        family = LinkedRecords(session.records, "person", title_of, self.tr("Add a family member"))
        self.bind(self.tr("Others included"), ValueBinding(family, "person_ids"))

    def show_record(self, record_id: str) -> None:
        people = self._session.records.rows(RowQuery(kind="person", order="created"))
        nobody = ("", self.tr("Not said yet"))
        self._applicant.set_items([nobody, *((row.id, row.title) for row in people)])
        super().show_record(record_id)
        if isinstance(self.record, DossierPlan):
            self._show_own(self.record)

    def _show_own(self, plan: DossierPlan) -> None:
        """Make rows for the fields of the profile in force, unless they stand there already."""
        profile = next((each for each in profiles() if each.id == plan.profile), None)
        if profile is not None and profile.id != self._profile:
            self._remove_own()
            self._profile = profile.id
            before = len(self._bindings)
            self._add_own(profile)
            self._own_rows = len(self._bindings) - before
            for _, binding in self._bindings[before:]:
                binding.show(plan)

    def _add_own(self, profile: Profile) -> None:
        for field in profile.caption:
            label = localized(field.label, self._tag())
            self.bind(label, _CaptionBinding(field))

    def _remove_own(self) -> None:
        for _, binding in self._bindings[len(self._bindings) - self._own_rows :]:
            self.remove(binding.widget)
        del self._bindings[len(self._bindings) - self._own_rows :]
        self._own_rows = 0

    def _languages(self) -> list[tuple[str, str]]:
        """Those that generated pages have wording for, in their own names; the checked ones first."""
        known = sorted((phrases(tag) for tag in available()), key=lambda it: (_unsure(it), it.name))
        unchecked = self.tr("%1, not yet checked")
        return [(it.language, unchecked.replace("%1", it.name) if _unsure(it) else it.name) for it in known]

    def _show_whether_checked(self) -> None:
        self.layout_.setRowVisible(self.unchecked, _unsure(phrases(self._language.value())))

    def _tag(self) -> str:
        return self._session.preferences.language or "en"


def _unsure(words: Phrases) -> bool:
    return words.confidence is Confidence.VERIFY


class _CaptionBinding:
    """One of the authority's fields, kept in `DossierPlan.fields` by its key."""

    def __init__(self, field: CaptionField) -> None:
        self._field = field
        if field.choices:
            self.widget: Any = Choice([("", "–"), *((choice, choice) for choice in field.choices)])
        else:
            self.widget = TextField()

    def show(self, record: Any) -> None:
        """Show the stored value, or the profile's usual one."""
        value = dict(record.fields).get(self._field.key, self._field.default)
        if isinstance(self.widget, Choice):
            self.widget.choose(value)
        else:
            self.widget.show_text(value)

    def connect(self, edited: Callable[[Callable[[Any], Any]], object]) -> None:
        """Tell of edits."""
        told = _CaptionEdit(self, edited)
        signal = self.widget.chosen if isinstance(self.widget, Choice) else self.widget.committed
        signal.connect(told)

    def changed(self, record: DossierPlan) -> DossierPlan:
        """The plan with what stands in the field."""
        value = self.widget.value() if isinstance(self.widget, Choice) else self.widget.text().strip()
        others = tuple((key, kept) for key, kept in record.fields if key != self._field.key)
        return replace(record, fields=(*others, (self._field.key, value)) if value else others)


class _CaptionEdit:
    def __init__(self, binding: _CaptionBinding, edited: Callable[[Callable[[Any], Any]], object]) -> None:
        self._binding, self._edited = binding, edited

    def __call__(self, *_: object) -> None:
        self._edited(self._binding.changed)
