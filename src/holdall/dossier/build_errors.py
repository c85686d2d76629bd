"""Why a dossier cannot be assembled, as errors with stable codes; words none of them."""

from __future__ import annotations

from typing import ClassVar

from holdall.errors import HoldallError, InputUnusableError


class MalformedChunkError(HoldallError):
    """A worker sent objects that no honest worker sends; the file it was reading must not be trusted."""

    code: ClassVar[str] = "malformed-chunk"


class StampGlyphError(InputUnusableError):
    """The stamp's font cannot draw a character; `codepoint` says which (decimal)."""

    code: ClassVar[str] = "stamp-glyph-missing"


class WrongPageCountError(InputUnusableError):
    """A file has `found` pages where the plan counted on `expected`; `exhibit` is its label, `file` its
    blob.
    """

    code: ClassVar[str] = "wrong-page-count"


class ExhibitRefusedError(InputUnusableError):
    """A file of exhibit `exhibit` cannot be used, for the sandbox's `reason`; `file` is its blob."""

    code: ClassVar[str] = "exhibit-refused"


class AuditError(HoldallError):
    """The finished file disagrees with its plan; `problem`, `page` (physical, from 1) and `exhibit` say
    where.
    """

    code: ClassVar[str] = "audit"
