"""A place as a document or a person names it; knows no map."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Place:
    """A place in the words of the case; `country` is the ISO 3166-1 alpha-3 code at that time, or empty."""

    text: str
    text_en: str = ""
    country: str = ""
