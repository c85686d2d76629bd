"""Why a plan cannot become a dossier; parameters are ids of records and names of parts, never contents."""

from __future__ import annotations

from holdall.errors import InputUnusableError


class PlanError(InputUnusableError):
    """A plan cannot be built; base of all such refusals."""

    code = "plan-unusable"


class ProfileUnknownError(PlanError):
    """No shipped profile has this id (`profile`)."""

    code = "profile-unknown"


class DossierEmptyError(PlanError):
    """The plan has no exhibits (`item`: the plan)."""

    code = "dossier-empty"


class ApplicantMissingError(PlanError):
    """The plan's applicant is gone or has no name (`item`: the person)."""

    code = "applicant-missing"


class PersonMissingError(PlanError):
    """The plan names a person that is gone (`item`)."""

    code = "person-missing"


class EventMissingError(PlanError):
    """The plan names an event that is gone (`item`)."""

    code = "event-missing"


class ExhibitMissingError(PlanError):
    """An exhibit's paper is gone (`item`)."""

    code = "exhibit-missing"


class ExhibitTwiceError(PlanError):
    """A paper is an exhibit twice (`item`), so that references to it would be ambiguous."""

    code = "exhibit-twice"


class ExhibitEmptyError(PlanError):
    """An exhibit's paper has no files, or none with pages (`item`: the paper)."""

    code = "exhibit-empty"


class ExhibitFileUnusableError(PlanError):
    """A file of an exhibit cannot be shown (`item`: the paper, `file`: its id, `reason`: a stable code)."""

    code = "exhibit-file-unusable"


class ExhibitUntitledError(PlanError):
    """An exhibit would stand in the index without a title (`item`: the paper)."""

    code = "exhibit-untitled"


class SectionUnknownError(PlanError):
    """An exhibit is in a section that the profile does not have (`item`: the paper, `section`)."""

    code = "section-unknown"


class ReferenceUnknownError(PlanError):
    """The statement refers to a paper that is no exhibit (`item`: the paper)."""

    code = "reference-unknown"


class CaptionFieldError(PlanError):
    """A field of the plan is unknown, or its value is no choice (`field`; `known`: what would do)."""

    code = "caption-field"


class GlyphMissingError(PlanError):
    """No shipped font has a character (`item`: the record, `part`: which text, `character`: U+XXXX)."""

    code = "glyph-missing"


class DividerOverflowError(PlanError):
    """An exhibit's title is too long for one divider page (`item`: the paper)."""

    code = "divider-overflow"


class TypesettingError(PlanError):
    """The pages could not be set; `reason` is `pdf-a`, `pdf-ua`, `template` or `numbering`."""

    code = "typesetting"
