"""What every record of a case has in common; the codec and the vault rely on nothing more."""

from __future__ import annotations

import re
import secrets
from dataclasses import dataclass, field
from typing import ClassVar

_ID = re.compile(r"[0-9a-f]{32}")


def new_id() -> str:
    """A fresh record id: 128 random bits as 32 lower-case hex digits."""
    return secrets.token_hex(16)


def is_id(text: str) -> bool:
    """Whether `text` has the form of a record id."""
    return _ID.fullmatch(text) is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """Base of all records; subclasses set `KIND`, a stable name that is stored."""

    KIND: ClassVar[str]

    id: str = field(default_factory=new_id)
    notes: str = ""

    @property
    def title_text(self) -> str:
        """The one line that lists sort and search by."""
        raise NotImplementedError

    @property
    def sort_date(self) -> str:
        """The `PartialDate.sort_key` that lists sort by, or an empty string."""
        return ""
